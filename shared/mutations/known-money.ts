import type { NoticeTerms } from '../domain/payment-fold.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import type { BankEventRow, MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
import { caseIdFor } from './raise-money-case.ts';
import { withReplacedLines } from './replaced-lines.ts';
import type { Tx } from './tx.ts';

/** The end of a calendar day in Thailand, ms since 1970. */
export const endOfDayMs = (on: string): number => Date.parse(`${on}T23:59:59.999+07:00`);

/** Everything known about the money of one reference before it is folded again. */
export interface Known {
  readonly ref1: string;
  readonly at: string;
  readonly notice: NoticeRow | undefined;
  readonly events: readonly BankEventRow[];
  /** As they are stored. */
  readonly stored: readonly PaymentRow[];
  /** The same, each with the line of the file that counts now where the bank's file was replaced by one that tells of it too. */
  readonly payments: readonly PaymentRow[];
  readonly cases: ReadonlyMap<string, MoneyCaseRow>;
}

/** Money that is here: neither given back nor withdrawn. */
export const isStanding = ({ reversedAt, withdrawnAt }: PaymentRow): boolean =>
  reversedAt === undefined && withdrawnAt === undefined;

/** Whether a person has taken the payment out of what its reference is paid by. */
export const isSetAside = (card: MoneyCaseRow | undefined, notice: NoticeRow | undefined): boolean => {
  if (card?.matchedNoticeId !== undefined) return card.matchedNoticeId !== notice?.id;
  if (card?.state.kind !== 'closed') return false;
  const { outcome } = card.state;
  return outcome.kind === 'refunded' || card.kind !== 'year-paid-already';
};

/** What the bank said under the reference, and what it said under the same identities about others. */
const eventsAbout = async (tx: Tx, ref1: string): Promise<readonly BankEventRow[]> => {
  const own = await tx.bankEvent.list('ref1', ref1);
  const events = new Map<string, BankEventRow>();
  for (const event of own) {
    if (event.kind === 'file-line') {
      const file = await tx.bankFile.get(event.fileId);
      if (file?.replaced === undefined) events.set(event.id, event);
      continue;
    }
    for (const same of await tx.bankEvent.list('identity', event.identity)) events.set(same.id, same);
  }
  return [...events.values()];
};

/** Reads it; costs what the reference has, not what the office has. */
export const readKnown = async (tx: Tx, ref1: string, at: string): Promise<Known> => {
  const [notice] = await tx.notice.list('ref1', ref1);
  const stored = await tx.payment.list('ref1', ref1);
  const cases = new Map<string, MoneyCaseRow>();
  for (const { id } of stored) {
    const card = await tx.moneyCase.get(caseIdFor(id));
    if (card) cases.set(id, card);
  }
  const events = await eventsAbout(tx, ref1);
  return { ref1, at, notice, events, stored, payments: withReplacedLines(stored, events), cases };
};

/** What the fold must know of the notice; of a reference without one, nothing is due. */
export const termsOf = ({ ref1, notice, payments, cases }: Known): NoticeTerms => ({
  ref1,
  satang: notice?.totalSatang ?? 0,
  validUntilMs: notice ? endOfDayMs(notice.validUntilOn) : 0,
  isCancelled: notice?.state.kind === 'cancelled',
  setAside: new Set(payments.filter(({ id }) => isSetAside(cases.get(id), notice)).flatMap(({ keys }) => keys)),
});
