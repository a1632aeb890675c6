import { z } from 'zod';
import { FeeWaiver } from '../domain/fee-waiver.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { PaidYearRow } from '../model/fee-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import type { FeeWaiverRow } from '../model/waiver-rows.ts';
import { defineMutation } from './define.ts';
import type { Tx } from './tx.ts';

const { id: _, ...waiverFields } = FeeWaiver.shape;

/**
 * Enters a waiver regulation as data: from now on its due dates are waived in every assessment. Nothing else changes by
 * itself: open notices over them are to be issued again, and what was paid is proposed as credit, both by persons.
 */
export const enterFeeWaiver = defineMutation({
  name: 'enter-fee-waiver',
  version: 1,
  args: z.object(waiverFields).refine(({ dueFrom, dueTo }) => dueFrom <= dueTo, { path: ['dueTo'] }),
  by: FINANCE_ROLES,
  async apply(tx, args, event) {
    await tx.feeWaiver.put({ ...args, id: event.id, enteredAt: event.occurredAt, enteredBy: event.actorId });
    return ok();
  },
});

/** Withdraws a waiver that was entered by mistake; it stays on record with the reason. */
export const withdrawFeeWaiver = defineMutation({
  name: 'withdraw-fee-waiver',
  version: 1,
  args: z.object({ waiverId: RowId, reason: z.string().min(1).max(300) }),
  by: FINANCE_ROLES,
  async apply(tx, { waiverId, reason }, event) {
    const waiver = await tx.feeWaiver.get(waiverId);
    if (!waiver || waiver.withdrawn) return err({ type: 'waiver-unknown', waiverId });
    await tx.feeWaiver.put({ ...waiver, withdrawn: { reason, at: event.occurredAt, by: event.actorId } });
    return ok();
  },
});

/** What the notice asked for the year; null when the year is known from a paper receipt only. */
const paidFor = async (tx: Tx, year: PaidYearRow): Promise<number | null> => {
  const notices = await tx.notice.list('ref1', year.reference);
  const items = notices
    .filter(({ factoryId, state }) => factoryId === year.factoryId && state.kind === 'paid')
    .flatMap((notice) => notice.items);
  const item = items.find(({ dueOn }) => dueOn === year.dueOn);
  return item && item.feeSatang + item.surchargeSatang > 0 ? item.feeSatang + item.surchargeSatang : null;
};

const waivedYear = async (
  tx: Tx,
  waiver: FeeWaiverRow,
  paidYearId: string,
): Promise<Result<PaidYearRow, DomainError>> => {
  const year = await tx.paidYear.get(paidYearId);
  const factory = year ? await tx.factory.get(year.factoryId) : undefined;
  const category = factory?.register.category;
  const isWaived =
    year !== undefined &&
    waiver.dueFrom <= year.dueOn &&
    year.dueOn <= waiver.dueTo &&
    waiver.categories.some((waived) => waived === category);
  return isWaived ? ok(year) : err({ type: 'year-not-waived', paidYearId });
};

/** Opens a credit for each paid year that the waiver covers, up to 200 at once; one that is open already stays as it is. */
export const openFeeCredits = defineMutation({
  name: 'open-fee-credits',
  version: 1,
  args: z.object({ waiverId: RowId, paidYearIds: z.array(RowId).min(1).max(200).readonly() }),
  by: FINANCE_ROLES,
  async apply(tx, { waiverId, paidYearIds }) {
    const waiver = await tx.feeWaiver.get(waiverId);
    if (!waiver || waiver.withdrawn) return err({ type: 'waiver-unknown', waiverId });
    for (const paidYearId of paidYearIds) {
      const id = derivedRowId('credit', waiverId, paidYearId);
      if (await tx.feeCredit.get(id)) continue;
      const year = await waivedYear(tx, waiver, paidYearId);
      if (!year.ok) return year;
      const { factoryId, dueOn } = year.value;
      const satang = await paidFor(tx, year.value);
      await tx.feeCredit.put({ id, factoryId, waiverId, paidYearId, dueOn, satang, state: { kind: 'open' } });
    }
    return ok();
  },
});
