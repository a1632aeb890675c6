import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { perVersion } from './per-version.ts';

type Decided = Extract<MoneyCaseRow['state'], { readonly kind: 'closed' }>;

/** What a person decided once: about one payment, or about the parts that together pay a notice. */
export interface MoneyDecision {
  readonly id: string;
  readonly decided: Decided;
  /** Earliest money first. */
  readonly cards: readonly MoneyCaseRow[];
  readonly satang: number;
}

/** As many decisions as the list goes back. */
const MOST_DECISIONS = 100;

/** Parts that were counted together have the same notice, person and moment; no two other decisions have. */
const decisionKey = (id: string, { outcome, by, at }: Decided): string =>
  outcome.kind === 'matched' ? JSON.stringify([outcome.noticeId, by, at]) : id;

const decisionOf = (cards: readonly MoneyCaseRow[]): readonly MoneyDecision[] => {
  const inOrder = cards.toSorted((a, b) => (`${a.paidOn}${a.id}` < `${b.paidOn}${b.id}` ? -1 : 1));
  const [first] = inOrder;
  if (first?.state.kind !== 'closed') return [];
  const satang = inOrder.reduce((sum, card) => sum + card.satang, 0);
  return [{ id: first.id, decided: first.state, cards: inOrder, satang }];
};

const newestFirst = (a: MoneyDecision, b: MoneyDecision): number =>
  `${a.decided.at}${a.id}` < `${b.decided.at}${b.id}` ? 1 : -1;

/** The latest decisions about money that fitted nothing plainly, newest first; parts that were counted together are one. */
export const moneyDecisions = perVersion('moneyCase', (rows): readonly MoneyDecision[] => {
  const byDecision = new Map<string, MoneyCaseRow[]>();
  for (const card of rows.all('moneyCase').values()) {
    if (card.state.kind !== 'closed') continue;
    const key = decisionKey(card.id, card.state);
    const together = byDecision.get(key);
    if (together) together.push(card);
    else byDecision.set(key, [card]);
  }
  return [...byDecision.values()].flatMap(decisionOf).toSorted(newestFirst).slice(0, MOST_DECISIONS);
});
