import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { ExceptionRow, MovementRow } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { recordMovement } from './movements.ts';
import type { Tx } from './tx.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('with'), borrowerId: RowId }),
  z.object({ kind: z.literal('at'), locationId: RowId }),
  z.object({ kind: z.literal('away'), transferId: RowId }),
]);
type Outcome = z.output<typeof Outcome>;
type Settlement = Pick<MovementRow, 'borrowerId' | 'locationId' | 'transferId' | 'dueOn' | 'purpose'>;

/** The decision as facts of a movement; with a borrower of the card come the terms of that borrower's own loan. */
const settlementOf = async (
  tx: Tx,
  outcome: Outcome,
  causes: readonly MovementRow[],
): Promise<Result<Settlement, DomainError>> => {
  if (outcome.kind === 'at') {
    const { locationId } = outcome;
    return (await tx.location.get(locationId)) ? ok({ locationId }) : err({ type: 'location-unknown', locationId });
  }
  if (outcome.kind === 'away') {
    const { transferId } = outcome;
    return (await tx.transfer.get(transferId)) ? ok({ transferId }) : err({ type: 'transfer-unknown', transferId });
  }
  const { borrowerId } = outcome;
  if (!(await tx.staff.get(borrowerId))) return err({ type: 'borrower-unknown', borrowerId });
  const loan = causes.find((cause) => (cause.borrowerId ?? cause.actorId) === borrowerId);
  return ok({
    borrowerId,
    ...(loan?.dueOn === undefined ? {} : { dueOn: loan.dueOn }),
    ...(loan?.purpose === undefined ? {} : { purpose: loan.purpose }),
  });
};

const sameOutcome = (a: Settlement, b: Settlement): boolean =>
  a.borrowerId === b.borrowerId && a.locationId === b.locationId && a.transferId === b.transferId;

/** Two people who settled the same card differently while apart contradict each other again: another card asks. */
const raiseDisagreement = async (tx: Tx, card: ExceptionRow, second: MovementRow): Promise<void> => {
  const firstId = card.settledById;
  const history = await tx.movement.list('folderId', second.folderId);
  const first = history.find(({ id }) => id === firstId);
  if (!first || first.id === second.id || sameOutcome(first, second)) return;
  const id = derivedRowId('overlap', `${first.id}+${second.id}`);
  if (await tx.exception.get(id)) return;
  const causeIds = [first.id, second.id];
  await tx.exception.put({
    id,
    kind: 'custody-overlap',
    folderId: second.folderId,
    causeIds,
    raisedAt: second.effectiveAt,
  });
};

/**
 * A person says who has the folder after two scans contradicted each other: both scans stay in the history, the decision
 * is written behind them, and the card is closed.
 */
export const settleOverlap = defineMutation({
  name: 'settle-overlap',
  version: 1,
  args: z.object({ exceptionId: RowId, outcome: Outcome }),
  by: FILING_ROLES,
  async apply(tx, { exceptionId, outcome }, event) {
    const card = await tx.exception.get(exceptionId);
    if (card?.kind !== 'custody-overlap' || card.folderId === undefined)
      return err({ type: 'exception-unknown', exceptionId });
    const { folderId } = card;
    const history = await tx.movement.list('folderId', folderId);
    const settlement = await settlementOf(
      tx,
      outcome,
      history.filter(({ id }) => card.causeIds.includes(id)),
    );
    if (!settlement.ok) return settlement;
    const settled = await recordMovement(tx, { kind: 'settle', folderId, ...settlement.value }, event);
    if (!settled.ok) return settled;
    await raiseDisagreement(tx, card, settled.value);
    const settledById = card.settledById ?? settled.value.id;
    await tx.exception.put({ ...card, resolvedAt: event.occurredAt, resolvedBy: event.actorId, settledById });
    return ok();
  },
});
