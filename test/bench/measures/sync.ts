import pg from 'pg';
import { sql } from 'kysely';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { PROTOCOL_VERSION, PUSH_LIMIT, type OutboxEntry } from '#shared/sync/protocol.ts';
import { silentLog } from '#test/integration/central/databases.ts';
import { aClient, aFolder, anOffice, putRows, SHELF, type TestClient } from '#test/integration/central/test-centre.ts';
import { startCentreProcess } from '#test/support/centre-process.ts';
import { startHeadlessPc, type HeadlessPc } from '#test/support/headless-pc.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import { createBareRows } from '../bare-rows.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import { median, percentile } from '../statistics.ts';

const OFFICE = 'office-13';
const PULLS = 60;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
};

const batchesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PUSH_LIMIT) }, (_, at) =>
    all.slice(at * PUSH_LIMIT, (at + 1) * PUSH_LIMIT),
  );

const pushAll = async (transport: Transport, client: TestClient, entries: readonly OutboxEntry[]): Promise<void> => {
  for (const batch of batchesOf(entries)) {
    const reply = await transport.push(client.request(...batch));
    invariant(reply.ok && reply.value.verdicts.every(({ outcome }) => outcome.kind === 'applied'), 'all are applied');
  }
};

interface BareTable {
  readonly table: 'synced_row' | 'verdict' | 'audit_record';
  /** Gives each batch's rows as JSON, from what the pushes left. */
  readonly rowsOfBatches: string;
  readonly onConflict: string;
}

/** Rows of each batch as it wrote them: one that several batches changed was written by each of them, and stands in its records. */
const ROWS_OF_BATCHES = `select json_agg(json_build_object('office_id', '${OFFICE}', 'table_name', c->>'table', 'id', c->>'id',
    'version', r.number, 'data', c->'new')) as rows
  from audit_record r, json_array_elements(r.body::json->'changes') c, generate_series(0, $1::int - 1) at
  where r.body::json->'acts'->0->>'clientId' = 'bench' and (r.body::json->'acts'->0->>'seq')::int - 1 between at * $2 and at * $2 + $2 - 1
  group by at order by at`;

const inBatches = (table: string, order: string): string => `select json_agg(t) as rows
  from (select *, row_number() over (order by ${order}) - 1 as place from ${table}) t
  where place < $1::int * $2::int group by place / $2 order by place / $2`;

const BARE_TABLES: readonly BareTable[] = [
  {
    table: 'synced_row',
    rowsOfBatches: ROWS_OF_BATCHES,
    onConflict:
      'on conflict (office_id, table_name, id) do update set version = excluded.version, data = excluded.data',
  },
  { table: 'verdict', rowsOfBatches: inBatches('verdict', 'client_id, seq'), onConflict: '' },
  { table: 'audit_record', rowsOfBatches: inBatches('audit_record', 'number desc'), onConflict: '' },
];

/** Everything that each push wrote, written again by one bare transaction a push, with the same indexes. */
const writeBare = async (url: string, pending: number): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const batches = pending / PUSH_LIMIT;
  const parts: { readonly insert: string; readonly batches: readonly string[] }[] = [];
  for (const { table, rowsOfBatches, onConflict } of BARE_TABLES) {
    if (table === 'synced_row') await createBareRows(client, 'bare_synced_row');
    else await client.query(`create table bare_${table} (like ${table} including all)`);
    const { rows } = await client.query<{ rows: unknown }>(rowsOfBatches, [batches, PUSH_LIMIT]);
    invariant(rows.length === batches, 'every push left rows');
    const insert = `insert into bare_${table} select r.* from jsonb_populate_recordset(null::bare_${table}, $1::jsonb) r ${onConflict}`;
    parts.push({ insert, batches: rows.map((batch) => JSON.stringify(batch.rows)) });
  }
  const tookMs = await timed(async () => {
    for (let at = 0; at < batches; at += 1) {
      await client.query('begin');
      for (const part of parts) await client.query(part.insert, [part.batches[at]]);
      await client.query('commit');
    }
  });
  await client.end();
  return pending / (tookMs / 1000);
};

/** How long a pull takes that finds one change. */
const pullOneChange = async (transport: Transport, client: TestClient, version: number): Promise<number> => {
  const request = { protocol: PROTOCOL_VERSION, clientId: client.clientId, cookie: `v1:${version - 1}` };
  const samples: number[] = [];
  for (let time = 0; time < PULLS; time += 1) {
    samples.push(
      await timed(async () => {
        const reply = await transport.pull(request);
        invariant(reply.ok && reply.value.kind === 'page' && reply.value.operations.length < 10, 'a few rows changed');
      }),
    );
  }
  return median(samples.slice(10));
};

/** From the scan on one PC to the row in the memory of another, both as they run in the product. */
const changeToOtherPc = async (here: HeadlessPc, there: HeadlessPc, changes: number): Promise<number> => {
  for (const pc of [here, there]) {
    await pc.engine().syncOnce();
    pc.engine().start();
  }
  const samples: number[] = [];
  for (let number = 1; number <= changes; number += 1) {
    const folderId = `folder-${number}`;
    const call = { name: 'move-folder', args: { folderId, locationId: SHELF } } as const;
    samples.push(
      await timed(async () => {
        const done = await here.replica().mutate([call], { actorId: 'staff-clerk' });
        invariant(done.ok, 'a folder is moved');
        const [movementId] = done.value;
        here.engine().nudge();
        await new Promise<void>((resolve) => {
          const stop = there.replica().readModel.subscribe(() => {
            const custody = there.replica().readModel.get('folder', folderId)?.custody;
            if (!JSON.stringify(custody ?? {}).includes(movementId ?? '')) return;
            stop();
            resolve();
          });
        });
      }),
    );
    // Turns of before must not gather this change.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  for (const pc of [here, there]) pc.engine().stop();
  return percentile(samples, 0.95);
};

const versionOf = async ({ db }: Database): Promise<number> => {
  const { rows } = await sql<{ version: number }>`select version::float8 as version from office`.execute(db);
  return rows[0]?.version ?? 0;
};

/** Sync of one office with a centre on PostgreSQL over HTTP. */
export const measureSync = async (extent: Extent): Promise<readonly Measured[]> => {
  const { pending, changes, manyRows } = extent.sync;
  const postgres = await startPostgres();
  const database = connectPostgres(postgres.url, { log: silentLog });
  await migrate(database.db, migrations);
  await anOffice(database, { folders: 1_000 });
  const centre = await startCentreProcess({ DATABASE_URL: postgres.url }, 'built');
  try {
    const enrol = async () => {
      const enrolled = await createEnrol({ centralUrl: centre.address, fetch })(`CODE-${OFFICE}`, 'เคาน์เตอร์');
      invariant(enrolled.ok, 'the demo code lets everybody in');
      return { ...enrolled.value, centralUrl: centre.address, random: Math.random };
    };
    const device = await enrol();
    const transport = createHttpTransport({ ...device, fetch });
    const client = aClient('bench', device);
    const [here, there] = [await startHeadlessPc(await enrol()), await startHeadlessPc(await enrol())];
    const heard = await changeToOtherPc(here, there, changes);
    const few = await pullOneChange(transport, client, await versionOf(database));
    const entries = Array.from({ length: pending }, (_, at) =>
      client.does('see-folder', { folderId: `folder-${(at % 1_000) + 1}`, locationId: SHELF }),
    );
    const pushedMs = await timed(() => pushAll(transport, client, entries));
    const bare = await writeBare(postgres.url, pending);
    const folders = Array.from({ length: manyRows }, (_, at) => ['folder', aFolder(at + 10_001)] as const);
    await putRows(database, { officeId: OFFICE, version: (await versionOf(database)) + 1 }, folders);
    await pushAll(transport, client, [client.lends('folder-1')]);
    const many = await pullOneChange(transport, client, await versionOf(database));
    const total = manyRows.toLocaleString('en-US');
    return [
      {
        name: `push of ${pending.toLocaleString('en-US')} pending changes, ${PUSH_LIMIT} a request, PostgreSQL`,
        value: pending / (pushedMs / 1000),
        unit: '/s',
        limit: { name: 'the same rows, one bare transaction a batch', value: bare },
        goal: { kind: 'of-limit-at-least', ratio: 0.5 },
      },
      {
        name: `pull after one change among ${total} rows, p50, PostgreSQL`,
        value: many,
        unit: 'ms',
        limit: { name: 'the same among 1,000 rows', value: few },
        goal: { kind: 'of-limit-at-most', ratio: 1.5 },
      },
      {
        name: 'a change on one PC until another PC has it in memory, p95, PostgreSQL',
        value: heard,
        unit: 'ms',
        limit: { name: 'two waits of 80 ms that gather changes', value: 160 },
        goal: { kind: 'at-most', value: 300 },
      },
    ];
  } finally {
    centre.signal('SIGTERM');
    await centre.ended;
    await database.close();
    await postgres.stop();
  }
};
