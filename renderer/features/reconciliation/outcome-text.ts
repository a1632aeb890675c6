import type { MoneyDecision } from '#data/decided-cases.ts';
import { formatReference } from '#i18n/format.ts';
import type { reconciliationTh } from '#i18n/messages/reconciliation.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What was decided, in words: which notice the money counts for and in how many parts it came, or why it does not. */
export const outcomeText = (
  rows: ReadModel,
  { decided: { outcome }, cards }: MoneyDecision,
  words: typeof reconciliationTh,
): string => {
  if (outcome.kind !== 'matched') return words.outcomes[outcome.kind];
  const reference = formatReference(rows.get('notice', outcome.noticeId)?.ref1 ?? '');
  return cards.length > 1 ? words.matchedInParts(reference, cards.length) : words.matched(reference);
};
