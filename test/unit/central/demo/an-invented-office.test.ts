import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_BANK, demoBanks } from '#central/demo/demo-bank.ts';
import { demoPaidYears, demoSchedules } from '#central/demo/demo-fees.ts';
import { demoFolder, type FolderDeps, type FolderPlan } from '#central/demo/demo-folders.ts';
import { demoLaunch } from '#central/demo/demo-launch.ts';
import { DEMO_OFFICE, demoOfficeRows, type DemoOptions, type DemoRow } from '#central/demo/demo-office.ts';
import { DEMO_PEOPLE, demoBadge } from '#central/demo/demo-people.ts';
import { demoPlaces } from '#central/demo/demo-places.ts';
import { DEMO_PRODUCTS, demoProduct } from '#central/demo/demo-products.ts';
import { BankAccesses } from '#central/services/banks/bank-access.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { foldCustody } from '#shared/domain/custody.ts';
import { parseFolderCode } from '#shared/domain/folder-code.ts';
import { addDays, isoDate, type IsoDate } from '#shared/domain/thai-date.ts';
import { isWorkingDay } from '#shared/domain/working-day.ts';
import { LaunchInfo } from '#shared/host/contract.ts';
import { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { OfficeRow } from '#shared/model/office-rows.ts';
import { tables } from '#shared/model/tables.ts';
import { Role } from '#shared/model/roles.ts';
import { aFactory } from '#test/builders/office.ts';

/** Days on which calendars go wrong: leap days, ends of months and years, the end of the fiscal year. */
const DAYS = [
  '2024-02-29',
  '2026-01-01',
  '2026-09-30',
  '2026-10-01',
  '2026-11-22',
  '2026-12-31',
  '2027-03-01',
  '2028-02-29',
].map(isoDate);
const days = fc.constantFrom(...DAYS);

const places = demoPlaces('13', 200);
const deps = (todayOn: IsoDate): FolderDeps => ({ provinceCode: '13', todayOn, ...places });
const plan = (over: Partial<FolderPlan> = {}): FolderPlan => ({
  running: 1,
  shelfIndex: 0,
  series: 'factory',
  subjectId: 'factory-1',
  volume: 1,
  ...over,
});

const rowsOf = async (over: Partial<DemoOptions> = {}): Promise<readonly DemoRow[]> => {
  const rows: DemoRow[] = [];
  for await (const row of demoOfficeRows({ seed: 13, factories: 30, todayOn: isoDate('2026-11-22'), ...over }))
    rows.push(row);
  return rows;
};

describe('the invented office', () => {
  /** Made once: the PINs of its people take a while to hash, as they should. */
  let offices: Readonly<Record<'usual' | 'ofALeapDay', readonly DemoRow[]>>;
  beforeAll(async () => {
    const [usual, ofALeapDay] = await Promise.all([
      rowsOf(),
      rowsOf({ todayOn: isoDate('2028-02-29'), factories: 41 }),
    ]);
    offices = { usual, ofALeapDay };
  });
  const kinds = ['usual', 'ofALeapDay'] as const;

  test.each(kinds)('%s: is of rows that their tables accept, each once', (kind) => {
    const rows = offices[kind];

    expect(rows.filter(([table, row]) => !tables[table].row.safeParse(row).success)).toEqual([]);
    expect(new Set(rows.map(([table, row]) => `${table}/${row.id}`)).size).toBe(rows.length);
  });

  test.each(kinds)('%s: begins with itself, its people, places and fees: all that follows is about them', (kind) => {
    const names = offices[kind].map(([table]) => table);
    const first = (table: string): number => names.findIndex((name) => name === table);
    const order = ['office', 'staff', 'location', 'feeSchedule', 'factory', 'folder', 'recordSubject'].map(first);

    expect(order[0]).toBe(0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test.each(kinds)('%s: has a shelf for every folder', (kind) => {
    const rows = offices[kind];
    const known = new Set(rows.flatMap(([table, row]) => (table === 'location' ? [row.id] : [])));
    const homes = rows.flatMap(([table, row]) =>
      table === 'folder' ? [FolderRow.parse(row).homeLocationId ?? ''] : [],
    );

    expect(homes.length).toBeGreaterThan(DEMO_PRODUCTS);
    expect(homes.filter((home) => !known.has(home))).toEqual([]);
  });

  test('has the same people whenever it is made', () => {
    const people = (rows: readonly DemoRow[]) => rows.filter(([table]) => table === 'staff');

    expect(people(offices.ofALeapDay)).toEqual(people(offices.usual));
  });

  test('with more factories has all that the smaller one has: the first rows do not depend on the last', () => {
    const factories = (rows: readonly DemoRow[]) => rows.filter(([table]) => table === 'factory');
    const few = factories(offices.usual);

    expect(factories(offices.ofALeapDay).length).toBeGreaterThan(few.length);
    expect(factories(offices.ofALeapDay).slice(0, few.length)).toEqual(few);
  });

  test('says of itself that it is a demo, by a biller no bank has', () => {
    expect(OfficeRow.parse(DEMO_OFFICE)).toMatchObject({ isDemo: true, biller: { billerId: '099999999999900' } });
    expect(DEMO_OFFICE.name).toContain('สาธิต');
    expect(DEMO_OFFICE.nameEnglish).toContain('demo');
    expect(DEMO_OFFICE.biller?.registeredName).toContain('สาธิต');
  });
});

describe('the invented people', () => {
  test('are of every role, each with a PIN and a badge of their own', () => {
    expect(new Set(DEMO_PEOPLE.map(({ role }) => role))).toEqual(new Set(Role.options));
    expect(new Set(DEMO_PEOPLE.map(({ pin }) => pin)).size).toBe(DEMO_PEOPLE.length);
    const badges = DEMO_PEOPLE.map((_person, index) => demoBadge('13', index));
    expect(new Set(badges).size).toBe(DEMO_PEOPLE.length);
    for (const badge of badges) expect(parseFolderCode(badge)).toMatchObject({ ok: true });
  });

  test('stand on the log-in screen with what opens it, and with nothing else', () => {
    const demo = LaunchInfo.shape.demo.parse(demoLaunch());

    expect(demo?.staff.map(({ name, pin }) => [name, pin])).toEqual(DEMO_PEOPLE.map(({ name, pin }) => [name, pin]));
    expect(Object.keys(demo?.staff[0] ?? {}).toSorted()).toEqual(['badgeCode', 'name', 'pin', 'role']);
  });

  test('have a bank that is known by a secret as a real one is', () => {
    expect(BankAccesses.safeParse(demoBanks()).success).toBe(true);
    expect(demoBanks()[DEMO_BANK.name]).toMatchObject({ secrets: [DEMO_BANK.secret] });
  });
});

describe('the invented places', () => {
  test.each([0, 1, 600, 601, 5_300, 60_000])('for %d folders have room for all of them', (folders) => {
    const { shelves } = demoPlaces('13', folders);
    const room = shelves.reduce((sum, { capacity = 0 }) => sum + capacity, 0);

    expect(room).toBeGreaterThanOrEqual(folders);
    expect(shelves.length % 15).toBe(0);
    expect(shelves.length).toBeGreaterThanOrEqual(150);
  });

  test.each([0, 60_000])('for %d folders are walked in the order in which they are listed', (folders) => {
    const { shelves, all } = demoPlaces('13', folders);
    const keys = shelves.map(({ walkKey }) => walkKey);

    expect(keys).toEqual(keys.toSorted());
    expect(new Set(all.map(({ walkKey }) => walkKey)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  test('say the way to themselves from the room on', () => {
    const shelf = places.shelves[0];
    const cabinet = places.all.find(({ id }) => id === shelf?.parentId);
    const room = places.all.find(({ id }) => id === cabinet?.parentId);

    expect([room?.path, cabinet?.path, shelf?.path]).toEqual(['ห้อง A', 'ห้อง A · ตู้ 01', 'ห้อง A · ตู้ 01 · ชั้น 1']);
    expect([room?.kind, cabinet?.kind, shelf?.kind]).toEqual(['room', 'cabinet', 'shelf']);
    expect(room?.parentId).toBeUndefined();
  });

  test('have a pocket for everybody, and desks and a cart to put folders on', () => {
    const people = places.all.filter(({ kind }) => kind === 'person').map(({ name }) => name);

    expect(people).toEqual(DEMO_PEOPLE.map(({ name }) => name));
    expect(places.elsewhere.map(({ kind }) => kind)).toEqual(['desk', 'desk', 'desk', 'desk', 'cart']);
  });
});

describe('an invented folder', () => {
  test('stands where its movements say, and none of them is of a day to come', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90_000 }), (todayOn, running) => {
        const { folder, movements } = demoFolder(deps(todayOn), plan({ running }), createSeededRandom(13, running));

        expect(FolderRow.safeParse(folder).error).toBeUndefined();
        for (const movement of movements) {
          expect(MovementRow.safeParse(movement).error).toBeUndefined();
          expect(movement.folderId).toBe(folder.id);
          expect(movement.effectiveAt.slice(0, 10) < todayOn).toBe(true);
        }
        expect(folder.custody).toEqual(foldCustody(movements).current);
        expect(folder.holderId).toBe(folder.custody.kind === 'on-loan' ? folder.custody.borrowerId : undefined);
        const order = movements.map(({ effectiveAt }) => effectiveAt);
        expect(order).toEqual(order.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('was labelled in office hours of a working day before today, or not at all', () => {
    const labelled = DAYS.flatMap((todayOn) =>
      Array.from({ length: 60 }, (_, row) => {
        const { folder } = demoFolder(deps(todayOn), plan({ running: row + 1 }), createSeededRandom(13, row));
        return { todayOn, at: folder.labelConfirmedAt, folder };
      }),
    ).filter(({ at }) => at !== undefined);

    expect(labelled.length).toBeGreaterThan(DAYS.length * 20);
    for (const { at = '', folder, todayOn } of labelled) {
      expect([folder.labelPrintedAt, folder.labelConfirmedBy !== undefined]).toEqual([at, true]);
      expect(isWorkingDay(isoDate(at.slice(0, 10)), new Set())).toBe(true);
      expect(at >= `${addDays(todayOn, -8)}T01:30` && at < `${todayOn}T00:00`).toBe(true);
      // Bangkok is seven hours ahead: 08:30 to 16:29.
      expect(at.slice(11, 16) >= '01:30' && at.slice(11, 16) <= '09:29').toBe(true);
    }
  });

  test('is the same by the same choices', () => {
    const make = () => demoFolder(deps(isoDate('2026-11-22')), plan({ running: 7 }), createSeededRandom(5, 7));

    expect(make()).toEqual(make());
  });
});

describe('an invented product', () => {
  test.each(DAYS)('of %s has a certificate of three years, numbered by the year it was granted', (todayOn) => {
    for (let running = 1; running <= DEMO_PRODUCTS; running += 1) {
      const { subject, closed } = demoProduct(running, todayOn, createSeededRandom(13, running));
      const expiresOn = isoDate(String(subject.fields['expiresOn']));
      const grantedYear = Number(addDays(expiresOn, -3 * 365).slice(0, 4)) + 543;

      expect(tables.recordSubject.row.safeParse(subject).error).toBeUndefined();
      expect(subject.fields['certificateNumber']).toBe(`${running}/${grantedYear}`);
      // The first twelve ended long ago, and their folders wait to be disposed of.
      expect(closed).toEqual(running <= 12 ? { closedOn: expiresOn, closedYear: expiresOn.slice(0, 4) } : {});
      expect(running <= 12 ? expiresOn < addDays(todayOn, -13 * 365 + 1) : expiresOn > addDays(todayOn, -201)).toBe(
        true,
      );
    }
  });

  test('has a number of its own', () => {
    const keys = Array.from(
      { length: DEMO_PRODUCTS },
      (_, index) => demoProduct(index + 1, isoDate('2026-11-22'), createSeededRandom(13, index + 1)).subject.numberKey,
    );

    expect(new Set(keys).size).toBe(DEMO_PRODUCTS);
  });
});

describe('the invented books', () => {
  const paidBy = (register: object, asOf: IsoDate, seed = 1, officeStatus: 'operating' | 'struck-off' = 'operating') =>
    demoPaidYears(aFactory({ officeStatus, register }), asOf, createSeededRandom(seed, 1));

  test('have at most the last three years of a factory, each once and paid in the month before it was due', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 9_000 }), fc.nat(500), (asOf, daysAgo, seed) => {
        const startedOn = addDays(asOf, -daysAgo);
        const paid = paidBy({ startedOn }, asOf, seed);

        expect(paid.length).toBeGreaterThanOrEqual(1);
        expect(paid.length).toBeLessThanOrEqual(3);
        expect(new Set(paid.map(({ dueOn }) => dueOn)).size).toBe(paid.length);
        for (const { dueOn, paidOn } of paid) {
          expect(dueOn <= asOf && dueOn >= startedOn).toBe(true);
          expect(paidOn !== undefined && paidOn <= dueOn && paidOn >= addDays(isoDate(dueOn), -30)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each<[what: string, register: object]>([
    ['of the first category, which owes nothing', { category: 1, startedOn: isoDate('2010-01-01') }],
    ['that nobody knows to have begun', { category: 3 }],
  ])('have nothing of a factory %s', (_what, register) => {
    expect(paidBy(register, isoDate('2026-11-22'))).toEqual([]);
  });

  test('have every year of a factory that was struck off: it owes nothing more', () => {
    const asOf = isoDate('2026-11-22');
    for (let seed = 0; seed < 40; seed += 1) {
      const last = paidBy({ startedOn: isoDate('2010-01-01') }, asOf, seed, 'struck-off').at(-1);
      expect(last?.dueOn).toBe('2026-01-01');
    }
  });

  test('have a factory that began on a leap day with a due date of every year', () => {
    const dueOns = paidBy({ startedOn: isoDate('2024-02-29') }, isoDate('2026-11-22'), 3, 'struck-off').map(
      ({ dueOn }) => dueOn,
    );

    expect(dueOns[0]).toBe('2024-02-29');
    expect(dueOns).toHaveLength(3);
  });

  test('are held to one confirmed table that says of itself that it is none', () => {
    const schedules = demoSchedules();
    const confirmed = schedules.filter(({ status }) => status === 'confirmed');

    expect(schedules.filter((row) => !tables.feeSchedule.row.safeParse(row).success)).toEqual([]);
    expect(confirmed.map(({ id }) => id)).toEqual(['annual-demo']);
    for (const { name, legalRef } of confirmed) expect(`${name}${legalRef}`).toMatch(/สาธิต.*สาธิต/);
  });
});
