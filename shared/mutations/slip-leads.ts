import { z } from 'zod';
import { decodeSlip, type Slip } from '../domain/slip-qr.ts';
import { err, ok } from '../lib/result.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { COUNTER_ROLES, FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** The bank and its number of the payment that a slip claims. */
export const slipKeyOf = (slip: Slip): { readonly bank: string; readonly transRef: string } =>
  slip.kind === 'bank-slip'
    ? { bank: slip.sendingBankCode, transRef: slip.transRef }
    : { bank: 'truemoney', transRef: slip.transactionId };

/** The id of the lead of a slip: the same slip is the same lead, wherever it is shown. */
export const slipLeadIdFor = (slip: Slip): string => {
  const { bank, transRef } = slipKeyOf(slip);
  return derivedRowId('slip', bank, transRef);
};

/**
 * Keeps a slip somebody showed beside the notice it is said to pay: a lead for asking the bank, never a payment. Anybody
 * can make such a code. Shown again for another notice it stays one lead, with both.
 */
export const attachSlip = defineMutation({
  name: 'attach-slip',
  version: 1,
  args: z.object({ text: z.string().min(1).max(512), noticeId: RowId }),
  by: COUNTER_ROLES,
  async apply(tx, { text, noticeId }, event) {
    const found = decodeSlip(text);
    if (!found.ok) return err({ type: 'slip-unreadable' });
    if (!(await tx.notice.get(noticeId))) return err({ type: 'notice-unknown', noticeId });
    const id = slipLeadIdFor(found.value.slip);
    const known = await tx.slipLead.get(id);
    if (known?.shown.some((one) => one.noticeId === noticeId)) return ok();
    const shown = [...(known?.shown ?? []), { noticeId, by: event.actorId, at: event.occurredAt }];
    await tx.slipLead.put({ id, ...slipKeyOf(found.value.slip), shown, state: { kind: 'open' } });
    return ok();
  },
});

/** Notes what the bank answered about a slip; only what the bank itself reports makes a notice paid. */
export const closeSlip = defineMutation({
  name: 'close-slip',
  version: 1,
  args: z.object({ slipId: RowId, answer: z.string().trim().min(1).max(300) }),
  by: FINANCE_ROLES,
  async apply(tx, { slipId, answer }, event) {
    const lead = await tx.slipLead.get(slipId);
    if (!lead) return err({ type: 'slip-unknown', slipId });
    await tx.slipLead.put({ ...lead, state: { kind: 'closed', answer, by: event.actorId, at: event.occurredAt } });
    return ok();
  },
});
