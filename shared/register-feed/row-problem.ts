/** Why a row cannot be taken at all: it is kept aside for a person, the rest of the list goes on. */
export const ROW_REJECTION_CODES = ['identity-missing', 'name-missing', 'too-few-fields', 'too-many-fields'] as const;
export type RowRejectionCode = (typeof ROW_REJECTION_CODES)[number];

/** What a person should look at in a row that is taken; the doubtful value itself is left out or kept as the text says. */
export const ROW_DOUBT_CODES = [
  'registration-number-missing',
  'registration-number-unreadable',
  'registration-number-repeated',
  'fid-unreadable',
  'fid-check-digit-wrong',
  'category-unreadable',
  'category-disagrees',
  'horsepower-unreadable',
  'horsepower-finer-than-hundredths',
  'workers-unreadable',
  'capital-unreadable',
  'date-unreadable',
  'date-buddhist-year-corrected',
  'tax-id-unreadable',
  'tax-id-check-digit-wrong',
  'tax-id-zero-restored',
  'status-unknown',
  'status-disagrees',
  'text-damaged',
] as const;
export type RowDoubtCode = (typeof ROW_DOUBT_CODES)[number];

/**
 * One finding in one cell. `column` is the header as the list writes it, absent when the whole row is meant. `value` is
 * shortened, and citizen ids in it are masked, so that a report of problems may be printed and sent. `firstLine` is where
 * a repeated number was met first.
 */
export interface RowFinding<Code extends string> {
  readonly code: Code;
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
  readonly firstLine?: number;
}
export type RowProblem = RowFinding<RowRejectionCode>;
export type RowDoubt = RowFinding<RowDoubtCode>;

const LONGEST_SHOWN_VALUE = 40;
/** 13 digits that do not begin with 0, in any usual grouping: a citizen id (juristic ids begin with 0 and are public). */
const CITIZEN_ID = /(?<![0-9๐-๙])[1-9๑-๙](?:[\s.-]?[0-9๐-๙]){12}(?![0-9๐-๙])/g;

const ID_DIGITS = 13;
const digitCount = (text: string): number => text.replace(/[^0-9๐-๙]/g, '').length;

const maskTail = (digits: string): string => digits.slice(0, 4) + digits.slice(4).replace(/[0-9๐-๙]/g, 'x');

const shortened = (text: string): string =>
  text.length <= LONGEST_SHOWN_VALUE ? text : `${text.slice(0, LONGEST_SHOWN_VALUE - 1)}…`;

/** A cell's text for a report: every citizen id in it masked, then at most 40 characters. */
export const shownValue = (text: string): string => shortened(text.replace(CITIZEN_ID, maskTail));

/**
 * The text of an id column for a report. A mistyped citizen id still tells too much, so all is masked but an id that begins
 * with 0, which is a firm's and public.
 */
export const shownIdValue = (text: string): string =>
  /^[0๐]/.test(text) && digitCount(text) <= ID_DIGITS ? shownValue(text) : shortened(maskTail(text));
