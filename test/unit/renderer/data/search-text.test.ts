import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasNumber, rankOf, readQuery, searchTextOf, type SearchQuery, type SearchText } from '#data/search-text.ts';
import { aFactory } from '#test/builders/office.ts';

type Register = NonNullable<Parameters<typeof aFactory>[0]>['register'];
const fitOf = (text: SearchText, query: SearchQuery): number | undefined =>
  hasNumber(text, query) ? 0 : rankOf(text, query);
const rankFor = (query: string, register: Register): number | undefined =>
  fitOf(searchTextOf(aFactory({ register: { ...register } })), readQuery(query));
const isFound = (query: string, register: Register): boolean => rankFor(query, register) !== undefined;

describe('a factory is found by its name', () => {
  const name = 'บริษัท รุ่งเรืองการช่างปทุมธานี จำกัด';

  test.each(['รุ่งเรือง', 'เรืองการ', 'การช่าง', 'ปทุม', 'ช่างปทุมธานี', 'การช่าง รุ่งเรือง', 'รุ่ง เรือง'])(
    'by any part of a word written without spaces: %s',
    (query) => {
      expect(isFound(query, { name })).toBe(true);
    },
  );

  test.each(['รุงเรืองการชาง', 'รุ้งเรืองการช้าง', 'รุ่งเรืองการช่าง'])('whatever tone marks were typed: %s', (query) => {
    expect(isFound(query, { name })).toBe(true);
  });

  test.each(['บริษัท รุ่งเรืองการช่าง', 'บจก. รุ่งเรืองการช่าง', 'รุ่งเรืองการช่างปทุมธานี จำกัด', 'บมจ.รุ่งเรืองการช่าง'])(
    'whatever legal form was typed: %s',
    (query) => {
      expect(isFound(query, { name })).toBe(true);
    },
  );

  test('with Thai digits or Arabic ones, in either', () => {
    expect(isFound('โรงสี ๙๙', { name: 'โรงสี 99 การเกษตร' })).toBe(true);
    expect(isFound('โรงสี 99', { name: 'โรงสี ๙๙ การเกษตร' })).toBe(true);
  });

  test('in Latin letters of either case', () => {
    expect(isFound('thong thai', { name: 'THONG THAI STEEL CO., LTD.' })).toBe(true);
  });

  test('only when every word of the query is in it', () => {
    expect(isFound('รุ่งเรือง เชียงใหม่', { name })).toBe(false);
  });

  test.each(['คุณ', 'นาย', 'ร้าน', 'บริษัท'])('by a word that is usually no part of a name, when it is one: %s', (word) => {
    expect(isFound(word, { name: `โรงงาน${word}ภาพ` })).toBe(true);
  });

  test('and not by nothing', () => {
    for (const query of ['', '   ', '-', '.']) expect(isFound(query, { name })).toBe(false);
  });
});

describe('a factory is found by who runs it and where it stands', () => {
  test.each(['มาลี', 'ใจงาม', 'พหล', 'คลองหนึ่ง', 'ทวีผล คลองหลวง', 'มาลี โรงสี'])(
    'operator, road, subdistrict and district, also together with the name: %s',
    (query) => {
      const address = { road: 'พหลโยธิน', subdistrict: 'คลองหนึ่ง', district: 'คลองหลวง' };
      expect(isFound(query, { name: 'โรงสีทวีผล', operatorName: 'นางมาลี ใจงาม', address })).toBe(true);
    },
  );

  test('a word does not match across the border of two facts', () => {
    expect(isFound('ทวีผลมาลี', { name: 'โรงสีทวีผล', operatorName: 'มาลี ใจงาม' })).toBe(false);
  });
});

describe('a factory is found by its number', () => {
  const register = { registrationNumber: '3-64(1)-12/41ปท' };

  test.each([
    '3-64(1)-12/41ปท',
    '3-64(01)-12/2541ปท',
    ' 3 - 64(1) - 12/41 ปท ',
    '๓-๖๔(๑)-๑๒/๔๑ปท',
    '3–64(1)–12/41ปท',
    '06401301241ปท',
  ])('in every form in which it is written: %s', (written) => {
    expect(rankFor(written, register)).toBe(0);
  });

  test.each(['3-64(1)-12/41', '12/41ปท', '64(1)-12', '๑๒/๔๑'])('by a part of it: %s', (part) => {
    expect(isFound(part, register)).toBe(true);
  });

  test.each(['10130000125417', '10130 0001 25417', '1-01-30000125417', '๑๐๑๓๐๐๐๐๑๒๕๔๑๗'])(
    'by its fourteen digits, however grouped: %s',
    (fid) => {
      expect(rankFor(fid, { fid: '10130000125417' })).toBe(0);
    },
  );
});

describe("a taxpayer's number", () => {
  const written = ['0105536000315', '0-1055-36000-31-5', '๐๑๐๕๕๓๖๐๐๐๓๑๕', '๐-๑๐๕๕-๓๖๐๐๐-๓๑-๕', '0 1055 36000 31 5'];

  test.each(written)('finds its factory when it is typed in full: %s', (taxId) => {
    expect(rankFor(taxId, { taxId: '0105536000315', taxIdKind: 'juristic' })).toBe(0);
    expect(rankFor(taxId, { taxId: '0105536000315', taxIdKind: 'citizen' })).toBe(0);
  });

  test("of a company is found by a part of it, a citizen's never", () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 3, max: 12 }), (from, length) => {
        const part = '3101200012345'.slice(from, Math.min(from + length, 13));
        fc.pre(part.length >= 3 && part.length < 13);
        const numberless = { registrationNumber: 'x' };
        expect(isFound(part, { ...numberless, taxId: '3101200012345', taxIdKind: 'juristic' })).toBe(true);
        expect(isFound(part, { ...numberless, taxId: '3101200012345', taxIdKind: 'citizen' })).toBe(false);
        expect(isFound(part, { ...numberless, taxId: '3101200012345' })).toBe(false);
      }),
    );
  });
});

describe('what comes first', () => {
  test('a number, then the whole name, its beginning, its middle, then everything else', () => {
    const number = rankFor('3-64(1)-12/41ปท', {});
    const whole = rankFor('ทองไทย', { name: 'บริษัท ทองไทย จำกัด' });
    const beginning = rankFor('ทองไทย', { name: 'บริษัท ทองไทยการช่าง จำกัด' });
    const middle = rankFor('ทองไทย', { name: 'โรงสีทองไทย' });
    const elsewhere = rankFor('ทองไทย', { name: 'โรงสี', operatorName: 'นายทองไทย' });
    const ranks = [number, whole, beginning, middle, elsewhere];

    expect(ranks).toEqual([0, 1, 2, 3, 4]);
  });
});

const thaiWords = 'โรงสี ทองไทย รุ่งเรือง การช่าง น้ำแข็ง แก้ว นางรอง นายก คุณภาพ ร้านค้า จำกัด ศักดิ์ มหาชน บริษัท กิจ';
const otherParts = ['จำกัด (มหาชน)', 'ประเทศไทย', 'Steel', 'CO., LTD.', 'limited', '99', '๒๕', ' ', ' - ', '(', ')'];
const names = fc
  .array(fc.constantFrom(...thaiWords.split(' '), ...otherParts), { minLength: 2, maxLength: 8 })
  .map((words) => words.join(''));

test('every factory is found by any three or more characters of its folded name', () => {
  let checked = 0;
  fc.assert(
    fc.property(names, fc.nat(), fc.nat(), (name, start, length) => {
      const text = searchTextOf(aFactory({ register: { name } }));
      const from = start % Math.max(text.name.length - 2, 1);
      const part = text.name.slice(from, from + 3 + (length % text.name.length || 0));
      fc.pre(part.length >= 3);
      checked += 1;
      expect(fitOf(text, readQuery(part)), `"${part}" in "${name}"`).toBeDefined();
    }),
    { numRuns: 5_000 },
  );
  expect(checked).toBeGreaterThan(1_000);
});
