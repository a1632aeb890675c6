import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate, SchemaNewer } from '#central/db/migrate.ts';
import { LAST_STEP, migrations, type Migration } from '#central/db/migrations/all.ts';
import { startCentreProcess } from '#test/support/centre-process.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClient, aFolder, anOffice, kinds, pullAll, pushed } from './test-centre.ts';

const LATER: readonly Migration[] = [
  ...migrations,
  { number: 901, name: 'later-column', sql: 'alter table synced_row add column later_note text;' },
  {
    number: 902,
    name: 'later-table',
    sql: 'create table later_table (office_id text, id text, primary key (office_id, id));',
  },
  {
    number: 903,
    name: 'later-index',
    online: true,
    sql: `drop index if exists later_by_version;
      create index concurrently later_by_version on synced_row_rest (office_id, version);`,
  },
];

/** Tables of the first steps, and those that are of no office. Nothing is added here but a table that is of no office. */
const KEYED_OTHERWISE: readonly string[] = [
  'bank_event',
  'client',
  'device',
  'ministry_account',
  'ministry_session',
  'office',
  'schema_step',
];

describe('the schema of a database that is in use', () => {
  let server: TestDatabase;
  let database: Database;
  let url = '';
  let count = 0;
  beforeAll(async () => {
    server = await openTestPostgres();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    count += 1;
    await sql.raw(`create database steps_${count}`).execute(server.db);
    url = (server.url ?? '').replace(/postgres$/, `steps_${count}`);
    database = connectPostgres(url, { log: silentLog });
    return async () => database.close();
  });

  const digest = async (): Promise<unknown> => {
    const { rows } = await sql`select count(*)::float8 as count,
      md5(string_agg(office_id || table_name || id || version || data::text, '|' order by office_id, table_name, id)) as hash
      from synced_row`.execute(database.db);
    return rows;
  };

  test('goes from the first step to the last with everything in it', async () => {
    await migrate(database.db, migrations.slice(0, 1));
    await sql`insert into office (id, province_code, version) values ('office-13', '13', 1)`.execute(database.db);
    await sql`insert into synced_row (office_id, table_name, id, version, data)
      select 'office-13', 'folder', 'folder-' || n, 1, ${JSON.stringify(aFolder(1))}::jsonb || jsonb_build_object('id', 'folder-' || n, 'code', 'c' || n)
      from generate_series(1, 20000) n`.execute(database.db);
    await sql`insert into device (id, office_id, name, token_hash, enrolled_at)
      values ('device-1', 'office-13', 'PC', 'hash', now())`.execute(database.db);
    await sql`insert into client (id, office_id, last_seq) values ('pc-1', 'office-13', 500)`.execute(database.db);
    await sql`insert into verdict (client_id, seq, entry_id, outcome, entry, received_at)
      select 'pc-1', n, 'entry-' || n, '{"kind":"applied"}', '{}', now() from generate_series(1, 500) n`.execute(
      database.db,
    );
    await sql`insert into dead_letter (client_id, seq, office_id, attempts, reason, entry, last_attempt_at)
      values ('pc-1', 7, 'office-13', 1, 'a bug', '{}', now())`.execute(database.db);
    const before = await digest();

    expect(await migrate(database.db, migrations)).toEqual({ applied: LAST_STEP - 1 });

    expect(await digest()).toEqual(before);
    expect((await sql`select id from device where token_hash = 'hash'`.execute(database.db)).rows).toHaveLength(1);
    const { rows: verdicts } = await sql`select office_id as office, count(*)::int as count, sum(seq)::int as seqs
      from verdict group by 1`.execute(database.db);
    expect(verdicts).toEqual([{ office: 'office-13', count: 500, seqs: 125_250 }]);
    expect(
      (await sql`select seq from dead_letter where office_id = 'office-13'`.execute(database.db)).rows,
    ).toHaveLength(1);
    expect(await migrate(database.db, migrations)).toEqual({ applied: 0 });
  });

  test('verdicts come to be keyed by office while a server that does not know of it stores more of them', async () => {
    const upTo = (last: number): readonly Migration[] => migrations.filter(({ number }) => number <= last);
    const other = connectPostgres(url, { log: silentLog });
    await migrate(database.db, upTo(8));
    await sql`insert into office (id, province_code) values ('office-13', '13'), ('office-14', '14')`.execute(other.db);
    await sql`insert into client (id, office_id) values ('pc-13', 'office-13'), ('pc-14', 'office-14')`.execute(
      other.db,
    );
    let stored = 0;
    let isDone = false;
    const storing = (async () => {
      for (; !isDone || stored < 20; stored += 1) {
        await sql`insert into verdict (client_id, seq, entry_id, outcome, entry, received_at)
          select id, ${stored}, id || ${String(stored)}, '{"kind":"applied"}', '{}', now() from client`.execute(
          other.db,
        );
      }
    })();
    const { applied } = await migrate(database.db, upTo(13));
    isDone = true;
    await storing;

    const { rows } = await sql`select office_id as office, client_id as client, count(*)::int as count
      from verdict group by 1, 2 order by 1`.execute(other.db);
    await other.close();
    expect(applied).toBe(5);
    expect(rows).toEqual([
      { office: 'office-13', client: 'pc-13', count: stored },
      { office: 'office-14', client: 'pc-14', count: stored },
    ]);
  });

  test('keys a new table by its office first, so that it can lie where its office lies', async () => {
    await migrate(database.db, migrations);
    const { rows } = await sql<{ name: string; first: string }>`
      select c.relname as name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and n.nspname = 'public' order by c.relname`.execute(database.db);
    const otherwise = rows.filter(({ first }) => first !== 'office_id').map(({ name }) => name);

    expect(rows.length).toBeGreaterThan(otherwise.length);
    expect(otherwise).toEqual(KEYED_OTHERWISE);
  });

  test('goes on while a server of before serves, and none of its requests fails', async () => {
    await migrate(database.db, migrations);
    const device = await anOffice(database, { folders: 3_000 });
    const centre = aCentre(database);
    const [writer, reader] = [aClient('pc-1', device), aClient('pc-2', device)];
    let isDone = false;
    let pushes = 0;
    const working = (async () => {
      while (!isDone || pushes < 20) {
        pushes += 1;
        expect(kinds(await pushed(centre, writer, writer.lends(`folder-${pushes}`)))).toEqual(['applied']);
        await pullAll(centre, reader, 'v1:1');
      }
    })();

    const other = connectPostgres(url, { log: silentLog });
    const { applied } = await migrate(other.db, LATER);
    isDone = true;
    await working;
    await other.close();

    expect(applied).toBe(3);
    const { rows } = await sql<{ valid: boolean }>`
      select indisvalid as valid from pg_index where indexrelid = 'later_by_version'::regclass`.execute(database.db);
    expect(rows).toEqual([{ valid: true }]);
    expect((await pullAll(centre, reader, 'v1:1')).cookie).toBe(`v1:${pushes + 1}`);
  });

  test('a step that cannot have its table gives way to those who work, and comes again', async () => {
    await migrate(database.db, migrations);
    const other = connectPostgres(url, { log: silentLog });
    const holder = await other.db.startTransaction().execute();
    await sql`lock table synced_row in access share mode`.execute(holder);
    const migrated = migrate(database.db, LATER);
    setTimeout(() => void holder.rollback().execute(), 3_600);

    expect(await migrated).toEqual({ applied: 3 });
    await other.close();
  });

  test('an online step that was cut off is done again', async () => {
    await migrate(database.db, LATER.slice(0, -1));
    await sql`create index later_by_version on synced_row_rest (office_id)`.execute(database.db);

    expect(await migrate(database.db, LATER)).toEqual({ applied: 1 });
  });

  test('servers that start together apply an online step once', async () => {
    const other = connectPostgres(url, { log: silentLog });

    const results = await Promise.all([migrate(database.db, LATER), migrate(other.db, LATER)]);
    await other.close();

    expect(results.map(({ applied }) => applied).toSorted((a, b) => a - b)).toEqual([0, LATER.length]);
  });

  test('of a newer program stops an older one, which says so and changes nothing', async () => {
    await migrate(database.db, LATER);

    await expect(migrate(database.db, migrations)).rejects.toThrow(SchemaNewer);
    await expect(startCentreProcess({ DATABASE_URL: url })).rejects.toThrow(
      /ended with 3[^]*schema step 903, and this program knows steps up to/,
    );
    expect(await migrate(database.db, LATER)).toEqual({ applied: 0 });
  });
});
