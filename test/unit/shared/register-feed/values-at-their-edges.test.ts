import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, buddhistYear, isoDate } from '#shared/domain/thai-date.ts';
import { createSharedLines } from '#shared/register-feed/cell-text.ts';
import {
  createDateReader,
  parseCapital,
  parseCoordinates,
  parseCount,
  parseHundredths,
} from '#shared/register-feed/cell-values.ts';
import { recordsFromCells } from '#shared/register-feed/excel-cells.ts';

const read = createDateReader();
const day = (on: string, isYearCorrected = false) => ({ kind: 'day', on, isYearCorrected });
const thaiDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));

describe('a day', () => {
  test.each([
    ['the first that is stored', '1800-01-01', '1800-01-01'],
    ['the last that is stored', '2399-12-31', '2399-12-31'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['a leap day of a century', '2000-02-29', '2000-02-29'],
    ['midnight to the second', '2026-09-30 00:00:00', '2026-09-30'],
    ['midnight to the millisecond', '2026-10-01 00:00:00.000', '2026-10-01'],
    ['a moment before midnight', '2026-09-30 23:59:59.999', '2026-09-30'],
    ['an hour without seconds', '2026-09-30 23:59', '2026-09-30'],
    ['with a T and a Z', '2026-09-30T00:00:00Z', '2026-09-30'],
    ['with blanks around', ' 2026-09-30 ', '2026-09-30'],
    ['with an invisible mark', '\u200B2026-09-30', '2026-09-30'],
    ['as a Thai clerk writes it', '30/9/2569', '2026-09-30'],
    ['in Thai digits', '๓๐/๐๙/๒๕๖๙', '2026-09-30'],
    ['with two digits of a year', '30-09-69', '2026-09-30'],
    ['with the name of its month', '1 ต.ค. 2569', '2026-10-01'],
    ['with the whole name of its month', '1 ตุลาคม พ.ศ. 2569', '2026-10-01'],
  ])('%s', (_name, written, on) => {
    expect(read(written)).toEqual(day(on));
  });

  test.each([
    ['29 February of a common year', '2023-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['31 September', '2026-09-31'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-01-00'],
    ['the year before the first', '1799-12-31'],
    ['a Gregorian year in the Thai shape', '30/09/2026'],
    ['an hour that is none', '2026-09-30 later'],
    ['one digit of a month', '2026-9-30'],
    ['a day with a word behind it', '2026-09-30 โดยประมาณ'],
  ])('%s is none, and told as unreadable', (_name, written) => {
    expect(read(written)).toEqual({ kind: 'unreadable' });
  });

  test.each(['0000-00-00', '0001-01-01', '1900-01-01', '1900-01-01 00:00:00', '0000-00-00 00:00:00.000'])(
    '%s is what a database keeps for no day',
    (written) => {
      expect(read(written)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    ['2400-01-01', '1857-01-01'],
    ['2547-02-29', '2004-02-29'],
    ['2699-12-31', '2156-12-31'],
    ['2569-10-01T07:00:00Z', '2026-10-01'],
  ])('with a Buddhist year in the Gregorian shape is corrected, and said so: %s', (written, on) => {
    expect(read(written)).toEqual(day(on, true));
  });

  test('29 February of a Buddhist year is looked up in the year that is meant', () => {
    // 2548 B.E. is 2005, which has none, although 2548 could be divided by four.
    expect(read('2548-02-29')).toEqual({ kind: 'unreadable' });
  });

  /** Excel counts from 1900 and believes that 1900 had a 29 February. */
  test.each([
    ['10000', '1927-05-18'],
    ['36526', '2000-01-01'],
    ['38047', '2004-03-01'],
    ['38046', '2004-02-29'],
    ['45565', '2024-09-30'],
    ['45565.999', '2024-09-30'],
    ['45566', '2024-10-01'],
  ])('as the number %s of a spreadsheet is %s', (written, on) => {
    expect(read(written)).toEqual(day(on));
  });

  test.each(['9999', '1234567', '236686', '45565,5'])(
    'as the number %s is none: too small, too large, no number',
    (written) => {
      expect(read(written).kind).toBe('unreadable');
    },
  );

  test('is the same in every shape that the register has, read for the first time or again', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((after) => addDays(isoDate('1901-01-01'), after));
    fc.assert(
      fc.property(days, (on) => {
        const [year, month, date] = on.split('-');
        const shapes = [
          on,
          `${on} 00:00:00`,
          `${on} 00:00:00.000`,
          `${on}T12:30`,
          `${date}/${month}/${buddhistYear(on)}`,
        ];
        for (const shape of [...shapes, ...shapes, thaiDigits(`${date}/${month}/${buddhistYear(on)}`)]) {
          expect([shape, read(shape)]).toEqual([shape, day(on)]);
        }
        expect(read(`${Number(year) + 543}-${month}-${date}`)).toEqual(day(on, true));
      }),
      { numRuns: 200 },
    );
  });
});

describe('horsepower', () => {
  test.each([
    ['49.99', 4_999, true],
    ['49.999', 4_999, false],
    ['49.9999', 4_999, false],
    ['49.999999', 4_999, false],
    // Beyond six decimals a number was printed by a machine that cannot write 50.
    ['49.9999994', 4_999, false],
    ['49.9999995', 5_000, true],
    ['49.99999999999999', 5_000, true],
    ['0.01', 1, true],
    ['0.001', 0, false],
    ['0', 0, true],
    ['5.', 500, true],
    ['5.0', 500, true],
    ['5.10', 510, true],
    ['005', 500, true],
    ['1,000', 100_000, true],
    ['1,234,567.89', 123_456_789, true],
    ['๙๙.๙๙', 9_999, true],
    ['75 แรงม้า', 7_500, true],
    ['75แรง', 7_500, true],
    ['75 HP.', 7_500, true],
    ['9999999999999', 999_999_999_999_900, true],
  ])('%s is %i hundredths (exactly: %s)', (written, hundredths, isExact) => {
    expect(parseHundredths(written)).toEqual({ hundredths, isExact });
  });

  test.each([
    '.5',
    '-1',
    '+1',
    '1 000',
    '1,00',
    '1,0000',
    '12,34.5',
    '1.2,3',
    '1e2',
    '∞',
    'NaN',
    '75 kW',
    'แรงม้า',
    '99999999999999',
  ])('%s is no number', (written) => {
    expect(parseHundredths(written)).toBeUndefined();
  });

  test('read the quick way and the careful way is the same number', () => {
    const amount = fc.tuple(fc.nat(9_999_999), fc.constantFrom('', '.', '.5', '.05', '.50', '.99'));
    fc.assert(
      fc.property(amount, ([whole, decimals]) => {
        // A unit behind the number, or Thai digits, leave the quick way.
        const quick = parseHundredths(`${whole}${decimals}`);
        expect(parseHundredths(`${whole}${decimals} แรงม้า`)).toEqual(quick);
        expect(parseHundredths(thaiDigits(`${whole}${decimals}`))).toEqual(quick);
        expect(parseHundredths(`${whole.toLocaleString('en-US')}${decimals}`)).toEqual(quick);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['58', 58],
  ['58.00', 58],
  ['1,200 คน', 1_200],
  ['๕๘ คน', 58],
  ['0', 0],
  ['58.5', undefined],
  ['58.001', undefined],
  ['-1', undefined],
  ['หลายคน', undefined],
])('%s workers are %s', (written, count) => {
  expect(parseCount(written)).toBe(count);
});

test.each([
  ['0', 0],
  ['0.01', 1],
  ['1.1', 110],
  ['1,500 บาท', 150_000],
  ['0.005', undefined],
  ['ห้าล้าน', undefined],
])('%s baht of capital are %s satang', (written, satang) => {
  expect(parseCapital(written)).toBe(satang);
});

describe('a place', () => {
  test.each([
    ['5', '95', true],
    ['21', '106', true],
    ['4.99', '100', false],
    ['21.01', '100', false],
    ['14', '94.99', false],
    ['14', '106.01', false],
    ['14,06', '100.61', false],
    ['', '', false],
    ['๑๔.๐๖', '๑๐๐.๖๑', false],
  ])('%s, %s is taken: %s', (latitude, longitude, isTaken) => {
    expect(parseCoordinates(latitude, longitude) !== undefined).toBe(isTaken);
  });
});

describe('cells of a sheet', () => {
  test.each([
    ['a text', 'ก', 'ก'],
    ['a number', 964.57, '964.57'],
    ['a large number', 115_551_000_779, '115551000779'],
    ['no number', Number.NaN, ''],
    ['no end of a number', Number.POSITIVE_INFINITY, ''],
    ['yes', true, 'TRUE'],
    ['no', false, 'FALSE'],
    ['a day', new Date('2004-02-29T00:00:00Z'), '2004-02-29'],
    ['the last moment of a day', new Date('2026-09-30T23:59:59.999Z'), '2026-09-30'],
    ['no day', new Date(Number.NaN), ''],
    ['nothing', null, ''],
    ['what is not there', undefined, ''],
    ['anything else', { formula: '1+1' }, ''],
  ])('%s is the text of a list', (_name, cell, text) => {
    expect(recordsFromCells([['x', cell]])).toEqual([{ line: 1, fields: ['x', text] }]);
  });

  test('of a sheet without any are no records', () => {
    expect([recordsFromCells([]), recordsFromCells([[], [null], ['', ' ']])]).toEqual([[], []]);
  });
});

test('a text that many rows share is one text; short ones and new ones are what they are', () => {
  const lines = createSharedLines(3);
  const long = (at: number): string => `ตำบลคลองหนึ่ง อำเภอที่ ${at}`;
  for (const at of [1, 1, 2, 3, 4, 1, 5, 2]) expect(lines(long(at))).toBe(long(at));
  expect(lines('สั้น\nมาก')).toBe('สั้น มาก');
  expect(lines(`${long(1)}\r\nบรรทัดสอง`)).toBe(`${long(1)} บรรทัดสอง`);
});
