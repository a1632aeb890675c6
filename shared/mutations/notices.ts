import { z } from 'zod';
import { TrackingToken } from '../domain/tracking-token.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { NoticeItem, type NoticeRow } from '../model/fee-rows.ts';
import { RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { COUNTER_ROLES, FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { billedElsewhere } from './external-invoices.ts';
import { foldMoney } from './fold-money.ts';
import { paidYearIdFor } from './settle-notice.ts';
import type { Tx } from './tx.ts';

const checkItems = async (
  tx: Tx,
  items: readonly NoticeItem[],
  totalSatang: number,
): Promise<Result<void, DomainError>> => {
  for (const item of items) {
    const schedule = await tx.feeSchedule.get(item.scheduleId);
    if (!schedule) return err({ type: 'schedule-unknown', scheduleId: item.scheduleId });
    if (schedule.status !== 'confirmed') return err({ type: 'fee-schedule-not-confirmed', scheduleId: schedule.id });
  }
  const expectedSatang = items.reduce((sum, item) => sum + item.feeSatang + item.surchargeSatang, 0);
  if (expectedSatang !== totalSatang)
    return err({ type: 'notice-amount-differs', expectedSatang, satang: totalSatang });
  return ok();
};

/** No year is asked for twice: what another system bills is left to it. */
const checkBilledElsewhere = async (
  tx: Tx,
  notice: { readonly factoryId: string; readonly items: readonly NoticeItem[] },
): Promise<Result<void, DomainError>> => {
  const invoices = await tx.externalInvoice.list('factoryId', notice.factoryId);
  for (const { dueOn } of notice.items) {
    const invoice = billedElsewhere(invoices, dueOn);
    if (invoice) {
      return err({ type: 'year-billed-elsewhere', dueOn, system: invoice.system, number: invoice.number });
    }
  }
  return ok();
};

/** Money may have come before the notice, or wait beside it: the centre, which alone has all of it, folds it again. */
const foldAtCentre = async (tx: Tx, { ref1 }: NoticeRow, { authority, occurredAt }: MutationEvent): Promise<void> => {
  if (authority && (await tx.payment.list('ref1', ref1)).length > 0) await foldMoney(tx, ref1, occurredAt);
};

/**
 * Issues a notice: immutable from here on. Its ref1 comes from a block of numbers leased to the device. Where its payment
 * has come first, it is paid at once.
 */
export const issueNotice = defineMutation({
  name: 'issue-notice',
  version: 1,
  args: z.object({
    factoryId: RowId,
    ref1: z.string().regex(/^\d{8,18}$/),
    ref2: z
      .string()
      .regex(/^[A-Z0-9]{1,20}$/)
      .exactOptional(),
    items: z
      .array(NoticeItem)
      .min(1)
      .max(60)
      .readonly()
      .refine((items) => new Set(items.map(({ dueOn }) => dueOn)).size === items.length, 'one year twice'),
    totalSatang: z.number().int().min(1),
    validUntilOn: DateOn,
    trackingToken: TrackingToken.exactOptional(),
  }),
  by: COUNTER_ROLES,
  async apply(tx, args, event) {
    if (!(await tx.factory.get(args.factoryId))) return err({ type: 'factory-unknown', factoryId: args.factoryId });
    const taken = await tx.notice.list('ref1', args.ref1);
    if (taken.length > 0) return err({ type: 'ref1-taken', ref1: args.ref1 });
    const elsewhere = await checkBilledElsewhere(tx, args);
    if (!elsewhere.ok) return elsewhere;
    const checked = await checkItems(tx, args.items, args.totalSatang);
    if (!checked.ok) return checked;
    const notice: NoticeRow = {
      id: event.id,
      ...args,
      issuedAt: event.occurredAt,
      issuedBy: event.actorId,
      state: { kind: 'issued' },
    };
    await tx.notice.put(notice);
    await foldAtCentre(tx, notice, event);
    return ok();
  },
});

/** Cancels a notice that was not paid; its reference is never used again. */
export const cancelNotice = defineMutation({
  name: 'cancel-notice',
  version: 1,
  args: z.object({ noticeId: RowId, reason: z.string().min(1).max(300) }),
  by: COUNTER_ROLES,
  async apply(tx, args, event) {
    const notice = await tx.notice.get(args.noticeId);
    if (!notice) return err({ type: 'notice-unknown', noticeId: args.noticeId });
    if (notice.state.kind !== 'issued') {
      return err({ type: 'notice-not-open', noticeId: notice.id, state: notice.state.kind });
    }
    await tx.notice.put({
      ...notice,
      state: { kind: 'cancelled', reason: args.reason, cancelledAt: event.occurredAt },
    });
    await foldAtCentre(tx, notice, event);
    return ok();
  },
});

const isPaidByBank = async (tx: Tx, paidYearId: string): Promise<boolean> => {
  const known = await tx.paidYear.get(paidYearId);
  if (!known) return false;
  const notices = await tx.notice.list('ref1', known.reference);
  return notices.some(({ factoryId, state }) => factoryId === known.factoryId && state.kind === 'paid');
};

/** Enters years that were paid before Faem, from the paper receipts, with their number; never over what the bank paid. */
export const recordPaidYears = defineMutation({
  name: 'record-paid-years',
  version: 1,
  args: z.object({
    factoryId: RowId,
    years: z
      .array(z.object({ dueOn: DateOn, paidOn: DateOn, reference: z.string().min(1).max(60) }))
      .min(1)
      .max(60)
      .readonly(),
  }),
  by: FINANCE_ROLES,
  async apply(tx, args) {
    if (!(await tx.factory.get(args.factoryId))) return err({ type: 'factory-unknown', factoryId: args.factoryId });
    for (const year of args.years) {
      const id = paidYearIdFor(args.factoryId, year.dueOn);
      if (await isPaidByBank(tx, id)) return err({ type: 'not-allowed', action: 'change-year-paid-by-bank' });
      await tx.paidYear.put({ id, factoryId: args.factoryId, ...year });
    }
    return ok();
  },
});
