import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { thaiDigitsToAscii, withoutSpaces } from './thai-digits.ts';

const SEQUENCE_DIGITS = 10;
const CODE_DIGITS = 12;
const MODULUS = 97;

const checkDigitsOf = (sequence: number): number => MODULUS + 1 - ((sequence * 100) % MODULUS);

const hasRightCheckDigits = (text: string): boolean => {
  if (!/^\d{12}$/.test(text)) return false;
  return Number(text.slice(SEQUENCE_DIGITS)) === checkDigitsOf(Number(text.slice(0, SEQUENCE_DIGITS)));
};

/**
 * The 12 digits of a Faem barcode: 10 digits of sequence and 2 check digits, ISO/IEC 7064 MOD 97-10 (the whole number
 * mod 97 is 1, check digits 02-98). Caught always: every wrong digit, every swap of two different digits wherever they
 * stand, and, by their length, half scans and merged scans. A 12-digit splice (the head of one code with the tail of
 * another) of codes at random passes at most once in 97, where no two digits can do better than once in 100. Among the
 * codes of one office it passes less: never when one or two last digits are exchanged, never two halves (below 970,000
 * running numbers), and of all splices in an office of 4,500 folders 0.15 %, each an exchange of the last three digits.
 */
export const FolderCode = z.string().refine(hasRightCheckDigits, 'not a folder code').brand<'FolderCode'>();
export type FolderCode = z.output<typeof FolderCode>;

const isFolderCode = (text: string): text is FolderCode => hasRightCheckDigits(text);

/** The code of a sequence number 0-9,999,999,999; anything else is a bug and throws. */
export const makeFolderCode = (sequence: number): FolderCode => {
  invariant(
    Number.isInteger(sequence) && sequence >= 0 && sequence < 10 ** SEQUENCE_DIGITS,
    'a folder sequence has at most 10 digits',
  );
  const code = String(sequence).padStart(SEQUENCE_DIGITS, '0') + String(checkDigitsOf(sequence)).padStart(2, '0');
  invariant(isFolderCode(code), 'a code that was just made is right');
  return code;
};

/** Why a text is no folder code; with what the clerk needs to see what went wrong at the scanner. */
export type FolderCodeInvalid =
  | { readonly type: 'folder-code-invalid'; readonly reason: 'not-digits' }
  | { readonly type: 'folder-code-invalid'; readonly reason: 'check-digits-wrong' }
  /** A half scan. */
  | { readonly type: 'folder-code-invalid'; readonly reason: 'too-short'; readonly digits: number }
  /** Merged scans; `codes` are both codes when the text is exactly two good ones. */
  | {
      readonly type: 'folder-code-invalid';
      readonly reason: 'too-long';
      readonly digits: number;
      readonly codes?: readonly [FolderCode, FolderCode];
    };

const tooLong = (digits: string): FolderCodeInvalid => {
  const first = digits.slice(0, CODE_DIGITS);
  const second = digits.slice(CODE_DIGITS);
  const base = { type: 'folder-code-invalid', reason: 'too-long', digits: digits.length } as const;
  return isFolderCode(first) && isFolderCode(second) ? { ...base, codes: [first, second] } : base;
};

/** The code in a scanned or typed text; spaces and Thai digits are tolerated. Otherwise what is wrong with it. */
export const parseFolderCode = (text: string): Result<FolderCode, FolderCodeInvalid> => {
  const digits = withoutSpaces(thaiDigitsToAscii(text));
  if (!/^\d*$/.test(digits)) return err({ type: 'folder-code-invalid', reason: 'not-digits' });
  if (digits.length < CODE_DIGITS)
    return err({ type: 'folder-code-invalid', reason: 'too-short', digits: digits.length });
  if (digits.length > CODE_DIGITS) return err(tooLong(digits));
  return isFolderCode(digits) ? ok(digits) : err({ type: 'folder-code-invalid', reason: 'check-digits-wrong' });
};

/** The sequence number in the code, without its check digits. */
export const sequenceOf = (code: FolderCode): number => Number(code.slice(0, SEQUENCE_DIGITS));
