import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LimitChanges } from '#central/http/route-limits.ts';
import type { Log, LogFacts } from '#shared/lib/ports.ts';
import { EnrolResponse, PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { openTestPglite, silentLog, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, anOffice } from './test-centre.ts';

describe('what is too much for the centre', () => {
  let database: TestDatabase;
  const apps: FastifyInstance[] = [];
  const logged: { event: string; facts: LogFacts | undefined }[] = [];
  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    logged.length = 0;
    await database.empty();
    await anOffice(database);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((each) => each.close()));
  });

  const startApp = async (limits: LimitChanges = {}): Promise<FastifyInstance> => {
    const log: Log = { ...silentLog, info: (event, facts) => void logged.push({ event, facts }) };
    const app = await anApp(aCentre(database), { log, limits });
    apps.push(app);
    return app;
  };

  const enrol = async (app: FastifyInstance): Promise<EnrolResponse> => {
    const payload = { enrolmentCode: 'CODE-office-13', deviceName: 'x' };
    return EnrolResponse.parse((await app.inject({ method: 'POST', url: '/v1/enrol', payload })).json());
  };

  const pull = (app: FastifyInstance, token: string) =>
    app.inject({
      method: 'POST',
      url: '/v1/pull',
      headers: { authorization: `Bearer ${token}` },
      payload: { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: '' },
    });

  /** Sends a request byte by byte as a program would that was written to hold connections. */
  const sendSlowly = async (app: FastifyInstance, token: string): Promise<string> => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    if (address === null || typeof address === 'string') throw new Error('it listens on a port');
    const head = `POST /v1/push HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`;
    return new Promise((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.write(head));
      const dripping = setInterval(() => socket.write('{'), 100);
      let answer = '';
      socket.on('data', (data) => (answer += data.toString('utf8')));
      socket.on('error', () => undefined);
      socket.setTimeout(20_000, () => reject(new Error('the connection was never cut')));
      socket.on('close', () => {
        clearInterval(dripping);
        resolve(answer);
      });
    });
  };

  test('a body beyond the limit of its route is refused before anybody reads it', async () => {
    const app = await startApp();
    const payload = { enrolmentCode: 'CODE-office-13', deviceName: 'x'.repeat(17 * 1024) };

    const reply = await app.inject({ method: 'POST', url: '/v1/enrol', payload });

    expect([reply.statusCode, reply.json()]).toEqual([413, { type: 'too-large' }]);
  });

  test('a body that comes too slowly is answered with its code and cut off', async () => {
    const app = await startApp({ sync: { bodySeconds: 0.4 } });
    const { token } = await enrol(app);

    const answer = await sendSlowly(app, token);

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('{"type":"too-slow"}');
  });

  test('one PC that asks too often is told so; the others of its office are not', async () => {
    const app = await startApp({ sync: { requestsAMinute: 3 } });
    const [busy, calm] = [await enrol(app), await enrol(app)];

    const statuses = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await pull(app, busy.token)).statusCode);
    const refused = await pull(app, busy.token);

    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(refused.json()).toEqual({ type: 'too-many-attempts' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await pull(app, calm.token)).statusCode).toBe(200);
  });

  test('every answer has an id that its log line has too, with office, PC and code, and no caller chooses it', async () => {
    const app = await startApp({ sync: { requestsAMinute: 1 } });
    const { token, deviceId } = await enrol(app);
    const reply = await app.inject({
      method: 'POST',
      url: '/v1/pull',
      headers: { authorization: `Bearer ${token}`, 'x-request-id': 'chosen', 'request-id': 'chosen' },
      payload: { protocol: 0, clientId: 'pc-1', cookie: '' },
    });

    const { facts } = logged.findLast(({ event }) => event === 'request') ?? {};
    expect(facts).toMatchObject({
      request: reply.headers['x-request-id'],
      route: '/v1/pull',
      officeId: 'office-13',
      deviceId,
      status: 426,
      code: 'client-too-old',
    });
    expect(facts?.['request']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await pull(app, token)).headers['x-request-id']).not.toBe(reply.headers['x-request-id']);
  });
});
