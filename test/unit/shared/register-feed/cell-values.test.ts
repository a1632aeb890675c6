import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText, ownedLine } from '#shared/register-feed/cell-text.ts';
import {
  createDateReader,
  parseCapital,
  parseCategory,
  parseCoordinates,
  parseCount,
  parseHundredths,
  parseStatus,
} from '#shared/register-feed/cell-values.ts';

describe('an empty cell', () => {
  test.each(['', ' ', '-', '--', ' - ', 'null', 'NULL', 'N/A', '–', '=""', '="  "', '\u00A0'])(
    'may be written %j',
    (raw) => {
      expect(cellText(raw)).toBeUndefined();
    },
  );

  test.each([
    ['="  06302307522"', '06302307522'],
    ['  บริษัท ก ', 'บริษัท ก'],
    ['Nullify Co.', 'Nullify Co.'],
    ['0', '0'],
    ['-5', '-5'],
    ['นาย ก', 'นาย ก'],
  ])('%j is not: it says %j', (raw, expected) => {
    expect(cellText(raw)).toBe(expected);
  });

  test('a text of several lines becomes one line', () => {
    expect(ownedLine('ทำถุงพลาสติก \r\n และเม็ดพลาสติก')).toBe('ทำถุงพลาสติก และเม็ดพลาสติก');
  });
});

describe('horsepower', () => {
  test.each([
    ['964.57', 96_457, true],
    ['1,964.5', 196_450, true],
    ['50', 5_000, true],
    ['50.', 5_000, true],
    ['๑๒.๕', 1_250, true],
    ['150 แรงม้า', 15_000, true],
    ['75HP', 7_500, true],
    ['49.99', 4_999, true],
    ['99.995', 9_999, false],
    ['49.99999999999999', 5_000, true],
    ['99.989999999999995', 9_999, true],
    ['964.5700000000001', 96_457, true],
  ])('%j is %i hundredths', (text, hundredths, isExact) => {
    expect(parseHundredths(text)).toEqual({ hundredths, isExact });
  });

  test.each(['', '.', 'abc', '1-2', '-5', '1.2.3', '12,5', '1e3', '0x10'])('%j is no number', (text) => {
    expect(parseHundredths(text)).toBeUndefined();
  });

  test('every figure with two decimals is read exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(parseHundredths(text)).toEqual({ hundredths, isExact: true });
      }),
    );
  });
});

describe('counts and money', () => {
  test('workers are whole people', () => {
    expect(parseCount('58')).toBe(58);
    expect(parseCount('58.0')).toBe(58);
    expect(parseCount('1,200 คน')).toBe(1_200);
    expect(parseCount('58.5')).toBeUndefined();
  });

  test('capital in baht is kept in satang', () => {
    expect(parseCapital('120000000')).toBe(12_000_000_000);
    expect(parseCapital('1,500.25')).toBe(150_025);
    expect(parseCapital('1.005')).toBeUndefined();
  });
});

describe('a date', () => {
  const read = createDateReader();
  test.each([
    ['1998-08-26', '1998-08-26'],
    ['1998-08-26 00:00:00', '1998-08-26'],
    ['1998-08-26 13:45:10.123', '1998-08-26'],
    ['2004-02-29', '2004-02-29'],
    ['31/12/2547', '2004-12-31'],
    ['36398', '1999-08-26'],
    ['36398.5', '1999-08-26'],
  ])('%j is %s', (text, on) => {
    expect(read(text)).toEqual({ kind: 'day', on, isYearCorrected: false });
  });

  test.each([
    ['2547-12-31', '2004-12-31'],
    ['2547-12-31 00:00:00.000', '2004-12-31'],
  ])('a Buddhist year in a Gregorian shape is corrected and said so: %j', (text, on) => {
    expect(read(text)).toEqual({ kind: 'day', on, isYearCorrected: true });
  });

  test.each(['2023-02-29', '2023-13-01', 'พรุ่งนี้', '12/1998', '1998-08-26 later'])('%j is unreadable', (text) => {
    expect(read(text)).toEqual({ kind: 'unreadable' });
    expect(read(text)).toEqual({ kind: 'unreadable' });
  });

  test("a database's empty date is no date", () => {
    expect(read('1900-01-01 00:00:00.000')).toEqual({ kind: 'none' });
  });
});

describe('status', () => {
  test.each([
    ['0', 'licensed'],
    ['1', 'operating'],
    ['2', 'struck-off'],
    ['3', 'paused'],
    ['จำหน่าย', 'struck-off'],
    ['จำหน่ายทะเบียน', 'struck-off'],
    ['แจ้งประกอบแล้ว', 'operating'],
    ['ดำเนินการ', 'operating'],
    ['ได้รับใบอนุญาต/ยังไม่แจ้งประกอบ', 'licensed'],
    ['หยุดชั่วคราว', 'paused'],
    ['เลิกประกอบกิจการ', 'struck-off'],
    ['9', 'unknown'],
    ['อื่นๆ', 'unknown'],
    ['๒', 'struck-off'],
    ['01', 'unknown'],
    // Words that every object knows, should a file say them.
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
    ['toString', 'unknown'],
  ])('%j means %s', (text, expected) => {
    expect(parseStatus(text)).toBe(expected);
  });
});

describe('category and place', () => {
  test.each([
    ['3', 3],
    ['๒', 2],
    ['จำพวกที่ 1', 1],
    ['โรงงานจำพวกที่ ๓', 3],
    ['4', undefined],
    ['', undefined],
  ])('%j is category %s', (text, expected) => {
    expect(parseCategory(text)).toBe(expected);
  });

  test('coordinates outside Thailand are junk', () => {
    expect(parseCoordinates('14.06', '100.61')).toEqual({ latitude: 14.06, longitude: 100.61 });
    expect(parseCoordinates('0', '0')).toBeUndefined();
    expect(parseCoordinates('14.06', '1.0')).toBeUndefined();
    expect(parseCoordinates('100.61', '14.06')).toBeUndefined();
    expect(parseCoordinates('14.06', undefined)).toBeUndefined();
    expect(parseCoordinates('x', '100')).toBeUndefined();
  });
});
