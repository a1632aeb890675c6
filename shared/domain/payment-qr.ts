import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  billAmountIssues,
  billPaymentIssues,
  foundBillPaymentIssues,
  type BillPayment,
  type BillPaymentIssue,
} from './bill-payment.ts';
import { crc16Hex } from './crc16.ts';
import { parseTlv, tlvValue, writeTlv, type TlvField, type TlvIssue } from './emv-tlv.ts';
import { decodeSlip, type Slip, type SlipIssue } from './slip-qr.ts';

/**
 * Intent only: `static` (tag 01 = 11) is shown for many payments, `dynamic` (12) for one. Neither expires nor keeps
 * anybody from paying twice. One bank's app is reported to refuse dynamic for its own family: a setting per biller.
 */
export type PointOfInitiation = 'static' | 'dynamic';

/** A bill to write as a QR. Without a point of initiation it is dynamic when it has an amount and static when not. */
export interface BillPaymentToEncode extends BillPayment {
  readonly pointOfInitiation?: PointOfInitiation | undefined;
}

/** To whom a PromptPay credit transfer (tag 29) goes. */
export interface TransferTarget {
  readonly kind: 'mobile' | 'national-id' | 'e-wallet' | 'bank-account';
  readonly value: string;
}

interface FoundInQr {
  /** Every tag of the payload, in the order found, also those not understood here. */
  readonly fields: readonly TlvField[];
}

interface PayableQr extends FoundInQr {
  readonly pointOfInitiation?: PointOfInitiation;
  /** Absent when the payer types the amount. */
  readonly satang?: number;
}

/** What a scanned Thai QR turned out to be. A QR text is no evidence of anything: its CRC is not a signature. */
export type ThaiQr =
  | (PayableQr & { readonly kind: 'credit-transfer'; readonly target: TransferTarget })
  | (PayableQr & {
      readonly kind: 'bill-payment';
      readonly reach: 'domestic' | 'cross-border';
      readonly billerId: string;
      readonly ref1: string;
      readonly ref2?: string;
      readonly terminal?: string;
    })
  | (FoundInQr & { readonly kind: 'slip'; readonly slip: Slip })
  | (FoundInQr & { readonly kind: 'other' });

/** Why a payment QR was not written or not believed. */
export type PaymentQrIssue =
  | BillPaymentIssue
  | TlvIssue
  | SlipIssue
  | { readonly type: 'payload-format-invalid' }
  | { readonly type: 'point-of-initiation-invalid' }
  | { readonly type: 'currency-not-baht' }
  | { readonly type: 'country-not-thailand' }
  | { readonly type: 'amount-malformed' }
  | { readonly type: 'tip-not-allowed' }
  | { readonly type: 'transfer-target-invalid' }
  | { readonly type: 'two-payees' };

const BILL_PAYMENT_DOMESTIC = 'A000000677010112';
const BILL_PAYMENT_CROSS_BORDER = 'A000000677012006';
const TRANSFER_MERCHANT_PRESENTED = 'A000000677010111';
const TRANSFER_CUSTOMER_PRESENTED = 'A000000677010114';
const POINT_OF_INITIATION_CODES = { static: '11', dynamic: '12' } as const;
const BAHT = '764';
const THAILAND = 'TH';
const CRC_HEAD = '6304';
const CRC_LENGTH = 4;
const MAX_AMOUNT_LENGTH = 13;
const SATANG_PER_BAHT = 100;

const satangToTag54 = (satang: number): string =>
  `${Math.floor(satang / SATANG_PER_BAHT)}.${String(satang % SATANG_PER_BAHT).padStart(2, '0')}`;

const optionalField = (id: string, value: string | undefined): readonly TlvField[] =>
  value === undefined ? [] : [{ id, value }];

/**
 * The payload of a domestic PromptPay bill payment QR (tag 30): tags 00, 01, 30, 53, 54, 58, 62/07, 63 in this order.
 * The payee's name and city (59-64) are left out: paying apps look the registered name up and must not show them.
 * Refuses, naming every reason: a biller that is not 15 digits, references not `[A-Z0-9]{1,20}`, an amount that is no
 * integer number of satang from 1 to 999 999 999 999. Nothing is rounded and nothing becomes an open amount by accident.
 * Source: EMVCo Merchant-Presented QR v1.0; Bank of Thailand guideline of 17 April 2562 (read second-hand, unverified).
 */
export const encodeBillPayment = (bill: BillPaymentToEncode): Result<string, readonly PaymentQrIssue[]> => {
  const issues = billPaymentIssues(bill);
  if (issues.length > 0) return err(issues);
  const pointOfInitiation = bill.pointOfInitiation ?? (bill.satang === undefined ? 'static' : 'dynamic');
  const payload = writeTlv([
    { id: '00', value: '01' },
    { id: '01', value: POINT_OF_INITIATION_CODES[pointOfInitiation] },
    {
      id: '30',
      value: writeTlv([
        { id: '00', value: BILL_PAYMENT_DOMESTIC },
        { id: '01', value: bill.billerId },
        { id: '02', value: bill.ref1 },
        ...optionalField('03', bill.ref2),
      ]),
    },
    { id: '53', value: BAHT },
    ...optionalField('54', bill.satang === undefined ? undefined : satangToTag54(bill.satang)),
    { id: '58', value: THAILAND },
    ...optionalField('62', bill.terminal === undefined ? undefined : writeTlv([{ id: '07', value: bill.terminal }])),
  ]);
  const unsealed = `${payload}${CRC_HEAD}`;
  return ok(`${unsealed}${crc16Hex(unsealed)}`);
};

/** Whether two codes ask for the same payment: biller, both references, amount and terminal, whatever the tag order. */
export const sameBillPayment = (a: BillPayment, b: BillPayment): boolean =>
  a.billerId === b.billerId &&
  a.ref1 === b.ref1 &&
  a.ref2 === b.ref2 &&
  a.satang === b.satang &&
  a.terminal === b.terminal;

const crcIssue = (payload: string, fields: readonly TlvField[]): PaymentQrIssue | undefined => {
  const last = fields.at(-1);
  if (last?.id !== '63' || last.value.length !== CRC_LENGTH) return { type: 'crc-missing' };
  const expected = crc16Hex(payload.slice(0, -CRC_LENGTH));
  const found = last.value.toUpperCase();
  return expected === found ? undefined : { type: 'crc-wrong', expected, found };
};

/** Read digit by digit: "98", "98." and "98.7" are legal spellings (EMVCo §4.7.4), a float never comes into it. */
const satangOfTag54 = (text: string): Result<number, readonly PaymentQrIssue[]> => {
  const match = /^([0-9]+)(?:\.([0-9]{0,2}))?$/.exec(text);
  if (match === null || text.length > MAX_AMOUNT_LENGTH) return err([{ type: 'amount-malformed' }]);
  const [, baht = '', decimals = ''] = match;
  const satang = Number(`${baht}${decimals.padEnd(2, '0')}`);
  const issues = billAmountIssues(satang);
  return issues.length === 0 ? ok(satang) : err(issues);
};

const pointOfInitiationOf = (code: string): PointOfInitiation | undefined => {
  if (code === POINT_OF_INITIATION_CODES.static) return 'static';
  return code === POINT_OF_INITIATION_CODES.dynamic ? 'dynamic' : undefined;
};

const paymentTermsOf = (fields: readonly TlvField[]): Result<PayableQr, readonly PaymentQrIssue[]> => {
  const issues: PaymentQrIssue[] = [];
  const initiationCode = tlvValue(fields, '01');
  const pointOfInitiation = initiationCode === undefined ? undefined : pointOfInitiationOf(initiationCode);
  if (initiationCode !== undefined && pointOfInitiation === undefined) {
    issues.push({ type: 'point-of-initiation-invalid' });
  }
  if (tlvValue(fields, '53') !== BAHT) issues.push({ type: 'currency-not-baht' });
  if (tlvValue(fields, '58') !== THAILAND) issues.push({ type: 'country-not-thailand' });
  if (fields.some(({ id }) => id >= '55' && id <= '57')) issues.push({ type: 'tip-not-allowed' });
  const amountText = tlvValue(fields, '54');
  const satang = amountText === undefined ? undefined : satangOfTag54(amountText);
  if (satang?.ok === false) issues.push(...satang.error);
  if (issues.length > 0) return err(issues);
  return ok({
    fields,
    ...(pointOfInitiation === undefined ? {} : { pointOfInitiation }),
    ...(satang?.ok === true ? { satang: satang.value } : {}),
  });
};

const TRANSFER_TARGETS = [
  { id: '01', kind: 'mobile', shape: /^0066[0-9]{9}$/ },
  { id: '02', kind: 'national-id', shape: /^[0-9]{13}$/ },
  { id: '03', kind: 'e-wallet', shape: /^[0-9]{15}$/ },
  { id: '04', kind: 'bank-account', shape: /^[0-9]{4,43}$/ },
] as const;

const targetOf = (template: readonly TlvField[]): Result<TransferTarget, readonly PaymentQrIssue[]> => {
  const isOneTimeCode = tlvValue(template, '00') === TRANSFER_CUSTOMER_PRESENTED;
  const oneTimeCode = tlvValue(template, '05');
  const found = TRANSFER_TARGETS.flatMap(({ id, kind, shape }) => {
    const value = tlvValue(template, id);
    return value === undefined ? [] : [{ kind, value, isWellFormed: shape.test(value) }];
  });
  const [only, ...others] = found;
  const isCodeRight = isOneTimeCode ? /^[0-9A-Za-z]{10}$/.test(oneTimeCode ?? '') : oneTimeCode === undefined;
  if (only === undefined || others.length > 0 || !only.isWellFormed || !isCodeRight) {
    return err([{ type: 'transfer-target-invalid' }]);
  }
  return ok({ kind: only.kind, value: only.value });
};

const terminalOf = (fields: readonly TlvField[]): Result<string | undefined, readonly PaymentQrIssue[]> => {
  const additional = tlvValue(fields, '62');
  if (additional === undefined) return ok(undefined);
  const parsed = parseTlv(additional);
  return parsed.ok ? ok(tlvValue(parsed.value, '07')) : err([parsed.error]);
};

const billPaymentOf = (terms: PayableQr, template: readonly TlvField[]): Result<ThaiQr, readonly PaymentQrIssue[]> => {
  const terminal = terminalOf(terms.fields);
  if (!terminal.ok) return terminal;
  const ref2 = tlvValue(template, '03');
  const bill = {
    billerId: tlvValue(template, '01') ?? '',
    ref1: tlvValue(template, '02') ?? '',
    ...(ref2 === undefined ? {} : { ref2 }),
    ...(terminal.value === undefined ? {} : { terminal: terminal.value }),
  };
  const issues = foundBillPaymentIssues(bill);
  if (issues.length > 0) return err(issues);
  const reach = tlvValue(template, '00') === BILL_PAYMENT_CROSS_BORDER ? 'cross-border' : 'domestic';
  return ok({ kind: 'bill-payment', reach, ...terms, ...bill });
};

/** The template under a root tag when its application is one of these; another scheme may use the same tag. */
const templateOf = (
  fields: readonly TlvField[],
  id: string,
  applications: readonly string[],
): Result<readonly TlvField[] | undefined, readonly PaymentQrIssue[]> => {
  const value = tlvValue(fields, id);
  if (value === undefined || !applications.some((application) => value.includes(application))) return ok(undefined);
  const parsed = parseTlv(value);
  if (!parsed.ok) return err([parsed.error]);
  return ok(applications.includes(tlvValue(parsed.value, '00') ?? '') ? parsed.value : undefined);
};

const payableOf = (fields: readonly TlvField[]): Result<ThaiQr, readonly PaymentQrIssue[]> => {
  const transfer = templateOf(fields, '29', [TRANSFER_MERCHANT_PRESENTED, TRANSFER_CUSTOMER_PRESENTED]);
  if (!transfer.ok) return transfer;
  const bill = templateOf(fields, '30', [BILL_PAYMENT_DOMESTIC, BILL_PAYMENT_CROSS_BORDER]);
  if (!bill.ok) return bill;
  if (transfer.value === undefined && bill.value === undefined) return ok({ kind: 'other', fields });
  if (transfer.value !== undefined && bill.value !== undefined) return err([{ type: 'two-payees' }]);
  const terms = paymentTermsOf(fields);
  if (!terms.ok) return terms;
  if (bill.value !== undefined) return billPaymentOf(terms.value, bill.value);
  const target = targetOf(transfer.value ?? []);
  return target.ok ? ok({ kind: 'credit-transfer', ...terms.value, target: target.value }) : target;
};

/** A payment QR begins with `000201`; a slip has a template there, which is never two characters long. */
const looksLikeSlip = (payload: string): boolean => /^00(?!02)[0-9]{2}/.test(payload);

/**
 * What a scanned Thai QR asks for or claims. Refuses a wrong or missing CRC (lower case is taken), tags that come twice or
 * run past the end, another currency or country, an amount of 0 or not digits with at most two decimals, tips, and two
 * payees in one code. A biller of 13 to 15 digits is read. EMVCo codes without PromptPay come back as `other`.
 */
export const decodeThaiQr = (text: string): Result<ThaiQr, readonly PaymentQrIssue[]> => {
  const payload = text.trim();
  if (looksLikeSlip(payload)) {
    const slip = decodeSlip(payload);
    return slip.ok ? ok({ kind: 'slip', ...slip.value }) : err([slip.error]);
  }
  const parsed = parseTlv(payload);
  if (!parsed.ok) return err([parsed.error]);
  const fields = parsed.value;
  if (fields[0]?.id !== '00' || fields[0].value !== '01') return err([{ type: 'payload-format-invalid' }]);
  const crcProblem = crcIssue(payload, fields);
  return crcProblem === undefined ? payableOf(fields) : err([crcProblem]);
};
