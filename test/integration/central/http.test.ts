import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPostgresSignals } from '#central/services/postgres-signals.ts';
import { createLocalSignals, type Signals } from '#central/services/signals.ts';
import { buildApp } from '#central/http/app.ts';
import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import type { LogFacts } from '#shared/lib/ports.ts';
import { EnrolResponse, PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { openTestPostgres, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClient, anOffice, CLERK, SUPERVISOR, type TestClient } from './test-centre.ts';

describe('the centre over HTTP', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let logged: { event: string; facts: LogFacts | undefined }[];
  const apps: FastifyInstance[] = [];

  const startApp = async (given: { signals?: Signals } = {}) => {
    const note = (event: string, facts?: LogFacts) => void logged.push({ event, facts });
    const log = { info: note, warn: note, error: note };
    const { clock, ...services } = aCentre(database, { signals: given.signals ?? createLocalSignals(), log });
    const built = await buildApp({
      services,
      log,
      nowMs: () => clock.nowMs(),
      launch: { keyring: false, appVersion: '0.0.0-test' },
    });
    apps.push(built);
    return built;
  };

  const listen = async (of: FastifyInstance): Promise<string> => of.listen({ host: '127.0.0.1', port: 0 });

  const enrol = async (code = 'CODE-office-13'): Promise<EnrolResponse> => {
    const reply = await app.inject({
      method: 'POST',
      url: '/v1/enrol',
      payload: { enrolmentCode: code, deviceName: 'เคาน์เตอร์ 1' },
    });
    return EnrolResponse.parse(reply.json());
  };

  const withToken = (token: string) => ({ authorization: `Bearer ${token}` });

  const clientOf = (enrolled: EnrolResponse, clientId = 'pc-1'): TestClient => aClient(clientId, enrolled);

  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    logged = [];
    await database.empty();
    await anOffice(database);
    app = await startApp();
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((each) => each.close()));
  });

  test('a metered line: one scan and what comes of it cost about two kilobytes, and many rows are packed', async () => {
    const enrolled = await enrol();
    const client = clientOf(enrolled);
    const ask = async (url: string, payload: object, encoding: 'gzip' | 'identity' = 'gzip') => {
      const body = JSON.stringify(payload);
      const headers = {
        ...withToken(enrolled.token),
        'content-type': 'application/json',
        'accept-encoding': encoding,
      };
      const reply = await app.inject({ method: 'POST', url, headers, payload: body });
      expect(reply.statusCode).toBe(200);
      const isPacked = reply.headers['content-encoding'] === 'gzip';
      const json: unknown = JSON.parse((isPacked ? gunzipSync(reply.rawPayload) : reply.rawPayload).toString('utf8'));
      return { sent: Buffer.byteLength(body), got: reply.rawPayload.length, isPacked, json };
    };
    const pull = (cookie: string, encoding?: 'identity') =>
      ask('/v1/pull', { protocol: PROTOCOL_VERSION, clientId: client.clientId, cookie }, encoding);

    const first = await pull('');
    const whole = await pull('', 'identity');
    const push = await ask('/v1/push', {
      protocol: PROTOCOL_VERSION,
      clientId: client.clientId,
      entries: [client.does('park-scan', { text: '4006381333931' })],
    });
    const { cookie } = z.object({ cookie: z.string() }).parse(first.json);
    const after = await pull(cookie);

    expect([first.isPacked, whole.isPacked]).toEqual([true, false]);
    expect(first.json).toEqual(whole.json);
    expect(first.got).toBeLessThan(whole.got * 0.6);
    expect(push.sent + push.got + after.sent + after.got).toBeLessThan(2_000);
  });

  describe('who may come in', () => {
    test('a PC with the enrolment code gets a token of its own, and only its hash is stored', async () => {
      const enrolled = await enrol('code-OFFICE 13');

      expect(enrolled.officeId).toBe('office-13');
      const { rows } = await sql<{ token_hash: string }>`select token_hash from device`.execute(database.db);
      expect(rows[0]?.token_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(rows)).not.toContain(enrolled.token.split('.')[1]);
    });

    test('a wrong code is denied, and guessing is stopped after ten attempts a minute', async () => {
      const attempt = (enrolmentCode: string) =>
        app.inject({ method: 'POST', url: '/v1/enrol', payload: { enrolmentCode, deviceName: 'x' } });

      const replies = [];
      for (let at = 0; at < 11; at += 1) replies.push(await attempt(`GUESS-${at}`));

      expect(replies.slice(0, 10).map((reply) => reply.statusCode)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(replies[0]?.json()).toEqual({ type: 'denied' });
      expect(replies[10]?.statusCode).toBe(429);
      expect(replies[10]?.json()).toEqual({ type: 'too-many-attempts' });
    });

    test.each([
      ['POST', '/v1/push'],
      ['POST', '/v1/pull'],
      ['POST', '/v1/lease'],
      ['GET', '/v1/snapshot?clientId=pc-1'],
      ['GET', '/v1/live'],
      ['POST', '/v1/register-import?actorId=x&source=office-list'],
    ] as const)('%s %s needs the token of an enrolled PC', async (method, url) => {
      const { token, deviceId } = await enrol();
      const forged = [undefined, 'Bearer', 'Bearer x', `Bearer ${deviceId}.${'A'.repeat(43)}`, `Basic ${token}`];

      for (const authorization of forged) {
        const reply = await app.inject({ method, url, ...(authorization ? { headers: { authorization } } : {}) });
        expect([authorization, reply.statusCode, reply.json()]).toEqual([authorization, 401, { type: 'denied' }]);
      }
    });

    test('the token of a PC that was struck off is denied from that moment', async () => {
      const { token, deviceId } = await enrol();
      const lease = () =>
        app.inject({
          method: 'POST',
          url: '/v1/lease',
          headers: withToken(token),
          payload: { kind: 'notice', size: 10 },
        });
      expect((await lease()).statusCode).toBe(200);

      await sql`update device set revoked_at = now() where id = ${deviceId}`.execute(database.db);

      expect((await lease()).statusCode).toBe(401);
    });

    test('the token of one office never shows a row of another', async () => {
      await anOffice(database, { officeId: 'office-20', folders: 1 });
      const { token } = await enrol('CODE-office-20');

      const pull = await app.inject({
        method: 'POST',
        url: '/v1/pull',
        headers: withToken(token),
        payload: { protocol: PROTOCOL_VERSION, clientId: 'pc-20', cookie: '' },
      });

      expect(pull.json()).toMatchObject({ kind: 'page', complete: true });
      expect(pull.body).toContain('office-20');
      expect(pull.body).not.toContain('office-13');
    });
  });

  describe('what is asked wrongly', () => {
    test('is answered with a code and the place of the mistake, never with the values', async () => {
      const { token } = await enrol();

      const reply = await app.inject({
        method: 'POST',
        url: '/v1/pull',
        headers: withToken(token),
        payload: { protocol: PROTOCOL_VERSION, clientId: 'ไม่ใช่รหัส', cookie: '' },
      });

      expect(reply.statusCode).toBe(400);
      expect(reply.json()).toMatchObject({ type: 'input-invalid', issues: [{ path: 'clientId' }] });
      expect(reply.body).not.toContain('ไม่ใช่รหัส');
    });

    test('a body that is not JSON, too large, or sent to nowhere has its code too', async () => {
      const { token } = await enrol();
      const post = (url: string, payload: string) =>
        app.inject({
          method: 'POST',
          url,
          headers: { ...withToken(token), 'content-type': 'application/json' },
          payload,
        });

      expect((await post('/v1/push', '{"half')).json()).toMatchObject({ type: 'input-invalid' });
      const large = await post('/v1/push', JSON.stringify({ text: 'x'.repeat(9 * 1024 * 1024) }));
      expect([large.statusCode, large.json()]).toEqual([413, { type: 'too-large' }]);
      const nowhere = await app.inject({ url: '/v1/unheard-of' });
      expect([nowhere.statusCode, nowhere.json()]).toEqual([404, { type: 'not-found' }]);
    });

    test('a client too old to pull is told to update, and its push is taken all the same', async () => {
      const enrolled = await enrol();
      const client = clientOf(enrolled);
      const headers = withToken(enrolled.token);

      const pull = await app.inject({
        method: 'POST',
        url: '/v1/pull',
        headers,
        payload: { protocol: 0, clientId: 'pc-1', cookie: '' },
      });
      const push = await app.inject({
        method: 'POST',
        url: '/v1/push',
        headers,
        payload: { ...client.request(client.lends('folder-1')), protocol: 0 },
      });

      expect([pull.statusCode, pull.json()]).toEqual([426, { type: 'client-too-old' }]);
      expect(push.json()).toMatchObject({ verdicts: [{ seq: 1, outcome: { kind: 'applied' } }] });
    });

    test('a failure inside is logged here and not told outside', async () => {
      const { token } = await enrol();
      await sql`alter table synced_row rename to synced_row_away`.execute(database.db);

      const reply = await app.inject({
        method: 'POST',
        url: '/v1/pull',
        headers: withToken(token),
        payload: { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: '' },
      });
      await sql`alter table synced_row_away rename to synced_row`.execute(database.db);

      expect([reply.statusCode, reply.json()]).toEqual([500, { type: 'centre-failed' }]);
      expect(logged.some(({ event, facts }) => event === 'request-failed' && facts?.['route'] === '/v1/pull')).toBe(
        true,
      );
    });
  });

  describe('the transport of the app', () => {
    const fetchFrom = globalThis.fetch;

    test('enrols, pushes, pulls, leases and bootstraps', async () => {
      const centralUrl = await listen(app);
      const enrolled = await createEnrol({ centralUrl, fetch: fetchFrom })('CODE-office-13', 'เคาน์เตอร์');
      if (!enrolled.ok) throw new Error(enrolled.error.type);
      const transport = createHttpTransport({ centralUrl, token: enrolled.value.token, fetch: fetchFrom });
      const client = clientOf(enrolled.value);

      const push = await transport.push(client.request(client.lends('folder-1')));
      const leased = await transport.lease('notice', 100);
      const pull = await transport.pull({ protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: 'v1:1' });
      const snapshot = await transport.snapshot('pc-1');

      expect(push).toMatchObject({ ok: true, value: { verdicts: [{ outcome: { kind: 'applied' } }] } });
      expect(leased.ok).toBe(true);
      expect(pull).toMatchObject({ ok: true, value: { kind: 'page', complete: true, lastSeq: 1, cookie: 'v1:3' } });
      if (!snapshot.ok) throw new Error(snapshot.error.type);
      const rows = [];
      for await (const batch of snapshot.value.rows) rows.push(...batch);
      expect(rows).toHaveLength(snapshot.value.head.rows);
      expect(snapshot.value.head).toMatchObject({ cookie: 'v1:3', lastSeq: 1, rows: 9 });
    });

    test('hears that the office changed, also when another server changed it', async () => {
      const signalsOf = () =>
        createPostgresSignals({
          db: database.db,
          url: database.url ?? '',
          clock: { nowMs: Date.now, monotonicMs: Date.now, sleep: (ms) => new Promise((done) => setTimeout(done, ms)) },
          log: silentLog,
        });
      const [here, there] = [await signalsOf(), await signalsOf()];
      const listening = await startApp({ signals: here });
      const centralUrl = await listen(listening);
      const enrolled = await enrol();
      const transport = createHttpTransport({ centralUrl, token: enrolled.token, fetch: fetchFrom });
      const cookies: (string | undefined)[] = [];
      let heard: (() => void) | undefined;
      const stop = transport.listen((cookie) => {
        cookies.push(cookie);
        heard?.();
      });
      const untilHeard = (count: number) =>
        new Promise<void>((resolve) => {
          const check = () => (cookies.length >= count ? resolve() : undefined);
          heard = check;
          check();
        });
      // That the stream is open, and where the office stands.
      await untilHeard(2);

      const client = clientOf(enrolled);
      const other = aCentre(database, { signals: there });
      await other.push(client.device, client.request(client.lends('folder-1')));

      await untilHeard(3);
      stop();
      const { clientId, device } = client;
      const pulled = await other.pull(device, { protocol: PROTOCOL_VERSION, clientId, cookie: '' });
      await listening.close();
      await Promise.all([here.close(), there.close()]);
      expect(pulled).toMatchObject({ ok: true, value: { cookie: cookies.at(-1) } });
    });
  });

  test('the snapshot is compressed for whoever takes gzip, and ends with its count', async () => {
    const { token } = await enrol();
    const ask = (encoding: string) =>
      app.inject({
        url: '/v1/snapshot?clientId=pc-1',
        headers: { ...withToken(token), 'accept-encoding': encoding },
      });

    const [packed, plain] = [await ask('gzip, br'), await ask('identity')];

    expect(packed.headers['content-encoding']).toBe('gzip');
    const text = gunzipSync(packed.rawPayload).toString('utf8');
    expect(text).toBe(plain.body);
    expect(text.trimEnd().split('\n').at(-1)).toBe('{"end":7}');
  });

  test('a server that closes ends its live streams instead of waiting for them', async () => {
    const centralUrl = await listen(app);
    const { token } = await enrol();
    const live = await fetch(`${centralUrl}/v1/live`, { headers: withToken(token) });
    const reader = live.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);

    await app.close();

    expect(first).toBe('id: v1:1\ndata: {"version":1}\n\n');
    expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^retry: \d+\n\n$/);
    expect((await reader?.read())?.done).toBe(true);
    // Kept open for another request, the connection would hold a closing server up for a minute.
    expect(live.headers.get('connection')).toBe('close');
  });

  test('a register list is taken as the body of a request, on the word of a supervisor only', async () => {
    const { token } = await enrol();
    const list = ['เลขทะเบียนโรงงาน,ชื่อโรงงาน', '3-64(1)-5/41ปท,โรงกลึงตัวอย่าง'].join('\r\n');
    const send = (query: string, contentType = 'text/csv') =>
      app.inject({
        method: 'POST',
        url: `/v1/register-import?${query}`,
        headers: { ...withToken(token), 'content-type': contentType },
        payload: list,
      });

    const refused = await send(`actorId=${CLERK}&source=office-list`);
    const imported = await send(`actorId=${SUPERVISOR}&source=office-list`);

    expect([refused.statusCode, refused.json()]).toEqual([403, { type: 'not-allowed', action: 'register-import' }]);
    expect([imported.statusCode, imported.json()]).toMatchObject([200, { createdCount: 1 }]);
    expect((await send(`actorId=${SUPERVISOR}&source=rumour`)).json()).toMatchObject({ type: 'input-invalid' });
    expect((await send(`actorId=${SUPERVISOR}&source=office-list`, 'text/html')).json()).toMatchObject({
      type: 'input-invalid',
    });
  });

  test('no log line carries a name, an id of a person or an address', async () => {
    const enrolled = await enrol();
    const client = clientOf(enrolled);
    await app.inject({
      method: 'POST',
      url: '/v1/push?secret=1234567890123',
      headers: withToken(enrolled.token),
      payload: client.request(client.does('park-scan', { text: '1-2345-67890-12-3', note: 'ของนายสมชาย' })),
    });

    const text = JSON.stringify(logged);
    expect(logged.map(({ event }) => event)).toContain('request');
    for (const secret of ['สมชาย', '67890', '1234567890123', CLERK, SUPERVISOR, enrolled.token]) {
      expect(text).not.toContain(secret);
    }
  });
});
