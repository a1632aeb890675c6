import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looseSearchKey, normalizeThai, searchKey, wordsOf } from '#shared/domain/thai-text.ts';

const thaiLetters = Array.from({ length: 0x5c }, (_, index) => String.fromCharCode(0x0e00 + index));
const anyThai = fc.string({ unit: fc.constantFrom(...thaiLetters, ' ', '\u200b', 'A', '1') });

describe('Thai text as it should have been typed', () => {
  test.each([
    ['zero-width space between words', 'โรง\u200bสี', 'โรงสี'],
    ['byte order mark and soft hyphen', '\uFEFFโรง\u00ADสี', 'โรงสี'],
    ['no-break and ideographic spaces', 'โรง\u00A0\u3000สี', 'โรง สี'],
    ['tab and line break', ' โรง\t\r\nสี ', 'โรง สี'],
    ['two sara e for one sara ae', 'เเก้ว', 'แก้ว'],
    ['tone typed before the upper vowel', 'ที\u0E48'.replace('\u0E35\u0E48', '\u0E48\u0E35'), 'ที่'],
    ['tone typed before the lower vowel', 'ก\u0E48\u0E38', 'ก\u0E38\u0E48'],
    ['thanthakhat typed before sara i', 'สิทธ\u0E4C\u0E34', 'สิทธิ์'],
    ['nikhahit and sara aa for sara am', 'ก\u0E4D\u0E32', 'กำ'],
    ['nikhahit, tone and sara aa', 'น\u0E4D\u0E49\u0E32', 'น้ำ'],
    ['tone, nikhahit and sara aa', 'น\u0E49\u0E4D\u0E32', 'น้ำ'],
    ['tone typed after sara am', 'น\u0E33\u0E49', 'น้ำ'],
    ['doubled tone mark', 'น้\u0E49ำ', 'น้ำ'],
    ['doubled upper vowel', 'ที\u0E35่', 'ที่'],
    ['lakkhangyao for sara aa', 'กๅ', 'กา'],
    ['Thai digits', 'หมู่ ๑๒/๓', 'หมู่ 12/3'],
  ])('%s', (_mistake, typed, meant) => {
    expect(normalizeThai(typed)).toBe(meant);
  });

  test('keeps ำ in one piece, lakkhangyao after ฤ and ฦ, and what is right already', () => {
    for (const text of ['กำ', 'น้ำ', 'ฤๅษี', 'ฦๅ', 'ที่', 'แก้ว', 'กรุงเทพฯ', 'Thong Thai 1/2']) {
      expect(normalizeThai(text)).toBe(text);
    }
  });

  test('is the same when normalised twice, also with a tone behind a rare mark', () => {
    const once = normalizeThai('ำ๎่');

    expect(normalizeThai(once)).toBe(once);
  });

  test('is the same when normalised twice', () => {
    fc.assert(
      fc.property(anyThai, (text) => {
        const once = normalizeThai(text);
        expect(normalizeThai(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  test('is the same for both Unicode orders of its marks', () => {
    fc.assert(
      fc.property(anyThai, (text) => {
        expect(normalizeThai(text.normalize('NFD'))).toBe(normalizeThai(text.normalize('NFC')));
      }),
    );
  });
});

describe('what a name is found by', () => {
  test.each([
    'บริษัท ทองไทย จำกัด',
    'บริษัททองไทยจำกัด',
    'บริษัท ทองไทย จำกัด (มหาชน)',
    'บริษัท ทองไทย จำกัด(มหาชน)',
    'บริษัท ทองไทย จำกัด มหาชน',
    'บริษัท ทอง-ไทย (ประเทศไทย) จำกัด',
    'บมจ.ทองไทย',
    'บจก. ทองไทย',
    'บจก ทองไทย',
    'บจ.ทองไทย',
    'หจก.ทองไทย',
    'ห้างหุ้นส่วนจำกัด ทองไทย',
    'ห้างหุ้นส่วนสามัญนิติบุคคลทองไทย',
    'สหกรณ์ทองไทย',
    'วิสาหกิจชุมชน ทองไทย',
    'ร้านทองไทย',
    'นายทองไทย',
    'นางสาว ทองไทย',
    'น.ส.ทองไทย',
    'คุณ ดร.ทองไทย',
    'ว่าที่ ร.ต. ทองไทย',
    'ว่าที่ร้อยตรีทองไทย',
    '“ทองไทย”',
    'ทอง\u200bไทย',
    'ท.อ,ง(ไ)ท/ย',
  ])('%s is found as ทองไทย', (name) => {
    expect(searchKey(name)).toBe('ทองไทย');
  });

  test.each([
    'Thong Thai Co., Ltd.',
    'THONG THAI CO.,LTD.',
    'Thong Thai Company Limited',
    'Thong-Thai Public Company Limited',
    'Thong Thai PLC',
    'Thong Thai Limited Partnership',
    'Thong Thai L.P.',
    'Thong Thai Ltd',
  ])('%s is found as thongthai', (name) => {
    expect(searchKey(name)).toBe('thongthai');
  });

  test('keeps the words that tell businesses apart', () => {
    expect(searchKey('โรงสีข้าว ทองไทย')).toBe('โรงสีข้าวทองไทย');
    expect(searchKey('อู่ ช.เจริญยนต์')).toBe('อู่ชเจริญยนต์');
    expect(searchKey('โรงน้ำแข็ง')).toBe('โรงน้ำแข็ง');
  });

  test('keeps names in which such a word is only a part', () => {
    expect(searchKey('ทนายความ')).toBe('ทนายความ');
    expect(searchKey('นายก')).toBe('นายก');
    expect(searchKey('นครนายก')).toBe('นครนายก');
    expect(searchKey('ดรุณี')).toBe('ดรุณี');
    expect(searchKey('Coco Limitless')).toBe('cocolimitless');
  });

  test('finds numbers whatever dashes and digits they are written with', () => {
    expect(searchKey('จ3-64(1)-1/40')).toBe(searchKey('จ๓–๖๔(๑)–๑/๔๐'));
  });

  test('tolerates forgotten tone marks only when asked to', () => {
    expect(looseSearchKey('น้ำแข็ง')).toBe(looseSearchKey('นำแขง'));
    expect(searchKey('น้ำแข็ง')).not.toBe(searchKey('นำแขง'));
    expect(looseSearchKey('สิทธิ์')).toBe('สิทธิ');
  });

  test('never contains white space or punctuation, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(anyThai, fc.string({ unit: 'binary' })), (text) => !/[\s\p{P}\p{S}]/u.test(searchKey(text))),
    );
  });
});

describe('the words of a query', () => {
  test('are searched each for itself, once, in the order typed', () => {
    expect(wordsOf('โรงสี  ทองไทย โรงสี 12-3')).toEqual(['โรงสี', 'ทองไทย', '123']);
  });

  test('leave legal forms out, also those of several words', () => {
    expect(wordsOf('บริษัท ทองไทย จำกัด (มหาชน)')).toEqual(['ทองไทย']);
    expect(wordsOf('Thong Thai Public Company Limited')).toEqual(['thong', 'thai']);
    expect(wordsOf('บริษัท')).toEqual([]);
    expect(wordsOf('   ')).toEqual([]);
  });

  test('are all found in the key of the name they were taken from', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('กขคงจฉชทนมรลวสอabc123')),
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const name = words.join(' ');
        expect(wordsOf(name).every((found) => searchKey(name).includes(found))).toBe(true);
      }),
    );
  });
});
