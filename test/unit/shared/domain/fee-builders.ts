import type { FeeQuestion } from '#shared/domain/fee-question.ts';
import { type FeeSchedule, UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { KNOWN_WAIVERS } from '#shared/domain/fee-waiver.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

/** The schedule as if a finance officer had confirmed it. */
export const confirmed = (schedule: FeeSchedule): FeeSchedule => ({
  ...schedule,
  status: 'confirmed',
  confirmedBy: 'staff-1',
  confirmedOn: '2026-01-05',
  documentNo: 'ปท 0033/12',
});

export const CONFIRMED_SCHEDULES = UNVERIFIED_ANNUAL_SCHEDULES.map(confirmed);

/** A จำพวก 3 factory of 49.5 hp that started on 15 January 2550, asked about on 16 January 2568. */
export const aQuestion = (change: Partial<FeeQuestion> = {}): FeeQuestion => ({
  factory: { category: 3, hpHundredths: 4_950, startedOn: isoDate('2007-01-15') },
  paidDueOns: [],
  schedules: CONFIRMED_SCHEDULES,
  waivers: KNOWN_WAIVERS,
  holidays: new Set(),
  settings: DEFAULT_FEE_SETTINGS,
  asOf: isoDate('2025-01-16'),
  booksBeginOn: isoDate('2025-01-01'),
  ...change,
});
