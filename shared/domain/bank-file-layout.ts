/** First and last byte of a field in its record, counted from 1 as banks write it. */
export interface FileField {
  readonly from: number;
  readonly to: number;
}

const at = (from: number, to: number): FileField => ({ from, to });

/** Every record of the bank's file of the day is this long, in bytes. */
export const BANK_FILE_RECORD_BYTES = 256;

/**
 * Where what stands in the cross-bank bill payment file: H first, D per payment, T last; 256 bytes of Windows-874 each.
 * Source: one public parser of the format; no bank has confirmed it (unverified).
 */
export const BANK_FILE_FIELDS = {
  every: { type: at(1, 1), sequence: at(2, 7), bankCode: at(8, 10), account: at(11, 20) },
  header: { companyName: at(21, 60), effectiveOn: at(61, 68), serviceCode: at(69, 76) },
  detail: {
    paidOn: at(21, 28),
    paidTime: at(29, 34),
    customerName: at(35, 84),
    ref1: at(85, 104),
    ref2: at(105, 124),
    ref3: at(125, 144),
    branch: at(145, 148),
    teller: at(149, 152),
    movement: at(153, 153),
    transactionCode: at(154, 156),
    chequeNumber: at(157, 163),
    satang: at(164, 176),
    chequeBank: at(177, 179),
    billerId: at(197, 211),
    sendingBank: at(244, 246),
    newChequeNumber: at(247, 256),
  },
  total: { debitSatang: at(21, 33), debitCount: at(34, 39), creditSatang: at(40, 52), creditCount: at(53, 58) },
} as const;

/** `debit` and `credit` as the record says (D, C); which of them is a reversal differs by bank and is not known. */
export type BankFileMovement = 'debit' | 'credit';

/** One payment as the file has it; texts without the spaces that fill their fields. */
export interface BankFileLine {
  readonly paidOn: string;
  /** Bank time in Thailand, ms since 1970, whole seconds. */
  readonly paidAtMs: number;
  readonly customerName: string;
  readonly ref1: string;
  readonly ref2: string;
  readonly ref3: string;
  readonly branch: string;
  readonly teller: string;
  readonly movement: BankFileMovement;
  readonly transactionCode: string;
  readonly chequeNumber: string;
  readonly satang: number;
  readonly chequeBank: string;
  readonly billerId: string;
  readonly sendingBank: string;
  readonly newChequeNumber: string;
}

/** The bank's file of one day. */
export interface BankFile {
  readonly bankCode: string;
  /** The account of ours that was credited. */
  readonly account: string;
  readonly companyName: string;
  readonly effectiveOn: string;
  readonly serviceCode: string;
  /** The record of the first is number 2. */
  readonly lines: readonly BankFileLine[];
}
