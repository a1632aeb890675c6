import type { Language } from '../language.ts';
import { errorText, type KnownErrorType } from '../error-text.ts';
import { errorSentencesTh } from '../messages/errors-th.ts';
import { helpEn } from './help-en.ts';
import { helpTh } from './help-th.ts';
import { HELP_TOPICS, type HelpSet, type HelpTopicId } from './help-topic.ts';

/** What somebody wants explained: a screen, or the code of a failure. */
export type HelpTarget =
  { readonly kind: 'topic'; readonly id: HelpTopicId } | { readonly kind: 'error'; readonly code: string };

/** The help in both languages. */
export const help: HelpSet = { th: helpTh, en: helpEn };

/** Codes begin with what they are about; the screen that they are explained on follows from that. */
const TOPIC_BY_BEGINNING: readonly (readonly [string, HelpTopicId])[] = [
  ['folder-on-hold', 'retention'],
  ['folder-not-due', 'retention'],
  ['folder-in-disposal', 'retention'],
  ['folder-disposed', 'retention'],
  ['disposal-', 'retention'],
  ['folder-requested', 'requests'],
  ['request-', 'requests'],
  ['folder-', 'counter'],
  ['borrower-', 'loans'],
  ['transfer-', 'loans'],
  ['location-', 'settings'],
  ['stock-take-', 'stock-take'],
  ['printer-', 'labels'],
  ['spool-', 'labels'],
  ['label-', 'labels'],
  ['thermal-', 'labels'],
  ['record-', 'records'],
  ['parked-', 'scan'],
  ['condition-', 'scan'],
  ['movement-', 'scan'],
  ['receipt-', 'payments'],
  ['bank-', 'payments'],
  ['case-', 'payments'],
  ['money-', 'payments'],
  ['day-', 'payments'],
  ['reconciliation-', 'payments'],
  ['refund-', 'payments'],
  ['second-person', 'payments'],
  ['slip-', 'payments'],
  ['payment-', 'payments'],
  ['letter-', 'fees'],
  ['credit-', 'fees'],
  ['waiver-', 'fees'],
  ['schedule-', 'fees'],
  ['fee-', 'fees'],
  ['year-', 'fees'],
  ['notice-', 'counter'],
  ['nothing-to-bill', 'counter'],
  ['number-', 'counter'],
  ['factory-', 'counter'],
  ['difference-', 'import'],
  ['centre-', 'setup'],
  ['denied', 'setup'],
  ['actor-', 'login'],
  ['not-signed-in', 'login'],
  ['not-allowed', 'login'],
];

/** Where a code is explained besides its own sentences: everything that is nowhere else is about data and sync. */
export const helpTopicOfError = (code: string): HelpTopicId =>
  TOPIC_BY_BEGINNING.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'sync';

/** Every stable code with its explanation; what is not a failure of its own is left out. */
export const explainedErrors = (): readonly string[] =>
  Object.keys(errorSentencesTh).filter((code): code is KnownErrorType => code !== 'other');

/** The help's words in lower case for looking through them. */
const wordsOf = (target: HelpTarget, language: Language): string => {
  if (target.kind === 'error') {
    const { what, safe, todo } = errorText({ type: target.code }, language);
    return [target.code, what, safe, todo].join(' ').toLowerCase();
  }
  const { title, purpose, keys, troubles } = help[language][target.id];
  return [title, purpose, ...keys.flat(), ...troubles.flat()].join(' ').toLowerCase();
};

const MOST_FOUND = 12;

/** What of the help holds every word of the query, in either language; screens first. Nothing for an empty query. */
export const searchHelp = (query: string): readonly HelpTarget[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const all: readonly HelpTarget[] = [
    ...HELP_TOPICS.map((id) => ({ kind: 'topic', id }) as const),
    ...explainedErrors().map((code) => ({ kind: 'error', code }) as const),
  ];
  return all
    .filter((target) => {
      const text = `${wordsOf(target, 'th')} ${wordsOf(target, 'en')}`;
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST_FOUND);
};
