import { satang, type Satang } from '#shared/domain/money.ts';
import type { FactoryCategory } from '#shared/domain/registration-number.ts';
import { addDays, isoDate, parseRegisterDate, type IsoDate } from '#shared/domain/thai-date.ts';
import { thaiDigitsToAscii } from '#shared/domain/thai-digits.ts';
import type { Coordinates, RegisterStatus } from './register-factory.ts';
import { remember } from './remember.ts';

/** A decimal number in hundredths; `isExact` is false when finer digits were cut off. */
export interface Hundredths {
  readonly hundredths: number;
  readonly isExact: boolean;
}

const DECIMAL = /^(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d*))?$/;
const UNIT_WORDS = /\s*(?:แรงม้า|แรง|hp|คน|บาท)\.?$/i;
const MICROS_PER_HUNDREDTH = 10_000;

const parseAnyHundredths = (text: string): Hundredths | undefined => {
  const match = DECIMAL.exec(thaiDigitsToAscii(text).replace(UNIT_WORDS, ''));
  if (match === null) return undefined;
  const whole = Number((match[1] ?? '').replaceAll(',', ''));
  const decimals = match[2] ?? '';
  const micros = Number(decimals.slice(0, 6).padEnd(6, '0')) + (Number(decimals[6] ?? 0) >= 5 ? 1 : 0);
  const rest = Math.floor(micros / MICROS_PER_HUNDREDTH);
  return { hundredths: whole * 100 + rest, isExact: micros % MICROS_PER_HUNDREDTH === 0 };
};

const ZERO = 0x30;
const POINT = 0x2e;
const LONGEST_PLAIN_NUMBER = 13;

/** Hundredths of ASCII digits with at most two decimals, else -1: nearly all numbers of a register, without a regex. */
const plainHundredths = (text: string): number => {
  if (text.length > LONGEST_PLAIN_NUMBER) return -1;
  let digits = 0;
  let decimals = -1;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === POINT && decimals < 0 && index > 0) {
      decimals = 0;
      continue;
    }
    if (unit < ZERO || unit > ZERO + 9) return -1;
    digits = digits * 10 + unit - ZERO;
    if (decimals >= 0) decimals += 1;
  }
  if (text === '' || decimals > 2) return -1;
  if (decimals === 2) return digits;
  return digits * (decimals === 1 ? 10 : 100);
};

/**
 * Hundredths from a decimal text, digit by digit. Finer digits are cut, not rounded: fee bands have whole-number edges,
 * and 99.995 hp is still under 100. Beyond six decimals a text is the print of a binary float (`49.99999999999999` is
 * 50), so it is rounded there first. Undefined when the text is no number.
 */
export const parseHundredths = (text: string): Hundredths | undefined => {
  const hundredths = plainHundredths(text);
  return hundredths < 0 ? parseAnyHundredths(text) : { hundredths, isExact: true };
};

/** Whole baht or baht and satang as satang; undefined when the text is no amount or finer than a satang. */
export const parseCapital = (text: string): Satang | undefined => {
  const amount = parseHundredths(text);
  return amount?.isExact ? satang(amount.hundredths) : undefined;
};

/** A head count; undefined when the text is no whole number. */
export const parseCount = (text: string): number | undefined => {
  const amount = parseHundredths(text);
  return amount?.isExact && amount.hundredths % 100 === 0 ? amount.hundredths / 100 : undefined;
};

/** A date cell: a day (with a note when its year was corrected), nothing (a placeholder date), or no date at all. */
export type DateCell =
  | { readonly kind: 'day'; readonly on: IsoDate; readonly isYearCorrected: boolean }
  | { readonly kind: 'none' | 'unreadable' };

const EXCEL_SERIAL = /^\d{5,6}(?:\.\d+)?$/;
/** Day 0 of Excel's 1900 date system for every day after its invented 29 Feb 1900. */
const EXCEL_DAY_ZERO = isoDate('1899-12-30');
const ISO_WITH_BUDDHIST_YEAR = /^(2[4-6]\d\d)-(\d\d)-(\d\d)(?:[ T].*)?$/;

const isoTextOf = (text: string): string => {
  if (!EXCEL_SERIAL.test(text)) return text;
  const serial = Math.floor(Number(text));
  const year = 1900 + serial / 365.2425;
  return year < 2400 ? addDays(EXCEL_DAY_ZERO, serial) : text;
};

const readDateText = (text: string): DateCell => {
  const written = isoTextOf(text);
  const buddhist = ISO_WITH_BUDDHIST_YEAR.exec(written);
  const parsed = parseRegisterDate(
    buddhist === null ? written : `${buddhist[3] ?? ''}/${buddhist[2] ?? ''}/${buddhist[1] ?? ''}`,
  );
  if (!parsed.ok) return { kind: 'unreadable' };
  return parsed.value === undefined
    ? { kind: 'none' }
    : { kind: 'day', on: parsed.value, isYearCorrected: buddhist !== null };
};

const HYPHEN = 0x2d;
const DAY_CHARACTERS = '2547-12-31'.length;
const MIDNIGHT = ' 00:00:00.000';
const MIDNIGHT_SECONDS = ' 00:00:00'.length;

const digitsAt = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Whether nothing, or midnight to the second or to the millisecond, follows the day. */
const endsAtMidnight = (text: string): boolean => {
  const timeCharacters = text.length - DAY_CHARACTERS;
  if (timeCharacters === 0) return true;
  if (timeCharacters !== MIDNIGHT_SECONDS && timeCharacters !== MIDNIGHT.length) return false;
  for (let index = 0; index < timeCharacters; index += 1) {
    if (text.charCodeAt(DAY_CHARACTERS + index) !== MIDNIGHT.charCodeAt(index)) return false;
  }
  return true;
};

/** `20261031` for `2026-10-31`; not a number for anything but a plain day. */
const dayNumber = (text: string): number =>
  text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN && endsAtMidnight(text)
    ? digitsAt(text, 0, 4) * 10_000 + digitsAt(text, 5, 2) * 100 + digitsAt(text, 8, 2)
    : Number.NaN;

/**
 * Makes a reader of dates: the register's own shapes, an Excel serial number, and a Buddhist year written as if it were
 * a CE year (`2547-12-31`, what Excel makes of a typed 31/12/2547), which is corrected and noted. Each day is read once
 * and looked up after that: a register has three dates a row, but only so many days.
 */
export const createDateReader = (): ((text: string) => DateCell) => {
  const days = new Map<number, DateCell>();
  return (text) => {
    const number = dayNumber(text);
    if (Number.isNaN(number)) return readDateText(text);
    const known = days.get(number);
    if (known !== undefined) return known;
    const day = readDateText(text.slice(0, DAY_CHARACTERS));
    days.set(number, day);
    return day;
  };
};

const CATEGORY_WORDS = /^(?:โรงงาน)?(?:จำพวก)?(?:ที่)?\s*/;

/** จำพวก 1, 2 or 3, also written `จำพวกที่ 3` or `๓`; undefined for anything else. */
export const parseCategory = (text: string): FactoryCategory | undefined => {
  switch (text) {
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default: {
      const digit = thaiDigitsToAscii(text.replace(CATEGORY_WORDS, ''));
      return digit === text ? undefined : parseCategory(digit);
    }
  }
};

/** A map, because what a file says may be a word that every object knows, such as `constructor`. */
const STATUS_BY_FLAG: ReadonlyMap<string, RegisterStatus> = new Map([
  ['0', 'licensed'],
  ['1', 'operating'],
  ['2', 'struck-off'],
  ['3', 'paused'],
]);

/** In order: a text may name several, and "not yet started" contains the words of "started". */
const STATUS_WORDS: readonly (readonly [RegExp, RegisterStatus])[] = [
  [/จำหน่าย|เลิก|เพิกถอน/, 'struck-off'],
  [/หยุด/, 'paused'],
  [/ยังไม่|ได้รับใบอนุญาต/, 'licensed'],
  [/ประกอบ|ดำเนิน|เปิด/, 'operating'],
];

/** The status a code `0`-`3` or a status text stands for; 'unknown' when it stands for none. */
export const parseStatus = remember(
  256,
  (text: string): RegisterStatus | 'unknown' =>
    STATUS_BY_FLAG.get(thaiDigitsToAscii(text)) ?? STATUS_WORDS.find(([words]) => words.test(text))?.[1] ?? 'unknown',
);

/** A place inside latitude 5-21, longitude 95-106; undefined for the zeros, ones and strays that lists are full of. */
export const parseCoordinates = (latitudeText?: string, longitudeText?: string): Coordinates | undefined => {
  if (latitudeText === undefined || longitudeText === undefined) return undefined;
  const latitude = Number(latitudeText);
  const longitude = Number(longitudeText);
  const isInside = latitude >= 5 && latitude <= 21 && longitude >= 95 && longitude <= 106;
  return isInside ? { latitude, longitude } : undefined;
};
