import type { ExceptionRow, MovementRow } from '../model/filing-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { Tx } from './tx.ts';

const openCard = async (tx: Tx, folderId: string): Promise<ExceptionRow | undefined> =>
  (await tx.exception.list('folderId', folderId)).find(
    ({ kind, resolvedAt }) => kind === 'folder-disposed' && resolvedAt === undefined,
  );

/**
 * A folder was scanned that by the records is no more: the scan stays, and one card for all such scans asks a person which of the
 * two is wrong. Taking a scan back asks nothing.
 */
export const noteDisposedFolder = async (tx: Tx, movement: MovementRow): Promise<void> => {
  if (movement.kind === 'undo') return;
  const { id: movementId, folderId, effectiveAt: raisedAt } = movement;
  const card = await openCard(tx, folderId);
  if (card?.causeIds.includes(movementId)) return;
  await tx.exception.put(
    card
      ? { ...card, causeIds: [...card.causeIds, movementId] }
      : {
          id: derivedRowId('folder-disposed', movementId),
          kind: 'folder-disposed',
          folderId,
          causeIds: [movementId],
          raisedAt,
        },
  );
};
