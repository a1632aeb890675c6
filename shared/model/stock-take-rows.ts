import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';
import { Condition } from './scan-desk-rows.ts';

/** What is counted: a place with all that stands in it, the folders one person has on loan, or a range in shelf order. */
export const StockTakeScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), locationId: RowId }),
  z.object({ kind: z.literal('borrower'), staffId: RowId }),
  z.object({ kind: z.literal('range'), fromFolderId: RowId, toFolderId: RowId }),
]);
export type StockTakeScope = z.output<typeof StockTakeScope>;

const Count = z.number().int().nonnegative();

/** The numbers of a finished count. `expected` is `found` + `misplaced` + `missing` + `lent` + `moved` + `fetched` + on loan but there. */
export const StockTakeResult = z.object({
  expected: Count,
  /** In its place. */
  found: Count,
  /** Expected and there, but in the wrong place or out of order. */
  misplaced: Count,
  missing: Count,
  /** Lent or sent away while the count went on. */
  lent: Count,
  /** Moved out of the scope while the count went on. */
  moved: Count,
  /** Not on the shelf because somebody fetched them for a requester: who, and for whom. */
  fetched: z
    .array(z.object({ folderId: RowId, actorId: RowId, requesterId: RowId, stage: z.enum(['picked', 'ready']) }))
    .readonly(),
  unexpected: Count,
  /** On loan by the records and scanned all the same. */
  onLoan: Count,
  unknownCodes: Count,
  scans: Count,
  /** Folders that were missing until a scan arrived after the end. */
  lateFound: Count,
  people: z.array(z.object({ actorId: RowId, scans: Count })).readonly(),
});
export type StockTakeResult = z.output<typeof StockTakeResult>;

const ended = { at: Instant, by: RowId, result: StockTakeResult };

/** One count (ตรวจนับ). */
export const StockTakeRow = z.object({
  id: RowId,
  scope: StockTakeScope,
  openedAt: Instant,
  openedBy: RowId,
  /** Folders that the records put within the scope at the opening, on loan ones left out. */
  expectedCount: Count,
  /** Folders of the scope that were on loan at the opening. */
  lentCount: Count,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('cancelled'), at: Instant, by: RowId, reason: z.string().min(1) }),
    /** Ended on a PC; the centre has not said yet that no scan is missing. Nothing is called missing here. */
    z.object({ kind: z.literal('finishing'), ...ended }),
    z.object({ kind: z.literal('finished'), ...ended }),
  ]),
});
export type StockTakeRow = z.output<typeof StockTakeRow>;

/** The most folders in one part. */
export const PART_SIZE = 500;

/** A part of the folders that a count expects; in parts, so that a late scan rewrites a part and not the whole. */
export const StockTakePartRow = z.object({
  id: RowId,
  stockTakeId: RowId,
  part: z.number().int().nonnegative(),
  folderIds: z.array(RowId).max(PART_SIZE).readonly(),
  /** Those nobody found; absent until the count is finished. */
  missingIds: z.array(RowId).max(PART_SIZE).readonly().exactOptional(),
});
export type StockTakePartRow = z.output<typeof StockTakePartRow>;

/** A PC that counts along. A count is finished only when every one of them is done or was released. */
export const StockTakeDeviceRow = z.object({
  id: RowId,
  stockTakeId: RowId,
  deviceId: RowId,
  joinedAt: Instant,
  joinedBy: RowId,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('counting') }),
    /** `scans`: how many this PC has made; the centre must have as many. */
    z.object({ kind: z.literal('done'), at: Instant, by: RowId, scans: Count }),
    z.object({ kind: z.literal('released'), at: Instant, by: RowId, reason: z.string().min(1) }),
  ]),
});
export type StockTakeDeviceRow = z.output<typeof StockTakeDeviceRow>;

/** What a scan of a count says; see `CountedThing`. */
export const CountedThing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('folder'),
    folderId: RowId,
    placeId: RowId.exactOptional(),
    finding: z.enum(['right', 'wrong-place', 'on-loan']),
    outOfOrderIds: z.array(RowId).min(1).max(60).readonly().exactOptional(),
  }),
  z.object({ kind: z.literal('condition'), folderId: RowId, condition: Condition }),
  z.object({ kind: z.literal('unknown'), text: z.string().min(1).max(512) }),
  z.object({ kind: z.literal('undo'), scanId: RowId, folderId: RowId.exactOptional() }),
]);
export type CountedThing = z.output<typeof CountedThing>;

/** One scan of a count, attributed to person and device. Never edited, never dropped. */
export const StockTakeScanRow = z.object({
  id: RowId,
  stockTakeId: RowId,
  deviceId: RowId,
  number: z.number().int().min(1),
  actorId: RowId,
  at: Instant,
  what: CountedThing,
});
export type StockTakeScanRow = z.output<typeof StockTakeScanRow>;
