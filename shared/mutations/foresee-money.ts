import { isoDateAt } from '../domain/thai-date.ts';
import type { BankEventRow } from '../model/money-rows.ts';
import { firstPaymentIdOf, type ToldPayment } from './folded-payments.ts';
import { caseIdFor, contradictionIdFor } from './raise-money-case.ts';
import { reconciliationIdFor } from './signed-days.ts';
import { paidYearIdFor } from './settle-notice.ts';
import type { Tx } from './tx.ts';

const foreseeEvents = async (tx: Tx, events: readonly BankEventRow[]): Promise<void> => {
  await Promise.all(
    events.map((event) =>
      event.kind === 'file-line' ? tx.bankFile.get(event.fileId) : tx.bankEvent.list('identity', event.identity),
    ),
  );
};

const foreseeNotice = async (tx: Tx, ref1: string): Promise<void> => {
  const [notice] = await tx.notice.list('ref1', ref1);
  if (!notice) return;
  const { factoryId } = notice;
  await Promise.all([
    tx.notice.list('factoryId', factoryId),
    tx.moneyCase.list('matchedNoticeId', notice.id),
    ...notice.items.map(({ dueOn }) => tx.paidYear.get(paidYearIdFor(factoryId, dueOn))),
  ]);
};

const foreseePayments = async (tx: Tx, ref1: string): Promise<void> => {
  const payments = await tx.payment.list('ref1', ref1);
  await Promise.all(payments.map(({ id }) => tx.moneyCase.get(caseIdFor(id))));
};

/**
 * Reads what folding the money of a reference reads, in two steps instead of a dozen: for one who asks a database. `told` is
 * what is about to be written, and says which payment, which case and which day that will be.
 */
export const foreseeMoney = async (tx: Tx, ref1: string, told?: ToldPayment): Promise<void> => {
  await Promise.all([
    foreseeNotice(tx, ref1),
    foreseePayments(tx, ref1),
    tx.bankEvent.list('ref1', ref1).then((events) => foreseeEvents(tx, events)),
    tx.moneyCase.get(contradictionIdFor(ref1)),
    ...(told === undefined
      ? []
      : [
          tx.payment.get(firstPaymentIdOf(told)),
          tx.moneyCase.get(caseIdFor(firstPaymentIdOf(told))),
          tx.reconciliationDay.get(
            reconciliationIdFor(isoDateAt(told.kind === 'reversed' ? told.reversedAtMs : told.paidAtMs)),
          ),
        ]),
  ]);
};
