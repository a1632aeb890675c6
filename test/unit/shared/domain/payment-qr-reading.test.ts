import { describe, expect, test } from 'vitest';
import { crc16Hex } from '#shared/domain/crc16.ts';
import { sameBillPayment } from '#shared/domain/payment-qr.ts';
import { seal, aBill, decodedBill, decoded, issuesOf, VECTORS, START, BILL } from './payment-qr-codes.ts';

describe('published codes are read', () => {
  test.each(Object.entries(VECTORS))('%s carries the checksum computed here', (_name, payload) => {
    expect(crc16Hex(payload.slice(0, -4))).toBe(payload.slice(-4));
    expect(issuesOf(payload)).toEqual([]);
  });

  test('a transfer to a mobile number, to an e-wallet, and one of 30.00 baht', () => {
    expect(decoded(VECTORS.V01)).toMatchObject({
      kind: 'credit-transfer',
      pointOfInitiation: 'static',
      target: { kind: 'mobile', value: '0066801234567' },
    });
    expect(decoded(VECTORS.V01)).not.toHaveProperty('satang');
    expect(decoded(VECTORS.V03)).toMatchObject({ target: { kind: 'e-wallet', value: '012345678901234' } });
    expect(decoded(VECTORS.V05)).toMatchObject({
      pointOfInitiation: 'dynamic',
      satang: 3000,
      target: { kind: 'mobile', value: '0066812223333' },
    });
  });

  test('a bill of a 13-digit biller with a terminal', () => {
    expect(decoded(VECTORS.V07)).toMatchObject({
      kind: 'bill-payment',
      reach: 'domestic',
      billerId: '0112233445566',
      ref1: 'CUSTOMER001',
      ref2: 'INV001',
      terminal: 'SCB',
    });
  });

  test('bills without ref2, with an amount, and with a short reference', () => {
    expect(decodedBill(VECTORS.V08)).toMatchObject({ billerId: '099999999999990', ref1: '111222333444' });
    expect(decodedBill(VECTORS.V08)).not.toHaveProperty('ref2');
    expect(sameBillPayment(decodedBill(VECTORS.V09), aBill())).toBe(true);
    expect(decodedBill(VECTORS.V12)).toMatchObject({ billerId: '0000000000001', ref1: '6300002', satang: 10_035 });
    expect(decodedBill(VECTORS.V23)).toMatchObject({ ref1: '1', pointOfInitiation: 'static' });
    expect(decodedBill(VECTORS.V26)).toMatchObject({
      ref1: '67000000000123',
      ref2: '6810',
      terminal: 'PTE01',
      satang: 47_250,
    });
  });

  test('a bill that also carries tag 31 keeps every tag', () => {
    const qr = decodedBill(VECTORS.V16);
    expect(qr).toMatchObject({ billerId: '0105558080778', ref2: 'LEX0260393069', satang: 1281 });
    expect(qr.fields.map(({ id }) => id)).toEqual(['00', '01', '30', '31', '53', '54', '58', '63']);
  });

  test('an EMVCo code that is no PromptPay is read as other, with all its tags', () => {
    const qr = decoded(VECTORS.V20);
    expect(qr.kind).toBe('other');
    expect(qr.fields).toContainEqual({ id: '64', value: '0002ZH0104最佳运输0202北京' });
  });

  test('a cross-border bill is told from a domestic one', () => {
    const crossBorder = BILL.replace('A000000677010112', 'A000000677012006');
    expect(decodedBill(seal(`${START}${crossBorder}5802TH`))).toMatchObject({ reach: 'cross-border', ref2: '670429' });
  });

  test('a transfer that the payer presents carries its one-time code', () => {
    const transfer = (template: string): string => seal(`${START}29${template.length}${template}53037645802TH`);
    const presented = '0016A00000067701011401130066801234567';
    expect(decoded(transfer(`${presented}05101234567890`))).toMatchObject({ target: { kind: 'mobile' } });
    expect(issuesOf(transfer(presented))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(transfer('0016A0000006770101110113006680123456705101234567890'))).toEqual([
      'transfer-target-invalid',
    ]);
  });

  test('the tags of another scheme under 29 and 30 are read as other', () => {
    expect(decoded(seal('0002013010000612345653037645802TH')).kind).toBe('other');
  });

  test('a slip scanned in place of a payment code is recognised as one', () => {
    expect(decoded('004100060000010103014022000111222233344ABCD125102TH910417DF')).toMatchObject({
      kind: 'slip',
      slip: { kind: 'bank-slip', sendingBankCode: '014', transRef: '00111222233344ABCD12' },
    });
  });

  test('a lower-case checksum and white space around the code are taken', () => {
    expect(issuesOf(` ${VECTORS.V26.slice(0, -4)}96ed\r\n`)).toEqual([]);
  });
});
