import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bahtText, formatBaht, parseBaht, satang, Satang, sumSatang } from '#shared/domain/money.ts';

const anAmount = fc.integer({ min: 0, max: 999_999_999_999 }).map(satang);

describe('an amount is a whole number of satang', () => {
  test('a fraction of a satang is a bug, not an amount', () => {
    expect(() => satang(22.5)).toThrow('whole number of satang');
    expect(() => satang(Number.NaN)).toThrow();
    expect(() => satang(2 ** 53)).toThrow();
    expect(Satang.safeParse(0.1).success).toBe(false);
  });

  test('amounts add up exactly, and no amounts add up to nothing', () => {
    expect(sumSatang([satang(10), satang(20), satang(2_250)])).toBe(2_280);
    expect(sumSatang([])).toBe(0);
  });
});

describe('a clerk types an amount in baht', () => {
  test.each([
    ['450', 45_000],
    ['9,450', 945_000],
    ['9,450.00', 945_000],
    ['๙,๔๕๐.๕๐', 945_050],
    ['22.5', 2_250],
    ['22.', 2_200],
    ['0.25', 25],
    ['0.1', 10],
    ['1.15', 115],
    ['฿ 1,500', 150_000],
    ['1500 บาท', 150_000],
    ['1,500 บาทถ้วน', 150_000],
    ['  18 000 ', 1_800_000],
    ['9007199254740.99', 900_719_925_474_099],
    ['1\u200B50', 15_000],
  ])('%j is understood', (text, amount) => {
    expect(parseBaht(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['บาท', 'empty'],
    ['-450', 'negative'],
    ['−450', 'negative'],
    ['450.001', 'too-many-decimals'],
    ['450.000', 'too-many-decimals'],
    ['9,45', 'commas-misplaced'],
    ['94,50.00', 'commas-misplaced'],
    ['1,2345', 'commas-misplaced'],
    ['450,', 'commas-misplaced'],
    ['4e5', 'not-a-number'],
    ['.50', 'not-a-number'],
    ['4.5.0', 'not-a-number'],
    ['สี่ร้อย', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['99999999999999999999', 'too-large'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseBaht(text)).toEqual({ ok: false, error: { type: 'amount-invalid', reason } });
  });

  test('what is shown can be typed back to the satang', () => {
    fc.assert(
      fc.property(anAmount, (amount) => {
        expect(parseBaht(formatBaht(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

describe('an amount is shown with separators and two decimals', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [2_250, '22.50'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [945_000, '9,450.00'],
    [123_456_789_012, '1,234,567,890.12'],
    [-25, '-0.25'],
    [-945_000, '-9,450.00'],
  ])('%i satang is %s', (amount, shown) => {
    expect(formatBaht(satang(amount))).toBe(shown);
  });
});

describe('a receipt states the amount in words', () => {
  test.each([
    [0, 'ศูนย์บาทถ้วน'],
    [1, 'หนึ่งสตางค์'],
    [25, 'ยี่สิบห้าสตางค์'],
    [100, 'หนึ่งบาทถ้วน'],
    [101, 'หนึ่งบาทหนึ่งสตางค์'],
    [121, 'หนึ่งบาทยี่สิบเอ็ดสตางค์'],
    [1_000, 'สิบบาทถ้วน'],
    [1_100, 'สิบเอ็ดบาทถ้วน'],
    [2_000, 'ยี่สิบบาทถ้วน'],
    [2_100, 'ยี่สิบเอ็ดบาทถ้วน'],
    [2_250, 'ยี่สิบสองบาทห้าสิบสตางค์'],
    [10_100, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
    [11_100, 'หนึ่งร้อยสิบเอ็ดบาทถ้วน'],
    [150_000, 'หนึ่งพันห้าร้อยบาทถ้วน'],
    [1_800_000, 'หนึ่งหมื่นแปดพันบาทถ้วน'],
    [100_000_000, 'หนึ่งล้านบาทถ้วน'],
    [100_000_100, 'หนึ่งล้านเอ็ดบาทถ้วน'],
    [1_100_000_000, 'สิบเอ็ดล้านบาทถ้วน'],
    [2_100_000_000, 'ยี่สิบเอ็ดล้านบาทถ้วน'],
    [123_456_789_012, 'หนึ่งพันสองร้อยสามสิบสี่ล้านห้าแสนหกหมื่นเจ็ดพันแปดร้อยเก้าสิบบาทสิบสองสตางค์'],
    [100_000_000_000_000, 'หนึ่งล้านล้านบาทถ้วน'],
    [100_000_000_000_100, 'หนึ่งล้านล้านเอ็ดบาทถ้วน'],
  ])('%i satang is %s', (amount, words) => {
    expect(bahtText(satang(amount))).toBe(words);
  });

  test('a negative amount is never written in words', () => {
    expect(() => bahtText(satang(-1))).toThrow('negative');
  });

  test('different amounts are never stated in the same words', () => {
    fc.assert(
      fc.property(anAmount, anAmount, (one, other) => {
        expect(bahtText(one) === bahtText(other)).toBe(one === other);
      }),
    );
  });
});
