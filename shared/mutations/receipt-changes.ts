import { z } from 'zod';
import { isoDateAt } from '../domain/thai-date.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { type ReceiptRow, VoidedPaper } from '../model/receipt-rows.ts';
import { COUNTER_ROLES, FINANCE_ROLES, OFFICE_ROLES, type Role } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { standingReceipts, twiceCardId } from './receipt-money.ts';
import type { Tx } from './tx.ts';

const dayOf = (instant: string): string => isoDateAt(Date.parse(instant));

const isActiveWith = async (tx: Tx, staffId: string, roles: readonly Role[]): Promise<boolean> => {
  const person = await tx.staff.get(staffId);
  return person !== undefined && person.active && roles.includes(person.role);
};

/** Finance may; else only the issuer, on the same day, with a head who agrees. */
const mayVoid = async (
  tx: Tx,
  receipt: ReceiptRow,
  by: { readonly event: MutationEvent; readonly approvedBy: string | undefined },
): Promise<Result<void, DomainError>> => {
  const { event, approvedBy } = by;
  if (await isActiveWith(tx, event.actorId, FINANCE_ROLES)) return ok();
  const isIssuer = receipt.issuedBy === event.actorId && dayOf(receipt.issuedAt) === dayOf(event.occurredAt);
  const isApproved =
    approvedBy !== undefined && approvedBy !== event.actorId && (await isActiveWith(tx, approvedBy, OFFICE_ROLES));
  return isIssuer && isApproved ? ok() : err({ type: 'not-allowed', action: 'void-receipt' });
};

/** Two receipts of one notice were a case; one of them is void now. */
const closeTwiceCard = async (tx: Tx, noticeId: string, event: MutationEvent): Promise<void> => {
  const card = await tx.exception.get(twiceCardId(noticeId));
  if (!card || card.resolvedAt !== undefined || (await standingReceipts(tx, noticeId)).length > 1) return;
  await tx.exception.put({ ...card, resolvedAt: event.occurredAt, resolvedBy: event.actorId });
};

/**
 * Voids a whole sheet (ยกเลิกใบเสร็จ): nothing on it is erased, its number is never used again, and a replacement takes a new one.
 * The paper belongs to its copy in the book. Done by finance, or by the issuer on the same day with a head's agreement
 * (ระเบียบฯ พ.ศ. 2562; who may agree is an office's own rule, unverified).
 */
export const voidReceipt = defineMutation({
  name: 'void-receipt',
  version: 1,
  args: z.object({
    receiptId: RowId,
    reason: z.string().trim().min(1).max(300),
    paper: VoidedPaper,
    approvedBy: RowId.exactOptional(),
  }),
  by: COUNTER_ROLES,
  async apply(tx, { receiptId, reason, paper, approvedBy }, event) {
    const receipt = await tx.receipt.get(receiptId);
    if (!receipt) return err({ type: 'receipt-unknown', receiptId });
    const allowed = await mayVoid(tx, receipt, { event, approvedBy });
    if (!allowed.ok) return allowed;
    // Voided twice by two PCs offline: it is void, and the first word stands.
    if (receipt.state.kind === 'void') return ok();
    const approval = approvedBy === undefined ? {} : { approvedBy };
    const voided = { reason, paper, voidedAt: event.occurredAt, voidedBy: event.actorId, ...approval };
    await tx.receipt.put({ ...receipt, state: { kind: 'void', ...voided } });
    await closeTwiceCard(tx, receipt.noticeId, event);
    return ok();
  },
});

/**
 * Notes that a receipt left for the printer: its original, once, and after that copies, each of which says สำเนา. A second
 * original, printed by a PC that did not know of the first, is noted as a copy.
 */
export const noteReceiptReprint = defineMutation({
  name: 'note-receipt-reprint',
  version: 1,
  args: z.object({ receiptId: RowId, print: z.enum(['original', 'copy']) }),
  by: COUNTER_ROLES,
  async apply(tx, { receiptId, print }, event) {
    const receipt = await tx.receipt.get(receiptId);
    if (!receipt) return err({ type: 'receipt-unknown', receiptId });
    const noted = { at: event.occurredAt, by: event.actorId };
    const isNoted = receipt.reprints.some(({ id }) => id === event.id);
    if (isNoted || (receipt.printed?.at === noted.at && receipt.printed.by === noted.by)) return ok();
    await tx.receipt.put(
      print === 'original' && receipt.printed === undefined
        ? { ...receipt, printed: noted }
        : { ...receipt, reprints: [...receipt.reprints, { id: event.id, ...noted }] },
    );
    return ok();
  },
});

/**
 * Notes the number of the official receipt that a provisional one stands for. A wrong number is noted again: the last one
 * counts and all are kept. The same number on two receipts raises a card.
 */
export const noteOfficialNumber = defineMutation({
  name: 'note-official-number',
  version: 1,
  args: z.object({ receiptId: RowId, number: z.string().trim().min(1).max(60) }),
  by: COUNTER_ROLES,
  async apply(tx, { receiptId, number }, event) {
    const receipt = await tx.receipt.get(receiptId);
    if (!receipt) return err({ type: 'receipt-unknown', receiptId });
    if (receipt.form !== 'provisional') return err({ type: 'receipt-not-provisional', number: receipt.number });
    if (receipt.officialNumbers.some(({ id }) => id === event.id)) return ok();
    const noted = { id: event.id, number, at: event.occurredAt, by: event.actorId };
    const officialNumbers = [...receipt.officialNumbers, noted];
    await tx.receipt.put({ ...receipt, officialNumber: number, officialNumbers });
    const same = (await tx.receipt.list('officialNumber', number)).filter(
      ({ id, state }) => id !== receiptId && state.kind === 'standing',
    );
    if (same.length === 0) return ok();
    await tx.exception.put({
      id: derivedRowId('official-number-twice', receiptId, number),
      kind: 'official-number-twice',
      factoryId: receipt.factoryId,
      causeIds: [...same.map(({ id }) => id), receiptId],
      raisedAt: event.occurredAt,
    });
    return ok();
  },
});
