import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import { UNVERIFIED_ANNUAL_BANDS } from './fee-tariff.ts';
import { Satang } from './money.ts';
import { CalendarDate, type IsoDate, isoDate } from './thai-date.ts';

/** A fee in whole baht: any percentage of it is then a whole number of satang, so no surcharge is ever rounded. */
export const FeeAmount = Satang.refine(
  (amount) => amount >= 0 && amount % 100 === 0,
  'a fee is a whole number of baht, not negative',
);

/** One line of a tariff, half-open: "ตั้งแต่ … แต่ไม่ถึง …". Horsepower is in hundredths, so 964.57 hp is 96457. */
export const FeeBand = z.object({
  fromHpHundredths: z.int().min(0),
  /** Null in the last band: no upper limit. */
  belowHpHundredths: z.int().min(1).nullable(),
  /** The band holds only from so many workers on; null when workers do not matter. */
  minimumWorkers: z.int().min(1).nullable(),
  /** Null when the amount is not known: then nothing is charged and nothing billed. */
  feeSatang: FeeAmount.nullable(),
});
export type FeeBand = Readonly<z.output<typeof FeeBand>>;

const scheduleFields = {
  id: z
    .string()
    .min(1)
    .max(160)
    .regex(/^[0-9a-z][0-9a-z_.-]*$/),
  name: z.string().min(1),
  legalRef: z.string().min(1),
  /** What is doubtful about it, for the officer who confirms it. */
  note: z.string().exactOptional(),
  /** The schedule of which this is a new version; where both apply, the confirmed new version alone does. */
  supersedes: z.string().min(1).max(160).exactOptional(),
  /** First and last due date (not payment date) it applies to; null is open. */
  effectiveFrom: CalendarDate.nullable(),
  effectiveTo: CalendarDate.nullable(),
  bands: z.array(FeeBand).min(1).readonly(),
};

/** Whether the bands begin at 0 hp, join without gap or overlap, and end open. */
export const areBandsSeamless = ({ bands }: { readonly bands: readonly FeeBand[] }): boolean =>
  bands.every((band, index) => {
    const previousEnd = index === 0 ? 0 : bands[index - 1]?.belowHpHundredths;
    const isOpen = band.belowHpHundredths === null;
    const isLast = index === bands.length - 1;
    const isEmpty = band.belowHpHundredths !== null && band.belowHpHundredths <= band.fromHpHundredths;
    return band.fromHpHundredths === previousEnd && isOpen === isLast && !isEmpty;
  });

/**
 * A dated tariff by horsepower with its legal reference. `unverified` may be looked up and never billed; `confirmed` names
 * the officer and the document. Bands must begin at 0 hp, join without gap or overlap, and end open.
 */
export const FeeSchedule = z
  .discriminatedUnion('status', [
    z.object({ ...scheduleFields, status: z.literal('unverified') }),
    z.object({
      ...scheduleFields,
      status: z.literal('confirmed'),
      confirmedBy: z.string().min(1),
      confirmedOn: z.iso.date(),
      documentNo: z.string().min(1),
    }),
  ])
  .refine(areBandsSeamless, { message: 'bands begin at 0 hp, join without gap and end open', path: ['bands'] })
  .refine(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom === null || effectiveTo === null || effectiveFrom <= effectiveTo,
    { message: 'a schedule ends after it begins', path: ['effectiveTo'] },
  );
export type FeeSchedule = Readonly<z.output<typeof FeeSchedule>>;

/** Why a schedule gives no amount for a factory. */
export type FeeUnknownReason =
  'horsepower-missing' | 'workers-missing' | 'workers-below-minimum' | 'amount-not-in-schedule' | 'no-schedule';

/** What a schedule asks of a factory; `unknown` is said, never guessed. */
export type ScheduledFee =
  | { readonly kind: 'known'; readonly feeSatang: Satang; readonly band: FeeBand; readonly hpHundredths: number }
  | { readonly kind: 'unknown'; readonly reason: FeeUnknownReason };

const unknownFee = (reason: FeeUnknownReason): ScheduledFee => ({ kind: 'unknown', reason });

/** The fee of a factory with this horsepower (in hundredths, never rounded before banding) and number of workers. */
export const feeFor = (
  schedule: FeeSchedule,
  hpHundredths: number | undefined,
  workers: number | undefined,
): ScheduledFee => {
  if (hpHundredths === undefined) return unknownFee('horsepower-missing');
  const band = schedule.bands.find(({ belowHpHundredths }) => hpHundredths < (belowHpHundredths ?? Infinity));
  invariant(band && hpHundredths >= 0, 'the bands cover every horsepower from 0 up');
  if (band.minimumWorkers !== null) {
    if (workers === undefined) return unknownFee('workers-missing');
    if (workers < band.minimumWorkers) return unknownFee('workers-below-minimum');
  }
  if (band.feeSatang === null) return unknownFee('amount-not-in-schedule');
  return { kind: 'known', feeSatang: band.feeSatang, band, hpHundredths };
};

const appliesOn = (schedule: FeeSchedule, dueOn: IsoDate): boolean =>
  (schedule.effectiveFrom === null || schedule.effectiveFrom <= dueOn) &&
  (schedule.effectiveTo === null || dueOn <= schedule.effectiveTo);

const EARLIEST = '';

const byRank = (a: FeeSchedule, b: FeeSchedule): number => {
  if (a.status !== b.status) return a.status === 'confirmed' ? -1 : 1;
  const fromA = a.effectiveFrom ?? EARLIEST;
  const fromB = b.effectiveFrom ?? EARLIEST;
  if (fromA !== fromB) return fromA > fromB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** Ids of which a confirmed new version, or a new version of that, is in force as well. */
const supersededIn = (applying: readonly FeeSchedule[]): ReadonlySet<string> => {
  const byId = new Map(applying.map((schedule) => [schedule.id, schedule]));
  const superseded = new Set<string>();
  for (const { status, supersedes } of applying) {
    if (status !== 'confirmed') continue;
    let older = supersedes;
    while (older !== undefined && !superseded.has(older)) {
      superseded.add(older);
      older = byId.get(older)?.supersedes;
    }
  }
  return superseded;
};

/**
 * The schedule for a due date among those in force on it: what a confirmed new version replaces is left out; a confirmed
 * one comes before an unverified one, then the one that came into force last. Undefined when none is in force.
 */
export const scheduleFor = (schedules: readonly FeeSchedule[], dueOn: IsoDate): FeeSchedule | undefined => {
  const applying = schedules.filter((schedule) => appliesOn(schedule, dueOn));
  const superseded = supersededIn(applying);
  return applying.filter(({ id }) => !superseded.has(id)).toSorted(byRank)[0];
};

/** Surcharge of ม.43: 5 % of the fee for every month of delay. Rounding of a part month and a cap are not in the text. */
export const SurchargeSettings = z.object({
  percentPerMonth: z.int().min(0).max(100),
  /** CEIL_MONTH: a part month counts as one (office practice, unverified). FLOOR_MONTH: only full months count. */
  rounding: z.enum(['CEIL_MONTH', 'FLOOR_MONTH']),
  /** Most that the surcharge may come to, in percent of the fee; null for no limit. */
  capPercent: z.int().min(0).nullable(),
});
export type SurchargeSettings = Readonly<z.output<typeof SurchargeSettings>>;

/**
 * The annual fees as far as public sources tell them, for look-up until an officer confirms the office's own. Nothing
 * may be billed from them: no amount was checked against the Royal Gazette.
 */
export const UNVERIFIED_ANNUAL_SCHEDULES: readonly FeeSchedule[] = [
  {
    id: 'annual-2535',
    name: 'ค่าธรรมเนียมรายปี (อัตราก่อน พ.ศ. 2563)',
    legalRef: 'พ.ร.บ.โรงงาน พ.ศ. 2535 มาตรา 43 และกฎกระทรวงว่าด้วยค่าธรรมเนียมรายปี (ก่อน พ.ศ. 2563)',
    note: 'ยังไม่ได้ตรวจสอบกับราชกิจจานุเบกษา',
    status: 'unverified',
    effectiveFrom: null,
    effectiveTo: isoDate('2020-06-09'),
    bands: UNVERIFIED_ANNUAL_BANDS,
  },
  {
    id: 'annual-2563',
    name: 'ค่าธรรมเนียมรายปี (กฎกระทรวง พ.ศ. 2563)',
    legalRef: 'กฎกระทรวงกำหนดค่าธรรมเนียมรายปีสำหรับผู้ประกอบกิจการโรงงานจำพวกที่ 2 และโรงงานจำพวกที่ 3 พ.ศ. 2563',
    note: 'ยังไม่ได้ตรวจสอบ: ใช้อัตราเดิมเป็นค่าสันนิษฐาน และวันเริ่มใช้บังคับเป็นวันแรกของการยกเว้นค่าธรรมเนียม',
    status: 'unverified',
    effectiveFrom: isoDate('2020-06-10'),
    effectiveTo: null,
    bands: UNVERIFIED_ANNUAL_BANDS,
  },
];
