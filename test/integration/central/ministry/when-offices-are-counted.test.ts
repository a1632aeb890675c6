import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMinistryFigures } from '#central/services/ministry/ministry-figures.ts';
import { createRollUps, type RollUps } from '#central/services/ministry/roll-ups.ts';
import { aFolder, anOfficeRow } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const stand = twoOffices();
let rollUps: RollUps;

beforeEach(async () => {
  await stand.put([['office', anOfficeRow({ id: 'office-20', provinceCode: '20' })]], 'office-20');
  await sql`update office set province_code = '20' where id = 'office-20'`.execute(stand.database.db);
  rollUps = another();
});
const another = () => createRollUps({ db: stand.database.db, clock: stand.clock, log: stand.log });

/** What is kept of each office: its folders, the version they were counted at, the day and the instant. */
const counted = async () => {
  const { rows } = await sql<{ id: string; kept: number; version: number; on: string; atMs: number }>`
    select office_id as id, (figures->'folders'->>'kept')::float8 as kept, version::float8 as version, as_of_on as "on",
      (extract(epoch from counted_at) * 1000)::float8 as "atMs" from office_roll_up order by office_id`.execute(
    stand.database.db,
  );
  return rows;
};
const keptOf = async (officeId: string) => (await counted()).find(({ id }) => id === officeId)?.kept;
const addFolder = async (running: number, officeId = 'office-13'): Promise<void> => {
  await stand.put([['folder', aFolder(running)]], officeId);
};

describe('the figures of an office', () => {
  test('are counted for every office that was never counted, and it is in the log how many', async () => {
    await rollUps.refresh();
    expect(await counted()).toMatchObject([
      { id: 'office-13', kept: 3, version: 1, on: '2026-11-22', atMs: stand.clock.nowMs() },
      { id: 'office-20', kept: 3, version: 2, on: '2026-11-22', atMs: stand.clock.nowMs() },
    ]);
    expect(stand.logged).toEqual([{ level: 'info', event: 'offices-counted', facts: { offices: 2, tookMs: 0 } }]);
  });

  test.each([
    ['a moment before a minute has passed are those of before', MINUTE_MS - 1, 3],
    ['after a minute are counted again', MINUTE_MS, 4],
  ])('that has changed %s', async (_what, passed, kept) => {
    await rollUps.refresh();
    await addFolder(9);
    stand.clock.pass(passed);
    await rollUps.refresh();
    expect([await keptOf('office-13'), await keptOf('office-20')]).toEqual([kept, 3]);
  });

  test('that has not changed are not counted again, however old they are', async () => {
    await rollUps.refresh();
    const before = await counted();
    stand.clock.pass(10 * 60 * MINUTE_MS);
    await rollUps.refresh();
    expect([await counted(), stand.logged.length]).toEqual([before, 1]);
  });

  test.each([
    ['just before midnight in Thailand are those of the day', '2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['at midnight in Thailand are those of the next', '2026-11-22T17:00:00.000Z', '2026-11-23'],
  ])('%s, although nothing has changed', async (_what, instant, on) => {
    await rollUps.refresh();
    stand.clock.pass(Date.parse(instant) - stand.clock.nowMs());
    await rollUps.refresh();
    expect((await counted()).map((row) => row.on)).toEqual([on, on]);
  });

  test('asked for alone are counted alone', async () => {
    await rollUps.refreshOffice('office-20');
    expect((await counted()).map(({ id }) => id)).toEqual(['office-20']);
    await rollUps.refreshOffice('office-99');
    expect((await counted()).length).toBe(1);
  });

  test('counted earlier do not replace those counted later by another server', async () => {
    await rollUps.refresh();
    await addFolder(9);
    await sql`update office_roll_up set version = 0, counted_at = counted_at + interval '9 minutes', as_of_on = '2020-01-01'
      where office_id = 'office-13'`.execute(stand.database.db);
    await rollUps.refreshOffice('office-13');
    expect(await keptOf('office-13')).toBe(3);
  });

  test('counted by a clock that was ahead are counted anew at once', async () => {
    stand.clock.pass(DAY_MS);
    await rollUps.refresh();
    stand.clock.pass(-DAY_MS);
    await addFolder(9);
    await rollUps.refresh();
    expect(await counted()).toMatchObject([
      { kept: 4, on: '2026-11-22' },
      { kept: 3, on: '2026-11-22' },
    ]);
  });

  test('asked for by many at once are counted once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => rollUps.refresh()));
    expect(stand.logged.map(({ facts }) => facts?.['offices'])).toEqual([2]);
  });

  test('that cannot be counted are told as such, and counted the next time', async () => {
    const { db } = stand.database;
    await sql`alter table office_roll_up rename to roll_up_away`.execute(db);
    await expect(rollUps.refresh()).rejects.toThrow('office_roll_up');
    await sql`alter table roll_up_away rename to office_roll_up`.execute(db);
    await rollUps.refresh();
    expect((await counted()).length).toBe(2);
  });
});

describe('the overview of the ministry', () => {
  const overview = (over: Partial<Parameters<typeof createMinistryFigures>[0]> = {}) =>
    createMinistryFigures({ db: stand.database.db, clock: stand.clock, log: stand.log, ...over }).overview();

  test('has every office in the order of provinces, with its name and how it stands', async () => {
    await rollUps.refresh();
    const { at, behind, offices, replicaLagMs } = await overview();
    expect([at, behind, replicaLagMs]).toEqual([new Date(stand.clock.nowMs()).toISOString(), 0, null]);
    expect(offices.map(({ officeId, provinceCode, name }) => [officeId, provinceCode, name])).toEqual([
      ['office-13', '13', 'สอจ.'],
      ['office-20', '20', 'สอจ.'],
    ]);
    expect(offices.map(({ contact }) => contact.devices)).toEqual([0, 0]);
  });

  test('says how many are behind, and shows what was counted before', async () => {
    await rollUps.refresh();
    await addFolder(9);
    const { behind, offices } = await overview();
    expect([behind, offices[0]?.figures?.folders.kept]).toEqual([1, 3]);
  });

  test('calls an office by its id while it has no name, and shows that nothing was counted', async () => {
    await stand.remove('office', 'office-20', 'office-20');
    await sql`alter table office_roll_up rename to roll_up_away`.execute(stand.database.db);
    await expect(overview()).rejects.toThrow('office_roll_up');
    await sql`alter table roll_up_away rename to office_roll_up`.execute(stand.database.db);
    expect(stand.logged).toMatchObject([{ level: 'warn', event: 'offices-not-counted' }]);
    await rollUps.refresh();
    expect((await overview()).offices[1]).toMatchObject({ name: 'office-20', nameEnglish: 'office-20' });
  });

  test('does not wait for a count that takes long: it shows what there is', async () => {
    const slow = { ...stand.clock, sleep: async () => undefined };
    const { offices, behind } = await overview({ clock: slow });
    expect([offices.length, behind]).toEqual([2, offices.filter(({ figures }) => figures === null).length]);
    // The count goes on behind it; the next test begins when it is over.
    await expect.poll(() => stand.logged.map(({ event }) => event)).toContain('offices-counted');
  });

  test('tells of a replica how far it is behind, and is not shown when that cannot be told', async () => {
    const replica = { db: stand.database.db, lagMs: async () => 1_234 };
    expect((await overview({ replica })).replicaLagMs).toBe(1_234);
    const lost = { ...replica, lagMs: () => Promise.reject(new Error('follows nobody')) };
    await expect(overview({ replica: lost })).rejects.toThrow('follows nobody');
  });
});
