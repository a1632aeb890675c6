import { makeBankFile, type BankFileUnwritable } from '#shared/domain/make-bank-file.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Result } from '#shared/lib/result.ts';
import type { BankMovement } from './bank-messages.ts';

/** Whose file it is, as the bank numbers itself and its customer. */
export interface FileOwner {
  readonly bankCode: string;
  readonly account: string;
  readonly companyName: string;
  readonly serviceCode: string;
}

const SECOND_MS = 1000;

/**
 * The bank's file of a day, from everything that moved: each payment of that day that was not given back again, in order
 * of time. It has no transaction ids, as the real one has none.
 */
export const dayFile = (
  moved: readonly BankMovement[],
  { day, owner }: { readonly day: string; readonly owner: FileOwner },
): Result<Uint8Array, BankFileUnwritable> => {
  const reversed = new Set(moved.filter(({ kind }) => kind === 'reversed').map(({ transactionId }) => transactionId));
  const lines = moved
    .filter(({ kind, atMs }) => kind === 'confirmed' && isoDateAt(atMs) === day)
    .filter(({ transactionId }) => !reversed.has(transactionId))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((one) => ({
      paidOn: day,
      paidAtMs: Math.floor(one.atMs / SECOND_MS) * SECOND_MS,
      customerName: one.payerName,
      ref1: one.ref1,
      ref2: one.ref2 ?? '',
      ref3: '',
      branch: '0000',
      teller: '0000',
      movement: 'credit' as const,
      transactionCode: 'CSH',
      chequeNumber: '0000000',
      satang: one.satang,
      chequeBank: '000',
      billerId: one.billerId,
      sendingBank: owner.bankCode,
      newChequeNumber: '0000000000',
    }));
  return makeBankFile({ ...owner, effectiveOn: day, lines });
};
