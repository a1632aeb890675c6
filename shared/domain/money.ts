import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { thaiDigitsToAscii, withoutSpaces } from './thai-digits.ts';

/** A whole number of satang (1 baht = 100 satang). Amounts are never floats, so nothing is ever rounded by accident. */
export const Satang = z.int().brand<'Satang'>();
export type Satang = z.output<typeof Satang>;

const SATANG_PER_BAHT = 100;

const isSatang = (amount: number): amount is Satang => Number.isSafeInteger(amount);

/** The number as an amount in satang; a fraction or an unsafe integer is a bug and throws. */
export const satang = (amount: number): Satang => {
  invariant(isSatang(amount), 'an amount of money is a whole number of satang');
  return amount;
};

/** The sum in satang; 0 for an empty list. */
export const sumSatang = (amounts: readonly Satang[]): Satang =>
  satang(amounts.reduce((total: number, amount) => total + amount, 0));

/** Why a typed amount was not taken. `reason` tells the clerk what to correct. */
export interface AmountInvalid {
  readonly type: 'amount-invalid';
  readonly reason: 'empty' | 'not-a-number' | 'negative' | 'commas-misplaced' | 'too-many-decimals' | 'too-large';
}

const amountInvalid = (reason: AmountInvalid['reason']): Result<never, AmountInvalid> =>
  err({ type: 'amount-invalid', reason });

const PLAIN_OR_GROUPED = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * An amount in baht as a clerk types it ("9,450", "๙,๔๕๐.๕๐", "฿22.5", "450 บาท") in satang, read digit by digit.
 * More than two decimals are refused rather than rounded; "9,45" is refused because its comma may mean a decimal point.
 */
export const parseBaht = (text: string): Result<Satang, AmountInvalid> => {
  const compact = withoutSpaces(thaiDigitsToAscii(text)).replace(/^฿|(?:บาท(?:ถ้วน)?|฿)$/g, '');
  if (compact === '') return amountInvalid('empty');
  if (/^[-−–]/.test(compact)) return amountInvalid('negative');
  if (!/^\d[\d,]*(?:\.\d*)?$/.test(compact)) return amountInvalid('not-a-number');
  const match = PLAIN_OR_GROUPED.exec(compact);
  if (match === null) return amountInvalid('commas-misplaced');
  const [, bahtDigits = '', decimals = ''] = match;
  if (decimals.length > 2) return amountInvalid('too-many-decimals');
  const amount = Number(bahtDigits.replaceAll(',', '') + decimals.padEnd(2, '0'));
  return isSatang(amount) ? ok(amount) : amountInvalid('too-large');
};

/** The amount in baht with thousands separators and always two decimals: "9,450.00", "-0.25". */
export const formatBaht = (amount: Satang): string => {
  const size = Math.abs(amount);
  const baht = String(Math.floor(size / SATANG_PER_BAHT)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${baht}.${String(size % SATANG_PER_BAHT).padStart(2, '0')}`;
};

const DIGIT_WORDS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'] as const;
const PLACE_WORDS = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'] as const;
const MILLION = 1_000_000;

const wordAt = (digit: number, place: number, isAfterHigherDigit: boolean): string => {
  if (digit === 0) return '';
  if (place === 0 && digit === 1 && isAfterHigherDigit) return 'เอ็ด';
  if (place === 1 && digit === 1) return 'สิบ';
  if (place === 1 && digit === 2) return 'ยี่สิบ';
  return `${DIGIT_WORDS[digit] ?? ''}${PLACE_WORDS[place] ?? ''}`;
};

const wordsBelowMillion = (number: number, isAfterMillions: boolean): string => {
  const digits = Array.from(String(number), Number);
  return digits.map((digit, index) => wordAt(digit, digits.length - 1 - index, index > 0 || isAfterMillions)).join('');
};

const wordsOf = (number: number): string => {
  if (number < MILLION) return wordsBelowMillion(number, false);
  return `${wordsOf(Math.floor(number / MILLION))}ล้าน${wordsBelowMillion(number % MILLION, true)}`;
};

/** The amount in Thai words as a receipt states it: "ยี่สิบสองบาทห้าสิบสตางค์"; a negative amount is a bug and throws. */
export const bahtText = (amount: Satang): string => {
  invariant(amount >= 0, 'a negative amount is never written in words');
  const baht = Math.floor(amount / SATANG_PER_BAHT);
  const rest = amount % SATANG_PER_BAHT;
  if (baht === 0 && rest > 0) return `${wordsOf(rest)}สตางค์`;
  const bahtWords = `${baht === 0 ? 'ศูนย์' : wordsOf(baht)}บาท`;
  return rest === 0 ? `${bahtWords}ถ้วน` : `${bahtWords}${wordsOf(rest)}สตางค์`;
};
