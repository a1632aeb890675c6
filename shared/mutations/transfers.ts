import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { recordMovement } from './movements.ts';

/** Sends folders to another office with a manifest (บัญชีส่งมอบแฟ้ม); they come back by being taken back. */
export const sendTransfer = defineMutation({
  name: 'send-transfer',
  version: 1,
  args: z.object({
    destination: z.string().min(1).max(200),
    letterNumber: z.string().max(60).exactOptional(),
    sentOn: DateOn,
    folderIds: z.array(RowId).min(1).max(200).readonly(),
    approverId: RowId.exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, { approverId, ...args }, event) {
    const transferId = event.id;
    const folderIds = [...new Set(args.folderIds)];
    await tx.transfer.put({
      id: transferId,
      ...args,
      folderIds,
      createdAt: event.occurredAt,
      createdBy: event.actorId,
    });
    for (const folderId of folderIds) {
      const id = derivedRowId('transfer', transferId, folderId);
      const approved = approverId === undefined ? {} : { approverId };
      const sent = await recordMovement(tx, { kind: 'send-away', id, folderId, transferId, ...approved }, event);
      if (!sent.ok) return sent;
    }
    return ok();
  },
});

/** Notes that the other office confirmed to have received the folders. */
export const noteTransferReceived = defineMutation({
  name: 'note-transfer-received',
  version: 1,
  args: z.object({
    transferId: RowId,
    receivedOn: DateOn,
    receivedBy: z.string().min(1).max(120).exactOptional(),
  }),
  by: FILING_ROLES,
  async apply(tx, { transferId, ...received }) {
    const transfer = await tx.transfer.get(transferId);
    if (!transfer) return err({ type: 'transfer-unknown', transferId });
    await tx.transfer.put({ ...transfer, ...received });
    return ok();
  },
});
