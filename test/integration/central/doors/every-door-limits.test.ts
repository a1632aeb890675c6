import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '#central/db/connect.ts';
import { createDrain } from '#central/drain.ts';
import type { LimitChanges, RouteLimits } from '#central/http/route-limits.ts';
import { createMetrics } from '#central/observe/metrics.ts';
import { createOfficeSilences } from '#central/services/office-silence.ts';
import { createReadiness } from '#central/services/readiness.ts';
import { anApp } from '../test-app.ts';
import { aCentre, aClock, START_MS } from '../test-centre.ts';
import { anOpenCentre, as, knockAt, type OpenCentre } from './an-open-centre.ts';
import { describedDoors, type DescribedDoor, knockOn, nowhere, wellHealth } from './described-doors.ts';

const MINUTE_MS = 60_000;
const doors = await describedDoors();
const named = (some: readonly DescribedDoor[]) => some.map((door) => [door.name, door] as const);
const allKinds = (limits: Partial<RouteLimits>): LimitChanges =>
  Object.fromEntries(doors.map(({ kind }) => [kind, limits]));

let centre: OpenCentre;
beforeAll(async () => {
  centre = await anOpenCentre();
});
afterAll(() => centre.close());

/** What opens a door as far as its limits; who asks is somebody the centre knows. */
const known = ({ isForPcs }: DescribedDoor, whose = centre.ours): Readonly<Record<string, string>> =>
  isForPcs ? as(whose) : {};

describe('a door that was knocked on too often', () => {
  /** The stream has no end to wait for, and is held to its limit in a test of its own. */
  const ending = doors.filter(({ kind }) => kind !== 'live');
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await centre.another({ health: wellHealth(), limits: allKinds({ requestsAMinute: 2 }) });
  });
  afterAll(() => app.close());
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(named(ending))(
    '%s opens twice a minute where it is told to, and again a minute after the first',
    async (_name, door) => {
      vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
      // Others have knocked in other tests: each door has callers of its own here.
      const [here, there] = [`10.9.${doors.indexOf(door)}.1`, `10.9.${doors.indexOf(door)}.2`];
      const ask = async (from = here, whose = centre.ours): Promise<boolean> => {
        const { status, headers, body } = await knockAt(app, knockOn(door, known(door, whose)), from);
        const isRefused = status === 429;
        const seconds = Number(headers['retry-after'] ?? 0);
        const isTold =
          door.kind === 'tracking' ? body.includes('กรุณารอหนึ่งนาที') : body === '{"type":"too-many-attempts"}';
        expect([isRefused, isTold, seconds > 0 && seconds <= 60]).toEqual([isRefused, isRefused, isRefused]);
        return !isRefused;
      };

      expect([await ask(), await ask(), await ask()]).toEqual([true, true, false]);
      // A PC is counted by its token wherever it is; anybody else by where they are.
      expect(await ask(there)).toBe(!door.isForPcs);
      expect(await ask(here, centre.theirs)).toBe(door.isForPcs);
      vi.setSystemTime(START_MS + MINUTE_MS - 1);
      expect(await ask()).toBe(false);
      vi.setSystemTime(START_MS + MINUTE_MS);
      expect([await ask(), await ask(), await ask()]).toEqual([true, true, false]);
      // By then everybody else may come again too.
      expect(await ask(there, centre.theirs)).toBe(true);
      vi.setSystemTime(START_MS + 3 * MINUTE_MS);
      await Promise.all([ask(), ask()]);
      vi.setSystemTime(START_MS + 5 * MINUTE_MS);
    },
  );
});

describe('a body that never ends', () => {
  let app: FastifyInstance;
  let port: number;
  beforeAll(async () => {
    app = await centre.another({ limits: allKinds({ bodySeconds: 0.15 }) });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => app.close());

  /** Sends the head and half of the body, and gives all that comes back until the connection is closed. */
  const sendHalf = (
    { method, url, takes }: DescribedDoor,
    headers: Readonly<Record<string, string>>,
  ): Promise<string> =>
    new Promise((resolve) => {
      const lines = Object.entries({
        host: 'x',
        'content-type': takes === '*/*' ? 'application/json' : (takes ?? ''),
        'content-length': '1000',
        ...headers,
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n{"half`);
      });
      let answer = '';
      socket.on('data', (data) => (answer += data.toString('utf8')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });

  test('is cut off at every door with its code, and everywhere at once', async () => {
    // A register list is read as it comes, and a large one takes its time.
    const slow = doors.filter(({ takes, kind }) => takes !== undefined && kind !== 'import');
    // The doors of the ministry let nobody as far as that without a session.
    const session = centre.session('administrator');
    const answers = await Promise.all(
      slow.map(async (door) => {
        const answer = await sendHalf(door, door.kind === 'ministry' ? session : known(door));
        return [
          door.name,
          answer.slice(0, 12),
          answer.includes('{"type":"too-slow"}'),
          /connection: close/i.test(answer),
        ];
      }),
    );

    expect(answers).toEqual(slow.map(({ name }) => [name, 'HTTP/1.1 408', true, true]));
  });
});

describe('a centre whose database is away', () => {
  let database: Database;
  let app: FastifyInstance;
  const drain = createDrain();
  beforeAll(async () => {
    database = nowhere();
    const { db, poolUse } = database;
    const clock = aClock();
    const readiness = createReadiness({ db, isDraining: () => false, lastStep: 1 });
    const isReady = async () => (await readiness()).isReady;
    const metrics = createMetrics({ poolUse, isReady, officeSilences: createOfficeSilences({ db, clock }) });
    app = await anApp(aCentre(database, { clock, meter: metrics }), { health: { readiness, metrics }, drain });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });
  const ask = (door: DescribedDoor, headers: Readonly<Record<string, string>> = {}) =>
    knockAt(app, knockOn(door, headers), '127.0.0.1');

  test.each(named(doors.filter(({ isForPcs }) => isForPcs)))(
    '%s tells a PC to come again, and nothing of why',
    async (_name, door) => {
      const { status, json, body } = await ask(door, as(centre.ours));

      expect([status, json]).toEqual([503, { type: 'centre-unavailable' }]);
      expect(body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|none/);
    },
  );

  test.each(named(doors.filter(({ isForPcs }) => isForPcs)))(
    '%s needs no database to see what is no token',
    async (_name, door) => {
      expect(await ask(door, { authorization: 'Bearer nonsense' })).toMatchObject({ status: 401, type: 'denied' });
    },
  );

  test.each([
    [
      'a session of the ministry',
      'GET',
      '/v1/ministry/overview',
      undefined,
      { cookie: `faem_ministry=${'A'.repeat(43)}` },
    ],
    [
      'the end of a session',
      'DELETE',
      '/v1/ministry/session',
      undefined,
      { cookie: `faem_ministry=${'A'.repeat(43)}` },
    ],
    ['a log-in', 'POST', '/v1/ministry/session', { login: 'reader', password: 'x' }, {}],
    ['an enrolment', 'POST', '/v1/enrol', { enrolmentCode: 'CODE-office-13', deviceName: 'x' }, {}],
    ['a notice of a letter', 'GET', `/t/${'0'.repeat(26)}`, undefined, {}],
  ] as const)('%s is to be asked for again', async (_what, method, url, body, headers) => {
    const answer = await knockAt(app, { method, url, headers, ...(body === undefined ? {} : { body }) });

    expect([answer.status, answer.json]).toEqual([503, { type: 'centre-unavailable' }]);
  });

  test.each([
    ['/healthz', 200, { status: 'alive' }],
    ['/v1/health', 200, { status: 'ok' }],
    ['/readyz', 503, { status: 'not-ready', because: 'database-unavailable' }],
  ])('%s says how the process is', async (url, status, json) => {
    expect(await knockAt(app, { method: 'GET', url })).toMatchObject({ status, json });
  });

  test('the figures are told all the same, and that it is not ready', async () => {
    const { status, body } = await knockAt(app, { method: 'GET', url: '/metrics' }, '127.0.0.1');

    expect(status).toBe(200);
    expect(body).toMatch(/^faem_ready 0$/m);
    expect(body).toMatch(/^faem_pool_waiting 0$/m);
    expect(body).not.toMatch(/^faem_office_silence_seconds\{/m);
  });

  test.each(named(doors))(
    '%s answers, also on the way out, and lets nobody keep the connection',
    async (_name, door) => {
      const leaving = createDrain();
      leaving.begin();
      const going = await anApp(aCentre(database), { health: wellHealth(), drain: leaving });
      const { status, headers } = await knockAt(going, knockOn(door), '127.0.0.1');
      await going.close();

      expect(status).toBeGreaterThanOrEqual(200);
      expect(headers['connection']).toBe('close');
    },
  );
});
