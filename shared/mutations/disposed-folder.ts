import type { MovementRow } from '../model/filing-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { Tx } from './tx.ts';

/** A folder was scanned that by the records is no more: the scan stays, and a card asks a person which of the two is wrong. */
export const noteDisposedFolder = async (tx: Tx, movement: MovementRow): Promise<void> => {
  const id = derivedRowId('folder-disposed', movement.folderId);
  const before = await tx.exception.get(id);
  if (before && before.resolvedAt === undefined) return;
  await tx.exception.put({
    id: before ? derivedRowId('folder-disposed', movement.id) : id,
    kind: 'folder-disposed',
    folderId: movement.folderId,
    causeIds: [movement.id],
    raisedAt: movement.effectiveAt,
  });
};
