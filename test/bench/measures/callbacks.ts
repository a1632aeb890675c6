import { Agent, request } from 'node:http';
import pg from 'pg';
import { tellOf, type BankMovement } from '#build/bank-simulator/bank-messages.ts';
import { DEMO_BANK } from '#central/demo/demo-bank.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { makeRef1 } from '#shared/domain/payment-reference.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { freePort } from '#test/support/free-port.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import { startCentre, type RunningCentre } from '#test/e2e/support/centre.ts';
import { aFewAtATime } from '../a-few-at-a-time.ts';
import { createBareRows } from '../bare-rows.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';

const IN_FLIGHT = 64;
const CONNECTIONS = 10;
const BILLER = '099999999999900';
const SATANG = 45_000;
const PAID_MS = Date.parse('2026-11-24T05:00:00.000Z');
const RETRY_MS = 50;
/** One in ten is told twice. */
const TWICE = 0.1;

const ref1Of = (running: number): string => {
  const made = makeRef1({ officeCode: '13', fiscalYearBe2: '70', running });
  invariant(made.ok, 'a number makes a reference');
  return made.value;
};

/** Notices that wait for their money, each of a factory of its own. */
const addNotices = async (client: pg.Client, count: number): Promise<void> => {
  await client.query(`update office set version = version + 1`);
  for (let from = 1; from <= count; from += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - from + 1) }, (_, at) => ({
      id: `bench-notice-${from + at}`,
      factoryId: `bench-factory-${from + at}`,
      ref1: ref1Of(from + at),
      items: [{ dueOn: '2026-01-15', scheduleId: 'bench', feeSatang: SATANG, surchargeSatang: 0 }],
      totalSatang: SATANG,
      issuedAt: '2026-11-01T02:00:00.000Z',
      issuedBy: 'bench',
      validUntilOn: '2026-12-31',
      state: { kind: 'issued' },
    }));
    await client.query(
      `insert into synced_row (office_id, table_name, id, version, data)
       select o.id, 'notice', r->>'id', o.version, r from office o, jsonb_array_elements($1::jsonb) r`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('analyze synced_row');
};

const movementOf = (running: number): BankMovement => ({
  kind: 'confirmed',
  billerId: BILLER,
  transactionId: `BENCH-${running}`,
  ref1: ref1Of(running),
  satang: SATANG,
  atMs: PAID_MS + running,
  channel: 'mobile',
  payerName: 'สมมุติ ทดสอบ',
});

/** Gives the rate a second. */
const runAtOnce = async (work: readonly (() => Promise<void>)[], atOnce: number): Promise<number> => {
  const startedMs = performance.now();
  await aFewAtATime(work, atOnce, (one) => one());
  return work.length / ((performance.now() - startedMs) / 1000);
};

/** How many are told or inserted to warm up, and how many of those behind them are timed. */
type Rated = Pick<Extent['callbacks'], 'warmUp' | 'rated'>;

const numbers = (after: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => after + at + 1);

const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });

/** The status of one message; undefined when nobody answered. */
const post = (url: string, running: number): Promise<number | undefined> => {
  const by = { speaks: 'standard-webhook', secret: DEMO_BANK.secret } as const;
  const { path, headers, body } = tellOf(by, movementOf(running), { nowMs: Date.now(), isRetry: false });
  return new Promise((resolve) => {
    const sent = request(`${url}/v1/banks/${DEMO_BANK.name}/${path}`, { method: 'POST', headers, agent }, (reply) => {
      reply.resume().once('end', () => resolve(reply.statusCode));
      reply.once('error', () => resolve(undefined));
    });
    sent.once('error', () => resolve(undefined));
    sent.end(body);
  });
};

/** Sends until the centre says that it has it, as a bank does. */
const tellUntilHeard = async (url: string, running: number): Promise<void> => {
  while ((await post(url, running)) !== 200) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
};

interface Trail {
  readonly body: string;
  readonly hash: string;
}

/** What one payment adds to the office's trail: its share of a record, which stands for all that were recorded together. */
const shareOfTrail = async (pool: pg.Pool): Promise<Trail> => {
  const { rows } = await pool.query<Trail & { readonly acts: number }>(
    `select body, hash, json_array_length(body::json->'acts') as acts from audit_record
     where body::json->'acts'->0->>'name' like 'record-bank-event%' order by number desc limit 1`,
  );
  const [record] = rows;
  invariant(record, 'payments leave a trail');
  return { body: record.body.slice(0, Math.ceil(record.body.length / record.acts)), hash: record.hash };
};

const insertAll = async (pool: pg.Pool, { warmUp, rated }: Rated): Promise<number> => {
  await pool.query(`create table bare_message (like bank_event including all)`);
  await createBareRows(pool, 'bare_row');
  await pool.query(`create table bare_verdict (like verdict including all)`);
  await pool.query(`create table bare_audit_record (like audit_record including all)`);
  const trail = await shareOfTrail(pool);
  const { rows: samples } = await pool.query<{ table_name: string; data: object }>(
    `select distinct on (table_name) table_name, data from synced_row
     where table_name in ('bankEvent', 'payment', 'notice', 'paidYear') and data->>'ref1' is not null
        or table_name = 'paidYear' order by table_name, version desc`,
  );
  const insert = (running: number) => async (): Promise<void> => {
    // Some fields are unique, as they are in the office's own rows.
    const own = { id: `bare-${running}`, ref1: ref1Of(running) };
    const rows = samples.map(({ table_name: t, data }) => ({ t, i: own.id, r: { ...data, ...own } }));
    await pool.query(
      `with message as (insert into bare_message select bank, biller_id, $1, kind, facts_hash, proof, headers, raw_body,
           received_at from bank_event limit 1),
         rows as (insert into bare_row select 'office-13', r.t, r.i, 1, r.r
           from jsonb_to_recordset($2::jsonb) as r(t text, i text, r jsonb)),
         trail as (insert into bare_audit_record (office_id, number, recorded_at, body, previous_hash, hash)
           values ('office-13', $3, now(), $4, $5, $5))
       insert into bare_verdict (office_id, client_id, seq, entry_id, outcome, entry, received_at)
         select 'office-13', 'bare', $3, $1, outcome, entry, received_at from verdict limit 1`,
      [`BARE-${running}`, JSON.stringify(rows), running, trail.body, trail.hash],
    );
  };
  await runAtOnce(numbers(0, warmUp).map(insert), CONNECTIONS);
  return runAtOnce(numbers(warmUp, rated).map(insert), CONNECTIONS);
};

/** The rows that one payment leaves, by one statement and one commit each: message, event, payment, notice, year, verdict, trail. */
const bareInserts = async (url: string, rated: Rated): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  try {
    return await insertAll(pool, rated);
  } finally {
    await pool.end();
  }
};

const shuffled = (numbers: readonly number[]): readonly number[] => {
  const random = createSeededRandom(7, 1);
  return numbers
    .flatMap((number) => (random.chance(TWICE) ? [number, number] : [number]))
    .map((number) => ({ number, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ number }) => number);
};

/** Payments that are missing or there twice, of so many that were told. */
const wrongAmong = async (client: pg.Client, count: number): Promise<number> => {
  const { rows } = await client.query<{ paid: number; payments: number; cases: number }>(
    `select count(*) filter (where table_name = 'notice' and data->'state'->>'kind' = 'paid')::int as paid,
       count(*) filter (where table_name = 'payment')::int as payments,
       count(*) filter (where table_name = 'moneyCase')::int as cases
     from synced_row where id like 'bench-notice-%' or table_name in ('payment', 'moneyCase')`,
  );
  const { paid = 0, payments = 0, cases = 0 } = rows[0] ?? {};
  return count - paid + Math.abs(payments - count) + cases;
};

/**
 * What banks tell a centre on PostgreSQL that has been running for some seconds: the rate beside bare inserts of the same
 * rows, and whether anything is lost or doubled while messages are repeated, come out of order, and the centre is killed
 * twice.
 */
export const measureCallbacks = async (extent: Extent): Promise<readonly Measured[]> => {
  const { warmUp, rated, all } = extent.callbacks;
  const postgres = await startPostgres();
  const port = await freePort();
  const start = (): Promise<RunningCentre> => startCentre({ databaseUrl: postgres.url, factories: 10, port });
  let centre = await start();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    await addNotices(client, all);
    const { url } = centre;
    const tell = (running: number) => (): Promise<void> => tellUntilHeard(url, running);
    await runAtOnce(numbers(0, warmUp).map(tell), IN_FLIGHT);
    const rate = await runAtOnce(numbers(warmUp, rated).map(tell), IN_FLIGHT);
    const bare = await bareInserts(postgres.url, extent.callbacks);
    const told = warmUp + rated;
    const rest = shuffled(numbers(told, all - told));
    const killAt = [Math.floor(rest.length / 3), Math.floor((2 * rest.length) / 3)];
    const work = rest.map((running, at) => async (): Promise<void> => {
      if (killAt.includes(at)) {
        await centre.kill();
        centre = await start();
      }
      await tellUntilHeard(url, running);
    });
    await runAtOnce(work, IN_FLIGHT);
    return [
      {
        name: 'payments a bank reports, recorded and answered',
        value: rate,
        unit: '/s',
        limit: { name: `bare inserts of the same rows, a commit each, ${CONNECTIONS} connections`, value: bare },
        goal: { kind: 'of-limit-at-least', ratio: 0.7 },
      },
      {
        name: 'payments lost or doubled, with retries, reordering and two kills of the centre',
        value: await wrongAmong(client, all),
        unit: 'payments',
        limit: { name: 'payments told', value: all },
        goal: { kind: 'at-most', value: 0 },
      },
    ];
  } finally {
    await client.end();
    await centre.stop();
    await postgres.stop();
  }
};
