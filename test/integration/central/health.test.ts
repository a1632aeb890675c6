import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LAST_STEP } from '#central/db/migrations/all.ts';
import { createDrain, type Drain } from '#central/drain.ts';
import { buildApp } from '#central/http/app.ts';
import { createMetrics } from '#central/observe/metrics.ts';
import { createOfficeSilences } from '#central/services/office-silence.ts';
import { createReadiness } from '#central/services/readiness.ts';
import { EnrolResponse } from '#shared/sync/protocol.ts';
import { engines, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClient, aClock, anOffice, START_MS } from './test-centre.ts';

describe.each(engines)('what an operator asks a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let drain: Drain;
  const apps: FastifyInstance[] = [];
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    await anOffice(database);
    app = await startApp();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((each) => each.close()));
  });

  const startApp = async (given: { metricsToken?: string; lastStep?: number } = {}): Promise<FastifyInstance> => {
    const clock = aClock();
    drain = createDrain();
    const { db, poolUse } = database;
    const readiness = createReadiness({
      db,
      isDraining: drain.isDraining,
      lastStep: given.lastStep ?? LAST_STEP,
      limitMs: 300,
    });
    const isReady = async () => (await readiness()).isReady;
    const metrics = createMetrics({ poolUse, isReady, officeSilences: createOfficeSilences({ db, clock }) });
    const services = aCentre(database, { clock, meter: metrics });
    clock.pass(90_000);
    const built = await buildApp({
      services,
      log: silentLog,
      nowMs: () => clock.nowMs(),
      launch: { keyring: false, appVersion: 'test' },
      health: { readiness, metrics, metricsToken: given.metricsToken },
      drain,
    });
    apps.push(built);
    return built;
  };

  /** The samples of one figure: its labels and its value. */
  const figure = async (of: FastifyInstance, name: string): Promise<readonly string[]> => {
    const { body, headers, statusCode } = await of.inject({ url: '/metrics' });
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    return body.split('\n').filter((line) => line.startsWith(name));
  };

  test('it is alive and ready, and neither may be kept by a proxy', async () => {
    const [alive, ready] = await Promise.all(['/healthz', '/readyz'].map((url) => app.inject({ url })));

    expect([alive?.statusCode, alive?.json()]).toEqual([200, { status: 'alive' }]);
    expect([ready?.statusCode, ready?.json()]).toEqual([200, { status: 'ready' }]);
    expect(ready?.headers['cache-control']).toBe('no-store');
  });

  test('it is alive but not ready while it goes, and on a schema that lacks a step', async () => {
    const ahead = await startApp({ lastStep: LAST_STEP + 1 });
    expect([
      (await ahead.inject({ url: '/readyz' })).json(),
      (await ahead.inject({ url: '/healthz' })).statusCode,
    ]).toEqual([{ status: 'not-ready', because: 'schema-outdated' }, 200]);

    drain.begin();
    const going = await ahead.inject({ url: '/readyz' });

    expect([going.statusCode, going.json()]).toEqual([503, { status: 'not-ready', because: 'draining' }]);
    expect(going.headers['connection']).toBe('close');
  });

  test('it is not ready when the database does not answer', async () => {
    await sql`alter table schema_step rename to schema_step_away`.execute(database.db);
    const reply = await app.inject({ url: '/readyz' });
    await sql`alter table schema_step_away rename to schema_step`.execute(database.db);

    expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'not-ready', because: 'database-unavailable' }]);
  });

  test('the figures tell of requests, mutations, batches, the pool, and how long an office was silent', async () => {
    const enrolled = EnrolResponse.parse(
      (
        await app.inject({
          method: 'POST',
          url: '/v1/enrol',
          payload: { enrolmentCode: 'CODE-office-13', deviceName: 'เคาน์เตอร์ของสมหญิง' },
        })
      ).json(),
    );
    const client = aClient('pc-1', enrolled);
    const entries = [
      client.lends('folder-1'),
      client.lends('folder-unheard-of'),
      client.entry('made-up-9876543210123@1', {}),
    ];
    const send = () =>
      app.inject({
        method: 'POST',
        url: '/v1/push',
        headers: { authorization: `Bearer ${enrolled.token}` },
        payload: client.request(...entries),
      });
    await send();
    await send();

    expect(await figure(app, 'faem_mutations_judged_total')).toEqual([
      'faem_mutations_judged_total{mutation="check-out-folder@1",verdict="applied"} 1',
      'faem_mutations_judged_total{mutation="check-out-folder@1",verdict="rejected"} 1',
      'faem_mutations_judged_total{mutation="unknown",verdict="rejected"} 1',
    ]);
    expect(await figure(app, 'faem_http_requests_total{method="POST",route="/v1/push"')).toEqual([
      'faem_http_requests_total{method="POST",route="/v1/push",status="200"} 2',
    ]);
    expect(await figure(app, 'faem_http_request_seconds_count{method="POST",route="/v1/push"')).toHaveLength(1);
    expect(await figure(app, 'faem_push_entries_sum')).toEqual(['faem_push_entries_sum 6']);
    expect(await figure(app, 'faem_office_silence_seconds{')).toEqual([
      'faem_office_silence_seconds{office="office-13"} 0',
    ]);
    expect(await figure(app, 'faem_live_listeners')).toEqual(['faem_live_listeners 0']);
    expect(await figure(app, 'faem_ready')).toEqual(['faem_ready 1']);
    expect(await figure(app, 'nodejs_eventloop_lag_p99_seconds')).toHaveLength(1);
    expect(await figure(app, 'faem_pool_connections{')).toHaveLength(database.kind === 'postgres' ? 2 : 0);
  });

  test('the figures carry no name, no token and no number that somebody sent', async () => {
    await app.inject({ url: '/v1/push?tax=1234567890123' });
    await app.inject({ url: '/t/1234567890123456789012' });
    await app.inject({ url: '/unheard-of/1234567890123' });

    const { body } = await app.inject({ url: '/metrics' });

    expect(body).toContain('route="/t/:token"');
    expect(body).toContain('route="none"');
    expect(body).not.toContain('1234567890123');
  });

  test('without a token they are for this machine itself; a proxy on it stands for somebody else', async () => {
    const ask = (remoteAddress: string, headers = {}) => app.inject({ url: '/metrics', remoteAddress, headers });

    expect((await ask('127.0.0.1')).statusCode).toBe(200);
    expect((await ask('::1')).statusCode).toBe(200);
    const refused = [
      await ask('10.1.2.3'),
      await ask('10.1.2.3', { 'x-forwarded-for': '127.0.0.1' }),
      await ask('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }),
      await ask('127.0.0.1', { forwarded: 'for=127.0.0.1' }),
    ];
    for (const reply of refused) expect([reply.statusCode, reply.json()]).toEqual([401, { type: 'denied' }]);
  });

  test('with a token they are for whoever has it, from anywhere', async () => {
    const guarded = await startApp({ metricsToken: 'a-long-enough-secret' });
    const ask = (authorization?: string) =>
      guarded.inject({
        url: '/metrics',
        remoteAddress: '10.1.2.3',
        headers: authorization === undefined ? {} : { authorization },
      });

    expect((await ask('Bearer a-long-enough-secret')).statusCode).toBe(200);
    for (const wrong of [undefined, 'Bearer a-long-enough-secreT', 'Basic a-long-enough-secret', 'Bearer ']) {
      expect((await ask(wrong)).statusCode).toBe(401);
    }
  });

  test('an office is silent since its newest work arrived', async () => {
    const { db } = database;
    const clock = aClock();
    const centre = aCentre(database, { clock });
    const device = await anOffice(database, { officeId: 'office-20' });
    const client = aClient('pc-20', device);
    await centre.push(device, client.request(client.lends('folder-1')));
    clock.pass(3_600_000);

    const silences = await createOfficeSilences({ db, clock })();

    expect(silences).toEqual([{ officeId: 'office-20', seconds: 3_600 }]);
    expect(clock.nowMs()).toBe(START_MS + 3_600_000);
  });
});
