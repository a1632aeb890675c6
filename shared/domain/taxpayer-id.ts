import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { thaiDigitsToAscii, withoutSpaces } from './thai-digits.ts';

const ID_SHAPE = /^\d{13}$/;

/**
 * The 13th digit of a citizen or juristic id for its first 12: (11 - (sum of digit x weight 13…2) mod 11) mod 10.
 * Anything but 12 digits is a bug and throws.
 */
export const taxpayerCheckDigit = (first12: string): number => {
  invariant(/^\d{12}$/.test(first12), 'the check digit is made of 12 digits');
  const sum = Array.from(first12, Number).reduce((total, digit, index) => total + digit * (13 - index), 0);
  return (11 - (sum % 11)) % 10;
};

const hasRightCheckDigit = (text: string): boolean =>
  ID_SHAPE.test(text) && Number(text.slice(12)) === taxpayerCheckDigit(text.slice(0, 12));

/** A 13-digit taxpayer id with a right check digit: a juristic person (leading 0) or a citizen. */
export const TaxpayerId = z.string().refine(hasRightCheckDigit, 'not a taxpayer id').brand<'TaxpayerId'>();
export type TaxpayerId = z.output<typeof TaxpayerId>;

const isTaxpayerId = (text: string): text is TaxpayerId => hasRightCheckDigit(text);

/** Why a text is no taxpayer id. The text itself is never repeated: it may be most of a citizen id. */
export interface TaxpayerIdInvalid {
  readonly type: 'taxpayer-id-invalid';
  readonly reason: 'not-digits' | 'not-13-digits' | 'check-digit-wrong';
}

const compactOf = (text: string): string => withoutSpaces(thaiDigitsToAscii(text)).replace(/-/g, '');

/** The id in a written text; spaces, hyphens and Thai digits are tolerated. */
export const parseTaxpayerId = (text: string): Result<TaxpayerId, TaxpayerIdInvalid> => {
  const digits = compactOf(text);
  if (!/^\d*$/.test(digits)) return err({ type: 'taxpayer-id-invalid', reason: 'not-digits' });
  if (!ID_SHAPE.test(digits)) return err({ type: 'taxpayer-id-invalid', reason: 'not-13-digits' });
  return isTaxpayerId(digits) ? ok(digits) : err({ type: 'taxpayer-id-invalid', reason: 'check-digit-wrong' });
};

/** Whether the id belongs to a juristic person: 13 digits with a leading 0. Such ids are public. */
export const isJuristic = (id: string): boolean => ID_SHAPE.test(id) && id.startsWith('0');

/**
 * The id as it may be shown without need to know (PDPA): a juristic id whole, a citizen id as `3-1013-xxxxx-45-5`.
 * In any other text every digit after the first, of whatever script, is hidden, because it may be a mistyped citizen id.
 */
export const maskTaxpayerId = (id: string): string => {
  const digits = compactOf(id);
  if (isJuristic(digits)) return digits;
  if (!ID_SHAPE.test(digits)) return digits.slice(0, 1) + digits.slice(1).replace(/\p{Nd}/gu, 'x');
  return `${digits.slice(0, 1)}-${digits.slice(1, 5)}-xxxxx-${digits.slice(10, 12)}-${digits.slice(12)}`;
};
