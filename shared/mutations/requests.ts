import { z } from 'zod';
import { takenBackIds } from '../domain/custody.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { FolderRow, MovementRow } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import type { RequestRow, RequestStep } from '../model/request-rows.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import { handedOver, takerOf, withSteps } from './serve-requests.ts';
import type { Tx } from './tx.ts';

const MOST_FOLDERS = 50;

const Asked = z.object({
  folderIds: z.array(RowId).min(1).max(MOST_FOLDERS).readonly(),
  /** For whom; absent = for the person who asks. */
  requesterId: RowId.exactOptional(),
  urgency: z.enum(['visitor-waiting', 'normal']),
  neededOn: DateOn.exactOptional(),
  purpose: z.string().min(1).max(200).exactOptional(),
});

/** The id of the request that one call makes for one folder. */
export const requestIdFor = (eventId: string, folderId: string): string => derivedRowId('request', eventId, folderId);

/** A request that arrives after the folder was lent to its requester was served meanwhile, on another PC. */
const servedBefore = async (tx: Tx, folder: FolderRow, request: RequestRow): Promise<MovementRow | undefined> => {
  const { custody } = folder;
  const hasIt = custody.kind === 'on-loan' && custody.borrowerId === request.requesterId;
  const isLate = custody.lastEffectiveAt !== undefined && custody.lastEffectiveAt >= request.effectiveAt;
  if (!hasIt && !isLate) return undefined;
  const history = await tx.movement.list('folderId', folder.id);
  const undone = takenBackIds(history);
  return history.findLast(
    (movement) =>
      takerOf(movement) === request.requesterId &&
      !undone.has(movement.id) &&
      (hasIt || movement.effectiveAt >= request.effectiveAt),
  );
};

const ask = async (
  tx: Tx,
  facts: Omit<z.output<typeof Asked>, 'folderIds'> & { readonly folderId: string },
  event: MutationEvent,
): Promise<Result<void, DomainError>> => {
  const id = requestIdFor(event.id, facts.folderId);
  if (await tx.request.get(id)) return ok();
  const folder = await tx.folder.get(facts.folderId);
  if (!folder) return err({ type: 'folder-unknown', folderId: facts.folderId });
  const effectiveAt = correctedInstant(event);
  const request: RequestRow = {
    requesterId: event.actorId,
    ...facts,
    id,
    actorId: event.actorId,
    effectiveAt,
    occurredAt: event.occurredAt,
    deviceId: event.deviceId,
    seq: event.seq,
    requestedOn: isoDateAt(Date.parse(effectiveAt)),
    steps: [],
    phase: 'open',
  };
  const served = await servedBefore(tx, folder, request);
  await tx.request.put(served === undefined ? request : withSteps(request, [handedOver(served)]));
  return ok();
};

/** The folders that the office still has or does not know; an error when all that was asked for is disposed of. */
const stillThere = async (tx: Tx, folderIds: readonly string[]): Promise<Result<readonly string[], DomainError>> => {
  const ids: string[] = [];
  for (const id of folderIds) {
    if (!(await tx.folder.get(id))?.disposed) ids.push(id);
  }
  return ids.length > 0 ? ok(ids) : err({ type: 'folder-disposed', folderId: folderIds[0] ?? '' });
};

/**
 * Asks for folders (ขอแฟ้ม), one request each. Never refused because others wait: it goes into the queue. Folders that were
 * disposed of are left out; refused when none is left.
 */
export const requestFolders = defineMutation({
  name: 'request-folders',
  version: 1,
  args: Asked,
  by: FILING_ROLES,
  async apply(tx, { folderIds, ...facts }, event) {
    const { requesterId } = facts;
    if (requesterId !== undefined && !(await tx.staff.get(requesterId))) {
      return err({ type: 'borrower-unknown', borrowerId: requesterId });
    }
    const there = await stillThere(tx, folderIds);
    if (!there.ok) return there;
    for (const folderId of there.value) {
      const asked = await ask(tx, { ...facts, folderId }, event);
      if (!asked.ok) return asked;
    }
    return ok();
  },
});

const stepOf = (event: MutationEvent): Pick<RequestStep, 'id' | 'effectiveAt' | 'deviceId' | 'seq' | 'actorId'> => ({
  id: event.id,
  effectiveAt: correctedInstant(event),
  deviceId: event.deviceId,
  seq: event.seq,
  actorId: event.actorId,
});

const addStep = async (tx: Tx, request: RequestRow, step: RequestStep): Promise<void> => {
  if (request.steps.some(({ id }) => id === step.id)) return;
  await tx.request.put(withSteps(request, [...request.steps, step]));
};

/**
 * Notes how far fetching is: picked, not where it should be, or ready at the desk. Kept whatever the request has come to
 * meanwhile on other PCs: it says where the folder was.
 */
export const noteRetrieval = defineMutation({
  name: 'note-retrieval',
  version: 1,
  args: z.object({
    requestId: RowId,
    step: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picked') }),
      z.object({ kind: z.literal('not-here') }),
      z.object({ kind: z.literal('ready'), how: z.enum(['trapped', 'brought']) }),
    ]),
  }),
  by: FILING_ROLES,
  async apply(tx, { requestId, step }, event) {
    const request = await tx.request.get(requestId);
    if (!request) return err({ type: 'request-unknown', requestId });
    await addStep(tx, request, { ...stepOf(event), ...step });
    return ok();
  },
});

/** Takes a request back, and whatever else its requester asked of this folder; one that was served stays served. */
export const cancelRequest = defineMutation({
  name: 'cancel-request',
  version: 1,
  args: z.object({ requestId: RowId, reason: z.string().min(1).max(200).exactOptional() }),
  by: FILING_ROLES,
  async apply(tx, { requestId, ...reason }, event) {
    const cancelled = await tx.request.get(requestId);
    if (!cancelled) return err({ type: 'request-unknown', requestId });
    for (const request of await tx.request.list('folderId', cancelled.folderId)) {
      const isSame = request.id === requestId;
      const isTwin = request.requesterId === cancelled.requesterId && request.phase === 'open';
      if (isSame || isTwin) await addStep(tx, request, { kind: 'cancelled', ...stepOf(event), ...reason });
    }
    return ok();
  },
});
