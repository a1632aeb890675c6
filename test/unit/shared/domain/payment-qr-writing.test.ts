import fc from 'fast-check';
import { parse, validate } from 'promptparse';
import promptpay from 'promptpay-js';
import { describe, expect, test } from 'vitest';
import { MAX_BILL_SATANG } from '#shared/domain/bill-payment.ts';
import {
  decodeThaiQr,
  encodeBillPayment,
  sameBillPayment,
  type BillPaymentToEncode,
} from '#shared/domain/payment-qr.ts';
import { aBill, encoded, decodedBill, VECTORS } from './payment-qr-codes.ts';

const writeIssuesOf = (changes: Partial<BillPaymentToEncode>): readonly string[] => {
  const result = encodeBillPayment(aBill(changes));
  return result.ok ? [] : result.error.map(({ type }) => type);
};

describe('writing a bill', () => {
  test('gives the published codes character by character', () => {
    expect(encoded(aBill({ ref1: '67000000000123', ref2: '6810', satang: 47_250, terminal: 'PTE01' }))).toBe(
      VECTORS.V26,
    );
    expect(encoded({ billerId: '099400016550100', ref1: '1' })).toBe(VECTORS.V23);
    expect(encoded({ billerId: '099999999999990', ref1: '111222333444' })).toBe(VECTORS.V08);
  });

  test('asks for the same payment as the published code whose tags are ordered otherwise', () => {
    expect(encoded(aBill())).not.toBe(VECTORS.V09);
    expect(sameBillPayment(decodedBill(encoded(aBill())), decodedBill(VECTORS.V09))).toBe(true);
  });

  test('always writes two decimals, from 1 satang up to the largest amount', () => {
    expect(encoded(aBill({ satang: 1 }))).toContain('54040.01');
    expect(encoded(aBill({ satang: 50_000 }))).toContain('5406500.00');
    expect(encoded(aBill({ satang: MAX_BILL_SATANG }))).toContain('54139999999999.99');
  });

  test('never writes names or cities, which paying apps must not show', () => {
    expect(decodedBill(encoded(aBill({ terminal: 'K1' }))).fields.map(({ id }) => id)).toEqual([
      '00',
      '01',
      '30',
      '53',
      '54',
      '58',
      '62',
      '63',
    ]);
  });

  test('is dynamic with an amount and static without, unless the biller is set otherwise', () => {
    expect(decodedBill(encoded(aBill())).pointOfInitiation).toBe('dynamic');
    expect(decodedBill(encoded(aBill({ satang: undefined }))).pointOfInitiation).toBe('static');
    expect(decodedBill(encoded(aBill({ pointOfInitiation: 'static' }))).pointOfInitiation).toBe('static');
  });

  test.each([
    [{ satang: 0 }, 'amount-not-positive'],
    [{ satang: -500 }, 'amount-not-positive'],
    [{ satang: 0.5 }, 'amount-not-integer'],
    [{ satang: Number.NaN }, 'amount-not-integer'],
    [{ satang: Number.POSITIVE_INFINITY }, 'amount-not-integer'],
    [{ satang: 1e21 }, 'amount-not-integer'],
    [{ satang: MAX_BILL_SATANG + 1 }, 'amount-too-large'],
    [{ billerId: '0112233445566' }, 'biller-id-invalid'],
    [{ billerId: '09940001655010A' }, 'biller-id-invalid'],
    [{ ref1: '' }, 'ref1-invalid'],
    [{ ref1: 'abc' }, 'ref1-invalid'],
    [{ ref1: 'กข' }, 'ref1-invalid'],
    [{ ref1: '1'.repeat(21) }, 'ref1-invalid'],
    [{ ref1: '12-3' }, 'ref1-invalid'],
    [{ ref1: '123\n' }, 'ref1-invalid'],
    [{ ref2: '' }, 'ref2-invalid'],
    [{ terminal: 'x y' }, 'terminal-invalid'],
  ])('refuses %j', (changes, issue) => {
    expect(writeIssuesOf(changes)).toEqual([issue]);
  });

  test('names every reason at once', () => {
    expect(writeIssuesOf({ billerId: '', ref1: '', satang: 0 })).toEqual([
      'biller-id-invalid',
      'ref1-invalid',
      'amount-not-positive',
    ]);
  });
});

const digits = Array.from('0123456789');
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength });
const anyBill: fc.Arbitrary<BillPaymentToEncode> = fc.record(
  {
    billerId: fc.string({ unit: fc.constantFrom(...digits), minLength: 15, maxLength: 15 }),
    ref1: anyText(20),
    ref2: anyText(20),
    satang: fc.integer({ min: 1, max: MAX_BILL_SATANG }),
    terminal: anyText(25),
    pointOfInitiation: fc.constantFrom('static', 'dynamic'),
  },
  { requiredKeys: ['billerId', 'ref1'] },
);

const bahtText = (satang: number): string => `${BigInt(satang) / 100n}.${String(satang % 100).padStart(2, '0')}`;

describe('any bill', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        expect(sameBillPayment(decodedBill(encoded(bill)), bill)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is written byte for byte as promptpay-js writes it', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        const isDynamic = (bill.pointOfInitiation ?? (bill.satang === undefined ? 'static' : 'dynamic')) === 'dynamic';
        const oracle = promptpay.generate({
          method: isDynamic ? 'QR_DYNAMIC' : 'QR_STATIC',
          application: 'PROMPTPAY_BILL_PAYMENT',
          billerID: bill.billerId,
          reference1: bill.ref1,
          ...(bill.ref2 === undefined ? {} : { reference2: bill.ref2 }),
          currencyCode: '764',
          countryCode: 'TH',
          ...(bill.satang === undefined ? {} : { amount: bahtText(bill.satang) }),
          ...(bill.terminal === undefined ? {} : { additional: { terminalID: bill.terminal } }),
        });
        expect(encoded(bill)).toBe(oracle);
      }),
      { numRuns: 2500 },
    );
  });

  test('is understood by promptparse, which reads it strictly', () => {
    fc.assert(
      fc.property(anyBill, (bill) => {
        const payload = encoded(bill);
        expect(validate.billPayment(payload)).toMatchObject({ billerId: bill.billerId, ref1: bill.ref1 });
        const read = parse(payload, true);
        expect(read?.getTagValue('30', '03')).toBe(bill.ref2);
        expect(read?.getTagValue('62', '07')).toBe(bill.terminal);
        expect(read?.getTagValue('54')).toBe(bill.satang === undefined ? undefined : bahtText(bill.satang));
      }),
      { numRuns: 2500 },
    );
  });

  test('with one character changed is refused, or asks for the very same payment', () => {
    const anyMutation = fc.record({
      bill: anyBill,
      at: fc.nat(),
      character: fc.constantFrom(
        ...Array.from({ length: 95 }, (_, code) => String.fromCharCode(0x20 + code)),
        'ก',
        'é',
      ),
    });
    fc.assert(
      fc.property(anyMutation, ({ bill, at, character }) => {
        const payload = encoded(bill);
        const index = at % payload.length;
        const mutated = payload.slice(0, index) + character + payload.slice(index + 1);
        // Only a checksum letter in lower case may pass.
        if (mutated.slice(0, -4) === payload.slice(0, -4) && mutated.toUpperCase() === payload) return;
        expect(decodeThaiQr(mutated).ok).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  test('cut short anywhere is refused', () => {
    fc.assert(
      fc.property(anyBill, fc.nat(), (bill, at) => {
        const payload = encoded(bill);
        expect(decodeThaiQr(payload.slice(0, at % payload.length)).ok).toBe(false);
      }),
    );
  });

  test('no text whatsoever makes the reader throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof decodeThaiQr(text).ok === 'boolean'));
  });
});

describe('two codes ask for the same payment', () => {
  test.each([
    { billerId: '099400016550101' },
    { ref1: '1' },
    { ref2: undefined },
    { satang: 364_923 },
    { satang: undefined },
    { terminal: 'X' },
  ])('only when nothing differs, so not with %j', (change) => {
    expect(sameBillPayment(aBill(), aBill())).toBe(true);
    expect(sameBillPayment(aBill(), aBill(change))).toBe(false);
  });
});
