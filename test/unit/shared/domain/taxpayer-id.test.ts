import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isJuristic,
  maskTaxpayerId,
  parseTaxpayerId,
  taxpayerCheckDigit,
  TaxpayerId,
} from '#shared/domain/taxpayer-id.ts';

const first12 = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(''));
const anId = first12.map((digits) => `${digits}${taxpayerCheckDigit(digits)}`);

describe('a taxpayer id proves itself by its check digit', () => {
  test.each(['0115551000779', '0135541000121', '0135564000314', '3101300123455', '0135566000095', '0135559000476'])(
    '%s is right',
    (id) => {
      expect(parseTaxpayerId(id)).toEqual({ ok: true, value: id });
    },
  );

  test.each(['0-1155-51000-77-9', '0 1155 51000 77 9', '๐๑๑๕๕๕๑๐๐๐๗๗๙'])('%s is understood as written', (text) => {
    expect(parseTaxpayerId(text)).toEqual({ ok: true, value: '0115551000779' });
  });

  test.each([
    ['0115551000778', 'check-digit-wrong'],
    ['011555100077', 'not-13-digits'],
    ['01155510007790', 'not-13-digits'],
    ['', 'not-13-digits'],
    ['O115551000779', 'not-digits'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseTaxpayerId(text)).toEqual({ ok: false, error: { type: 'taxpayer-id-invalid', reason } });
  });

  test('every single wrong digit before the check digit is caught, apart from the two that share a check digit', () => {
    fc.assert(
      fc.property(anId, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        const wrong = id.slice(0, place) + ((Number(id[place]) + shift) % 10) + id.slice(place + 1);
        fc.pre(taxpayerCheckDigit(wrong.slice(0, 12)) !== taxpayerCheckDigit(id.slice(0, 12)));
        expect(TaxpayerId.safeParse(wrong).success).toBe(false);
      }),
    );
  });

  test('the check digit of anything but 12 digits is a bug', () => {
    expect(() => taxpayerCheckDigit('123')).toThrow();
  });
});

describe('a citizen id is never shown whole', () => {
  test('a citizen id keeps only its outer digits', () => {
    expect(maskTaxpayerId('3101300123455')).toBe('3-1013-xxxxx-45-5');
    expect(maskTaxpayerId('3-1013-00123-45-5')).toBe('3-1013-xxxxx-45-5');
  });

  test('a juristic id is public and shown whole', () => {
    expect(isJuristic('0115551000779')).toBe(true);
    expect(isJuristic('3101300123455')).toBe(false);
    expect(maskTaxpayerId('0115551000779')).toBe('0115551000779');
  });

  test('a mistyped id may be most of a citizen id, so all but its first digit is hidden', () => {
    expect(maskTaxpayerId('310130012345')).toBe('3xxxxxxxxxxx');
    expect(maskTaxpayerId('ID 31013')).toBe('IDxxxxx');
    expect(maskTaxpayerId('')).toBe('');
  });

  test('the five digits that identify a citizen never appear', () => {
    fc.assert(
      fc.property(anId, (id) => {
        fc.pre(!isJuristic(id));
        expect(maskTaxpayerId(id)).toMatch(/^\d-\d{4}-xxxxx-\d\d-\d$/);
      }),
    );
  });
});
