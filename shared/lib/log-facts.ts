import type { LogFacts } from './ports.ts';

const PRINTABLE_ASCII = /^[\x20-\x7e]{0,400}$/;
/** Long runs of digits are national, tax or account numbers before they are anything technical. */
const LONG_NUMBER = /\d{7,}/g;

const withoutPersonalText = (fact: string): string =>
  PRINTABLE_ASCII.test(fact) ? fact.replace(LONG_NUMBER, '#') : '[withheld]';

/**
 * The same facts as a log may have them: a text in Thai, or longer than 400 characters, becomes `[withheld]`, and seven
 * digits or more in a row become `#`. A database quotes in its messages the very value that it did not like.
 */
export const withoutPersonalData = (facts: LogFacts): LogFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? withoutPersonalText(fact) : fact]),
  );
