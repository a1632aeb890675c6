import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate, SchemaNewer } from '#central/db/migrate.ts';
import { LAST_STEP, migrations, type Migration } from '#central/db/migrations/all.ts';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';
import { silentLog } from '../databases.ts';

const upTo = (last: number): readonly Migration[] => migrations.filter(({ number }) => number <= last);

let server: RealPostgres;
let admin: Database;
const open: Database[] = [];
const at = (name: string): Database => {
  const database = connectPostgres(server.url.replace(/postgres$/, name), { log: silentLog, connections: 2 });
  open.push(database);
  return database;
};
/** A database of its own. */
const create = async (name: string): Promise<Database> => {
  await sql.raw(`create database ${name}`).execute(admin.db);
  return at(name);
};

/** What an office had when a step was the last: rows of every kind of table, and one of each table of the centre's own. */
const fill = async ({ db }: Database, step: number): Promise<void> => {
  await sql`insert into office (id, province_code, version, enrolment_code_hash, is_demo)
    values ('office-13', '13', 9, 'hash-13', false), ('office-demo-13', '13', 1, 'hash-demo', true)`.execute(db);
  await sql`insert into synced_row (office_id, table_name, id, version, data)
    select office, t, t || '-' || n, n, case when n = 3 then null else jsonb_build_object('id', t || '-' || n,
      'code', office || t || n, 'ref1', office || t || n, 'name', 'ชื่อ ' || n) end
    from unnest(array['folder','factory','notice','paidYear','payment','moneyCase','bankEvent','slipLead']) t,
      unnest(array['office-13','office-demo-13']) office, generate_series(1, 4) n`.execute(db);
  await sql`insert into device (id, office_id, name, token_hash, enrolled_at, revoked_at)
    values ('pc-1', 'office-13', 'เคาน์เตอร์ 1', 'h1', '2026-10-01', null), ('pc-2', 'office-13', 'PC', 'h2', '2026-10-01', '2026-10-02')`.execute(
    db,
  );
  await sql`insert into client (id, office_id, device_id, last_seq) values ('client-1', 'office-13', 'pc-1', 3)`.execute(
    db,
  );
  await sql`insert into verdict (client_id, seq, entry_id, outcome, entry, received_at, brought_by)
    select 'client-1', n, 'entry-' || n, '{"kind":"applied"}', '{"a":"ก\\u0000"}', now(), 'pc-1' from generate_series(1, 3) n`.execute(
    db,
  );
  await sql`insert into number_counter (office_id, kind, next) values ('office-13', 'notice', 42)`.execute(db);
  await sql`insert into dead_letter (client_id, seq, office_id, attempts, reason, entry, last_attempt_at)
    values ('client-1', 3, 'office-13', 2, 'a bug', '{}', now())`.execute(db);
  await sql`insert into bank_event (bank, biller_id, transaction_id, kind, facts_hash, proof, headers, raw_body, received_at)
    values ('ktb', '099', 'tx-1', 'payment', 'f', 'signed', '{}', '\\x00ff', now())`.execute(db);
  if (step >= 2) {
    await sql`insert into enrolment_code (office_id, code_hash, made_at, expires_at)
      values ('office-13', 'code', now(), now() + interval '1 day')`.execute(db);
    await sql`insert into wrong_pin (office_id, staff_id, attempts) values ('office-13', 'staff-1', 3)`.execute(db);
  }
  if (step >= 3) {
    await sql`insert into audit_record (office_id, number, recorded_at, body, previous_hash, hash)
      values ('office-13', 1, now(), '{"changes":[]}', repeat('0', 64), repeat('a', 64))`.execute(db);
    await sql`update office set audit_number = 1, audit_hash = repeat('a', 64) where id = 'office-13'`.execute(db);
  }
  if (step >= 4) {
    await sql`insert into ministry_account (login, name, role, password_hash, created_at)
      values ('somchai', 'สมชาย', 'ministry-reader', 'h', now())`.execute(db);
    await sql`insert into ministry_session (token_hash, login, begun_at, last_used_at)
      values ('t', 'somchai', now(), now())`.execute(db);
    await sql`insert into office_roll_up (office_id, version, as_of_on, counted_at, figures)
      values ('office-13', 9, '2026-11-22', now(), '{}')`.execute(db);
  }
  if (step >= 6)
    await sql`insert into bank_inquiry (office_id, event_id, attempts, next_at)
      values ('office-13', 'event-1', 1, now())`.execute(db);
  if (step >= 7)
    await sql`insert into lost_entries (office_id, client_id, from_seq, to_seq, told_by)
      values ('office-13', 'client-1', 4, 5, 'pc-1')`.execute(db);
};

const tablesOf = async ({ db }: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_step' order by 1`.execute(db);
  return rows.map(({ name }) => name);
};

/** Every row there is, of the columns that it had: what a step adds to a table is no matter here. */
const rowsOf = async (
  { db }: Database,
  columns: Readonly<Record<string, readonly string[]>>,
): Promise<Readonly<Record<string, unknown>>> => {
  const found: Record<string, unknown> = {};
  for (const [table, names] of Object.entries(columns)) {
    const listed = sql.join(names.map((name) => sql`t.${sql.ref(name)}::text`));
    const { rows } = await sql`select array[${listed}] as row from ${sql.table(table)} t order by 1`.execute(db);
    found[table] = rows;
  }
  return found;
};
const columnsOf = async (database: Database): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { rows } = await sql<{ table: string; names: readonly string[] }>`
    select table_name as "table", array_agg(column_name::text order by ordinal_position) as names
    from information_schema.columns where table_schema = 'public' group by 1`.execute(database.db);
  const tables = await tablesOf(database);
  return Object.fromEntries(
    rows.filter(({ table }) => tables.includes(table)).map(({ table, names }) => [table, names]),
  );
};

/** Everything that can be told of a schema: columns, keys, indexes that are valid, partitions, triggers. */
const schemaOf = async ({ db }: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ line: string }>`
    select format('column %s.%s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default, collation_name) as line
      from information_schema.columns where table_schema = 'public'
    union all select format('index %s valid %s ready %s', pg_get_indexdef(indexrelid), indisvalid, indisready)
      from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace
    union all select format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select format('partition %s %s', relname, pg_get_expr(relpartbound, oid))
      from pg_class where relnamespace = 'public'::regnamespace and relispartition and relkind = 'r'
    union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
};

let whole: Database;
let fresh: readonly string[];
beforeAll(async () => {
  server = await startPostgres();
  admin = connectPostgres(server.url, { log: silentLog, connections: 2 });
  // No power is cut here, and a dozen databases are made.
  await sql`alter system set fsync = off`.execute(admin.db);
  await sql`select pg_reload_conf()`.execute(admin.db);
  whole = await create('whole');
  await migrate(whole.db, migrations);
  fresh = await schemaOf(whole);
});
afterAll(async () => {
  await Promise.all([...open, admin].map((database) => database.close()));
  await server.stop();
});

/** Which rows lie in which part: eight of each table. */
const PARTS = [
  ['synced_row_bank_event', 'bankEvent'],
  ['synced_row_money_case', 'moneyCase'],
  ['synced_row_notice', 'notice'],
  ['synced_row_paid_year', 'paidYear'],
  ['synced_row_payment', 'payment'],
  ['synced_row_rest', 'factory'],
  ['synced_row_rest', 'folder'],
  ['synced_row_rest', 'slipLead'],
].map(([part, name]) => ({ part, name, count: 8 }));

describe('a database of every earlier step', () => {
  const earlier = migrations
    .map(({ number, name }) => [number, name] as const)
    .filter(([number]) => number < LAST_STEP);

  test.each(earlier)('of step %d (%s) comes to the last one with every row that was there', async (number) => {
    const database = await create(`from_${number}`);
    const { db } = database;
    const putAgain = () =>
      sql`insert into synced_row (office_id, table_name, id, version, data)
      values ('office-13', 'notice', 'another', 1, '{"ref1":"office-13notice1"}')`.execute(db);
    await migrate(db, upTo(number));
    await fill(database, number);
    const columns = await columnsOf(database);
    const rows = await rowsOf(database, columns);
    await expect(putAgain()).rejects.toThrow('notice_by_ref1');

    expect(await migrate(db, migrations)).toEqual({ applied: LAST_STEP - number });

    expect(await schemaOf(database)).toEqual(fresh);
    // Two tables are changed on purpose: a code that let in any number of PCs ends, and verdicts learn their office.
    const unchanged = { office: undefined, verdict: undefined };
    expect({ ...(await rowsOf(database, columns)), ...unchanged }).toEqual({ ...rows, ...unchanged });
    const { rows: codes } = await sql`select enrolment_code_hash as hash from office order by id`.execute(db);
    expect(codes).toEqual([{ hash: number < 2 ? null : 'hash-13' }, { hash: 'hash-demo' }]);
    const { rows: verdicts } = await sql`select office_id as office, seq::float8 as seq, entry::text as entry
      from verdict order by seq`.execute(db);
    expect(verdicts).toEqual([1, 2, 3].map((seq) => ({ office: 'office-13', seq, entry: '{"a":"ก\\u0000"}' })));
    const { rows: parts } =
      await sql`select tableoid::regclass::text as part, table_name as name, count(*)::int as count
      from synced_row group by 1, 2 order by 1, 2`.execute(db);
    expect(parts).toEqual(PARTS);
    await expect(putAgain()).rejects.toThrow('notice_by_ref1');
  });
});

describe('a step that was cut off', () => {
  const broken = (over: Partial<Migration> = {}): readonly Migration[] => [
    ...migrations,
    { number: 901, name: 'fine', sql: 'create table fine (office_id text primary key);' },
    { number: 902, name: 'broken', sql: 'create table half (office_id text); select 1 / 0;', ...over },
  ];

  test('takes the steps of its run back with it, and all of them come again', async () => {
    const database = await create('cut');
    await migrate(database.db, migrations);
    await expect(migrate(database.db, broken())).rejects.toThrow('division by zero');
    expect(await tablesOf(database)).not.toEqual(expect.arrayContaining(['fine']));
    // Whoever comes next is not kept waiting.
    const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory'`.execute(admin.db);
    expect(rows).toEqual([]);

    expect(await migrate(database.db, broken({ sql: 'create table half (office_id text);' }))).toEqual({ applied: 2 });
  });

  test('when it was an online one, what was before it stays', async () => {
    const database = await create('online');
    await migrate(database.db, migrations);
    await expect(migrate(database.db, broken({ online: true, sql: 'select 1 / 0' }))).rejects.toThrow('division');

    expect(await tablesOf(database)).toEqual(expect.arrayContaining(['fine']));
    expect(await migrate(database.db, broken({ online: true, sql: 'select 1' }))).toEqual({ applied: 1 });
  });
});

describe('a database that does not fit the program', () => {
  test('a step that was changed after its release stops it before anything is touched', async () => {
    const changed = migrations.map((step) => (step.number === 7 ? { ...step, sql: `${step.sql} -- later` } : step));
    const more = { number: LAST_STEP + 1, name: 'more', sql: 'create table more (office_id text);' };

    await expect(migrate(whole.db, [...changed, more])).rejects.toThrow('migration 7 is never changed');
    expect(await schemaOf(whole)).toEqual(fresh);
  });

  test.each([0, 1, LAST_STEP - 1])(
    'a program that knows %d steps names the newest it found, and changes nothing',
    async (known) => {
      await expect(migrate(whole.db, upTo(known))).rejects.toThrow(SchemaNewer);
      await expect(migrate(whole.db, upTo(known))).rejects.toThrow(
        `has schema step ${LAST_STEP}, and this program knows steps up to ${known}.`,
      );
      expect(await schemaOf(whole)).toEqual(fresh);
    },
  );

  test('steps are numbered without a gap and named once', () => {
    expect(migrations.map(({ number }) => number)).toEqual(Array.from({ length: LAST_STEP }, (_, index) => index + 1));
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });

  test('an online step is one statement, or says twice what it does once', () => {
    for (const { sql: text, name } of migrations.filter(({ online }) => online === true)) {
      const isRepeatable = /^\s*(drop index if exists|update|alter table \w+ validate)/.test(text);
      expect([name, isRepeatable]).toEqual([name, true]);
    }
  });
});
