import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectPostgres } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { makeRef1 } from '#shared/domain/payment-reference.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';
import { silentLog, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, anOffice, anOfficeWithBiller, putRows, rowsOf, START_MS } from './test-centre.ts';

const BILLER = '099999999999900';
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const FORGED = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

const ref1Of = (running: number): string => {
  const made = makeRef1({ officeCode: '13', fiscalYearBe2: '70', running });
  if (!made.ok) throw new Error('a number makes a reference');
  return made.value;
};
const noticeOf = (running: number) =>
  aNotice({ id: `notice-${running}`, factoryId: `factory-${running}`, ref1: ref1Of(running) });
const RUNNING = Array.from({ length: 6 }, (_, at) => at + 1);

describe('when a bank tells of many payments at the same moment', () => {
  let postgres: RealPostgres;
  let database: Pick<TestDatabase, 'db' | 'kind' | 'poolUse' | 'close'>;
  let app: FastifyInstance;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = connectPostgres(postgres.url, { log: silentLog });
    await migrate(database.db, migrations);
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });
  beforeEach(async () => {
    for (const table of ['synced_row', 'bank_event', 'verdict', 'audit_record', 'client', 'device', 'office']) {
      await sql`delete from ${sql.table(table)}`.execute(database.db);
    }
    await anOffice(database);
    const notices = RUNNING.map((running) => ['notice', noticeOf(running)] as const);
    await putRows(database, { officeId: 'office-13', version: 2 }, [['office', anOfficeWithBiller()], ...notices]);
    app = await anApp(aCentre(database), { banks: { ktb: { adapter: 'standard-webhook', secrets: [SECRET] } } });
  });
  afterEach(() => app.close());

  const tell = async (
    running: number,
    over: { readonly secret?: string; readonly facts?: Readonly<Record<string, unknown>> } = {},
  ): Promise<number> => {
    const facts = { transactionId: `T-${running}`, ref1: ref1Of(running), satang: noticeOf(running).totalSatang };
    const data = { billerId: BILLER, ...facts, paidAt: '2026-11-22T08:30:00+07:00', channel: 'qr', ...over.facts };
    const body = JSON.stringify({ type: 'payment.confirmed', data });
    const timestamp = String(Math.floor(START_MS / 1000));
    const signed = { id: `msg-${running}`, timestamp, rawBody: Buffer.from(body) };
    const reply = await app.inject({
      method: 'POST',
      url: '/v1/banks/ktb/events',
      headers: {
        'content-type': 'application/json',
        'webhook-id': signed.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signWebhook(over.secret ?? SECRET, signed),
      },
      payload: body,
    });
    return reply.statusCode;
  };
  const kept = async (): Promise<number> => {
    const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from bank_event`.execute(database.db);
    return rows[0]?.kept ?? Number.NaN;
  };

  test('each is answered for itself: repeated, forged, unreadable, of a biller nobody has, of no letter of ours', async () => {
    const good = RUNNING.flatMap((running) => [tell(running), tell(running)]);
    const forged = tell(1, { secret: FORGED, facts: { transactionId: 'T-FORGED' } });
    const unreadable = tell(2, { facts: { satang: '1,575.00' } });
    const nobodys = tell(3, { facts: { billerId: '011111111111100', transactionId: 'T-NOBODY' } });
    const ofNoLetter = tell(4, { facts: { transactionId: 'T-STRAY', ref1: ref1Of(900) } });

    expect(await Promise.all(good)).toEqual(good.map(() => 200));
    expect(await Promise.all([forged, unreadable, nobodys, ofNoLetter])).toEqual([401, 400, 404, 200]);
    const payments = (await rowsOf(database, 'payment')).map(({ ref1 }) => ref1);
    expect(payments.toSorted()).toEqual([...RUNNING.map(ref1Of), ref1Of(900)].toSorted());
    const notices = await rowsOf(database, 'notice');
    expect(notices.map(({ state }) => state.kind)).toEqual(RUNNING.map(() => 'paid'));
    // One text of each payment, of the stray one and of nobody's; the forged and the unreadable left nothing.
    expect(await kept()).toBe(RUNNING.length + 2);
  });

  test('and one of them cannot be recorded, its message stays and the others count; once it can, its retry counts', async () => {
    await sql`create function refuse_bad() returns trigger language plpgsql as
      $$ begin raise exception 'refused'; end $$`.execute(database.db);
    await sql`create trigger refuse_bad before insert on synced_row for each row
      when (new.data->>'transactionId' = 'T-3') execute function refuse_bad()`.execute(database.db);
    const answers = await Promise.all(RUNNING.map((running) => tell(running)));
    await sql`drop function refuse_bad cascade`.execute(database.db);

    expect(answers).toEqual(RUNNING.map((running) => (running === 3 ? 503 : 200)));
    expect(await kept()).toBe(RUNNING.length);
    const others = RUNNING.filter((running) => running !== 3);
    expect((await rowsOf(database, 'payment')).map(({ ref1 }) => ref1).toSorted()).toEqual(others.map(ref1Of));
    expect(await tell(3)).toBe(200);
    expect(await rowsOf(database, 'payment')).toHaveLength(RUNNING.length);
    expect(await kept()).toBe(RUNNING.length);
  });

  test('and the database is killed before the commit, nobody was told that it counts; told again, each counts once', async () => {
    const holder = new pg.Client({ connectionString: postgres.url });
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from office for update');
    const answers = Promise.all(RUNNING.map((running) => tell(running)));
    for (let waiting = 0; waiting === 0;) {
      const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
        where wait_event_type = 'Lock'`.execute(database.db);
      waiting = rows[0]?.waiting ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await postgres.breakOff('killed');
    expect(await answers).toEqual(RUNNING.map(() => 503));
    await postgres.resume();
    await holder.end().catch(() => undefined);

    expect((await rowsOf(database, 'notice')).map(({ state }) => state.kind)).toEqual(RUNNING.map(() => 'issued'));
    expect(await rowsOf(database, 'payment')).toEqual([]);
    expect(await Promise.all(RUNNING.map((running) => tell(running)))).toEqual(RUNNING.map(() => 200));
    expect(await rowsOf(database, 'payment')).toHaveLength(RUNNING.length);
    expect(await kept()).toBe(RUNNING.length);
  });
});
