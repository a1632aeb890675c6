import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Clock } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { booksToDraw, type ReceiptPlace } from './receipt-books.ts';

const numberKind = (bookId: string): string => `receipt ${bookId}`;

/**
 * The sheets that these calls take, for the numbers that are never used again. A sheet that this PC has printed stays taken
 * even if the centre refused it: the paper exists, so its book is used no more and somebody must look.
 */
export const sheetsTaken = (
  calls: readonly MutationCall[],
  used: Readonly<Record<string, number>>,
): Result<Readonly<Record<string, number>>, DomainError> => {
  const taken: Record<string, number> = {};
  for (const { name, args } of calls) {
    if (name !== 'issue-receipt') continue;
    const kind = numberKind(args.bookId);
    const last = taken[kind] ?? used[kind] ?? 0;
    if (args.sheet <= last) {
      return err({ type: 'receipt-number-not-next', number: String(args.sheet), expected: String(last + 1) });
    }
    taken[kind] = args.sheet;
  }
  return ok(taken);
};

/** Draws the next book in time, one request of a year at a time, while somebody is signed in who may. */
export const keepReceiptBooks = (deps: {
  readonly rows: ReadModel;
  readonly at: ReceiptPlace;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly draw: (fiscalYear: string) => Promise<unknown>;
}): (() => void) => {
  const asking = new Set<string>();
  let checkedAt = -1;
  return () => {
    const version = deps.rows.version('receiptBook');
    const today = isoDateAt(deps.clock.nowMs());
    // Nothing changes between two books but the day; after a refusal the next change or day asks again.
    const state = version * 1_000_000 + Number(today.replaceAll('-', '').slice(2));
    if (state === checkedAt) return;
    checkedAt = state;
    for (const fiscalYear of booksToDraw(deps.rows, deps.at, today)) {
      if (asking.has(fiscalYear)) continue;
      asking.add(fiscalYear);
      void deps.draw(fiscalYear).finally(() => asking.delete(fiscalYear));
    }
  };
};
