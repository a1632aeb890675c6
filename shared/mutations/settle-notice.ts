import { isoDateAt } from '../domain/thai-date.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { PaymentRow } from '../model/money-rows.ts';
import { caseOfPayment, raiseMoneyCase } from './raise-money-case.ts';
import type { Tx } from './tx.ts';

/** The id of the settled year of a factory: the same whoever settles it. */
export const paidYearIdFor = (factoryId: string, dueOn: string): string => derivedRowId('paid', factoryId, dueOn);

type PaidState = Extract<NoticeRow['state'], { readonly kind: 'paid' }>;

/** From least to most sure. */
const PROOFS: readonly PaidState['proof'][] = ['reported', 'confirmed', 'settled'];

/** Paid when the last of them came, and as sure as the least sure of them; undefined when there is none. */
const paidBy = (payments: readonly PaymentRow[]): PaidState | undefined => {
  const last = payments.at(-1);
  if (!last) return undefined;
  const earlierParts = payments.slice(0, -1).map(({ id }) => id);
  return {
    kind: 'paid',
    paymentId: last.id,
    paidAt: last.paidAt,
    proof: PROOFS.find((proof) => payments.some((payment) => payment.proof === proof)) ?? last.proof,
    ...(earlierParts.length === 0 ? {} : { earlierParts }),
  };
};

/** The payments a paid notice is paid by, earliest first. */
export const paymentIdsOf = ({ earlierParts = [], paymentId }: PaidState): readonly string[] => [
  ...earlierParts,
  paymentId,
];

/** Whether this payment is what a notice is paid by, alone or with others. */
export const isPaying = (notice: Pick<NoticeRow, 'state'> | undefined, paymentId: string): boolean =>
  notice?.state.kind === 'paid' && paymentIdsOf(notice.state).includes(paymentId);

const isSameState = (a: NoticeRow['state'], b: NoticeRow['state']): boolean =>
  a.kind === 'paid' && b.kind === 'paid'
    ? paymentIdsOf(a).join() === paymentIdsOf(b).join() && a.paidAt === b.paidAt && a.proof === b.proof
    : a.kind === b.kind;

interface PaidNotice {
  readonly notice: NoticeRow;
  readonly by: PaidState;
}

const byTime = (a: PaidNotice, b: PaidNotice): number => {
  if (a.by.paidAt !== b.by.paidAt) return a.by.paidAt < b.by.paidAt ? -1 : 1;
  return a.notice.ref1 < b.notice.ref1 ? -1 : 1;
};

const carries = (notice: NoticeRow, dueOn: string): boolean => notice.items.some((item) => item.dueOn === dueOn);

/** Gives a year to the notice that paid it first by bank time, or to nobody; what is known from paper stays. */
const settleYear = async (
  tx: Tx,
  dueOn: string,
  { factoryId, notices, paid }: { factoryId: string; notices: readonly NoticeRow[]; paid: readonly PaidNotice[] },
): Promise<void> => {
  const id = paidYearIdFor(factoryId, dueOn);
  const known = await tx.paidYear.get(id);
  if (known && !notices.some(({ ref1 }) => ref1 === known.reference)) return;
  const owner = paid.find(({ notice }) => carries(notice, dueOn));
  if (!owner) {
    if (known) await tx.paidYear.remove(id);
    return;
  }
  const paidOn = isoDateAt(Date.parse(owner.by.paidAt));
  if (known?.reference === owner.notice.ref1 && known.paidOn === paidOn) return;
  await tx.paidYear.put({ id, factoryId, dueOn, paidOn, reference: owner.notice.ref1 });
};

/**
 * Brings the settled years of a notice in line with who has paid them, and opens a case for each payment of a notice whose
 * years were settled by something else.
 */
const settleYears = async (tx: Tx, notice: NoticeRow, at: string): Promise<void> => {
  const { factoryId } = notice;
  const notices = await tx.notice.list('factoryId', factoryId);
  const paid = notices
    .flatMap((one): readonly PaidNotice[] => (one.state.kind === 'paid' ? [{ notice: one, by: one.state }] : []))
    .toSorted(byTime);
  for (const { dueOn } of notice.items) await settleYear(tx, dueOn, { factoryId, notices, paid });
  const touched = paid.filter((one) => notice.items.some(({ dueOn }) => carries(one.notice, dueOn)));
  for (const { notice: one, by } of touched) {
    const years = await Promise.all(one.items.map(({ dueOn }) => tx.paidYear.get(paidYearIdFor(factoryId, dueOn))));
    const kind = years.every((year) => year?.reference === one.ref1) ? undefined : 'year-paid-already';
    for (const paymentId of paymentIdsOf(by)) {
      const payment = await tx.payment.get(paymentId);
      if (payment) await raiseMoneyCase(tx, caseOfPayment(payment, one.id), { kind, at });
    }
  }
};

/**
 * Marks the notice as paid by these payments (earliest first; one, or several that together make its amount), or as open
 * again when there is none, and brings the years it carries in line. A cancelled notice stays cancelled.
 */
export const settleNotice = async (
  tx: Tx,
  notice: NoticeRow,
  { paying, at }: { readonly paying: readonly PaymentRow[]; readonly at: string },
): Promise<void> => {
  if (notice.state.kind === 'cancelled') return;
  const state: NoticeRow['state'] = paidBy(paying) ?? { kind: 'issued' };
  if (state.kind === 'issued' && notice.state.kind === 'issued') return;
  const settled = isSameState(notice.state, state) ? notice : { ...notice, state };
  if (settled !== notice) await tx.notice.put(settled);
  await settleYears(tx, settled, at);
};
