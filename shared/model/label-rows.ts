import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** The most labels of one batch row; a longer run is several batches with one `runId`. */
export const LABELS_PER_BATCH = 500;

/** Why the label of a folder is printed once more. */
export const ReprintReason = z.enum(['jam', 'unreadable', 'torn', 'lost', 'changed', 'other']);
export type ReprintReason = z.output<typeof ReprintReason>;

/** Where the labels came out: a saved PDF, the system's print dialog, a thermal printer; `name` is that of stock or printer. */
export const LabelTarget = z.object({
  kind: z.enum(['pdf', 'dialog', 'thermal']),
  name: z.string().min(1).max(120).exactOptional(),
});
export type LabelTarget = z.output<typeof LabelTarget>;

/** Labels that were sent to a printer together (งานพิมพ์ป้าย), in the order in which they come out of it. */
export const LabelBatchRow = z.object({
  id: RowId,
  /** Batches printed in one go share it; `part` counts them from 0. */
  runId: RowId,
  part: z.number().int().min(0),
  folderIds: z.array(RowId).min(1).max(LABELS_PER_BATCH).readonly(),
  target: LabelTarget,
  printedAt: Instant,
  actorId: RowId,
  deviceId: RowId,
  /** Those of `folderIds` whose label was on the folder already. */
  reprintIds: z.array(RowId).readonly(),
  reason: ReprintReason.exactOptional(),
  note: z.string().exactOptional(),
  /** The run that this one continues after a jam. */
  resumesRunId: RowId.exactOptional(),
  /** Those of `folderIds` that did not come out of the printer as a label. */
  failedIds: z.array(RowId).readonly(),
  jammedAt: Instant.exactOptional(),
  jamReportedBy: RowId.exactOptional(),
});
export type LabelBatchRow = z.output<typeof LabelBatchRow>;

/** A code that stood on a folder before another was attached to it; an old label still leads to its folder. */
export const CodeAliasRow = z.object({
  id: RowId,
  code: z.string().regex(/^\d{12}$/),
  folderId: RowId,
  replacedAt: Instant,
  replacedBy: RowId,
});
export type CodeAliasRow = z.output<typeof CodeAliasRow>;
