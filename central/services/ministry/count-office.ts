import { sql } from 'kysely';
import { addDays, addMonthsClamped, fiscalYearBe, fiscalYearEnd, type IsoDate } from '#shared/domain/thai-date.ts';
import { mondayOf, visitWeeksOf } from '#shared/domain/visit-weeks.ts';
import type { OfficeFigures } from '#shared/ministry/office-figures.ts';
import { arrearsTermsOn, waiversInForce } from '#shared/model/arrears-terms.ts';
import type { Db } from '../../db/schema.ts';
import { countArrears } from './count-arrears.ts';
import {
  type Collected,
  readCards,
  readCollected,
  readFactories,
  readFolderCounts,
  readLabelDays,
  readMissing,
  readMovementDays,
  readPeople,
  readSchedules,
  readVisits,
  readWaivers,
} from './read-office.ts';

const WEEKS = 26;
const MOVEMENT_DAYS = 30;
const DAYS_A_WEEK = 7;

/** The first instant of a day in Thailand. */
const beginningOf = (day: IsoDate): string => new Date(`${day}T00:00:00.000+07:00`).toISOString();

const labelledWeeks = (
  days: readonly { readonly on: IsoDate; readonly labelled: number }[],
  today: IsoDate,
): OfficeFigures['labelledWeeks'] => {
  const thisWeek = mondayOf(today);
  return Array.from({ length: WEEKS }, (_, index) => {
    const beginsOn = addDays(thisWeek, (index - WEEKS + 1) * DAYS_A_WEEK);
    const next = addDays(beginsOn, DAYS_A_WEEK);
    return { beginsOn, labelled: days.reduce((sum, { on, labelled }) => (on < next ? sum + labelled : sum), 0) };
  });
};

const movementDays = (
  known: readonly { readonly on: string; readonly movements: number }[],
  firstOn: IsoDate,
): OfficeFigures['movementDays'] => {
  const byDay = new Map(known.map(({ on, movements }) => [on, movements]));
  return Array.from({ length: MOVEMENT_DAYS }, (_, index) => {
    const on = addDays(firstOn, index);
    return { on, movements: byDay.get(on) ?? 0 };
  });
};

interface Tally {
  readonly satang: number;
  readonly payments: number;
}

const tallyOf = (parts: readonly Collected[]): Tally => ({
  satang: parts.reduce((sum, { satang }) => sum + satang, 0),
  payments: parts.reduce((sum, { payments }) => sum + payments, 0),
});

/** The months of the fiscal year up to the day, as `YYYY-MM`. */
const monthsOf = (beginsOn: IsoDate, today: IsoDate): readonly string[] => {
  const months: string[] = [];
  for (let month = beginsOn; month <= today; month = addMonthsClamped(month, 1)) months.push(month.slice(0, 7));
  return months;
};

const collectedOf = (
  parts: readonly Collected[],
  year: { readonly fiscalYear: number; readonly months: readonly string[] },
): Pick<OfficeFigures, 'collected' | 'channels'> => {
  const channels = [...new Set(parts.map(({ channel }) => channel))];
  return {
    collected: {
      fiscalYear: year.fiscalYear,
      satang: tallyOf(parts).satang,
      months: year.months.map((month) => ({ month, ...tallyOf(parts.filter((part) => part.month === month)) })),
    },
    channels: channels
      .map((channel) => ({ channel, ...tallyOf(parts.filter((part) => part.channel === channel)) }))
      .toSorted((a, b) => b.satang - a.satang),
  };
};

/** An office as it was counted: all figures are of this version. */
export interface CountedOffice {
  readonly version: number;
  readonly figures: OfficeFigures;
}

const countFigures = async (db: Db, officeId: string, provinceCode: string, today: IsoDate): Promise<OfficeFigures> => {
  const fiscalYear = fiscalYearBe(today);
  const yearBeginsOn = addDays(fiscalYearEnd(fiscalYear - 1), 1);
  const firstMovementsOn = addDays(today, 1 - MOVEMENT_DAYS);
  const firstVisitsOn = addDays(mondayOf(today), (1 - WEEKS) * DAYS_A_WEEK);
  const folders = await readFolderCounts(db, officeId, today);
  const missing = await readMissing(db, officeId);
  const labelDays = await readLabelDays(db, officeId);
  const factories = await readFactories(db, officeId);
  const schedules = await readSchedules(db, officeId);
  const waivers = waiversInForce(await readWaivers(db, officeId));
  const { arrears, byAge } = countArrears(factories, arrearsTermsOn(today, { schedules, waivers, provinceCode }));
  const collected = await readCollected(db, officeId, yearBeginsOn);
  return {
    asOfOn: today,
    factories: {
      total: factories.filter(({ status }) => status !== 'struck-off').length,
      operating: factories.filter(({ status }) => status === 'operating').length,
    },
    folders: { ...folders, missing },
    labelledWeeks: labelledWeeks(labelDays, today),
    arrears,
    arrearsByAge: byAge,
    ...collectedOf(collected, { fiscalYear, months: monthsOf(yearBeginsOn, today) }),
    cards: await readCards(db, officeId),
    movementDays: movementDays(await readMovementDays(db, officeId, beginningOf(firstMovementsOn)), firstMovementsOn),
    visitWeeks: visitWeeksOf(await readVisits(db, officeId, beginningOf(firstVisitsOn))),
    people: await readPeople(db, officeId),
  };
};

/** Counts one office on one state of the database; undefined when there is no such office. */
export const countOffice = (db: Db, officeId: string, today: IsoDate): Promise<CountedOffice | undefined> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { rows } = await sql<{ version: number; provinceCode: string }>`
        select version::float8 as version, province_code as "provinceCode" from office where id = ${officeId}`.execute(
        tx,
      );
      const [office] = rows;
      if (!office) return undefined;
      return { version: office.version, figures: await countFigures(tx, officeId, office.provinceCode, today) };
    });
