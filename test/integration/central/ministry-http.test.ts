import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMinistryAccounts } from '#central/services/ministry/accounts.ts';
import { hashPassword } from '#central/services/ministry/password-hash.ts';
import { EnrolResponse } from '#shared/sync/protocol.ts';
import { MinistryAccount, OfficeDetail, OpenOfficeResponse, Overview } from '#shared/ministry/protocol.ts';
import { openTestPostgres, type TestDatabase } from './databases.ts';
import { anApp } from './test-app.ts';
import { aCentre, aClock, anOffice } from './test-centre.ts';

const PASSWORD = 'ยาวพอ-และไม่มีใครเดา-27';
const READER = { login: 'somchai', name: 'สมชาย ใจดี', role: 'ministry-reader' } as const;
const ADMINISTRATOR = { login: 'centre', name: 'ผู้ดูแลศูนย์กลาง', role: 'centre-administrator' } as const;
const NEW_OFFICE = {
  provinceCode: '14',
  name: 'สำนักงานอุตสาหกรรมจังหวัดพระนครศรีอยุธยา',
  nameEnglish: 'Ayutthaya PIO',
  administrator: { name: 'สมหญิง', pin: '271828' },
};

describe('the routes of the ministry', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  let clock: ReturnType<typeof aClock>;
  let hash: string;

  beforeAll(async () => {
    database = await openTestPostgres();
    hash = await hashPassword(PASSWORD);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    clock = aClock();
    app = await anApp(aCentre(database, { clock }));
    for (const { login, name, role } of [READER, ADMINISTRATOR]) {
      await sql`insert into ministry_account (login, name, role, password_hash, created_at)
        values (${login}, ${name}, ${role}, ${hash}, now())`.execute(database.db);
    }
    await anOffice(database);
  });
  afterEach(async () => {
    await app.close();
    await database.empty();
  });

  const logIn = (login: string, password = PASSWORD, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/v1/ministry/session', payload: { login, password }, headers });
  const cookieOf = async (login: string): Promise<{ readonly cookie: string }> => {
    const [cookie] = (await logIn(login)).cookies;
    return { cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` };
  };
  const overview = (headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: '/v1/ministry/overview', headers });
  const openOffice = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/v1/ministry/offices', payload: NEW_OFFICE, headers });

  test('log in with a cookie that no script and no other site gets, and show the offices', async () => {
    const reply = await logIn(' Somchai ');

    expect(MinistryAccount.parse(reply.json())).toEqual(READER);
    expect(reply.headers['set-cookie']).toMatch(
      /^faem_ministry=[\w-]{43}; Max-Age=43200; Path=\/v1\/ministry; HttpOnly; SameSite=Strict$/,
    );
    const headers = await cookieOf('somchai');
    await expect.poll(async () => Overview.parse((await overview(headers)).json()).behind).toBe(0);
    const seen = await overview(headers);
    expect(seen.headers['cache-control']).toBe('no-store');
    expect(Overview.parse(seen.json()).offices).toMatchObject([
      { officeId: 'office-13', figures: { folders: { kept: 3, labelled: 0 } } },
    ]);
    const office = await app.inject({ method: 'GET', url: '/v1/ministry/offices/office-13', headers });
    expect(OfficeDetail.parse(office.json())).toMatchObject({ officeId: 'office-13', devices: [] });
  });

  test('mark the cookie as secure behind a proxy that speaks HTTPS', async () => {
    const reply = await logIn('somchai', PASSWORD, { 'x-forwarded-proto': 'https' });

    expect(reply.headers['set-cookie']).toContain('; Secure');
  });

  test.each([
    ['without a cookie', async () => ({})],
    ['with a made-up one', async () => ({ cookie: `faem_ministry=${'A'.repeat(43)}` })],
    [
      'after logging out',
      async () => {
        const headers = await cookieOf('somchai');
        await app.inject({ method: 'DELETE', url: '/v1/ministry/session', headers });
        return headers;
      },
    ],
    [
      'after an hour of rest',
      async () => {
        const headers = await cookieOf('somchai');
        clock.pass(3_600_001);
        return headers;
      },
    ],
    [
      'after the account was closed',
      async () => {
        const headers = await cookieOf('somchai');
        await createMinistryAccounts({ db: database.db, clock }).close('somchai');
        return headers;
      },
    ],
    [
      'after the password was changed',
      async () => {
        const headers = await cookieOf('somchai');
        await createMinistryAccounts({ db: database.db, clock }).setPassword('somchai', 'another-long-password');
        return headers;
      },
    ],
  ])('%s nothing is shown', async (_when, headersOf) => {
    const reply = await overview(await headersOf());

    expect([reply.statusCode, reply.json()]).toEqual([401, { type: 'ministry-session-over' }]);
  });

  test('a session that is used ends after a working day all the same', async () => {
    const headers = await cookieOf('somchai');
    const seen: number[] = [];
    for (let halfHours = 0; halfHours < 25; halfHours += 1) {
      clock.pass(1_800_000);
      seen.push((await app.inject({ method: 'GET', url: '/v1/ministry/session', headers })).statusCode);
    }

    expect(seen.slice(0, 23)).toEqual(Array.from({ length: 23 }, () => 200));
    expect(seen.slice(23)).toEqual([401, 401]);
  });

  test('a wrong password and an unknown name are answered alike; five lock the account for five minutes', async () => {
    expect((await logIn('nobody')).json()).toEqual({ type: 'ministry-denied' });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await logIn('somchai', 'wrong')).json()).toEqual({ type: 'ministry-denied' });
    }
    const locked = await logIn('somchai');
    clock.pass(5 * 60_000 + 1);
    const open = await logIn('somchai');

    expect([locked.statusCode, locked.json()]).toEqual([429, { type: 'ministry-locked' }]);
    expect(open.statusCode).toBe(200);
  });

  test('guessing from one address is slowed down', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 21; tries += 1) statuses.push((await logIn('')).statusCode);

    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 400), 429]);
  });

  test('only an administrator of the centre opens an office, whose code then enrols a PC', async () => {
    const refused = await openOffice(await cookieOf('somchai'));
    const administrator = await cookieOf('centre');
    const opened = await openOffice(administrator);
    const again = await openOffice(administrator);

    expect([refused.statusCode, refused.json()]).toEqual([403, { type: 'ministry-read-only' }]);
    expect(opened.statusCode).toBe(200);
    const { code, officeId } = OpenOfficeResponse.parse(opened.json());
    const enrolled = await app.inject({
      method: 'POST',
      url: '/v1/enrol',
      payload: { enrolmentCode: code.code, deviceName: 'เคาน์เตอร์ 1' },
    });
    expect(EnrolResponse.parse(enrolled.json()).officeId).toBe(officeId);
    expect([again.statusCode, again.json()]).toEqual([409, { type: 'ministry-office-exists' }]);
  });

  test('only an administrator of the centre shuts a PC out, which then reaches nothing', async () => {
    const enrolled = await app.inject({
      method: 'POST',
      url: '/v1/enrol',
      payload: { enrolmentCode: 'CODE-office-13', deviceName: 'เคาน์เตอร์ 1' },
    });
    const { deviceId, token } = EnrolResponse.parse(enrolled.json());
    const shutOut = (headers: Record<string, string>, reason = 'ถูกขโมย') =>
      app.inject({
        method: 'POST',
        url: `/v1/ministry/offices/office-13/devices/${deviceId}/shut-out`,
        payload: { reason },
        headers,
      });
    const administrator = await cookieOf('centre');

    expect((await shutOut(await cookieOf('somchai'))).statusCode).toBe(403);
    expect((await shutOut(administrator, ' ')).statusCode).toBe(400);
    expect((await shutOut(administrator)).statusCode).toBe(200);
    expect((await shutOut(administrator)).json()).toEqual({ type: 'ministry-device-unknown' });
    const pull = await app.inject({
      method: 'POST',
      url: '/v1/pull',
      payload: {},
      headers: { authorization: `Bearer ${token}` },
    });
    expect(pull.json()).toEqual({ type: 'device-revoked' });
  });

  test.each([
    ['sec-fetch-site', { 'sec-fetch-site': 'cross-site' }],
    ['sec-fetch-site of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['origin', { origin: 'https://elsewhere.example' }],
    ['origin of nothing', { origin: 'null' }],
  ])('a page of somebody else changes nothing (%s)', async (_header, foreign) => {
    const headers = { ...(await cookieOf('centre')), ...foreign };
    const refused = await openOffice(headers);
    const offices = Overview.parse((await overview(await cookieOf('centre'))).json()).offices;

    expect([refused.statusCode, refused.json()]).toEqual([403, { type: 'ministry-foreign-page' }]);
    expect(offices).toHaveLength(1);
  });

  test('a token of a device and a session of the ministry open nothing of each other', async () => {
    const headers = await cookieOf('somchai');
    const token = headers.cookie.slice('faem_ministry='.length);
    const pull = await app.inject({ method: 'POST', url: '/v1/pull', payload: {}, headers });
    const bearer = await overview({ authorization: `Bearer ${token}` });

    expect([pull.statusCode, bearer.statusCode]).toEqual([401, 401]);
  });

  test('what is too large, no JSON or of the wrong shape is refused with a code', async () => {
    const send = (payload: string, type = 'application/json') =>
      app.inject({ method: 'POST', url: '/v1/ministry/session', payload, headers: { 'content-type': type } });

    expect((await send(JSON.stringify({ login: 'a', password: 'x'.repeat(20_000) }))).json()).toEqual({
      type: 'too-large',
    });
    expect((await send('{')).json()).toEqual({ type: 'input-invalid', issues: [] });
    expect((await send('login=a&password=b', 'text/plain')).statusCode).toBe(400);
    expect((await send(JSON.stringify({ login: ['a'], password: {} }))).json()).toMatchObject({
      type: 'input-invalid',
    });
  });
});
