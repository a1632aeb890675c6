import { err, ok, type Result } from '#shared/lib/result.ts';
import { buddhistYear, type IsoDate } from './thai-date.ts';
import { thaiDigitsToAscii } from './thai-digits.ts';

/** What a payment reference says: which office, which Buddhist fiscal year (last two digits), which number in it. */
export interface Ref1Parts {
  readonly officeCode: string;
  readonly fiscalYearBe2: string;
  readonly running: number;
}

/** The parts cannot make a reference. `part` says which one. */
export interface Ref1PartInvalid {
  readonly type: 'ref1-part-invalid';
  readonly part: 'office-code' | 'fiscal-year' | 'running';
}

/** The text is no reference of ours: another shape, or one mistyped digit somewhere. */
export type Ref1Invalid = { readonly type: 'ref1-malformed' } | { readonly type: 'ref1-check-digits-wrong' };

const TWO_DIGITS = /^[0-9]{2}$/;
const SHAPE = /^([0-9]{2})([0-9]{2})([0-9]{8})([0-9]{2})$/;
const RUNNING_DIGITS = 8;
const MAX_RUNNING = 99_999_999;
const MODULUS = 97;

const checkDigitsFor = (twelveDigits: string): string =>
  String(MODULUS + 1 - (Number(`${twelveDigits}00`) % MODULUS)).padStart(2, '0');

/**
 * Ref1 of a payment notice: 14 digits (office 2, fiscal year 2, running number 8, check digits 2). Digits only and an even
 * count, so that Code 128 set C halves the barcode and an ATM keypad can type it. The check digits are ISO/IEC 7064
 * MOD 97-10: every single wrong digit and every swap of two neighbours is found.
 * Refuses a running number outside 1 to 99 999 999 and codes that are not two digits.
 */
export const makeRef1 = (parts: Ref1Parts): Result<string, Ref1PartInvalid> => {
  if (!TWO_DIGITS.test(parts.officeCode)) return err({ type: 'ref1-part-invalid', part: 'office-code' });
  if (!TWO_DIGITS.test(parts.fiscalYearBe2)) return err({ type: 'ref1-part-invalid', part: 'fiscal-year' });
  if (!Number.isSafeInteger(parts.running) || parts.running < 1 || parts.running > MAX_RUNNING) {
    return err({ type: 'ref1-part-invalid', part: 'running' });
  }
  const body = `${parts.officeCode}${parts.fiscalYearBe2}${String(parts.running).padStart(RUNNING_DIGITS, '0')}`;
  return ok(`${body}${checkDigitsFor(body)}`);
};

/**
 * The parts of a reference as scanned or typed; Thai digits, spaces and hyphens between groups are allowed.
 * Refuses another shape (`ref1-malformed`) and wrong check digits (`ref1-check-digits-wrong`).
 */
export const parseRef1 = (text: string): Result<Ref1Parts, Ref1Invalid> => {
  const digits = thaiDigitsToAscii(text).replace(/[\s-]/g, '');
  const match = SHAPE.exec(digits);
  if (match === null) return err({ type: 'ref1-malformed' });
  const [, officeCode = '', fiscalYearBe2 = '', running = '', checkDigits] = match;
  if (checkDigitsFor(`${officeCode}${fiscalYearBe2}${running}`) !== checkDigits) {
    return err({ type: 'ref1-check-digits-wrong' });
  }
  if (Number(running) === 0) return err({ type: 'ref1-malformed' });
  return ok({ officeCode, fiscalYearBe2, running: Number(running) });
};

/**
 * The ref2 that says until when the amount is right: six digits, ปี พ.ศ. เดือน วัน ("691130" is 30 November 2569). An even
 * count of digits, so that the bars stay short and a keypad can type it.
 */
export const ref2UntilDay = (validUntilOn: IsoDate): string =>
  `${String(buddhistYear(validUntilOn) % 100).padStart(2, '0')}${validUntilOn.slice(5, 7)}${validUntilOn.slice(8)}`;
