import { z } from 'zod';
import { takenBackIds } from '../domain/custody.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { ExceptionRow, FolderRow } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FILING_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant, recordMovement } from './movements.ts';
import type { Tx } from './tx.ts';

interface Asked {
  readonly card: ExceptionRow;
  readonly folder: FolderRow;
}

const askedBy = async (tx: Tx, exceptionId: string): Promise<Result<Asked, DomainError>> => {
  const card = await tx.exception.get(exceptionId);
  if (card?.kind !== 'folder-disposed' || card.folderId === undefined) {
    return err({ type: 'exception-unknown', exceptionId });
  }
  const folder = await tx.folder.get(card.folderId);
  return folder ? ok({ card, folder }) : err({ type: 'folder-unknown', folderId: card.folderId });
};

const resolve = (tx: Tx, card: ExceptionRow, event: MutationEvent): Promise<void> =>
  tx.exception.put({ ...card, resolvedAt: event.occurredAt, resolvedBy: event.actorId });

/**
 * The folder itself is in the hands of a head: it was not disposed of, and is in use again at the home it had. The disposal keeps
 * its decision and gets the correction with its reason beside it; nothing that was recorded is taken away.
 */
export const reverseDisposal = defineMutation({
  name: 'reverse-disposal',
  version: 1,
  args: z.object({ exceptionId: RowId, reason: z.string().min(1).max(300) }),
  by: OFFICE_ROLES,
  async apply(tx, { exceptionId, reason }, event) {
    const asked = await askedBy(tx, exceptionId);
    if (!asked.ok) return asked;
    const { card, folder } = asked.value;
    const { disposed, ...rest } = folder;
    if (disposed) {
      const { homeLocationId, batchId } = disposed;
      await tx.folder.put({ ...rest, ...(homeLocationId === undefined ? {} : { homeLocationId }) });
      const batch = await tx.disposalBatch.get(batchId);
      const reversal = { folderId: folder.id, reason, at: correctedInstant(event), by: event.actorId, exceptionId };
      if (batch) await tx.disposalBatch.put({ ...batch, reversals: [...(batch.reversals ?? []), reversal] });
    }
    await resolve(tx, card, event);
    return ok();
  },
});

/**
 * The folder is gone and the scans of the card were mistakes (another folder, a loose label): they are taken back, both stay in the
 * history, and the card is closed. A card that somebody closed already stays as it is.
 */
export const dismissDisposedScan = defineMutation({
  name: 'dismiss-disposed-scan',
  version: 1,
  args: z.object({ exceptionId: RowId }),
  by: FILING_ROLES,
  async apply(tx, { exceptionId }, event) {
    const asked = await askedBy(tx, exceptionId);
    if (!asked.ok) return asked;
    const { card, folder } = asked.value;
    if (card.resolvedAt !== undefined) return ok();
    const undone = takenBackIds(await tx.movement.list('folderId', folder.id));
    for (const undoesId of card.causeIds.filter((id) => !undone.has(id))) {
      const id = derivedRowId('scan-dismissed', event.id, undoesId);
      const taken = await recordMovement(tx, { kind: 'undo', id, folderId: folder.id, undoesId }, event);
      if (!taken.ok) return taken;
    }
    await resolve(tx, card, event);
    return ok();
  },
});
