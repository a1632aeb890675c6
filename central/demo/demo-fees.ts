import { dueDatesOf } from '#shared/domain/fee-due-date.ts';
import { UNVERIFIED_ANNUAL_SCHEDULES, type FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { UNVERIFIED_ANNUAL_BANDS } from '#shared/domain/fee-tariff.ts';
import { addDays, isoDate, type IsoDate } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { PaidYearRow } from '#shared/model/fee-rows.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { SeededRandom } from '#shared/demo/seeded-random.ts';

/**
 * The tables as public sources tell them, unconfirmed, and one that is confirmed for the demo office only and says so
 * in its name and its reference, so that bills can be shown there.
 */
export const demoSchedules = (): readonly FeeSchedule[] => [
  ...UNVERIFIED_ANNUAL_SCHEDULES,
  {
    id: 'annual-demo',
    name: 'ค่าธรรมเนียมรายปี (สาธิต)',
    legalRef: 'ข้อมูลสาธิตเท่านั้น ไม่ใช่อัตราที่ยืนยันตามกฎหมาย',
    note: 'ใช้กับสำนักงานสาธิตเท่านั้น ตัวเลขยกมาจากตารางที่ยังไม่ได้ยืนยัน',
    status: 'confirmed',
    confirmedBy: 'staff-demo-4',
    confirmedOn: isoDate('2026-10-01'),
    documentNo: 'สาธิต 1/2570',
    effectiveFrom: null,
    effectiveTo: null,
    bands: UNVERIFIED_ANNUAL_BANDS,
  },
];

/** So many factories owe something, between one year and four. */
const SHARE_IN_ARREARS = 0.35;
const MOST_YEARS_OWED = 4;
/** Books of the last few years; what was before them nobody claims. */
const YEARS_ON_RECORD = 3;

const dueOnsOf = ({ register }: FactoryRow, asOf: IsoDate): readonly IsoDate[] => {
  const startOn = register.startedOn ?? register.licensedOn;
  if (startOn === undefined || register.category === 1) return [];
  const question = { asOf, settings: DEFAULT_FEE_SETTINGS };
  const facts = { factory: { category: 3 }, paidDueOns: [], schedules: [], waivers: [], holidays: new Set() } as const;
  return dueDatesOf(startOn, { ...facts, ...question, holidays: new Set<IsoDate>() }).map(({ dueOn }) => dueOn);
};

const yearsOwed = (factory: FactoryRow, random: SeededRandom): number => {
  const mayOwe = factory.officeStatus === 'operating' || factory.officeStatus === 'paused';
  return mayOwe && random.chance(SHARE_IN_ARREARS) ? random.between(1, MOST_YEARS_OWED) : 0;
};

/** The years a factory has paid: the last ones on record, less what it owes. One year is always on record. */
export const demoPaidYears = (factory: FactoryRow, asOf: IsoDate, random: SeededRandom): readonly PaidYearRow[] => {
  const dueOns = dueOnsOf(factory, asOf);
  const paidCount = Math.max(1, dueOns.length - yearsOwed(factory, random));
  return dueOns.slice(Math.max(0, paidCount - YEARS_ON_RECORD), paidCount).map((dueOn) => ({
    id: derivedRowId('paid', factory.id, dueOn),
    factoryId: factory.id,
    dueOn,
    paidOn: addDays(dueOn, -random.between(0, 30)),
    reference: `${random.between(1, 400)}/${random.between(1, 50)}`,
  }));
};
