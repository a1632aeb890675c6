import { z } from 'zod';
import { decodeSlip, type Slip } from '../domain/slip-qr.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { SlipAnswer, type SlipLeadRow, TypedSlip } from '../model/money-rows.ts';
import { DateOn } from '../model/office-rows.ts';
import { COUNTER_ROLES, FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import type { Tx } from './tx.ts';

/** The bank and its number of the payment that a slip claims. */
export const slipKeyOf = (slip: Slip): { readonly bank: string; readonly transRef: string } =>
  slip.kind === 'bank-slip'
    ? { bank: slip.sendingBankCode, transRef: slip.transRef }
    : { bank: 'truemoney', transRef: slip.transactionId };

/** The number of a payment as it is printed on a slip. */
export const SlipNumber = z.string().regex(/^[0-9A-Za-z._-]{4,64}$/);

/** The id of the lead of a slip: the same slip is the same lead, wherever it is shown. */
export const slipLeadIdFor = (slip: Slip): string => {
  const { bank, transRef } = slipKeyOf(slip);
  return derivedRowId('slip', bank, transRef);
};

/** Keeps the lead of a slip with who showed it for which notice; shown again for the same notice it is no news. */
const showSlip = async (
  tx: Tx,
  slip: Pick<SlipLeadRow, 'id' | 'bank' | 'transRef' | 'typed'>,
  noticeId: string,
  event: MutationEvent,
): Promise<Result<void, DomainError>> => {
  if (!(await tx.notice.get(noticeId))) return err({ type: 'notice-unknown', noticeId });
  const known = await tx.slipLead.get(slip.id);
  if (known?.shown.some((one) => one.noticeId === noticeId)) return ok();
  const shown = [...(known?.shown ?? []), { noticeId, by: event.actorId, at: event.occurredAt }];
  await tx.slipLead.put({ ...known, ...slip, shown, state: { kind: 'open' } });
  return ok();
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
    const { slip } = found.value;
    return showSlip(tx, { id: slipLeadIdFor(slip), ...slipKeyOf(slip) }, noticeId, event);
  },
});

/** The id of the lead of a slip that was typed in: the same number is the same slip, however its letters were typed. */
const typedSlipIdFor = (transRef: string): string => derivedRowId('slip', 'typed', transRef.toUpperCase());

/**
 * Keeps a slip whose code is missing or cannot be read: its number, amount, day and minute as a person reads them. It is a
 * lead like any other and never a payment.
 */
export const attachTypedSlip = defineMutation({
  name: 'attach-typed-slip',
  version: 1,
  args: TypedSlip.extend({ transRef: SlipNumber, noticeId: RowId }),
  by: COUNTER_ROLES,
  async apply(tx, { transRef, noticeId, ...typed }, event) {
    return showSlip(tx, { id: typedSlipIdFor(transRef), bank: 'typed', transRef, typed }, noticeId, event);
  },
});

/**
 * Asks the bank whether it took the money that a slip claims: the centre asks as soon as it hears of it, by its own line to
 * the bank. `paidOn` is the day that stands on the slip. A question that is still open is not asked twice.
 */
export const askAboutSlip = defineMutation({
  name: 'ask-about-slip',
  version: 1,
  args: z.object({ slipId: RowId, paidOn: DateOn }),
  by: COUNTER_ROLES,
  async apply(tx, { slipId, paidOn }, event) {
    const lead = await tx.slipLead.get(slipId);
    const noticeId = lead?.shown.at(-1)?.noticeId;
    if (!lead || noticeId === undefined) return err({ type: 'slip-unknown', slipId });
    if (lead.askedAt !== undefined && lead.inquiry?.paidOn === paidOn) return ok();
    const inquiry = { id: event.id, noticeId, paidOn, by: event.actorId, at: event.occurredAt };
    await tx.slipLead.put({ ...lead, inquiry, askedAt: event.occurredAt });
    return ok();
  },
});

/** What the bank answered, as a fact about the slip; whether a notice is paid follows from the bank's payments alone. */
export const noteSlipAnswer = defineMutation({
  name: 'note-slip-answer',
  version: 1,
  args: z.object({ slipId: RowId, inquiryId: RowId, said: SlipAnswer }),
  by: 'centre',
  async apply(tx, { slipId, inquiryId, said }, event) {
    const lead = await tx.slipLead.get(slipId);
    // Asked anew meanwhile, or answered already by a server that was believed lost.
    if (lead?.inquiry?.id !== inquiryId || lead.askedAt === undefined) return ok();
    const { askedAt: _askedAt, ...rest } = lead;
    await tx.slipLead.put({ ...rest, inquiry: { ...lead.inquiry, answer: { at: event.occurredAt, said } } });
    return ok();
  },
});

/** Closes the matter of a slip with what came out of it; only what the bank itself reports makes a notice paid. */
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
