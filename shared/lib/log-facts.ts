import type { LogFacts } from './ports.ts';

const PRINTABLE_ASCII = /^[\x20-\x7e]{0,400}$/;
/** Long runs of digits are national, tax or account numbers before they are anything technical. */
const LONG_NUMBER = /\d{7,}/g;

/** An id that was drawn at random, by which lines are found again; its runs of digits mean nothing. */
const RANDOM_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const withoutPersonalText = (fact: string): string => {
  if (RANDOM_ID.test(fact)) return fact;
  return PRINTABLE_ASCII.test(fact) ? fact.replace(LONG_NUMBER, '#') : '[withheld]';
};

/**
 * The same facts as a log may have them: a text in Thai, or longer than 400 characters, becomes `[withheld]`, and seven
 * digits or more in a row become `#`, except in a random id. A database quotes in its messages the very value that it did not like.
 */
export const withoutPersonalData = (facts: LogFacts): LogFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? withoutPersonalText(fact) : fact]),
  );
