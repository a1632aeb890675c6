import { z } from 'zod';
import { reconcileDay, type ReconciledDay } from '../domain/reconciliation.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { err, ok } from '../lib/result.ts';
import { DateOn } from '../model/office-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { dayPaymentOf } from './day-payments.ts';
import { defineMutation } from './define.ts';
import { correctedInstant } from './movements.ts';
import { caseIdFor } from './raise-money-case.ts';
import { reconciliationIdFor } from './signed-days.ts';
import type { Tx } from './tx.ts';

const readDay = async (tx: Tx, on: string): Promise<ReconciledDay> => {
  const payments = await tx.payment.list('paidOn', on);
  const entries = await Promise.all(
    payments.map(async (payment) => {
      const card = await tx.moneyCase.get(caseIdFor(payment.id));
      const notice = payment.noticeId === undefined ? undefined : await tx.notice.get(payment.noticeId);
      return dayPaymentOf(payment, { card, notice });
    }),
  );
  return reconcileDay(entries);
};

/**
 * An officer signs off a day whose three records agree to the satang; the centre compares them again, from what it has. A
 * day that is not over, is signed already, or has anything open is refused.
 */
export const signReconciliation = defineMutation({
  name: 'sign-reconciliation',
  version: 1,
  args: z.object({ on: DateOn }),
  by: FINANCE_ROLES,
  async apply(tx, { on }, event) {
    if (isoDateAt(Date.parse(correctedInstant(event))) <= on) return err({ type: 'reconciliation-too-early', on });
    const id = reconciliationIdFor(on);
    const known = await tx.reconciliationDay.get(id);
    if (known?.state.kind === 'signed') return err({ type: 'reconciliation-signed', on });
    const { isEven, openCount, totals } = await readDay(tx, on);
    // A case of a reference alone has no payment that the comparison would show.
    const openCases = await tx.moneyCase.list('openOn', on);
    if (!isEven || openCases.length > 0) {
      return err({
        type: 'reconciliation-open',
        on,
        openCount: Math.max(openCount, openCases.length),
        differenceSatang: totals.differenceSatang,
      });
    }
    const signature = { by: event.actorId, at: event.occurredAt, totals: { ...totals, differenceSatang: 0 as const } };
    await tx.reconciliationDay.put({
      id,
      on,
      state: { kind: 'signed' },
      signatures: [...(known?.signatures ?? []), signature],
    });
    return ok();
  },
});
