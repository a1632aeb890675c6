import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBillBarcode, encodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { MAX_BILL_SATANG, type BillPayment } from '#shared/domain/bill-payment.ts';
import { decodeThaiQr, encodeBillPayment, sameBillPayment } from '#shared/domain/payment-qr.ts';

const encoded = (bill: BillPayment): string => {
  const result = encodeBillBarcode(bill);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const decoded = (text: string): BillPayment => {
  const result = decodeBillBarcode(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const issuesOf = (text: string): readonly string[] => {
  const result = decodeBillBarcode(text);
  return result.ok ? [] : result.error.map(({ type }) => type);
};

const B1 = '|099999999999990\r111222333444\r\r0';
const B2 = '|099400016550100\r123456789012\r670429\r364922';
const B3 = '|000000000009132\r321312312\r432542353245\r1100';
const B4 = '|000000000009132\r321312312\r\r1100';
const B5 = '|000000000009132\r321312312\r432542353245\r0';

describe('the barcode on a paper notice', () => {
  test('is the published text for each published bill', () => {
    expect(encoded({ billerId: '099999999999990', ref1: '111222333444' })).toBe(B1);
    expect(encoded({ billerId: '099400016550100', ref1: '123456789012', ref2: '670429', satang: 364_922 })).toBe(B2);
    expect(encoded({ billerId: '000000000009132', ref1: '321312312', ref2: '432542353245', satang: 1100 })).toBe(B3);
    expect(encoded({ billerId: '000000000009132', ref1: '321312312', satang: 1100 })).toBe(B4);
    expect(encoded({ billerId: '000000000009132', ref1: '321312312', ref2: '432542353245' })).toBe(B5);
  });

  test('carries each satang exactly where floats go wrong', () => {
    for (const satang of [55, 115, 1, 999, 100_000_001, MAX_BILL_SATANG]) {
      expect(encoded({ billerId: '099400016550100', ref1: '1', satang }).endsWith(`\r${satang}`)).toBe(true);
    }
  });

  test('is refused for what the QR refuses', () => {
    const bill = { billerId: '099400016550100', ref1: '1' };
    expect(encodeBillBarcode({ ...bill, satang: 0 })).toMatchObject({ ok: false });
    expect(encodeBillBarcode({ ...bill, satang: 1.5 })).toMatchObject({ ok: false });
    expect(encodeBillBarcode({ ...bill, billerId: '0112233445566' })).toMatchObject({ ok: false });
    expect(encodeBillBarcode({ ...bill, ref1: 'a\rb' })).toMatchObject({ ok: false });
  });
});

describe('a scanned barcode', () => {
  test.each(['\r', '\n', '\r\n'])('is read with %j between its lines', (separator) => {
    expect(decoded(B2.replaceAll('\r', separator))).toEqual({
      billerId: '099400016550100',
      ref1: '123456789012',
      ref2: '670429',
      satang: 364_922,
    });
    expect(decoded(B1.replaceAll('\r', separator))).toEqual({ billerId: '099999999999990', ref1: '111222333444' });
  });

  test.each(['\r', '\n', '\r\n', '\n\n', '\r\n\r\n'])('is read as a four-line burst that ends with %j', (ending) => {
    expect(decoded(`${B4.replaceAll('\r', '\n')}${ending}`)).toMatchObject({ satang: 1100 });
    expect(decoded(`${B1}${ending}`)).not.toHaveProperty('satang');
  });

  test('of another shape is refused', () => {
    expect(issuesOf('')).toEqual(['barcode-start-missing']);
    expect(issuesOf(B2.slice(1))).toEqual(['barcode-start-missing']);
    expect(issuesOf('|099400016550100\r1\r2')).toEqual(['barcode-lines-wrong']);
    expect(issuesOf(`${B2}\r7`)).toEqual(['barcode-lines-wrong']);
    expect(issuesOf('|099400016550100\r1\r2\r')).toEqual(['amount-malformed']);
    expect(issuesOf('|099400016550100\r1\r2\r10.50')).toEqual(['amount-malformed']);
    expect(issuesOf('|099400016550100\r1\r2\r1234567890123')).toEqual(['amount-too-large']);
    expect(issuesOf('|0994000165501\r\r2\r1')).toEqual(['ref1-invalid']);
    expect(issuesOf('|12\ra\rb\r1')).toEqual(['biller-id-invalid', 'ref1-invalid', 'ref2-invalid']);
  });

  test('no text whatsoever makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (start, lines) => {
        expect(typeof decodeBillBarcode(start).ok).toBe('boolean');
        expect(typeof decodeBillBarcode(`|${lines.join('\r')}`).ok).toBe('boolean');
      }),
    );
  });
});

describe('QR and barcode of one notice', () => {
  test('ask for the same payment, which is the one that was meant', () => {
    const reference = fc.stringMatching(/^[A-Z0-9]{1,20}$/);
    const anyBill: fc.Arbitrary<BillPayment> = fc.record(
      {
        billerId: fc.stringMatching(/^[0-9]{15}$/),
        ref1: reference,
        ref2: reference,
        satang: fc.integer({ min: 1, max: MAX_BILL_SATANG }),
      },
      { requiredKeys: ['billerId', 'ref1'] },
    );
    fc.assert(
      fc.property(anyBill, (bill) => {
        const payload = encodeBillPayment(bill);
        const qr = decodeThaiQr(payload.ok ? payload.value : '');
        const fromBarcode = decoded(encoded(bill));
        expect(sameBillPayment(fromBarcode, bill)).toBe(true);
        expect(qr.ok && qr.value.kind === 'bill-payment' && sameBillPayment(qr.value, fromBarcode)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
