import { derivedRowId } from '../model/ids.ts';
import type { MoneyCaseKind, MoneyCaseRow } from '../model/money-rows.ts';
import { reopenDay } from './signed-days.ts';
import type { Tx } from './tx.ts';

/** The id of the case of a payment. */
export const caseIdFor = (paymentId: string): string => derivedRowId('case', paymentId);
/** The id of the case of a reference whose bank contradicts itself about money that never came. */
export const contradictionIdFor = (ref1: string): string => derivedRowId('case', 'contradicted', ref1);

/** What a case is about: a payment, or a reference alone. */
export type CaseSubject = Pick<MoneyCaseRow, 'id' | 'ref1' | 'paymentId' | 'noticeId' | 'satang' | 'paidOn'>;

interface Oddity {
  /** What is odd about it; undefined when nothing is any more. */
  readonly kind: MoneyCaseKind | undefined;
  /** When that became known. */
  readonly at: string;
}

const openCase = (subject: CaseSubject, kind: MoneyCaseKind, at: string): MoneyCaseRow => ({
  ...subject,
  kind,
  raisedAt: at,
  state: { kind: 'open' },
  openOn: subject.paidOn,
});

/** Open again, with what was decided beside it. What a person counted the money for is remembered, should it count again. */
const reopened = (
  { state, overtaken: earlier = [], matchedNoticeId }: MoneyCaseRow,
  subject: CaseSubject,
  { kind, at }: { readonly kind: MoneyCaseKind; readonly at: string },
): MoneyCaseRow => {
  const overtaken = [...earlier, ...(state.kind === 'closed' ? [state] : [])];
  return {
    ...openCase(subject, kind, at),
    ...(matchedNoticeId === undefined ? {} : { matchedNoticeId }),
    ...(overtaken.length === 0 ? {} : { overtaken }),
  };
};

/** Keeps a case that waits for a person; a day that was signed without it is not even any more. */
const putOpen = async (tx: Tx, card: MoneyCaseRow, at: string): Promise<void> => {
  await tx.moneyCase.put(card);
  await reopenDay(tx, card.paidOn, at);
};

const isDone = ({ state }: MoneyCaseRow): boolean => state.kind === 'closed' || state.kind === 'cleared';

/** What is said of money that is not here any more. */
export const GONE: ReadonlySet<MoneyCaseKind> = new Set(['reversed', 'reversed-after-receipt', 'withdrawn']);

/**
 * Whether a case says the same already. One that counts the money for a notice was decided while the money was here: that
 * it is gone again is news, also where its case says so from the time before.
 */
const isSaid = ({ kind: known, state, matchedNoticeId }: MoneyCaseRow, kind: MoneyCaseKind): boolean =>
  known === kind &&
  state.kind !== 'cleared' &&
  !(GONE.has(kind) && state.kind === 'closed' && matchedNoticeId !== undefined);

const clearCase = async (tx: Tx, known: MoneyCaseRow, at: string): Promise<void> => {
  const { openOn: _openOn, ...rest } = known;
  await tx.moneyCase.put({ ...rest, state: { kind: 'cleared', at } });
};

/** The same case, with the facts as they are now; what was proposed about another amount is not proposed any more. */
const keepUp = async (tx: Tx, known: MoneyCaseRow, subject: CaseSubject, at: string): Promise<void> => {
  const isSame = known.satang === subject.satang && known.ref1 === subject.ref1 && known.paidOn === subject.paidOn;
  if (isSame && known.noticeId === subject.noticeId) return;
  const { raisedAt, state, kind } = known;
  const now = reopened(known, subject, { kind, at: raisedAt });
  await (isSame ? tx.moneyCase.put({ ...now, state }) : putOpen(tx, now, at));
};

/**
 * Brings a case in line with what is odd about its money now: opened, cleared, or opened again when later facts have
 * overtaken what a person decided; that decision is kept beside it. A case that says the same already is not touched.
 */
export const raiseMoneyCase = async (tx: Tx, subject: CaseSubject, { kind, at }: Oddity): Promise<void> => {
  const known = await tx.moneyCase.get(subject.id);
  if (kind === undefined) {
    if (known && !isDone(known)) await clearCase(tx, known, at);
  } else if (known && isSaid(known, kind)) {
    if (!isDone(known)) await keepUp(tx, known, subject, at);
  } else {
    await putOpen(tx, known ? reopened(known, subject, { kind, at }) : openCase(subject, kind, at), at);
  }
};

/** Opens a decided case again because what it was decided on does not hold now, also where the same is odd about it as before. */
export const overtakeDecision = async (
  tx: Tx,
  subject: CaseSubject,
  kind: MoneyCaseKind,
  at: string,
): Promise<void> => {
  const known = await tx.moneyCase.get(subject.id);
  if (known?.state.kind === 'closed') await putOpen(tx, reopened(known, subject, { kind, at }), at);
};

/**
 * What a person decided holds again, now that the money counts as they said: whether the bank told of what overtook it
 * before or afterwards, the same is left to decide. A year that is paid otherwise is a question of its own.
 */
export const restoreDecision = async (tx: Tx, caseId: string): Promise<void> => {
  const known = await tx.moneyCase.get(caseId);
  const decision = known?.overtaken?.at(-1);
  if (!known || !decision || isDone(known) || known.kind === 'year-paid-already') return;
  const { openOn: _openOn, overtaken = [], ...rest } = known;
  const earlier = overtaken.slice(0, -1);
  await tx.moneyCase.put({ ...rest, state: decision, ...(earlier.length === 0 ? {} : { overtaken: earlier }) });
};

/** The subject of the case of a payment. */
export const caseOfPayment = (
  payment: { readonly id: string; readonly ref1: string; readonly satang: number; readonly paidOn: string },
  noticeId: string | undefined,
): CaseSubject => ({
  id: caseIdFor(payment.id),
  ref1: payment.ref1,
  paymentId: payment.id,
  ...(noticeId === undefined ? {} : { noticeId }),
  satang: payment.satang,
  paidOn: payment.paidOn,
});
