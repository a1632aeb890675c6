import { takenBackIds } from '../domain/custody.ts';
import { endOfRequest } from '../domain/retrieval-queue.ts';
import type { CustodyValue, MovementRow } from '../model/filing-rows.ts';
import type { RequestRow, RequestStep } from '../model/request-rows.ts';
import type { Tx } from './tx.ts';

/** The request with these steps and the phase they make. */
export const withSteps = (request: RequestRow, steps: readonly RequestStep[]): RequestRow => ({
  ...request,
  steps,
  phase: endOfRequest(steps) === undefined ? 'open' : 'ended',
});

/** The step that getting the folder is for the request of its borrower. */
export const handedOver = ({ id, effectiveAt, deviceId, seq, actorId }: MovementRow): RequestStep => ({
  kind: 'handed-over',
  id,
  effectiveAt,
  deviceId,
  seq,
  actorId,
});

/** Who has the folder by this movement; undefined when nobody gets it. A check-out without a name is on its recorder. */
export const takerOf = ({ kind, borrowerId, actorId }: MovementRow): string | undefined => {
  if (kind === 'check-out') return borrowerId ?? actorId;
  return kind === 'acknowledge' || kind === 'settle' ? borrowerId : undefined;
};

const serve = async (tx: Tx, checkOut: MovementRow): Promise<void> => {
  const borrowerId = takerOf(checkOut);
  for (const request of await tx.request.list('folderId', checkOut.folderId)) {
    const isTheirs = request.phase === 'open' && request.requesterId === borrowerId;
    if (!isTheirs || request.effectiveAt > checkOut.effectiveAt) continue;
    await tx.request.put(withSteps(request, [...request.steps, handedOver(checkOut)]));
  }
};

const reopen = async (tx: Tx, folderId: string, undoneId: string): Promise<void> => {
  for (const request of await tx.request.list('folderId', folderId)) {
    const steps = request.steps.filter(({ id }) => id !== undoneId);
    if (steps.length < request.steps.length) await tx.request.put(withSteps(request, steps));
  }
};

/** The scan that a chain of taking back and taking that back is about in the end. */
const scanBehind = (history: readonly MovementRow[], undoesId: string): MovementRow | undefined => {
  const passed = new Set<string>();
  let scan = history.find(({ id }) => id === undoesId);
  while (scan?.kind === 'undo' && !passed.has(scan.id)) {
    passed.add(scan.id);
    const { undoesId: nextId } = scan;
    scan = history.find(({ id }) => id === nextId);
  }
  return scan;
};

const followUndo = async (tx: Tx, folderId: string, undoesId: string): Promise<void> => {
  const history = await tx.movement.list('folderId', folderId);
  const scan = scanBehind(history, undoesId);
  if (!scan || takerOf(scan) === undefined) return;
  await (takenBackIds(history).has(scan.id) ? reopen(tx, folderId, scan.id) : serve(tx, scan));
};

/**
 * Lending a folder, or passing it on, serves what its borrower asked for before, on whatever screen it was: nobody has to close a
 * request, and none is served twice. Taking the check-out back opens it again, and taking that back serves it again. A return
 * does nothing here: that somebody waits is worked out from the rows whenever they are read, so it cannot be missed. `before`
 * is the custody without the movement.
 */
export const followRequests = async (tx: Tx, movement: MovementRow, before: CustodyValue): Promise<void> => {
  const wasTakenBackAhead = (before.undoneAheadIds ?? []).includes(movement.id);
  if (takerOf(movement) !== undefined && !wasTakenBackAhead) await serve(tx, movement);
  if (movement.kind === 'undo' && movement.undoesId !== undefined)
    await followUndo(tx, movement.folderId, movement.undoesId);
};
