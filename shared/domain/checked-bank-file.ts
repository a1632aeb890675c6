import { err, ok, type Result } from '../lib/result.ts';
import { bankNameOf, meaningOfMovement } from './bank-file-meaning.ts';
import { readBankFile, type BankFileRefused } from './bank-file.ts';
import type { BankFileLine } from './bank-file-layout.ts';
import { bytesHash } from './content-hash.ts';

/** A count of lines and what they make together. */
export interface LineTotal {
  readonly count: number;
  readonly satang: number;
}

/** One line of the file with what it means and where it stands, from 1. */
export interface MeantLine extends BankFileLine {
  readonly record: number;
  readonly meaning: 'payment' | 'reversal';
}

/** A bank's file that is wholly in order, with what a person must see before it is taken over. */
export interface CheckedBankFile {
  readonly sha256: string;
  readonly bank: string;
  readonly account: string;
  readonly companyName: string;
  readonly effectiveOn: string;
  readonly serviceCode: string;
  /** Bank, account, day and service as one text: of these there is one file that counts. */
  readonly dayKey: string;
  readonly lines: readonly MeantLine[];
  readonly payments: LineTotal;
  readonly reversals: LineTotal;
}

/** A line is for a biller that is not one of this office's. `record` counts from 1. */
export interface BankFileOfOthers {
  readonly type: 'bank-file-of-others';
  readonly record: number;
}

/** The largest file that is taken over: some four thousand payments of one day. */
export const LARGEST_BANK_FILE_BYTES = 1024 * 1024;

const totalOf = (lines: readonly MeantLine[], meaning: MeantLine['meaning']): LineTotal => {
  const own = lines.filter((line) => line.meaning === meaning);
  return { count: own.length, satang: own.reduce((sum, { satang }) => sum + satang, 0) };
};

/**
 * Reads a bank's file of the day and checks that it is this office's: all of it or nothing. `billerIds` are the billers of
 * the office, today's and former. Refuses what {@link readBankFile} refuses, and a file with a line of another biller.
 */
export const checkBankFile = (
  bytes: Uint8Array,
  billerIds: ReadonlySet<string>,
): Result<CheckedBankFile, BankFileRefused | BankFileOfOthers> => {
  const read = readBankFile(bytes);
  if (!read.ok) return read;
  const { bankCode, account, companyName, effectiveOn, serviceCode } = read.value;
  const bank = bankNameOf(bankCode);
  const lines = read.value.lines.map((line, index): MeantLine => ({
    ...line,
    record: index + 2,
    meaning: meaningOfMovement(bank, line.movement),
  }));
  const foreign = lines.find(({ billerId }) => !billerIds.has(billerId));
  if (foreign) return err({ type: 'bank-file-of-others', record: foreign.record });
  return ok({
    sha256: bytesHash(bytes),
    bank,
    account,
    companyName,
    effectiveOn,
    serviceCode,
    dayKey: [bank, account, effectiveOn, serviceCode].join('/'),
    lines,
    payments: totalOf(lines, 'payment'),
    reversals: totalOf(lines, 'reversal'),
  });
};
