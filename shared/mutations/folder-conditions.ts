import { z } from 'zod';
import { latestCondition } from '../domain/folder-condition.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { FolderRow } from '../model/filing-rows.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { Condition, type ConditionNoteRow } from '../model/scan-desk-rows.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import type { Tx } from './tx.ts';

const factsOf = (event: MutationEvent) => ({
  id: event.id,
  effectiveAt: correctedInstant(event),
  actorId: event.actorId,
  deviceId: event.deviceId,
});

/** Keeps the note, then says on the folder what its notes come to. */
const keepNote = async (tx: Tx, folder: FolderRow, note: ConditionNoteRow): Promise<Result<void, DomainError>> => {
  await tx.conditionNote.put(note);
  const latest = latestCondition(await tx.conditionNote.list('folderId', folder.id));
  const { condition: _, ...bare } = folder;
  const known = latest && { condition: latest.condition, notedAt: latest.effectiveAt, notedBy: latest.actorId };
  await tx.folder.put(known === undefined ? bare : { ...bare, condition: known });
  return ok();
};

/** Notes in which condition a folder was seen (สภาพแฟ้ม); earlier notes stay in its history. */
export const noteCondition = defineMutation({
  name: 'note-condition',
  version: 1,
  args: z.object({ folderId: RowId, condition: Condition }),
  by: FILING_ROLES,
  async apply(tx, args, event) {
    const folder = await tx.folder.get(args.folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId: args.folderId });
    return keepNote(tx, folder, { kind: 'noted', ...args, ...factsOf(event) });
  },
});

/** Takes back a note of condition that was scanned by mistake (เลิกทำ); both stay in the history. */
export const undoCondition = defineMutation({
  name: 'undo-condition',
  version: 1,
  args: z.object({ folderId: RowId, noteId: RowId }),
  by: FILING_ROLES,
  async apply(tx, { folderId, noteId }, event) {
    const folder = await tx.folder.get(folderId);
    if (!folder) return err({ type: 'folder-unknown', folderId });
    const notes = await tx.conditionNote.list('folderId', folderId);
    if (!notes.some(({ id, kind }) => id === noteId && kind === 'noted')) {
      return err({ type: 'condition-note-unknown', noteId });
    }
    return keepNote(tx, folder, { kind: 'undone', folderId, undoesId: noteId, ...factsOf(event) });
  },
});
