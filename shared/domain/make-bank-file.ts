import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  BANK_FILE_FIELDS as FIELDS,
  BANK_FILE_RECORD_BYTES,
  type BankFile,
  type BankFileLine,
  type BankFileMovement,
  type FileField,
} from './bank-file-layout.ts';
import { encodeWindows874 } from './windows-874.ts';

/** A value does not go into its field: too long, or of characters Windows-874 lacks. */
export interface BankFileUnwritable {
  readonly type: 'bank-file-unwritable';
  readonly record: number;
  readonly column: number;
}

type Entry = readonly [field: FileField, value: string];

const SPACE = 0x20;
const LINE_END = [0x0d, 0x0a];
const SECOND_MS = 1000;
const DAY_SECONDS = 24 * 60 * 60;
const BANGKOK_SECONDS = 7 * 60 * 60;

const numberIn = (field: FileField, value: number): Entry => [
  field,
  String(value).padStart(field.to - field.from + 1, '0'),
];

const dateIn = (field: FileField, iso: string): Entry => [field, `${iso.slice(8)}${iso.slice(5, 7)}${iso.slice(0, 4)}`];

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const timeOf = (paidAtMs: number): string => {
  const seconds = (Math.floor(paidAtMs / SECOND_MS) + BANGKOK_SECONDS) % DAY_SECONDS;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join('');
};

const detailOf = (line: BankFileLine): readonly Entry[] => {
  const { detail } = FIELDS;
  return [
    dateIn(detail.paidOn, line.paidOn),
    [detail.paidTime, timeOf(line.paidAtMs)],
    [detail.customerName, line.customerName],
    [detail.ref1, line.ref1],
    [detail.ref2, line.ref2],
    [detail.ref3, line.ref3],
    [detail.branch, line.branch],
    [detail.teller, line.teller],
    [detail.movement, line.movement === 'credit' ? 'C' : 'D'],
    [detail.transactionCode, line.transactionCode],
    [detail.chequeNumber, line.chequeNumber],
    numberIn(detail.satang, line.satang),
    [detail.chequeBank, line.chequeBank],
    [detail.billerId, line.billerId],
    [detail.sendingBank, line.sendingBank],
    [detail.newChequeNumber, line.newChequeNumber],
  ];
};

const totalsOf = (lines: readonly BankFileLine[]): readonly Entry[] => {
  const { total } = FIELDS;
  const of = (movement: BankFileMovement): readonly BankFileLine[] =>
    lines.filter((line) => line.movement === movement);
  const sum = (own: readonly BankFileLine[]): number => own.reduce((satang, line) => satang + line.satang, 0);
  return [
    numberIn(total.debitSatang, sum(of('debit'))),
    numberIn(total.debitCount, of('debit').length),
    numberIn(total.creditSatang, sum(of('credit'))),
    numberIn(total.creditCount, of('credit').length),
  ];
};

const recordOf = (entries: readonly Entry[], record: number): Result<Uint8Array, BankFileUnwritable> => {
  const bytes = new Uint8Array(BANK_FILE_RECORD_BYTES).fill(SPACE);
  for (const [field, value] of entries) {
    const encoded = encodeWindows874(value);
    if (encoded === undefined || encoded.length > field.to - field.from + 1) {
      return err({ type: 'bank-file-unwritable', record, column: field.from });
    }
    bytes.set(encoded, field.from - 1);
  }
  return ok(bytes);
};

/**
 * The bank's file of one day as a bank would send it: records with CRLF after each, sums and counts in T. It is what a bank
 * simulator and tests send. Refuses values that do not fit their fields.
 */
export const makeBankFile = (file: BankFile): Result<Uint8Array, BankFileUnwritable> => {
  const { every, header } = FIELDS;
  const bodies: readonly (readonly [type: string, entries: readonly Entry[]])[] = [
    [
      'H',
      [
        [header.companyName, file.companyName],
        dateIn(header.effectiveOn, file.effectiveOn),
        [header.serviceCode, file.serviceCode],
      ],
    ],
    ...file.lines.map((line) => ['D', detailOf(line)] as const),
    ['T', totalsOf(file.lines)],
  ];
  const recordBytes = BANK_FILE_RECORD_BYTES + LINE_END.length;
  const bytes = new Uint8Array(bodies.length * recordBytes);
  for (const [index, [type, entries]] of bodies.entries()) {
    const frame: readonly Entry[] = [
      [every.type, type],
      numberIn(every.sequence, index + 1),
      [every.bankCode, file.bankCode],
      [every.account, file.account],
    ];
    const record = recordOf([...frame, ...entries], index + 1);
    if (!record.ok) return record;
    bytes.set(record.value, index * recordBytes);
    bytes.set(LINE_END, index * recordBytes + BANK_FILE_RECORD_BYTES);
  }
  return ok(bytes);
};
