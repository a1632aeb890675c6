import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';
import { Condition } from './scan-desk-rows.ts';

/** What is filed (ชุดเอกสาร). Filing itself never asks which series it is. */
export const RecordSeries = z.string().regex(/^[a-z][a-z-]*$/);

const lastMovement = {
  lastMovementId: RowId,
  lastEffectiveAt: Instant,
  lastDeviceId: RowId,
  lastSeq: z.number().int(),
};
const undoneAhead = { undoneAheadIds: z.array(RowId).readonly().exactOptional() };

/** Who has the folder now, as folded from its movements; kept on the folder so that a scan need not read its history. */
export const CustodyValue = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unknown'),
    lastMovementId: RowId.exactOptional(),
    lastEffectiveAt: Instant.exactOptional(),
    lastDeviceId: RowId.exactOptional(),
    lastSeq: z.number().int().exactOptional(),
    ...undoneAhead,
  }),
  z.object({ kind: z.literal('at-location'), locationId: RowId, ...lastMovement, ...undoneAhead }),
  z.object({
    kind: z.literal('on-loan'),
    borrowerId: RowId,
    sinceAt: Instant,
    dueOn: DateOn.exactOptional(),
    purpose: z.string().exactOptional(),
    /** Handed on to a colleague who has not acknowledged it yet. */
    passing: z.object({ toId: RowId, movementId: RowId, sinceAt: Instant }).exactOptional(),
    ...lastMovement,
    ...undoneAhead,
  }),
  z.object({ kind: z.literal('away'), transferId: RowId, sinceAt: Instant, ...lastMovement, ...undoneAhead }),
]);
export type CustodyValue = z.output<typeof CustodyValue>;

/** One physical folder (แฟ้ม): one volume with one barcode, of one record series. */
export const FolderRow = z.object({
  id: RowId,
  code: z.string().regex(/^\d{12}$/),
  series: RecordSeries,
  /** The row the papers are about, e.g. a factory. */
  subjectId: RowId,
  volume: z.number().int().min(1),
  homeLocationId: RowId.exactOptional(),
  custody: CustodyValue,
  /** Who has it on loan, the same as in `custody`, so that a person's loans are found without looking at every folder. */
  holderId: RowId.exactOptional(),
  /** Where it was scanned last, the same as in `custody`, so that the folders at a place are found likewise. */
  placeId: RowId.exactOptional(),
  labelPrintedAt: Instant.exactOptional(),
  /** When the printed label was scanned back from the folder. */
  labelConfirmedAt: Instant.exactOptional(),
  labelConfirmedBy: RowId.exactOptional(),
  /** The latest note about its condition; none means that nobody has looked. */
  condition: z.object({ condition: Condition, notedAt: Instant, notedBy: RowId }).exactOptional(),
  /** The day on which its matter was finished; it is kept for its term from the end of that year on. */
  closedOn: DateOn.exactOptional(),
  /** The year of `closedOn`, so that the folders that have become due are found without looking at every folder. */
  closedYear: z
    .string()
    .regex(/^\d{4}$/)
    .exactOptional(),
  /** Another term than that of its series, and why; after a disposal its decision says why. */
  retention: z
    .object({
      term: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('years'), years: z.number().int().min(1).max(200) }),
        z.object({ kind: z.literal('permanent') }),
      ]),
      reason: z.string().min(1).max(300).exactOptional(),
    })
    .exactOptional(),
  /** Must not be disposed of while this stands: a court, an audit, an objection. */
  hold: z.object({ reason: z.string().min(1).max(300), by: RowId, at: Instant }).exactOptional(),
  /** The open batch in which its disposal is being decided. */
  disposalBatchId: RowId.exactOptional(),
  /** It is no more in this office: destroyed, or with the National Archives. The row and its history stay. */
  disposed: z
    .object({
      outcome: z.enum(['destroy', 'transfer']),
      on: DateOn,
      batchId: RowId,
      /** Where it belonged. */
      homeLocationId: RowId.exactOptional(),
    })
    .exactOptional(),
});
export type FolderRow = z.output<typeof FolderRow>;

/**
 * What a movement says happened to a folder. Facts of every kind are kept for ever: a kind may be added, none taken
 * away.
 */
export const MovementKind = z.enum([
  'check-out',
  'check-in',
  'move',
  'seen',
  'undo',
  'pass-on',
  'acknowledge',
  'send-away',
  'settle',
]);

/** A fact (การเคลื่อนย้าย): this folder was seen at, lent to or returned from there. Never edited, never dropped. */
export const MovementRow = z.object({
  id: RowId,
  folderId: RowId,
  kind: MovementKind,
  /** Corrected time: the device's time plus its offset to the centre, never later than the centre's receipt. */
  effectiveAt: Instant,
  occurredAt: Instant,
  deviceId: RowId,
  seq: z.number().int(),
  actorId: RowId,
  locationId: RowId.exactOptional(),
  borrowerId: RowId.exactOptional(),
  approverId: RowId.exactOptional(),
  purpose: z.string().exactOptional(),
  dueOn: DateOn.exactOptional(),
  undoesId: RowId.exactOptional(),
  /** Who passes it on. */
  fromId: RowId.exactOptional(),
  /** The transfer with which it was sent to another office. */
  transferId: RowId.exactOptional(),
  /** Why the limits of the office's loan policy were passed over, and who answers for it. */
  override: z.object({ reason: z.string().min(1).max(200), byId: RowId }).exactOptional(),
});
export type MovementRow = z.output<typeof MovementRow>;

/** A scanned code nobody knows, kept until a person says what it is (พักไว้). */
export const ParkedScanRow = z.object({
  id: RowId,
  text: z.string().min(1).max(512),
  occurredAt: Instant,
  actorId: RowId,
  deviceId: RowId,
  note: z.string().exactOptional(),
  /** Pictures of what carried it, oldest first. */
  photoIds: z.array(RowId).readonly().exactOptional(),
  resolvedAt: Instant.exactOptional(),
  resolvedAs: z.string().exactOptional(),
});
export type ParkedScanRow = z.output<typeof ParkedScanRow>;

/** A conflict or oddity kept for a person to decide (บัตรข้อยกเว้น); nothing is resolved silently. */
export const ExceptionRow = z.object({
  id: RowId,
  kind: z.enum([
    'custody-overlap',
    'folder-code-taken',
    'notice-amount-differs',
    'loan-outside-policy',
    'stock-take-late',
    'folder-disposed',
    'year-billed-twice',
    'receipt-twice',
    'receipt-without-money',
    'receipt-after-close',
    'receipt-date-ahead',
    'official-number-twice',
  ]),
  folderId: RowId.exactOptional(),
  factoryId: RowId.exactOptional(),
  /** The rows that cause it: two movements, two notices. */
  causeIds: z.array(RowId).readonly(),
  raisedAt: Instant,
  resolvedAt: Instant.exactOptional(),
  resolvedBy: RowId.exactOptional(),
  /** The movement by which it was decided who has the folder. */
  settledById: RowId.exactOptional(),
});
export type ExceptionRow = z.output<typeof ExceptionRow>;
