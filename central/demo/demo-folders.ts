import { foldCustody, UNKNOWN_CUSTODY } from '#shared/domain/custody.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { addDays, type IsoDate } from '#shared/domain/thai-date.ts';
import { type Holidays, isWorkingDay } from '#shared/domain/working-day.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import { withCustody } from '#shared/model/folder-custody.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { SeededRandom } from '#shared/demo/seeded-random.ts';
import { DEMO_PEOPLE } from './demo-people.ts';

/** What the folders of the demo office are made from. */
export interface FolderDeps {
  readonly provinceCode: string;
  readonly todayOn: IsoDate;
  readonly shelves: readonly LocationRow[];
  readonly elsewhere: readonly LocationRow[];
}

/** A folder and what has happened to it so far. */
export interface DemoFolder {
  readonly folder: FolderRow;
  readonly movements: readonly MovementRow[];
}

const SHARE_ON_LOAN = 0.015;
const SHARE_ELSEWHERE = 0.01;
const SHARE_RETURNED = 0.06;
const SHARE_LABELLED = 0.6;
/** The labelling is on its way: so many days of it have passed, and so many people take part. */
const LABELLING_DAYS = 6;
const LABELLERS = 5;
const LONGEST_LOAN_DAYS = 21;
const LOAN_DAYS = 14;
const PURPOSES = ['ตรวจสอบคำขอขยายโรงงาน', 'ต่ออายุใบอนุญาต', 'ตรวจโรงงานประจำปี', 'ร้องเรียน'] as const;
const NO_HOLIDAYS: Holidays = new Set();
const DEVICE = 'device-demo-seed';

type Event = Pick<MovementRow, 'kind' | 'borrowerId' | 'locationId' | 'approverId' | 'purpose' | 'dueOn'>;

const instantOn = (day: IsoDate, random: SeededRandom): string => {
  // Office hours of Bangkok: 08:30 to 16:29 is 01:30 to 09:29 in UTC.
  const minutes = 90 + random.between(0, 479);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${day}T${clock}:00.000Z`;
};

/** The day itself or the working day before it; folders are labelled in office hours. */
const workdayBefore = (day: IsoDate): IsoDate =>
  isWorkingDay(day, NO_HOLIDAYS) ? day : workdayBefore(addDays(day, -1));

const someLoan = (startOn: IsoDate, random: SeededRandom): Event => ({
  kind: 'check-out',
  borrowerId: (DEMO_PEOPLE[random.between(0, DEMO_PEOPLE.length - 1)] ?? DEMO_PEOPLE[0])?.id ?? 'staff-demo-1',
  approverId: 'staff-demo-5',
  purpose: random.pick(PURPOSES),
  dueOn: addDays(startOn, LOAN_DAYS),
});

const someHistory = (
  deps: FolderDeps,
  homeLocationId: string,
  random: SeededRandom,
): readonly (Event & { readonly on: IsoDate })[] => {
  const share = random.next();
  const daysAgo = random.between(1, LONGEST_LOAN_DAYS);
  const on = addDays(deps.todayOn, -daysAgo);
  if (share < SHARE_ON_LOAN) return [{ ...someLoan(on, random), on }];
  if (share < SHARE_ON_LOAN + SHARE_ELSEWHERE) {
    const place = deps.elsewhere[random.between(0, deps.elsewhere.length - 1)];
    return place ? [{ kind: 'move', locationId: place.id, on }] : [];
  }
  if (share > SHARE_ON_LOAN + SHARE_ELSEWHERE + SHARE_RETURNED) return [];
  const lentOn = addDays(on, -random.between(1, 10));
  return [
    { ...someLoan(lentOn, random), on: lentOn },
    { kind: 'check-in', locationId: homeLocationId, on },
  ];
};

/** What is filed in a folder and where it stands. */
export interface FolderPlan {
  readonly running: number;
  readonly shelfIndex: number;
  readonly series: string;
  readonly subjectId: string;
  readonly volume: number;
}

/** One folder at its shelf, in shelf order; a few are on loan (some of them overdue), on a desk, or came back lately. */
export const demoFolder = (deps: FolderDeps, facts: FolderPlan, random: SeededRandom): DemoFolder => {
  const code = makeScanCode('folder', deps.provinceCode, facts.running);
  const id = derivedRowId('folder', code);
  const homeLocationId = deps.shelves[facts.shelfIndex]?.id ?? 'location-a';
  const movements = someHistory(deps, homeLocationId, random).map(({ on, ...event }, at): MovementRow => {
    const instant = instantOn(on, random);
    return {
      ...event,
      id: derivedRowId('movement', code, String(at + 1)),
      folderId: id,
      effectiveAt: instant,
      occurredAt: instant,
      deviceId: DEVICE,
      seq: facts.running * 10 + at,
      actorId: 'staff-demo-3',
    };
  });
  const isLabelled = random.chance(SHARE_LABELLED);
  const labelledAt = instantOn(workdayBefore(addDays(deps.todayOn, -random.between(1, LABELLING_DAYS))), random);
  const labelledBy = DEMO_PEOPLE[facts.running % LABELLERS]?.id ?? 'staff-demo-1';
  const unplaced: FolderRow = {
    id,
    code,
    series: facts.series,
    subjectId: facts.subjectId,
    volume: facts.volume,
    homeLocationId,
    custody: UNKNOWN_CUSTODY,
    ...(isLabelled ? { labelPrintedAt: labelledAt, labelConfirmedAt: labelledAt, labelConfirmedBy: labelledBy } : {}),
  };
  const folder = withCustody(unplaced, foldCustody(movements).current);
  return { folder, movements };
};
