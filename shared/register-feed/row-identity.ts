import { parseRegistrationNumber, type FactoryCategory } from '#shared/domain/registration-number.ts';
import { thaiDigitsToAscii, withoutSpaces } from '#shared/domain/thai-digits.ts';
import { ownedLine } from './cell-text.ts';
import { parseCategory } from './cell-values.ts';
import { hasFidCheckDigit, hasTaxIdCheckDigit } from './check-digits.ts';
import type { TaxIdKind } from './register-factory.ts';
import type { RowCells } from './row-cells.ts';

const FID_DIGITS = 14;
/** A column of numbers that was filled up: its check digit is right, and every row would be the same factory. */
const NO_FID = '0'.repeat(FID_DIGITS);
const TAX_ID_DIGITS = 13;
const ZERO = 0x30;

/** Whether the text is nothing but ASCII digits; a regex for each number of each row costs more than reading it. */
const isDigits = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < ZERO || unit > ZERO + 9) return false;
  }
  return text !== '';
};

const isDigitsOf = (text: string, count: number): boolean => text.length === count && isDigits(text);

const digitsOf = (text: string): string =>
  isDigits(text) ? text : withoutSpaces(thaiDigitsToAscii(text)).replace(/[-.]/g, '');

/** What names a factory in a row. */
export interface RowIdentity {
  readonly registrationNumber: string;
  readonly registrationKey: string;
  readonly fid: string | undefined;
  readonly category: FactoryCategory | undefined;
}

const isFid = (text: string | undefined): boolean => text !== undefined && isDigitsOf(digitsOf(text), FID_DIGITS);

/** Where the 14 digits stand in a list that has no column for them, or left it empty. */
const FIELDS_OF_NUMBERS = ['oldNumber', 'eitherNumber'] as const;

/** A 14-digit number with a wrong check digit is kept and doubted: the rule of the digit is inferred, not published. */
const readFid = (cells: RowCells): string | undefined => {
  const written = cells.text('newNumber');
  const field = written === undefined ? FIELDS_OF_NUMBERS.find((each) => isFid(cells.text(each))) : 'newNumber';
  if (field === undefined) return undefined;
  const digits = digitsOf(cells.text(field) ?? '');
  if (!isDigitsOf(digits, FID_DIGITS) || digits === NO_FID) {
    cells.doubt('fid-unreadable', field);
    return undefined;
  }
  if (!hasFidCheckDigit(digits)) cells.doubt('fid-check-digit-wrong', field);
  return ownedLine(digits);
};

const readCategory = (cells: RowCells, fromNumber: FactoryCategory | undefined): FactoryCategory | undefined => {
  const text = cells.text('category');
  if (text === undefined) return fromNumber;
  const category = parseCategory(text);
  if (category === undefined) cells.doubt('category-unreadable', 'category');
  else if (fromNumber !== undefined && fromNumber !== category) cells.doubt('category-disagrees', 'category');
  return category ?? fromNumber;
};

/** An old number in the very form of its key; the letters of Bangkok are left to the parser, which drops them. */
const OLD_NUMBER_IN_KEY_FORM =
  /^[ก-ฮ]?[123]-(?:[1-9]|[1-9]\d|10[0-7])(?:\([1-9]\d{0,2}\))?-[1-9]\d{0,4}\/\d\d(?!กท)(?:[ก-ฮ]{2})?$/;

interface NumberRead {
  readonly key: string;
  readonly category: FactoryCategory | undefined;
  readonly isReadable: boolean;
}

/** Nearly all numbers are already written as their key; parsing those would double the time of a national import. */
const readNumber = (written: string): NumberRead => {
  if (OLD_NUMBER_IN_KEY_FORM.test(written)) {
    const category = parseCategory(written.charAt(written.indexOf('-') - 1));
    return { key: written, category, isReadable: true };
  }
  const parsed = parseRegistrationNumber(written);
  if (!parsed.ok) return { key: parsed.error.key, category: undefined, isReadable: false };
  const category = parsed.value.kind === 'fid' ? undefined : parsed.value.category;
  return { key: parsed.value.key, category, isReadable: true };
};

/** The numbers of the row; undefined when it has neither an old nor a 14-digit one. */
export const readIdentity = (cells: RowCells): RowIdentity | undefined => {
  const fid = readFid(cells);
  const either = cells.text('eitherNumber');
  const old = cells.text('oldNumber') ?? (isFid(either) ? undefined : either);
  const written = old ?? fid;
  if (written === undefined) return undefined;
  const registrationNumber = ownedLine(written);
  if (old === undefined) cells.doubt('registration-number-missing', 'oldNumber');
  const number = readNumber(registrationNumber);
  if (!number.isReadable) {
    cells.doubt('registration-number-unreadable', cells.text('oldNumber') === undefined ? 'eitherNumber' : 'oldNumber');
  }
  return { registrationNumber, registrationKey: number.key, fid, category: readCategory(cells, number.category) };
};

/** A 13-digit id and whose it is. */
export interface RowTaxId {
  readonly taxId: string;
  readonly taxIdKind: TaxIdKind;
}

const taxIdOf = (digits: string): RowTaxId => ({
  taxId: ownedLine(digits),
  taxIdKind: digits.startsWith('0') ? 'juristic' : 'citizen',
});

const readWholeTaxId = (digits: string, cells: RowCells): RowTaxId => {
  if (!hasTaxIdCheckDigit(digits)) cells.doubt('tax-id-check-digit-wrong', 'taxpayer');
  return taxIdOf(digits);
};

/**
 * The 13-digit id of the operator. A wrong check digit is doubted and kept; 12 digits that need only the leading 0 a
 * spreadsheet drops get it back, with a doubt; anything else is left out with a doubt.
 */
export const readTaxId = (cells: RowCells): RowTaxId | undefined => {
  const first = cells.text('taxpayer');
  if (first === undefined) return undefined;
  if (isDigitsOf(first, TAX_ID_DIGITS)) return readWholeTaxId(first, cells);
  const written = cells.texts('taxpayer').map(digitsOf);
  const whole = written.find((digits) => isDigitsOf(digits, TAX_ID_DIGITS));
  if (whole !== undefined) return readWholeTaxId(whole, cells);
  const shortened = written.find((digits) => isDigitsOf(digits, TAX_ID_DIGITS - 1) && hasTaxIdCheckDigit(`0${digits}`));
  if (shortened !== undefined) {
    cells.doubt('tax-id-zero-restored', 'taxpayer');
    return taxIdOf(`0${shortened}`);
  }
  cells.doubt('tax-id-unreadable', 'taxpayer');
  return undefined;
};
