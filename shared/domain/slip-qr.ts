import { err, ok, type Result } from '#shared/lib/result.ts';
import { crc16Hex } from './crc16.ts';
import { parseTlv, tlvValue, type TlvField, type TlvIssue } from './emv-tlv.ts';

/**
 * What a payment slip's mini-QR claims. It proves nothing: the CRC is no signature and anyone can mint one, and it says
 * nothing about amount, payee or existence. It is a search aid only and never makes anything paid.
 */
export type Slip =
  | {
      readonly kind: 'bank-slip';
      /** Three digits, e.g. 006 Krungthai; see {@link bankShortName}. */
      readonly sendingBankCode: string;
      readonly transRef: string;
    }
  | {
      readonly kind: 'truemoney-slip';
      readonly eventType: string;
      readonly transactionId: string;
      readonly paidOn: string;
    };

/** Why a text is no slip. */
export type SlipIssue =
  | TlvIssue
  | { readonly type: 'slip-unknown' }
  | { readonly type: 'slip-field-invalid'; readonly field: string }
  | { readonly type: 'crc-missing' }
  | { readonly type: 'crc-wrong'; readonly expected: string; readonly found: string };

const CRC_HEAD = '9104';
const BANK_API = '000001';
const TRUEMONEY_MARK = '01';
const TRANSACTION = /^[0-9A-Za-z._-]{1,64}$/;

const BANK_SHORT_NAMES: Readonly<Record<string, string>> = {
  '002': 'BBL',
  '004': 'KBANK',
  '006': 'KTB',
  '011': 'TTB',
  '014': 'SCB',
  '022': 'CIMBT',
  '024': 'UOBT',
  '025': 'BAY',
  '030': 'GSB',
  '033': 'GHB',
  '034': 'BAAC',
  '066': 'ISBT',
  '067': 'TISCO',
  '069': 'KKP',
  '070': 'ICBC',
  '071': 'TCD',
  '073': 'LH',
  '098': 'SME',
};

/** The short name of a bank by its three-digit code, or undefined for a code not in the list. */
export const bankShortName = (bankCode: string): string | undefined => BANK_SHORT_NAMES[bankCode];

/** Some bank apps drop leading zeros of the CRC; both peer libraries pad and check again, and so do we. */
const withFullCrc = (text: string): string => {
  const at = text.lastIndexOf(CRC_HEAD);
  if (at < 0) return text;
  const crc = text.slice(at + CRC_HEAD.length);
  return /^[0-9A-Fa-f]{1,3}$/.test(crc) ? `${text.slice(0, at)}${CRC_HEAD}${crc.padStart(4, '0')}` : text;
};

const crcIssue = (text: string, fields: readonly TlvField[]): SlipIssue | undefined => {
  const last = fields.at(-1);
  if (last?.id !== '91' || last.value.length !== 4) return { type: 'crc-missing' };
  const expected = crc16Hex(text.slice(0, -last.value.length));
  const found = last.value.toUpperCase();
  return expected === found ? undefined : { type: 'crc-wrong', expected, found };
};

const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST_LOOKING_YEAR = 2400;

const dateFromDayMonthYear = (text: string): string | undefined => {
  const match = /^([0-9]{2})([0-9]{2})([0-9]{4})$/.exec(text);
  if (match === null) return undefined;
  const [day, month, writtenYear] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const year = writtenYear >= FIRST_BUDDHIST_LOOKING_YEAR ? writtenYear - BUDDHIST_OFFSET : writtenYear;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const daysInMonth = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > daysInMonth) return undefined;
  return `${String(year).padStart(4, '0')}-${match[2]}-${match[1]}`;
};

const fieldInvalid = (field: string): Result<never, SlipIssue> => err({ type: 'slip-field-invalid', field });

const bankSlip = (fields: readonly TlvField[], inner: readonly TlvField[]): Result<Slip, SlipIssue> => {
  const sendingBankCode = tlvValue(inner, '01') ?? '';
  const transRef = tlvValue(inner, '02') ?? '';
  if (!/^[0-9]{3}$/.test(sendingBankCode)) return fieldInvalid('sending-bank');
  if (!TRANSACTION.test(transRef)) return fieldInvalid('trans-ref');
  if (tlvValue(fields, '51') !== 'TH') return fieldInvalid('country');
  return ok({ kind: 'bank-slip', sendingBankCode, transRef });
};

const truemoneySlip = (inner: readonly TlvField[]): Result<Slip, SlipIssue> => {
  const eventType = tlvValue(inner, '02') ?? '';
  const transactionId = tlvValue(inner, '03') ?? '';
  const paidOn = dateFromDayMonthYear(tlvValue(inner, '04') ?? '');
  if (!TRANSACTION.test(eventType)) return fieldInvalid('event-type');
  if (!TRANSACTION.test(transactionId)) return fieldInvalid('transaction-id');
  if (paidOn === undefined) return fieldInvalid('paid-on');
  return ok({ kind: 'truemoney-slip', eventType, transactionId, paidOn });
};

/** A slip together with every tag that was found, in the order found. */
export interface FoundSlip {
  readonly slip: Slip;
  readonly fields: readonly TlvField[];
}

/**
 * The slip in a scanned text: a bank's (`00`{`00` 000001, `01` bank, `02` transRef}, `51` TH, `91` CRC) or TrueMoney's
 * (`00`{`00` 01, `01` 01, `02` event, `03` id, `04` DDMMYYYY}, `91` CRC). The CRC may be in lower case or lack its leading
 * zeros. Refuses anything else, duplicates and a wrong CRC. Source: two libraries' field code (no bank text was public).
 */
export const decodeSlip = (text: string): Result<FoundSlip, SlipIssue> => {
  const payload = withFullCrc(text.trim());
  const parsed = parseTlv(payload);
  if (!parsed.ok) return parsed;
  const fields = parsed.value;
  if (fields[0]?.id !== '00') return err({ type: 'slip-unknown' });
  const crcProblem = crcIssue(payload, fields);
  if (crcProblem !== undefined) return err(crcProblem);
  const inner = parseTlv(fields[0].value);
  if (!inner.ok) return inner;
  const mark = tlvValue(inner.value, '00');
  const isTruemoney = mark === TRUEMONEY_MARK && tlvValue(inner.value, '01') === TRUEMONEY_MARK;
  if (mark !== BANK_API && !isTruemoney) return err({ type: 'slip-unknown' });
  const slip = isTruemoney ? truemoneySlip(inner.value) : bankSlip(fields, inner.value);
  return slip.ok ? ok({ slip: slip.value, fields }) : slip;
};
