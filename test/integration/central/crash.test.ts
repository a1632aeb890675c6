import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { StoreFailed } from '#central/db/store-failed.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, kinds, pullAll, pushed, type TestCentre } from './test-centre.ts';

describe('when PostgreSQL is cut off in the middle of a mutation', () => {
  let database: TestDatabase;
  let centre: TestCentre;
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
  });

  /** Holds the place of a verdict, so that whoever stores it waits between its apply and its commit. */
  const holdUp = async (clientId: string, seq: number) => {
    const other = database.another();
    const holder = await other.db.startTransaction().execute();
    await sql`insert into verdict (office_id, client_id, seq, entry_id, outcome, entry, received_at)
      values ('office-13', ${clientId}, ${seq}, 'blocker', '{}', '{}', now())`.execute(holder);
    return async () => {
      await holder.rollback().execute();
      await other.close();
    };
  };

  const cutWaitingConnection = async (): Promise<void> => {
    for (;;) {
      const { rows } = await sql<{ pid: number }>`
        select pid from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%insert into verdict%'`.execute(database.db);
      const waiting = rows[0];
      if (waiting) {
        await sql`select pg_terminate_backend(${waiting.pid}::int)`.execute(database.db);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('nothing of it is there afterwards, and sending it again applies it once', async () => {
    const client = aClient('pc-1', await anOffice(database));
    const entry = client.lends('folder-1');
    const release = await holdUp('pc-1', 1);

    const [answer] = await Promise.allSettled([
      centre.push(client.device, client.request(entry)),
      cutWaitingConnection(),
    ]);
    await release();

    expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(StoreFailed) });
    expect(await pullAll(centre, client, 'v1:1')).toMatchObject({ operations: [], cookie: 'v1:1', lastSeq: 0 });
    expect(kinds(await pushed(centre, client, entry))).toEqual(['applied']);
    expect((await pullAll(centre, client, 'v1:1')).cookie).toBe('v1:2');
  });

  test('it does not count as a crash of the mutation', async () => {
    const client = aClient('pc-1', await anOffice(database));
    const release = await holdUp('pc-1', 1);

    await Promise.allSettled([
      centre.push(client.device, client.request(client.lends('folder-1'))),
      cutWaitingConnection(),
    ]);
    await release();

    const { rows } = await sql`select * from dead_letter`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test('a statement at fault in the first of several pieces is found by its entry, whatever was asked behind it', async () => {
    const client = aClient('pc-1', await anOffice(database, { folders: 250 }));
    const lent = Array.from({ length: 250 }, (_, at) => client.lends(`folder-${at + 1}`));
    await sql`create function refuse_fiftieth() returns trigger language plpgsql as $$
      begin raise check_violation; end $$`.execute(database.db);
    await sql`create trigger refuse_fiftieth before insert on synced_row for each row
      when (new.id = 'pc-1-m50') execute function refuse_fiftieth()`.execute(database.db);

    const crashed = await centre.push(client.device, client.request(...lent));
    await sql`drop function refuse_fiftieth cascade`.execute(database.db);

    expect(crashed).toMatchObject({ ok: false, error: { type: 'mutation-crashed', seq: 50, attempts: 1 } });
    expect((await pullAll(centre, client, 'v1:1')).lastSeq).toBe(49);
    expect(kinds(await pushed(centre, client, ...lent))).toEqual(lent.map(() => 'applied'));
  });

  test('servers that start together bring the schema up to date once', async () => {
    const results = await Promise.all([database, database.another()].map(({ db }) => migrate(db, migrations)));

    expect(results).toEqual([{ applied: 0 }, { applied: 0 }]);
  });

  test('a step of the schema that was changed after its release stops the start', async () => {
    const changed = migrations.map((step) => ({ ...step, sql: `${step.sql} ` }));

    await expect(migrate(database.db, changed)).rejects.toThrow('never changed after it was released');
  });

  test('a step that fails leaves nothing of itself and of the steps before it', async () => {
    const steps = [
      ...migrations,
      { number: 90, name: 'good', sql: 'create table good_step (id text);' },
      { number: 91, name: 'bad', sql: 'create table bad_step (id nonsense);' },
    ];

    await expect(migrate(database.db, steps)).rejects.toThrow('nonsense');

    const { rows } = await sql<{ found: string | null }>`select to_regclass('good_step')::text as found`.execute(
      database.db,
    );
    expect(rows).toEqual([{ found: null }]);
    expect(await migrate(database.db, migrations)).toEqual({ applied: 0 });
  });
});
