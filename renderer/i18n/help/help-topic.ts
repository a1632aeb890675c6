import type { Language } from '../language.ts';

/** Every screen has one; so has what is on no screen of its own. */
export const HELP_TOPICS = [
  'setup',
  'login',
  'counter',
  'scan',
  'requests',
  'stock-take',
  'loans',
  'find',
  'labels',
  'fees',
  'payments',
  'sync',
  'import',
  'settings',
  'scanners',
  'records',
  'retention',
  'training',
] as const;
export type HelpTopicId = (typeof HELP_TOPICS)[number];

/** A key and what it does, as the page prints it: `F2`, `Ctrl+Enter`. */
export type HelpKey = readonly [key: string, does: string];

/** What goes wrong, and what to do then. */
export type HelpTrouble = readonly [when: string, todo: string];

/** One screen in one language: data, never markup, so that nothing in it can run. */
export interface HelpText {
  readonly title: string;
  readonly purpose: string;
  readonly keys: readonly HelpKey[];
  readonly troubles: readonly HelpTrouble[];
}

/** The help of a language; a screen without one does not compile. */
export type HelpLanguage = Readonly<Record<HelpTopicId, HelpText>>;

/** Both languages. */
export type HelpSet = Readonly<Record<Language, HelpLanguage>>;
