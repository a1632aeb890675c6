import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  BANK_FILE_FIELDS as FIELDS,
  BANK_FILE_RECORD_BYTES,
  type BankFile,
  type BankFileLine,
  type BankFileMovement,
  type FileField,
} from './bank-file-layout.ts';
import { MAX_BILL_SATANG } from './bill-payment.ts';
import { parseThaiDate } from './thai-date.ts';
import { decodeWindows874 } from './windows-874.ts';

/** What is wrong in a bank's file and where: record from 1, first byte of the field from 1. Never holds the content. */
export interface BankFileProblem {
  readonly code:
    | 'file-empty'
    | 'record-length-wrong'
    | 'record-type-wrong'
    | 'sequence-broken'
    | 'account-differs'
    | 'digits-expected'
    | 'date-invalid'
    | 'time-invalid'
    | 'text-undecodable'
    | 'movement-unknown'
    | 'amount-zero'
    | 'amount-too-large'
    | 'total-differs'
    | 'count-differs';
  readonly record: number;
  readonly column: number;
}

/** The file was refused as a whole; the first problems, in order of the file. */
export interface BankFileRefused {
  readonly type: 'bank-file-refused';
  readonly problems: readonly BankFileProblem[];
}

const MOST_PROBLEMS = 20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const END_OF_FILE = 0x1a;
const SPACE_AT_END = / +$/;
const FIRST_BUDDHIST_YEAR = 2400;

/** The records as raw bytes: a Thai character is one byte here, and cutting a decoded text would cut elsewhere. */
const recordsOf = (bytes: Uint8Array): readonly Uint8Array[] => {
  const end = bytes.at(-1) === END_OF_FILE ? bytes.length - 1 : bytes.length;
  const records: Uint8Array[] = [];
  for (let from = 0; from < end;) {
    const found = bytes.indexOf(LINE_FEED, from);
    const next = found === -1 || found >= end ? end : found;
    const isCrLf = next < end && next > from && bytes[next - 1] === CARRIAGE_RETURN;
    records.push(bytes.subarray(from, isCrLf ? next - 1 : next));
    from = next + 1;
  }
  return records;
};

interface RecordReader {
  readonly text: (field: FileField) => string;
  readonly digits: (field: FileField) => string;
  readonly number: (field: FileField) => number;
  readonly date: (field: FileField) => string;
  readonly refuse: (code: BankFileProblem['code'], field: FileField) => void;
}

const isoOf = (ddmmyyyy: string): string | undefined => {
  const [day, month, year] = [ddmmyyyy.slice(0, 2), ddmmyyyy.slice(2, 4), ddmmyyyy.slice(4)];
  const isBuddhist = Number(year) >= FIRST_BUDDHIST_YEAR;
  const parsed = parseThaiDate(isBuddhist ? `${day}/${month}/${year}` : `${year}-${month}-${day}`);
  return parsed.ok ? parsed.value : undefined;
};

/** Reads fields of one record; what is wrong goes to `problems`, and the reading goes on to find the rest. */
const readerOf = (bytes: Uint8Array, record: number, problems: BankFileProblem[]): RecordReader => {
  const refuse: RecordReader['refuse'] = (code, { from }) => {
    problems.push({ code, record, column: from });
  };
  const raw = (field: FileField): string => {
    const decoded = decodeWindows874(bytes.subarray(field.from - 1, field.to));
    if (decoded === undefined) refuse('text-undecodable', field);
    return decoded ?? '';
  };
  const digits = (field: FileField): string => {
    const text = raw(field);
    if (!/^[0-9]+$/.test(text)) refuse('digits-expected', field);
    return text;
  };
  return {
    refuse,
    digits,
    text: (field) => raw(field).replace(SPACE_AT_END, ''),
    number: (field) => Number(digits(field)),
    date: (field) => {
      const on = isoOf(digits(field));
      if (on === undefined) refuse('date-invalid', field);
      return on ?? '';
    },
  };
};

const TIME = /^([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])$/;

const paidAtMsOf = (reader: RecordReader, paidOn: string): number => {
  const match = TIME.exec(reader.digits(FIELDS.detail.paidTime));
  if (match === null) reader.refuse('time-invalid', FIELDS.detail.paidTime);
  const [, hours, minutes, seconds] = match ?? [];
  const paidAtMs = Date.parse(`${paidOn}T${hours}:${minutes}:${seconds}+07:00`);
  // A day that exists and on which no bank took anything for a computer: zeros, or a year of two digits.
  if (paidAtMs < 0) reader.refuse('date-invalid', FIELDS.detail.paidOn);
  return paidAtMs;
};

const movementOf = (reader: RecordReader): BankFileMovement => {
  const letter = reader.text(FIELDS.detail.movement);
  if (letter !== 'C' && letter !== 'D') reader.refuse('movement-unknown', FIELDS.detail.movement);
  return letter === 'C' ? 'credit' : 'debit';
};

const lineOf = (reader: RecordReader): BankFileLine => {
  const { detail } = FIELDS;
  const paidOn = reader.date(detail.paidOn);
  const satang = reader.number(detail.satang);
  if (satang === 0) reader.refuse('amount-zero', detail.satang);
  if (satang > MAX_BILL_SATANG) reader.refuse('amount-too-large', detail.satang);
  return {
    paidOn,
    paidAtMs: paidAtMsOf(reader, paidOn),
    customerName: reader.text(detail.customerName),
    ref1: reader.text(detail.ref1),
    ref2: reader.text(detail.ref2),
    ref3: reader.text(detail.ref3),
    branch: reader.text(detail.branch),
    teller: reader.text(detail.teller),
    movement: movementOf(reader),
    transactionCode: reader.text(detail.transactionCode),
    chequeNumber: reader.text(detail.chequeNumber),
    satang,
    chequeBank: reader.text(detail.chequeBank),
    billerId: reader.digits(detail.billerId),
    sendingBank: reader.text(detail.sendingBank),
    newChequeNumber: reader.text(detail.newChequeNumber),
  };
};

const checkTotals = (reader: RecordReader, lines: readonly BankFileLine[]): void => {
  const { total } = FIELDS;
  const check = (
    movement: BankFileMovement,
    fields: { readonly satang: FileField; readonly count: FileField },
  ): void => {
    const own = lines.filter((line) => line.movement === movement);
    const sum = own.reduce((satang, line) => satang + line.satang, 0);
    if (sum > MAX_BILL_SATANG) reader.refuse('amount-too-large', fields.satang);
    if (reader.number(fields.satang) !== sum) reader.refuse('total-differs', fields.satang);
    if (reader.number(fields.count) !== own.length) reader.refuse('count-differs', fields.count);
  };
  check('debit', { satang: total.debitSatang, count: total.debitCount });
  check('credit', { satang: total.creditSatang, count: total.creditCount });
};

const typeAt = (index: number, last: number): string => {
  if (index === 0) return 'H';
  return index === last ? 'T' : 'D';
};

/** Whether every record is whole, of its type, numbered without a gap and of one bank and account. */
const checkFrame = (records: readonly Uint8Array[], problems: BankFileProblem[]): void => {
  const { every } = FIELDS;
  let owner: string | undefined;
  for (const [index, bytes] of records.entries()) {
    if (problems.length >= MOST_PROBLEMS) return;
    if (bytes.length !== BANK_FILE_RECORD_BYTES) {
      problems.push({
        code: 'record-length-wrong',
        record: index + 1,
        column: Math.min(bytes.length, BANK_FILE_RECORD_BYTES) + 1,
      });
      continue;
    }
    const reader = readerOf(bytes, index + 1, problems);
    if (reader.text(every.type) !== typeAt(index, records.length - 1)) reader.refuse('record-type-wrong', every.type);
    if (reader.number(every.sequence) !== index + 1) reader.refuse('sequence-broken', every.sequence);
    const account = `${reader.digits(every.bankCode)}${reader.digits(every.account)}`;
    owner ??= account;
    if (account !== owner) reader.refuse('account-differs', every.bankCode);
  }
};

const refused = (problems: readonly BankFileProblem[]): Result<never, BankFileRefused> =>
  err({ type: 'bank-file-refused', problems: problems.slice(0, MOST_PROBLEMS) });

/**
 * The bank's file of one day from its raw bytes: all of it or nothing. Every record must have 256 bytes (LF or CRLF
 * between them, one 0x1A at the end is allowed), H first and T last, numbers without a gap, one bank and account, digits
 * where digits belong, and the counts and sums of T must be those of the lines. Years from 2400 on are Buddhist. What no
 * row of the office can hold is refused too: a payment of before 1970, more than {@link MAX_BILL_SATANG} in a line or in all.
 * Source: one public parser of the format; no bank has confirmed it (unverified).
 */
export const readBankFile = (bytes: Uint8Array): Result<BankFile, BankFileRefused> => {
  const records = recordsOf(bytes);
  const [first] = records;
  const last = records.at(-1);
  if (first === undefined || last === undefined) return refused([{ code: 'file-empty', record: 1, column: 1 }]);
  const problems: BankFileProblem[] = [];
  checkFrame(records, problems);
  if (problems.length > 0) return refused(problems);
  const header = readerOf(first, 1, problems);
  const head = {
    bankCode: header.digits(FIELDS.every.bankCode),
    account: header.digits(FIELDS.every.account),
    companyName: header.text(FIELDS.header.companyName),
    effectiveOn: header.date(FIELDS.header.effectiveOn),
    serviceCode: header.text(FIELDS.header.serviceCode),
  };
  const lines: BankFileLine[] = [];
  for (const [index, record] of records.slice(1, -1).entries()) {
    if (problems.length >= MOST_PROBLEMS) break;
    lines.push(lineOf(readerOf(record, index + 2, problems)));
  }
  if (problems.length === 0) checkTotals(readerOf(last, records.length, problems), lines);
  return problems.length === 0 ? ok({ ...head, lines }) : refused(problems);
};
