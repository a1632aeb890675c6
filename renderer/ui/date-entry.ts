import { buddhistYear, type IsoDate, parseThaiDate, type ThaiDateInvalid } from '#shared/domain/thai-date.ts';
import { thaiDigitsToAscii } from '#shared/domain/thai-digits.ts';
import type { Result } from '#shared/lib/result.ts';

const DIGITS_ONLY = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

/** A date as typed in a field; eight or six digits without separators are read as day, month, Buddhist year. */
export const readDateEntry = (typed: string): Result<IsoDate, ThaiDateInvalid> => {
  const compact = thaiDigitsToAscii(typed).replace(/\s+/g, '');
  const digits = DIGITS_ONLY.exec(compact);
  return parseThaiDate(digits ? `${digits[1]}/${digits[2]}/${digits[3]}` : typed);
};

/** The date as the field shows it: 24/11/2569. */
export const dateEntryText = (date: IsoDate): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${buddhistYear(date)}`;
