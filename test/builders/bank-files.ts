import type { BankFileLine } from '#shared/domain/bank-file-layout.ts';
import { makeBankFile } from '#shared/domain/make-bank-file.ts';
import { encodeBase64 } from '#shared/lib/base64.ts';

/** One payment of the file: that of the first notice, at the minute in which the bank's message told of it. */
export const aBankFileLine = (over: Partial<BankFileLine> = {}): BankFileLine => ({
  paidOn: '2026-11-24',
  paidAtMs: Date.parse('2026-11-24T03:30:00+07:00'),
  customerName: 'สมชาย ใจดี',
  ref1: '1300000017',
  ref2: '',
  ref3: '',
  branch: '0001',
  teller: '0001',
  movement: 'credit',
  transactionCode: 'NET',
  chequeNumber: '0000000',
  satang: 322_500,
  chequeBank: '',
  billerId: '099999999999900',
  sendingBank: '006',
  newChequeNumber: '',
  ...over,
});

/** The bytes of Krungthai's file of 24 November with these lines. */
export const bankFileBytes = (lines: readonly BankFileLine[], effectiveOn = '2026-11-24'): Uint8Array => {
  const made = makeBankFile({
    bankCode: '006',
    account: '1234567890',
    companyName: 'สอจ.ปทุมธานี',
    effectiveOn,
    serviceCode: 'FEE',
    lines,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

/** The same as a mutation takes it. */
export const aBankFile = (lines: readonly BankFileLine[] = [aBankFileLine()], effectiveOn?: string) => ({
  officeId: 'office-13',
  fileName: 'KTB241126.txt',
  contentBase64: encodeBase64(bankFileBytes(lines, effectiveOn)),
});
