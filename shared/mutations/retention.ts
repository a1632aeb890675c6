import { z } from 'zod';
import { ok, err, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { FolderRow } from '../model/filing-rows.ts';
import { RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FILING_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { correctedInstant } from './movements.ts';
import type { Tx } from './tx.ts';

/** A folder that the office still has; an error when it is unknown or disposed of. */
export const keptFolder = async (tx: Tx, folderId: string): Promise<Result<FolderRow, DomainError>> => {
  const folder = await tx.folder.get(folderId);
  if (!folder) return err({ type: 'folder-unknown', folderId });
  return folder.disposed ? err({ type: 'folder-disposed', folderId }) : ok(folder);
};

const YEAR_DIGITS = 4;

/**
 * Says when the matter of a folder was finished and for how long it is kept; what is absent is taken away again: a folder
 * without `closedOn` is in use, one without `retention` has the term of its series.
 */
export const setFolderRetention = defineMutation({
  name: 'set-folder-retention',
  version: 1,
  args: z.object({
    folderId: RowId,
    closedOn: DateOn.exactOptional(),
    retention: FolderRow.shape.retention,
  }),
  by: FILING_ROLES,
  async apply(tx, { folderId, closedOn, retention }) {
    const folder = await keptFolder(tx, folderId);
    if (!folder.ok) return folder;
    const { closedOn: _on, closedYear: _year, retention: _retention, ...rest } = folder.value;
    const closed = closedOn === undefined ? {} : { closedOn, closedYear: closedOn.slice(0, YEAR_DIGITS) };
    await tx.folder.put({ ...rest, ...closed, ...(retention === undefined ? {} : { retention }) });
    return ok();
  },
});

/** Forbids disposing of a folder (ห้ามทำลาย) for a reason, until it is released. */
export const holdFolder = defineMutation({
  name: 'hold-folder',
  version: 1,
  args: z.object({ folderId: RowId, reason: z.string().min(1).max(300) }),
  by: FILING_ROLES,
  async apply(tx, { folderId, reason }, event) {
    const folder = await keptFolder(tx, folderId);
    if (!folder.ok) return folder;
    await tx.folder.put({ ...folder.value, hold: { reason, by: event.actorId, at: correctedInstant(event) } });
    return ok();
  },
});

/** Takes a hold away; a folder without one stays as it is. */
export const releaseFolderHold = defineMutation({
  name: 'release-folder-hold',
  version: 1,
  args: z.object({ folderId: RowId }),
  by: OFFICE_ROLES,
  async apply(tx, { folderId }) {
    const folder = await keptFolder(tx, folderId);
    if (!folder.ok) return folder;
    const { hold: _hold, ...rest } = folder.value;
    await tx.folder.put(rest);
    return ok();
  },
});
