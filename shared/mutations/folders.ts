import { z } from 'zod';
import { classifyScan } from '../domain/scan-code.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { RecordSeries } from '../model/filing-rows.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { folderIdOfCode, withLabelPrinted } from './labels.ts';
import { correctedInstant } from './movements.ts';
import { keptFolder } from './retention.ts';
import type { Tx } from './tx.ts';

const NewFolder = z.object({
  id: RowId,
  code: z.string().regex(/^\d{12}$/),
  series: RecordSeries,
  subjectId: RowId,
  volume: z.number().int().min(1).max(999),
  homeLocationId: RowId.exactOptional(),
});

const createFolder = async (tx: Tx, folder: z.output<typeof NewFolder>): Promise<Result<void, DomainError>> => {
  const existing = await tx.folder.get(folder.id);
  if (existing) return ok();
  // A code that a scanner takes for a place or a badge would never lead to its folder.
  if (classifyScan(folder.code).kind !== 'folder')
    return err({ type: 'input-invalid', issues: [{ path: 'code', message: 'not the code of a folder' }] });
  if ((await folderIdOfCode(tx, folder.code)) !== undefined)
    return err({ type: 'folder-code-taken', code: folder.code });
  await tx.folder.put({ ...folder, custody: { kind: 'unknown' } });
  return ok();
};

/** Registers folders (ขึ้นทะเบียนแฟ้ม), up to 200 at once; a folder that exists already is left as it is. */
export const registerFolders = defineMutation({
  name: 'register-folders',
  version: 1,
  args: z.object({ folders: z.array(NewFolder).min(1).max(200).readonly() }),
  by: FILING_ROLES,
  async apply(tx, args) {
    for (const folder of args.folders) {
      const created = await createFolder(tx, folder);
      if (!created.ok) return created;
    }
    return ok();
  },
});

/** Sets where a folder belongs (ที่ประจำ). */
export const setHomeLocation = defineMutation({
  name: 'set-home-location',
  version: 1,
  args: z.object({ folderId: RowId, homeLocationId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args) {
    const folder = await keptFolder(tx, args.folderId);
    if (!folder.ok) return folder;
    if (!(await tx.location.get(args.homeLocationId))) {
      return err({ type: 'location-unknown', locationId: args.homeLocationId });
    }
    await tx.folder.put({ ...folder.value, homeLocationId: args.homeLocationId });
    return ok();
  },
});

/** Notes that labels were sent to the printer; a label counts only when it was scanned back. */
export const noteLabelsPrinted = defineMutation({
  name: 'note-labels-printed',
  version: 1,
  args: z.object({ folderIds: z.array(RowId).min(1).max(500).readonly() }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    for (const folderId of args.folderIds) {
      const folder = await tx.folder.get(folderId);
      if (!folder) return err({ type: 'folder-unknown', folderId });
      await tx.folder.put(withLabelPrinted(folder, correctedInstant(event)));
    }
    return ok();
  },
});

/** The label was read back from the folder: it is on and it scans. A reading from before the last one changes nothing. */
export const confirmLabel = defineMutation({
  name: 'confirm-label',
  version: 1,
  args: z.object({ folderId: RowId }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const folder = await tx.folder.get(args.folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId: args.folderId });
    const labelConfirmedAt = correctedInstant(event);
    if ((folder.labelConfirmedAt ?? '') >= labelConfirmedAt) return ok();
    await tx.folder.put({ ...folder, labelConfirmedAt, labelConfirmedBy: event.actorId });
    return ok();
  },
});
