import { z } from 'zod';
import { classifyScan } from '../domain/scan-code.ts';
import { err, ok } from '../lib/result.ts';
import type { FolderRow } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { LABELS_PER_BATCH, LabelTarget, ReprintReason } from '../model/label-rows.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import type { Tx } from './tx.ts';

const isOn = ({ labelPrintedAt, labelConfirmedAt }: FolderRow): boolean =>
  labelConfirmedAt !== undefined && labelConfirmedAt >= (labelPrintedAt ?? '');

/** The folder with a label that was printed then; work of a PC that was offline never unprints a later label. */
export const withLabelPrinted = (folder: FolderRow, at: string): FolderRow =>
  (folder.labelPrintedAt ?? '') >= at ? folder : { ...folder, labelPrintedAt: at };

const foldersIn = async (tx: Tx, folderIds: readonly string[]): Promise<readonly FolderRow[]> => {
  const folders: FolderRow[] = [];
  for (const id of new Set(folderIds)) {
    const folder = await tx.folder.get(id);
    if (folder) folders.push(folder);
  }
  return folders;
};

/**
 * Notes that labels came out of a printer, in this order. It is a fact, so a label that somebody else put on meanwhile
 * is noted as a reprint and nothing is refused for it; folders the office does not have are left out. A label counts as
 * on its folder only when it was scanned back.
 */
export const printLabels = defineMutation({
  name: 'print-labels',
  version: 1,
  args: z.object({
    runId: RowId,
    part: z.number().int().min(0).max(999),
    folderIds: z.array(RowId).min(1).max(LABELS_PER_BATCH).readonly(),
    target: LabelTarget,
    reason: ReprintReason.exactOptional(),
    note: z.string().min(1).max(200).exactOptional(),
    resumesRunId: RowId.exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const folders = await foldersIn(tx, args.folderIds);
    if (folders.length === 0) return err({ type: 'folder-unknown', folderId: args.folderIds[0] ?? '' });
    const printedAt = correctedInstant(event);
    await tx.labelBatch.put({
      ...args,
      id: event.id,
      folderIds: folders.map(({ id }) => id),
      printedAt,
      actorId: event.actorId,
      deviceId: event.deviceId,
      reprintIds: folders.filter(isOn).map(({ id }) => id),
      failedIds: [],
    });
    for (const folder of folders) await tx.folder.put(withLabelPrinted(folder, printedAt));
    return ok();
  },
});

const withoutPrinting = (folder: FolderRow): FolderRow => {
  const { labelPrintedAt: _printed, ...unprinted } = folder;
  return unprinted;
};

/**
 * Notes that after the first `goodCount` labels of a batch nothing usable came out: paper jam, ribbon, wrong tray. Those
 * after it count as not printed again, except what was scanned back from its folder meanwhile. A second report about the
 * same batch adds to the first.
 */
export const reportLabelJam = defineMutation({
  name: 'report-label-jam',
  version: 1,
  args: z.object({ batchId: RowId, goodCount: z.number().int().min(0).max(LABELS_PER_BATCH) }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const batch = await tx.labelBatch.get(args.batchId);
    if (!batch) return err({ type: 'label-batch-unknown', batchId: args.batchId });
    const failed = new Set(batch.failedIds);
    for (const folder of await foldersIn(tx, batch.folderIds.slice(args.goodCount))) {
      if ((folder.labelConfirmedAt ?? '') >= batch.printedAt) continue;
      failed.add(folder.id);
      // Somebody may have printed it again since; that label is a good one.
      if (folder.labelPrintedAt === batch.printedAt) await tx.folder.put(withoutPrinting(folder));
    }
    await tx.labelBatch.put({
      ...batch,
      failedIds: batch.folderIds.filter((id) => failed.has(id)),
      jammedAt: correctedInstant(event),
      jamReportedBy: event.actorId,
    });
    return ok();
  },
});

const aliasId = (code: string): string => derivedRowId('code', code);

/** The folder that a code leads to, by the code it has now or one it had before; undefined when the code is free. */
export const folderIdOfCode = async (tx: Tx, code: string): Promise<string | undefined> =>
  (await tx.folder.list('code', code))[0]?.id ?? (await tx.codeAlias.list('code', code))[0]?.folderId;

/** The label on this folder reads as another folder: it must come off and be printed again. */
const raiseTaken = async (
  tx: Tx,
  taken: { folder: FolderRow; code: string; ownerId: string },
  event: MutationEvent,
) => {
  const { folder, code, ownerId } = taken;
  await tx.exception.put({
    id: derivedRowId('code-taken', code, folder.id),
    kind: 'folder-code-taken',
    folderId: folder.id,
    causeIds: [ownerId],
    raisedAt: correctedInstant(event),
  });
  const { labelPrintedAt: _printed, labelConfirmedAt: _confirmed, labelConfirmedBy: _by, ...unlabelled } = folder;
  await tx.folder.put(unlabelled);
};

/**
 * Gives a folder the code of a label that was printed beforehand and is stuck on it. The code it had keeps leading to it.
 * When the code already leads to another folder, that one keeps it: this folder counts as not labelled and an exception
 * card asks for a new label.
 */
export const attachCode = defineMutation({
  name: 'attach-code',
  version: 1,
  args: z.object({ folderId: RowId, code: z.string().regex(/^\d{12}$/) }),
  by: FILING_ROLES,
  async apply(tx, { folderId, code }, event) {
    const folder = await tx.folder.get(folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId });
    if (classifyScan(code).kind !== 'folder')
      return err({ type: 'input-invalid', issues: [{ path: 'code', message: 'not the code of a folder' }] });
    const ownerId = await folderIdOfCode(tx, code);
    if (ownerId !== undefined && ownerId !== folderId) {
      await raiseTaken(tx, { folder, code, ownerId }, event);
      return ok();
    }
    const at = correctedInstant(event);
    const by = event.actorId;
    if (folder.code !== code) {
      await tx.codeAlias.remove(aliasId(code));
      const former = { id: aliasId(folder.code), code: folder.code };
      await tx.codeAlias.put({ ...former, folderId, replacedAt: at, replacedBy: by });
    }
    await tx.folder.put({ ...folder, code, labelPrintedAt: at, labelConfirmedAt: at, labelConfirmedBy: by });
    return ok();
  },
});
