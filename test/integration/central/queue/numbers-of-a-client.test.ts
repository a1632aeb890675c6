import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { openTestPglite, type TestDatabase } from '../databases.ts';
import { aCentre, aClient, anOffice, kinds, pushed, type TestCentre } from '../test-centre.ts';

let database: TestDatabase;
let centre: TestCentre;
let device: Device;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  device = await anOffice(database, { folders: 8 });
  centre = aCentre(database);
});

const lastSeq = async (clientId = 'pc-1'): Promise<number | undefined> => {
  const { rows } = await sql<{
    last: number;
  }>`select last_seq::float8 as last from client where id = ${clientId}`.execute(database.db);
  return rows[0]?.last;
};
const movements = async (): Promise<number> => {
  const { rows } = await sql<{ there: number }>`
    select count(*)::int as there from synced_row where table_name = 'movement'`.execute(database.db);
  return rows[0]?.there ?? -1;
};

describe('numbers of one push', () => {
  test('that stand twice are judged once; the same work gets the same answer, other work is refused', async () => {
    const client = aClient('pc-1', device);
    const first = client.lends('folder-1');
    const other: OutboxEntry = { ...client.lends('folder-2'), seq: 1 };

    expect(kinds(await pushed(centre, client, first, first))).toEqual(['applied', 'applied']);
    expect(kinds(await pushed(centre, client, first, other))).toEqual(['applied', 'rejected sequence-reused']);
    expect([await movements(), await lastSeq()]).toEqual([1, 1]);
  });

  test('that stand in the wrong order are taken as far as they follow each other', async () => {
    const client = aClient('pc-1', device);
    const [one, two, three] = [client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-3')];

    expect(await pushed(centre, client, two, one, three)).toEqual([]);
    expect(kinds(await pushed(centre, client, one, three, two))).toEqual(['applied']);
    expect(kinds(await pushed(centre, client, one, two, three))).toEqual(['applied', 'applied', 'applied']);
    expect([await movements(), await lastSeq()]).toEqual([3, 3]);
  });

  test.each([0, 99, 100, 101])('are stored each with its own verdict when %i stand before the last', async (before) => {
    const client = aClient('pc-1', device);
    const many = Array.from({ length: before + 1 }, () => client.entry('no-such-mutation@1', {}));
    const verdicts = await pushed(centre, client, ...many);
    expect(verdicts.map(({ seq }) => seq)).toEqual(many.map(({ seq }) => seq));
    expect(new Set(kinds(verdicts))).toEqual(new Set(['rejected mutation-unknown']));
    expect(await lastSeq()).toBe(before + 1);
  });
});

describe('numbers that a PC says are lost', () => {
  const lose = (lostTo: number, of = device, clientId = 'pc-1') =>
    centre.push(of, { ...aClient(clientId, of).request(), lostTo });
  const noted = async (): Promise<readonly unknown[]> => {
    const { rows } = await sql`select client_id as client, from_seq::int as from, to_seq::int as to, told_by as by
      from lost_entries order by from_seq`.execute(database.db);
    return rows;
  };
  const restored = () => sql`update office set generation = 1`.execute(database.db);

  test('are never jumped at a centre that was not restored', async () => {
    const client = aClient('pc-1', device);
    await pushed(centre, client, client.lends('folder-1'));
    await lose(5);
    expect([await lastSeq(), await noted()]).toEqual([1, []]);
  });

  test.each([
    ['the last that the centre has', 1, 1, 0],
    ['one more', 2, 2, 1],
    ['many more', 7, 7, 1],
  ])('up to %s (%i) lead to %i', async (_what, lostTo, last, lines) => {
    const client = aClient('pc-1', device);
    await pushed(centre, client, client.lends('folder-1'));
    await restored();
    await lose(lostTo);
    expect(await lastSeq()).toBe(last);
    expect(await noted()).toHaveLength(lines);
  });

  test('are noted once with who told of them, and the work behind them goes on', async () => {
    await restored();
    await Promise.all([lose(3), lose(3), lose(3)]);
    expect(await noted()).toEqual([{ client: 'pc-1', from: 1, to: 3, by: device.deviceId }]);
    const client = aClient('pc-1', device);
    const entries = Array.from({ length: 4 }, (_, at) => client.lends(`folder-${at + 1}`));
    expect(kinds(await pushed(centre, client, ...entries.slice(3)))).toEqual(['applied']);
    await lose(6);
    expect(await noted()).toMatchObject([
      { from: 1, to: 3 },
      { from: 5, to: 6 },
    ]);
  });

  test('of a client of another office are refused and change nothing', async () => {
    const other = await anOffice(database, { officeId: 'office-20' });
    await restored();
    await lose(3);
    expect(await lose(9, other)).toMatchObject({ ok: false, error: { type: 'client-of-another-office' } });
    expect([await lastSeq(), await noted()]).toEqual([3, [expect.objectContaining({ to: 3 })]]);
  });
});
