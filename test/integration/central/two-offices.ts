import { sql } from 'kysely';
import { beforeAll, beforeEach } from 'vitest';
import type { Log, LogFacts } from '#shared/lib/ports.ts';
import type { AnyRow, RowOf, TableName } from '#shared/model/tables.ts';
import type { Device } from '#central/services/device.ts';
import { openTestPglite, type TestDatabase } from './databases.ts';
import { aCentre, aClock, anOffice, putRows, type TestCentre } from './test-centre.ts';

/** Something that a centre has logged. */
export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly facts: LogFacts | undefined;
}

/** A log that remembers, and what it remembers. */
export const aNotedLog = () => {
  const logged: Logged[] = [];
  const at =
    (level: Logged['level']): Log['info'] =>
    (event, facts) =>
      void logged.push({ level, event, facts });
  return { logged, log: { info: at('info'), warn: at('warn'), error: at('error') } satisfies Log };
};

/** A centre with two offices, as it stands at the beginning of each test of a file. */
export interface TwoOffices {
  readonly database: TestDatabase;
  readonly clock: ReturnType<typeof aClock>;
  readonly centre: TestCentre;
  readonly log: Log;
  readonly logged: readonly Logged[];
  /** A PC of `office-13`, which most tests are about. */
  readonly ours: Device;
  /** A PC of `office-20`, where nothing of all that may show. */
  readonly theirs: Device;
  /** Writes rows into an office at its next version, past all mutations. */
  put(rows: readonly (readonly [TableName, AnyRow])[], officeId?: string): Promise<void>;
  /** Takes a row away, as a deletion would leave it. */
  remove(table: TableName, id: string, officeId?: string): Promise<void>;
  /** The rows of a table in one office, by id. */
  rows<T extends TableName>(table: T, officeId?: string): Promise<readonly RowOf<T>[]>;
  version(officeId?: string): Promise<number>;
  /** What stands in the audit trail of an office, oldest first. */
  acts(officeId?: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Begins once more as a test begins. */
  begin(): Promise<void>;
  /** Every version that was told to those who listen, of both offices, in order. */
  readonly signals: readonly (readonly [officeId: string, version: number])[];
}

const OURS = 'office-13';
const THEIRS = 'office-20';

const versionOf = async ({ db }: TestDatabase, officeId: string): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    select version::float8 as version from office where id = ${officeId}`.execute(db);
  return rows[0]?.version ?? Number.NaN;
};

const rowsIn = async <T extends TableName>({ db }: TestDatabase, table: T, officeId: string) => {
  const { rows } = await sql<{ data: RowOf<T> }>`
    select data from synced_row where office_id = ${officeId} and table_name = ${table} and data is not null
    order by id`.execute(db);
  return rows.map(({ data }) => data);
};

const actsIn = async ({ db }: TestDatabase, officeId: string) => {
  const { rows } = await sql<{ acts: readonly Readonly<Record<string, unknown>>[] }>`
    select body::json->'acts' as acts from audit_record where office_id = ${officeId} order by number`.execute(db);
  return rows.flatMap(({ acts }) => acts);
};

const takeAway = async (database: TestDatabase, of: { table: TableName; id: string; officeId: string }) => {
  const { table, id, officeId } = of;
  const version = (await versionOf(database, officeId)) + 1;
  await putRows(database, { officeId, version }, []);
  await sql`update synced_row set data = null, version = ${version}
    where office_id = ${officeId} and table_name = ${table} and id = ${id}`.execute(database.db);
};

let opened: Promise<TestDatabase> | undefined;

/** Opening one takes longer than most tests: a worker opens it for its first file, and it ends with the worker. */
const databaseOfWorker = (): Promise<TestDatabase> => (opened ??= openTestPglite());

/**
 * Sets up, before each test of a file, two offices of three folders each on an emptied database. What it gives is read while a
 * test runs, not before. A test that changes the schema puts it back.
 */
export const twoOffices = (): TwoOffices => {
  let database: TestDatabase;
  let stand: Omit<TwoOffices, 'database' | 'put' | 'remove' | 'rows' | 'version' | 'acts' | 'begin'>;

  beforeAll(async () => {
    database = await databaseOfWorker();
  });
  const begin = async (): Promise<void> => {
    await database.empty();
    const clock = aClock();
    const { log, logged } = aNotedLog();
    const signals: [string, number][] = [];
    const [ours, theirs] = [await anOffice(database), await anOffice(database, { officeId: THEIRS })];
    const centre = aCentre(database, { clock, log });
    for (const officeId of [OURS, THEIRS]) {
      centre.signals.subscribe(officeId, (version) => void signals.push([officeId, version]));
    }
    stand = { clock, centre, log, logged, ours, theirs, signals };
  };
  beforeEach(begin);

  return {
    get database() {
      return database;
    },
    get clock() {
      return stand.clock;
    },
    get centre() {
      return stand.centre;
    },
    get log() {
      return stand.log;
    },
    get logged() {
      return stand.logged;
    },
    get ours() {
      return stand.ours;
    },
    get theirs() {
      return stand.theirs;
    },
    get signals() {
      return stand.signals;
    },
    begin,
    put: async (rows, officeId = OURS) =>
      putRows(database, { officeId, version: (await versionOf(database, officeId)) + 1 }, rows),
    remove: (table, id, officeId = OURS) => takeAway(database, { table, id, officeId }),
    rows: (table, officeId = OURS) => rowsIn(database, table, officeId),
    version: (officeId = OURS) => versionOf(database, officeId),
    acts: (officeId = OURS) => actsIn(database, officeId),
  };
};
