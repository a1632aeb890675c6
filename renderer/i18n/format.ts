import { formatBaht, satang } from '#shared/domain/money.ts';
import {
  buddhistYear,
  CalendarDate,
  formatThaiDateLong,
  formatThaiDateShort,
  type IsoDate,
  isoDateAt,
} from '#shared/domain/thai-date.ts';
import type { Language } from './language.ts';

/** Stands behind every amount in figures. */
export const BAHT_SIGN = '฿';

/** "9,450.00" */
export const formatSatang = (amount: number): string => formatBaht(satang(amount));

/** "9,450.00 ฿" */
export const formatMoney = (amount: number): string => `${formatSatang(amount)}\u00a0${BAHT_SIGN}`;

/** "241,600" */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const englishDate = (date: IsoDate): string =>
  `${Number(date.slice(8, 10))} ${ENGLISH_MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;

const dateOr = (text: string, show: (date: IsoDate) => string): string => {
  const date = CalendarDate.safeParse(text);
  return date.success ? show(date.data) : text;
};

/** "24 พ.ย. 69", for lists; in English "24 Nov 2026". A text that is no date is shown as it is. */
export const formatDate = (date: string, language: Language): string =>
  dateOr(date, language === 'th' ? formatThaiDateShort : englishDate);

/** "24 พฤศจิกายน 2569", for sentences; in English "24 Nov 2026". */
export const formatLongDate = (date: string, language: Language): string =>
  dateOr(date, language === 'th' ? formatThaiDateLong : englishDate);

/** The year of a date as the office names it: 2569; in English 2026. */
export const formatYear = (date: string, language: Language): string =>
  dateOr(date, (day) => (language === 'th' ? String(buddhistYear(day)) : day.slice(0, 4)));

const BANGKOK_OFFSET_MS = 7 * 60 * 60 * 1000;

/** "09:41" in Thailand. */
export const formatTime = (instant: string | number): string => {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(ms + BANGKOK_OFFSET_MS).toISOString().slice(11, 16);
};

/** "24 พ.ย. 69 09:41" in Thailand. */
export const formatInstant = (instant: string | number, language: Language): string => {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return `${formatDate(isoDateAt(ms), language)} ${formatTime(ms)}`;
};

/** Digits in groups of four, for reading aloud and copying: "6901 2300 0042 17". */
export const formatReference = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');

/** What is under a barcode: digits in groups of four, "1130 0000 4250"; any other text as it is. */
export const formatCode = (text: string): string => (/^\d+$/.test(text) ? formatReference(text) : text);

/** Horsepower kept in hundredths: "964.57", "1,200". */
export const formatHorsepower = (hundredths: number): string => {
  const whole = formatCount(Math.floor(hundredths / 100));
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
};

/** "2:05" from milliseconds, for how long a visit takes. */
export const formatDuration = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
