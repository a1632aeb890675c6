import { z } from 'zod';
import { foldCustody, isLaterThan, overlapId, stepCustody, type CustodyFold, type Overlap } from '../domain/custody.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { withCustody } from '../model/folder-custody.ts';
import type { FolderRow, MovementRow } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { followRequests } from './serve-requests.ts';
import { noteDisposedFolder } from './disposed-folder.ts';
import { noteOutsidePolicy } from './outside-policy.ts';
import type { Tx } from './tx.ts';

type MovementFacts = Omit<MovementRow, 'id' | 'effectiveAt' | 'occurredAt' | 'deviceId' | 'seq' | 'actorId'> & {
  /** Only where one mutation makes several movements; otherwise the mutation's own id. */
  readonly id?: string;
};

/** Only years 1970 to 9999 are written so that their texts sort as times. */
const EARLIEST_MS = 0;
const LATEST_MS = Date.UTC(9999, 11, 31);

/**
 * The device's time corrected by its measured offset, and never later than the centre received it: a clock that jumped
 * ahead cannot overturn what happened since. A time outside 1970-9999 counts as the nearest one inside.
 */
export const correctedInstant = (event: MutationEvent): string => {
  const receivedAt = event.authority?.receivedAt;
  const latestMs = receivedAt === undefined ? LATEST_MS : Date.parse(receivedAt);
  const correctedMs = Math.min(Date.parse(event.occurredAt) + event.offsetMs, latestMs);
  return new Date(Math.max(correctedMs, EARLIEST_MS)).toISOString();
};

const raiseOverlap = async (tx: Tx, overlap: Overlap, folder: FolderRow): Promise<void> => {
  const id = derivedRowId('overlap', overlapId(overlap));
  if (await tx.exception.get(id)) return;
  await tx.exception.put({
    id,
    kind: 'custody-overlap',
    folderId: folder.id,
    causeIds: [overlap.first.id, overlap.second.id],
    raisedAt: overlap.second.effectiveAt,
  });
};

const custodyAfter = async (tx: Tx, folder: FolderRow, movement: MovementRow): Promise<CustodyFold> => {
  // The usual scan is the latest thing that happened to its folder, so its history need not be read.
  if (isLaterThan(movement, folder.custody)) return stepCustody(folder.custody, movement);
  return foldCustody(await tx.movement.list('folderId', folder.id));
};

/** Keeps the movement whatever the folder's state is, then folds custody; a contradiction becomes an exception card. */
export const recordMovement = async (
  tx: Tx,
  facts: MovementFacts,
  event: MutationEvent,
): Promise<Result<MovementRow, DomainError>> => {
  const folder = await tx.folder.get(facts.folderId);
  if (!folder) return err({ type: 'folder-unknown', folderId: facts.folderId });
  const movement: MovementRow = {
    ...facts,
    id: facts.id ?? event.id,
    effectiveAt: correctedInstant(event),
    occurredAt: event.occurredAt,
    deviceId: event.deviceId,
    seq: event.seq,
    actorId: event.actorId,
  };
  await tx.movement.put(movement);
  const { current, overlaps } = await custodyAfter(tx, folder, movement);
  await tx.folder.put(withCustody(folder, current));
  for (const overlap of overlaps) await raiseOverlap(tx, overlap, folder);
  if (folder.disposed) await noteDisposedFolder(tx, movement);
  await followRequests(tx, movement, folder.custody);
  return ok(movement);
};

const withoutValue = (recorded: Result<MovementRow, DomainError>): Result<void, DomainError> =>
  recorded.ok ? ok() : recorded;

/** Lends a folder (ยืม): who has it, for what purpose, until when, approved by whom (ระเบียบสารบรรณ ข้อ 62). */
export const checkOutFolder = defineMutation({
  name: 'check-out-folder',
  version: 1,
  args: z.object({
    folderId: RowId,
    borrowerId: RowId,
    purpose: z.string().min(1).max(200),
    dueOn: DateOn,
    approverId: RowId.exactOptional(),
    /** Why the office's limits were passed over, and which supervisor answers for it. */
    override: z.object({ reason: z.string().min(1).max(200), byId: RowId }).exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    if (!(await tx.staff.get(args.borrowerId))) return err({ type: 'borrower-unknown', borrowerId: args.borrowerId });
    const recorded = await recordMovement(tx, { kind: 'check-out', ...args }, event);
    if (!recorded.ok) return recorded;
    await noteOutsidePolicy(tx, recorded.value);
    return ok();
  },
});

const atKnownLocation = async (
  tx: Tx,
  facts: { readonly kind: 'check-in' | 'move'; readonly folderId: string; readonly locationId: string },
  event: MutationEvent,
): Promise<Result<void, DomainError>> => {
  if (!(await tx.location.get(facts.locationId)))
    return err({ type: 'location-unknown', locationId: facts.locationId });
  return withoutValue(await recordMovement(tx, facts, event));
};

/** Takes a folder back (คืน) to a place, usually its home. */
export const checkInFolder = defineMutation({
  name: 'check-in-folder',
  version: 1,
  args: z.object({ folderId: RowId, locationId: RowId }),
  by: FILING_ROLES,
  apply: (tx, args, event) => atKnownLocation(tx, { kind: 'check-in', ...args }, event),
});

/** Moves a folder to another place without lending it. */
export const moveFolder = defineMutation({
  name: 'move-folder',
  version: 1,
  args: z.object({ folderId: RowId, locationId: RowId }),
  by: FILING_ROLES,
  apply: (tx, args, event) => atKnownLocation(tx, { kind: 'move', ...args }, event),
});

/** Notes that a folder was seen at a place; who has it on loan does not change by being seen. */
export const seeFolder = defineMutation({
  name: 'see-folder',
  version: 1,
  args: z.object({ folderId: RowId, locationId: RowId.exactOptional() }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    return withoutValue(await recordMovement(tx, { kind: 'seen', ...args }, event));
  },
});

/** Takes back a movement that was scanned by mistake (เลิกทำ); both stay in the history. */
export const undoMovement = defineMutation({
  name: 'undo-movement',
  version: 1,
  args: z.object({ folderId: RowId, movementId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const history = await tx.movement.list('folderId', args.folderId);
    if (!history.some(({ id }) => id === args.movementId)) {
      return err({ type: 'movement-unknown', movementId: args.movementId });
    }
    const undo = { kind: 'undo', folderId: args.folderId, undoesId: args.movementId } as const;
    return withoutValue(await recordMovement(tx, undo, event));
  },
});
