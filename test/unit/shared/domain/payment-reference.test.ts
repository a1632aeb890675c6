import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRef1, parseRef1, ref2UntilDay, type Ref1Parts } from '#shared/domain/payment-reference.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

const anyParts: fc.Arbitrary<Ref1Parts> = fc.record({
  officeCode: fc.stringMatching(/^[0-9]{2}$/),
  fiscalYearBe2: fc.stringMatching(/^[0-9]{2}$/),
  running: fc.integer({ min: 1, max: 99_999_999 }),
});

const made = (parts: Ref1Parts): string => {
  const result = makeRef1(parts);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('the reference on a payment notice', () => {
  test('is office, fiscal year, running number and two check digits', () => {
    const ref1 = made({ officeCode: '13', fiscalYearBe2: '69', running: 123 });
    expect(ref1.slice(0, 12)).toBe('136900000123');
    expect(Number(ref1) % 97).toBe(1);
  });

  test('is fourteen digits, so that the barcode is short and an ATM keypad can type it', () => {
    fc.assert(fc.property(anyParts, (parts) => /^[0-9]{14}$/.test(made(parts))));
  });

  test('gives its parts back', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(parseRef1(made(parts))).toEqual({ ok: true, value: parts });
      }),
    );
  });

  test('is read with spaces, hyphens and Thai digits', () => {
    const ref1 = made({ officeCode: '13', fiscalYearBe2: '69', running: 123 });
    const thai = Array.from(ref1, (digit) => String.fromCharCode(0x0e50 + Number(digit))).join('');
    const spaced = `${ref1.slice(0, 2)} ${ref1.slice(2, 4)}-${ref1.slice(4, 12)}-${ref1.slice(12)}`;
    for (const text of [ref1, thai, spaced, ` ${ref1}\n`]) expect(parseRef1(text)).toMatchObject({ ok: true });
  });

  test('with one digit mistyped is always refused', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(13), fc.integer({ min: 1, max: 9 }), (parts, at, shift) => {
        const ref1 = made(parts);
        const wrong = String((Number(ref1[at]) + shift) % 10);
        const mistyped = ref1.slice(0, at) + wrong + ref1.slice(at + 1);
        expect(parseRef1(mistyped)).toEqual({ ok: false, error: { type: 'ref1-check-digits-wrong' } });
      }),
      { numRuns: 2000 },
    );
  });

  test('with two neighbouring digits swapped is always refused', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(12), (parts, at) => {
        const ref1 = made(parts);
        fc.pre(ref1[at] !== ref1[at + 1]);
        const swapped = ref1.slice(0, at) + ref1[at + 1] + ref1[at] + ref1.slice(at + 2);
        expect(parseRef1(swapped).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('of another shape is refused', () => {
    for (const text of ['', '1', '1'.repeat(13), '1'.repeat(15), 'A3690000012345']) {
      expect(parseRef1(text)).toEqual({ ok: false, error: { type: 'ref1-malformed' } });
    }
    expect(parseRef1('00000000000098').ok).toBe(false);
  });

  test('is not made from parts that do not fit', () => {
    const parts = { officeCode: '13', fiscalYearBe2: '69', running: 1 };
    const refused = (changes: Partial<Ref1Parts>): unknown => {
      const result = makeRef1({ ...parts, ...changes });
      return result.ok ? result.value : result.error.part;
    };
    expect(refused({ officeCode: '1' })).toBe('office-code');
    expect(refused({ fiscalYearBe2: '2569' })).toBe('fiscal-year');
    for (const running of [0, -1, 1.5, Number.NaN, 100_000_000]) expect(refused({ running })).toBe('running');
  });
});

describe('the second reference', () => {
  test('says in six digits of the Buddhist calendar until when the amount is right', () => {
    expect(ref2UntilDay(isoDate('2026-11-30'))).toBe('691130');
    expect(ref2UntilDay(isoDate('2057-01-02'))).toBe('000102');
  });
});
