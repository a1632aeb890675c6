import { describe, expect, test } from 'vitest';
import { MAX_BILL_SATANG } from '#shared/domain/bill-payment.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { seal, decodedBill, issuesOf, VECTORS, START, BILL } from './payment-qr-codes.ts';

const withAmount = (amount: string): string =>
  seal(`${START}${BILL}54${String(amount.length).padStart(2, '0')}${amount}5802TH`);

describe('codes that are refused', () => {
  test('a wrong checksum', () => {
    const N1 = '00020101021229370016A0000006770101110113006680111111153037645802TH540520.156304FFFF';
    expect(decodeThaiQr(N1)).toEqual({ ok: false, error: [{ type: 'crc-wrong', expected: '42BE', found: 'FFFF' }] });
  });

  test('no checksum, a checksum that is not last, and none of four digits', () => {
    expect(issuesOf(`${START}${BILL}5802TH`)).toEqual(['crc-missing']);
    expect(issuesOf(`${VECTORS.V23}6202ab`)).toEqual(['crc-missing']);
    expect(issuesOf(`${START}${BILL}5802TH6303ABC`)).toEqual(['crc-missing']);
  });

  test('an amount that comes twice', () => {
    expect(issuesOf(seal(`${START}${BILL}54041.0054049.005802TH`))).toEqual(['tlv-duplicate']);
  });

  test('a reference that comes twice inside the bill', () => {
    const twice = '30500016A00000067701011201150994000165501000201102012';
    expect(issuesOf(seal(`${START}${twice.replace('3050', '3049')}53037645802TH`))).toEqual(['tlv-duplicate']);
  });

  test.each(['1e3.0', '-5.00', '98,73', '.50', '1.234', '1.2.3', ' 1.00', '๑.00', 'NaN'])(
    'the amount %s is not digits with at most two decimals',
    (amount) => {
      expect(issuesOf(withAmount(amount))).toEqual(['amount-malformed']);
    },
  );

  test.each(['0', '0.00', '0.'])('the amount %s would be an open amount in disguise', (amount) => {
    expect(issuesOf(withAmount(amount))).toEqual(['amount-not-positive']);
  });

  test('an amount above what the format holds', () => {
    expect(issuesOf(withAmount('9999999999999'))).toEqual(['amount-too-large']);
    expect(issuesOf(withAmount('12345678901.00'))).toEqual(['amount-malformed']);
  });

  test.each([
    ['98.73', 9873],
    ['98', 9800],
    ['98.', 9800],
    ['98.7', 9870],
    ['0.01', 1],
    ['9999999999.99', MAX_BILL_SATANG],
  ])('the legal amount %s is read to the satang', (amount, satang) => {
    expect(decodedBill(withAmount(amount)).satang).toBe(satang);
  });

  test('a length that runs past the end', () => {
    expect(issuesOf('0002010299ABC')).toEqual(['tlv-overrun']);
    expect(issuesOf('000201010299ABC')).toEqual(['tlv-truncated']);
  });

  test('another currency, another country, or none', () => {
    expect(issuesOf(seal(`${START}${BILL.replace('5303764', '5303840')}5802TH`))).toEqual(['currency-not-baht']);
    expect(issuesOf(seal(`${START}${BILL}5802US`))).toEqual(['country-not-thailand']);
    expect(issuesOf(seal(`${START}${BILL.replace('5303764', '')}`))).toEqual([
      'currency-not-baht',
      'country-not-thailand',
    ]);
  });

  test('tips and fees on top, which PromptPay does not know', () => {
    expect(issuesOf(seal(`${START}${BILL}5502015802TH`))).toEqual(['tip-not-allowed']);
  });

  test('a first tag that is not the payload format, and an unknown point of initiation', () => {
    expect(issuesOf(seal(`${BILL}5802TH000201`))).toEqual(['payload-format-invalid']);
    expect(issuesOf(seal(`000202${BILL}5802TH`))).toEqual(['payload-format-invalid']);
    expect(issuesOf(seal(`000201010213${BILL}5802TH`))).toEqual(['point-of-initiation-invalid']);
  });

  test('references that are lower case, Thai, missing or of 21 characters, and a biller of 12 digits', () => {
    const bill = (biller: string, ref1: string): string => {
      const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;
      const template = field('00', 'A000000677010112') + field('01', biller) + (ref1 === '' ? '' : field('02', ref1));
      return seal(`${START}${field('30', template)}53037645802TH`);
    };
    expect(issuesOf(bill('099400016550100', 'A1'))).toEqual([]);
    expect(issuesOf(bill('099400016550100', 'a1'))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', 'ก1'))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', ''))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550100', '1'.repeat(21)))).toEqual(['ref1-invalid']);
    expect(issuesOf(bill('099400016550', '1'))).toEqual(['biller-id-invalid']);
  });

  test('a transfer to two targets at once, or to a malformed one', () => {
    const to = (template: string): string => seal(`${START}29${template.length}${template}53037645802TH`);
    const application = '0016A000000677010111';
    expect(issuesOf(to(`${application}01130066801234567`))).toEqual([]);
    expect(issuesOf(to(`${application}0113006680123456702131234567890123`))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(to(`${application}01101234567890`))).toEqual(['transfer-target-invalid']);
    expect(issuesOf(to(application))).toEqual(['transfer-target-invalid']);
  });

  test('a code that names a transfer and a bill', () => {
    const transfer = '29370016A00000067701011101130066801234567';
    expect(issuesOf(seal(`${START}${transfer}${BILL}5802TH`))).toEqual(['two-payees']);
  });

  test('a broken bill or broken additional data inside an intact code', () => {
    expect(issuesOf(seal(`${START}30200016A00000067701011253037645802TH`))).toEqual([
      'biller-id-invalid',
      'ref1-invalid',
    ]);
    expect(issuesOf(seal(`${START}30220016A0000006770101120153037645802TH`))).toEqual(['tlv-truncated']);
    expect(issuesOf(seal(`${START}${BILL}5802TH6203071`))).toEqual(['tlv-truncated']);
  });

  test('anything that is no payment code', () => {
    expect(issuesOf('')).toEqual(['tlv-truncated']);
    expect(issuesOf('https://example.test/')).toEqual(['tlv-id-invalid']);
  });
});
