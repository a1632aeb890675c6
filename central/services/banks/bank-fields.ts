import { z } from 'zod';
import { MAX_BILL_SATANG } from '#shared/domain/bill-payment.ts';

/** Biller ID: tax ID of 13 digits and a suffix of 2. */
export const BillerId = z.string().regex(/^\d{15}$/);

/** A reference as banks allow it; lower case is written as the capitals it means. */
export const Reference = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,20}$/);

/** A reference that may be left out; the empty text is how several banks leave it out. */
export const OptionalReference = z
  .union([z.literal('').transform(() => undefined), Reference])
  .nullish()
  .transform((reference) => reference ?? undefined);

/** Only what a row id can be made of without two becoming one, and short enough with bank and biller before it. */
export const TransactionId = z.string().regex(/^[A-Za-z0-9._-]{1,36}$/);

/** An amount a bank may tell, satang: at least one, at most what a bill may hold. */
export const Satang = z.number().int().min(1).max(MAX_BILL_SATANG);

/** How the payer paid, in the bank's words; what cannot be shown as it is becomes a hyphen. */
export const Channel = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text.replace(/[^\w -]/g, '-'));

/** A name as a bank wrote it. What cannot be stored or is too long to be a name is cut, never a reason to refuse money. */
export const PayerName = z
  .string()
  .nullish()
  .transform((name) => {
    const trimmed = name
      ?.slice(0, 120)
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .trim();
    return trimmed === undefined || trimmed === '' ? undefined : trimmed;
  });

const BAHT = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** "750.45", "750.4" or "750" baht in satang, digit by digit; undefined for everything else, 0 among it. */
export const satangOfBaht = (text: string): number | undefined => {
  const match = BAHT.exec(text);
  if (match === null) return undefined;
  const [, baht = '', decimals = ''] = match;
  const satang = Number(`${baht}${decimals.padEnd(2, '0')}`);
  return satang > 0 && satang <= MAX_BILL_SATANG ? satang : undefined;
};

/**
 * An amount in baht, as text or as a JSON number, in satang. The text of a number is exact here: what has at most 15
 * digits comes out of JSON as it went in.
 */
export const BahtAmount = z.union([z.string(), z.number().transform(String)]).transform((text, context) => {
  const satang = satangOfBaht(text.trim());
  if (satang !== undefined) return satang;
  context.addIssue({ code: 'custom', message: 'no amount in baht with at most two decimals' });
  return z.NEVER;
});

const COMPACT_TIME = /^([01]\d|2[0-3]):?([0-5]\d):?([0-5]\d)$/;
const YEAR_FIRST = /^(20\d\d)-?(\d\d)-?(\d\d)$/;
const DAY_FIRST = /^(\d\d)[-/]?(\d\d)[-/]?(20\d\d)$/;

const isoDayOf = (text: string): string | undefined => {
  const yearFirst = YEAR_FIRST.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  // Of a day in this century only one of the two readings has a month that exists.
  for (const [year, month, day] of [yearFirst?.slice(1), dayFirst?.slice(1).toReversed()].filter((one) => !!one)) {
    const iso = `${year}-${month}-${day}`;
    if (z.iso.date().safeParse(iso).success) return iso;
  }
  return undefined;
};

/**
 * A day and a time of day in Thailand as banks write them (`20261122` or `22112026`, `083000`), as ms since 1970; undefined
 * when they are no such thing. A Buddhist year is refused: no source says that a bank's message has one.
 */
export const thaiInstantMs = (day: string, time: string): number | undefined => {
  const isoDay = isoDayOf(day.trim());
  const clock = COMPACT_TIME.exec(time.trim());
  if (isoDay === undefined || clock === null) return undefined;
  return Date.parse(`${isoDay}T${clock[1]}:${clock[2]}:${clock[3]}+07:00`);
};
