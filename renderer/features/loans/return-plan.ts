import { pathOf } from '#data/folder-queries.ts';
import type { OpenLoan } from '#data/loan-queries.ts';
import { withTrap } from '#data/trap-after-return.ts';
import { inShelfOrder, type ShelfPosition } from '#shared/domain/shelf-order.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** A folder that can be taken back, and where whoever carries it puts it. */
export interface PlannedReturn {
  readonly loan: OpenLoan;
  readonly homePath: string;
  /** Somebody waits for it: it stays at the desk. */
  readonly isKeptAtDesk: boolean;
  /** The return first, then what is stored with it. */
  readonly calls: readonly [MutationCall, ...MutationCall[]];
}

const homeOf = (rows: ReadModel, { homeLocationId, registrationNumber, volume, code }: OpenLoan): ShelfPosition => ({
  walkKey: rows.get('location', homeLocationId ?? '')?.walkKey,
  registrationNumber,
  volume,
  code,
});

const plannedReturn = (rows: ReadModel, loan: OpenLoan): readonly PlannedReturn[] => {
  const { folderId, homeLocationId } = loan;
  if (homeLocationId === undefined) return [];
  const [call, ...stored] = withTrap(rows, { name: 'check-in-folder', args: { folderId, locationId: homeLocationId } });
  if (call === undefined) return [];
  return [
    {
      loan,
      homePath: pathOf(rows, homeLocationId) ?? '',
      isKeptAtDesk: stored.length > 0,
      calls: [call, ...stored],
    },
  ];
};

/**
 * What taking these folders back means, in the order in which somebody walks to their places. A folder without a place of
 * its own is not among them: only at the scan desk can it be said where it goes.
 */
export const planReturns = (rows: ReadModel, loans: readonly OpenLoan[]): readonly PlannedReturn[] =>
  inShelfOrder(loans, (loan) => homeOf(rows, loan)).flatMap((loan) => plannedReturn(rows, loan));

/** A return that was made here. */
export interface MadeReturn extends PlannedReturn {
  readonly movementId: string;
}

/** The returns with the ids under which they were stored; `ids` are those of all their calls in order. */
export const madeReturns = (planned: readonly PlannedReturn[], ids: readonly string[]): readonly MadeReturn[] => {
  let next = 0;
  return planned.map((one) => {
    const movementId = ids[next] ?? '';
    next += one.calls.length;
    return { ...one, movementId };
  });
};

/** Whether nothing happened to the folder since: only then undoing the return puts it back with its borrower. */
export const stillStands = (rows: ReadModel, { loan, movementId }: MadeReturn): boolean => {
  const custody = rows.get('folder', loan.folderId)?.custody;
  return custody?.kind === 'at-location' && custody.lastMovementId === movementId;
};
