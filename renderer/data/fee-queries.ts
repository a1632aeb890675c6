import { assessFee, type Assessment } from '#shared/domain/fee.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import type { FeeQuestion } from '#shared/domain/fee-question.ts';
import type { PaymentProof } from '#shared/domain/payment-fold.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import type { FeeWaiver } from '#shared/domain/fee-waiver.ts';
import { monthsLate, surchargeOn } from '#shared/domain/surcharge.ts';
import { addDays, CalendarDate, ceYearOf, type IsoDate } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import type { Holidays } from '#shared/domain/working-day.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ExternalInvoiceRow } from '#shared/model/external-invoice-rows.ts';
import { waiversInForce } from '#shared/model/arrears-terms.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeItem, NoticeRow } from '#shared/model/fee-rows.ts';
import { billedElsewhere } from '#shared/mutations/external-invoices.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { horsepowerOf, officeOf, workersOf } from './factory-queries.ts';
import { perVersion } from './per-version.ts';

/** Why a factory's fees cannot be told at all. */
export type FeesUnknown = { readonly type: 'fee-start-date-missing' } | { readonly type: 'fee-category-missing' };

/** What a factory owes, and whether the office has any record of its payments. */
export interface FactoryFees {
  readonly assessment: Assessment;
  /** Without a single recorded year nobody knows what was paid: every year since the start is shown, and doubted. */
  readonly records: 'kept' | 'none';
  /** Bills of other systems by the due date of the annual fee that they cover. */
  readonly elsewhere: ReadonlyMap<string, ExternalInvoiceRow>;
}

const calendarDates = (texts: readonly string[]): readonly IsoDate[] =>
  texts.flatMap((text) => {
    const date = CalendarDate.safeParse(text);
    return date.success ? [date.data] : [];
  });

/** The first year on record is where the books of a factory begin; what was before is not claimed from anybody. */
const booksBeginOn = (paidDueOns: readonly IsoDate[]): IsoDate | undefined => paidDueOns.toSorted()[0];

/** A fee due at the end of a year may be paid on the first working day of the next. */
const holidaysOver = (fromOn: IsoDate, toOn: IsoDate): Holidays => fixedHolidays(ceYearOf(fromOn), ceYearOf(toOn) + 1);

/** The waivers that hold in this office: those that public sources tell of, and those that finance has entered. */
export const waiversOf = perVersion('feeWaiver', (rows): readonly FeeWaiver[] =>
  waiversInForce(rows.all('feeWaiver').values()),
);

/** The bill of another system over the annual fee of this due date. */
export const elsewhereOf = (rows: ReadModel, factoryId: string, dueOn: string): ExternalInvoiceRow | undefined =>
  billedElsewhere(rows.list('externalInvoice', 'factoryId', factoryId), dueOn);

const questionOf = (
  rows: ReadModel,
  factory: FactoryRow,
  asOf: IsoDate,
): Result<FeeQuestion, { readonly type: 'fee-category-missing' }> => {
  const { category, startedOn, licensedOn } = factory.register;
  const { workers } = workersOf(factory);
  if (category === undefined) return err({ type: 'fee-category-missing' });
  const paidDueOns = calendarDates(rows.list('paidYear', 'factoryId', factory.id).map((year) => year.dueOn));
  const { hpHundredths } = horsepowerOf(factory);
  return ok({
    factory: { category, hpHundredths, workers, startedOn, licensedOn, provinceCode: officeOf(rows)?.provinceCode },
    paidDueOns,
    schedules: [...rows.all('feeSchedule').values()],
    waivers: waiversOf(rows),
    holidays: holidaysOver(startedOn ?? licensedOn ?? asOf, asOf),
    settings: DEFAULT_FEE_SETTINGS,
    asOf,
    booksBeginOn: booksBeginOn(paidDueOns),
  });
};

/** Fees and arrears of a factory year by year on a day, with every step. */
export const feesOf = (rows: ReadModel, factory: FactoryRow, asOf: IsoDate): Result<FactoryFees, FeesUnknown> => {
  const question = questionOf(rows, factory, asOf);
  if (!question.ok) return question;
  const assessment = assessFee(question.value);
  if (!assessment.ok) return assessment;
  const elsewhere = assessment.value.lines.flatMap(({ dueOn }) => {
    const invoice = elsewhereOf(rows, factory.id, dueOn);
    return invoice ? [[dueOn, invoice] as const] : [];
  });
  return ok({
    assessment: assessment.value,
    records: question.value.paidDueOns.length === 0 ? 'none' : 'kept',
    elsewhere: new Map(elsewhere),
  });
};

/** Years that a notice may carry: owed, with an amount, by a confirmed schedule, and billed by no other system. */
export const billableLines = ({ assessment, elsewhere }: FactoryFees): readonly AssessmentLine[] =>
  assessment.lines.filter(
    ({ dueOn, waivedBy, confirmed, totalSatang }) =>
      waivedBy === undefined && confirmed && totalSatang !== null && totalSatang > 0 && !elsewhere.has(dueOn),
  );

const { surcharge } = DEFAULT_FEE_SETTINGS;

const surchargeOnDay = (line: AssessmentLine, paidOn: IsoDate): number => {
  if (line.feeSatang === null) return 0;
  const months = monthsLate({ dueOn: line.dueOn, effectiveDueOn: line.effectiveDueOn, paidOn }, surcharge.rounding);
  return surchargeOn(line.feeSatang, months, surcharge).surchargeSatang;
};

/** A surcharge grows at least every month, so the search ends; a fee that never grows is valid this long at most. */
const LONGEST_VALIDITY_DAYS = 366;

/** The last day on which the amounts of these years are still right: the day before the first surcharge grows. */
export const validThrough = (lines: readonly AssessmentLine[], asOf: IsoDate): IsoDate => {
  let day = asOf;
  for (let days = 1; days <= LONGEST_VALIDITY_DAYS; days += 1) {
    const next = addDays(asOf, days);
    if (lines.some((line) => surchargeOnDay(line, next) !== line.surchargeSatang)) return day;
    day = next;
  }
  return day;
};

/** What a notice over these years says, without its number. */
export interface NoticeDraft {
  readonly items: readonly NoticeItem[];
  readonly totalSatang: number;
  readonly validUntilOn: IsoDate;
}

/** The notice over these years as of a day; undefined when there is nothing to bill. */
export const draftNotice = (lines: readonly AssessmentLine[], asOf: IsoDate): NoticeDraft | undefined => {
  const items = lines.flatMap(({ dueOn, scheduleId, feeSatang, surchargeSatang }): readonly NoticeItem[] =>
    scheduleId === null || feeSatang === null || surchargeSatang === null
      ? []
      : [{ dueOn, scheduleId, feeSatang, surchargeSatang }],
  );
  if (items.length === 0) return undefined;
  const totalSatang = items.reduce((sum, item) => sum + item.feeSatang + item.surchargeSatang, 0);
  return { items, totalSatang, validUntilOn: validThrough(lines, asOf) };
};

/**
 * How a notice stands. An issued one always waits for the bank: this PC cannot know that nothing was paid. Past its last
 * day the amount is no longer right, but money for it may still be on the way.
 */
export type NoticeStanding =
  | { readonly kind: 'waiting-for-bank' }
  | { readonly kind: 'past-validity'; readonly validUntilOn: string }
  | { readonly kind: 'paid'; readonly paidAt: string; readonly proof: PaymentProof }
  | { readonly kind: 'cancelled'; readonly reason: string };

/** How the notice stands on this day. */
export const standingOf = (notice: NoticeRow, today: IsoDate): NoticeStanding => {
  const { state } = notice;
  if (state.kind === 'paid') return { kind: 'paid', paidAt: state.paidAt, proof: state.proof };
  if (state.kind === 'cancelled') return { kind: 'cancelled', reason: state.reason };
  return notice.validUntilOn < today
    ? { kind: 'past-validity', validUntilOn: notice.validUntilOn }
    : { kind: 'waiting-for-bank' };
};

/** The notices of a factory, newest first. */
export const noticesOf = (rows: ReadModel, factoryId: string): readonly NoticeRow[] =>
  rows.list('notice', 'factoryId', factoryId).toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1));

/** The notice whose QR the counter would show: the newest that is open and whose amount is still right. */
export const payableNotice = (notices: readonly NoticeRow[], today: IsoDate): NoticeRow | undefined =>
  notices.find((notice) => standingOf(notice, today).kind === 'waiting-for-bank');

/** Due dates that an open notice carries already. */
export const onOpenNotices = (notices: readonly NoticeRow[]): ReadonlySet<string> =>
  new Set(
    notices.filter(({ state }) => state.kind === 'issued').flatMap(({ items }) => items.map(({ dueOn }) => dueOn)),
  );
