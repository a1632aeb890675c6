import type { RegisterColumns } from './columns.ts';

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
  'fid-repeated',
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
 * shortened, and citizen ids in it are masked, so that a report of problems may be printed and sent.
 */
export interface RowFinding<Code extends string> {
  readonly code: Code;
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
}
export type RowProblem = RowFinding<RowRejectionCode>;
export type RowDoubt = RowFinding<RowDoubtCode>;

const LONGEST_SHOWN_VALUE = 40;
