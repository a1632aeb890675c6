import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOpenCentre, type Knock, type OpenCentre, PASSWORD } from './an-open-centre.ts';

let centre: OpenCentre;
beforeAll(async () => {
  centre = await anOpenCentre();
});
afterAll(() => centre.close());

const newOffice = {
  provinceCode: '14',
  name: 'สำนักงานอุตสาหกรรมจังหวัดพระนครศรีอยุธยา',
  nameEnglish: 'Ayutthaya PIO',
  administrator: { name: 'สมหญิง', pin: '271828' },
};
const shutOut = (officeId: string, deviceId: string): Knock => ({
  method: 'POST',
  url: `/v1/ministry/offices/${officeId}/devices/${deviceId}/shut-out`,
  body: { reason: 'เครื่องหาย' },
});

/** Every door of the ministry but the log-in, and who may go through. */
const DOORS: readonly (readonly [door: Knock, by: 'both' | 'administrator'])[] = [
  [{ method: 'GET', url: '/v1/ministry/session' }, 'both'],
  [{ method: 'GET', url: '/v1/ministry/overview' }, 'both'],
  [{ method: 'GET', url: '/v1/ministry/offices/office-13' }, 'both'],
  [{ method: 'POST', url: '/v1/ministry/offices', body: newOffice }, 'administrator'],
  [shutOut('office-13', 'pc-of-nobody'), 'administrator'],
];
const named = DOORS.map(
  ([door, by]) => [`${door.method} ${door.url.replace(/pc-of-nobody/, ':deviceId')}`, door, by] as const,
);

describe.each(named)('%s', (_name, door, by) => {
  test.each([
    ['nobody', {}],
    ['a made-up session', { cookie: `faem_ministry=${'A'.repeat(43)}` }],
    ['a session of another name', { cookie: `session=${'A'.repeat(43)}` }],
    ['an empty session', { cookie: 'faem_ministry=' }],
    ['the token of a PC', { authorization: 'Bearer x.y' }],
  ])('is shut for %s', async (_who, headers) => {
    const before = await centre.stored();

    const { status, json } = await centre.knock({ ...door, headers });

    expect([status, json]).toEqual([401, { type: 'ministry-session-over' }]);
    expect(await centre.stored()).toBe(before);
  });

  test('is for who may', async () => {
    const before = await centre.stored();
    const { status, type } = await centre.knock({ ...door, headers: centre.session('reader') });

    expect([status, type]).toEqual(by === 'both' ? [200, ''] : [403, 'ministry-read-only']);
    // Who looked at an office is in its audit trail.
    expect(by === 'both' || (await centre.stored()) === before).toBe(true);
  });
});

describe('a page of somebody else', () => {
  const changing = named.filter(([, { method }]) => method !== 'GET');

  test.each([
    ['says that it is another site', { 'sec-fetch-site': 'cross-site' }],
    ['says that it is a sister of ours', { 'sec-fetch-site': 'same-site' }],
    ['names another origin', { origin: 'https://evil.example' }],
    ['names no origin that can be read', { origin: 'null' }],
  ])('that %s changes nothing in the name of who is logged in', async (_how, headers) => {
    const before = await centre.stored();
    for (const [name, door] of changing) {
      const reply = await centre.knock({ ...door, headers: { ...centre.session('administrator'), ...headers } });
      expect([name, reply.status, reply.type]).toEqual([name, 403, 'ministry-foreign-page']);
    }
    const logIn = { login: 'administrator', password: PASSWORD };
    const reply = await centre.knock({ method: 'POST', url: '/v1/ministry/session', body: logIn, headers });
    expect([reply.status, reply.type]).toEqual([403, 'ministry-foreign-page']);
    expect(await centre.stored()).toBe(before);
  });

  test('does not log anybody out', async () => {
    const headers = { ...centre.session('reader'), 'sec-fetch-site': 'cross-site' };

    expect((await centre.knock({ method: 'DELETE', url: '/v1/ministry/session', headers })).type).toBe(
      'ministry-foreign-page',
    );
    expect((await centre.knock({ method: 'GET', url: '/v1/ministry/session', headers })).json).toMatchObject({
      login: 'reader',
    });
  });
});

describe('a body that makes no sense is refused with its place, and stores nothing', () => {
  const wrongOffice = (over: object, path: string) =>
    ['/v1/ministry/offices', { ...newOffice, ...over }, path] as const;

  test.each([
    ['a province that is none', ...wrongOffice({ provinceCode: '99' }, 'provinceCode')],
    ['a province in words', ...wrongOffice({ provinceCode: 'อยุธยา' }, 'provinceCode')],
    ['an office without a name', ...wrongOffice({ name: '' }, 'name')],
    ['an office without an English name', ...wrongOffice({ nameEnglish: undefined }, 'nameEnglish')],
    ['nobody to begin with', ...wrongOffice({ administrator: undefined }, 'administrator')],
    ['a PIN of five digits', ...wrongOffice({ administrator: { name: 'ก', pin: '12345' } }, 'administrator.pin')],
    [
      'a PIN of thirteen digits',
      ...wrongOffice({ administrator: { name: 'ก', pin: '1234567890123' } }, 'administrator.pin'),
    ],
    ['no reason', '/v1/ministry/offices/office-13/devices/pc-1/shut-out', {}, 'reason'],
    ['a reason of blanks', '/v1/ministry/offices/office-13/devices/pc-1/shut-out', { reason: '   ' }, 'reason'],
    ['a log-in without a password', '/v1/ministry/session', { login: 'reader' }, 'password'],
    ['a password of a page', '/v1/ministry/session', { login: 'reader', password: 'x'.repeat(201) }, 'password'],
  ])('%s', async (_what, url, body, path) => {
    const before = await centre.stored();

    const reply = await centre.knock({ method: 'POST', url, body, headers: centre.session('administrator') });

    expect([reply.status, reply.json]).toMatchObject([400, { type: 'input-invalid', issues: [{ path }] }]);
    expect(await centre.stored()).toBe(before);
  });

  test('what it says of a wrong body is never the password', async () => {
    const secret = 'ลับมาก'.repeat(60);
    const reply = await centre.knock({
      method: 'POST',
      url: '/v1/ministry/session',
      body: { login: 'reader', password: secret },
    });

    expect(JSON.stringify(reply.json)).not.toContain('ลับ');
  });
});

describe('what is not there', () => {
  const ask = (door: Knock) => centre.knock({ ...door, headers: centre.session('administrator') });

  test.each([
    [
      'an office nobody opened',
      { method: 'GET', url: '/v1/ministry/offices/office-99' },
      [404, 'ministry-office-unknown'],
    ],
    ['an office that is no id', { method: 'GET', url: '/v1/ministry/offices/%27%20or%201' }, [400, 'input-invalid']],
    ['a PC of nobody', shutOut('office-13', 'pc-of-nobody'), [404, 'ministry-device-unknown']],
    ['a PC of an office nobody opened', shutOut('office-99', 'pc-of-nobody'), [404, 'ministry-device-unknown']],
    ['a door of nobody', { method: 'GET', url: '/v1/ministry/everything' }, [404, 'not-found']],
  ] as const)('%s', async (_what, door, answer) => {
    const { status, type } = await ask(door);
    expect([status, type]).toEqual(answer);
  });

  test('a PC is shut out of its own office alone, and only once', async () => {
    const { deviceId } = centre.theirs;

    expect((await ask(shutOut('office-13', deviceId))).type).toBe('ministry-device-unknown');
    expect((await ask(shutOut('office-20', deviceId))).status).toBe(200);
    expect((await ask(shutOut('office-20', deviceId))).type).toBe('ministry-device-unknown');
  });

  test('a province that has its office is not opened again', async () => {
    const first = await ask({ method: 'POST', url: '/v1/ministry/offices', body: newOffice });
    const before = await centre.stored();
    const second = await ask({ method: 'POST', url: '/v1/ministry/offices', body: newOffice });

    expect([first.status, second.status, second.type]).toEqual([200, 409, 'ministry-office-exists']);
    expect(await centre.stored()).toBe(before);
  });
});

describe('guessing a password', () => {
  const logIn = (password: string) =>
    centre.knock({ method: 'POST', url: '/v1/ministry/session', body: { login: 'reader', password } });

  test('all at once opens no more tries than one after the other: the account is locked before the last is looked at', async () => {
    const guesses = Array.from({ length: 12 }, (_, index) => `ไม่ใช่-${index}`);
    const answers = await Promise.all([...guesses, PASSWORD].map(async (guess) => (await logIn(guess)).type));

    expect(answers.filter((type) => type === 'ministry-denied').length).toBe(5);
    expect(answers.at(-1)).toBe('ministry-locked');
    expect((await logIn(PASSWORD)).type).toBe('ministry-locked');
  });

  test('ends by itself: after the lock the right one opens, and the count begins anew', async () => {
    centre.clock.pass(60 * 60_000);

    expect((await logIn('ไม่ใช่')).type).toBe('ministry-denied');
    expect((await logIn(PASSWORD)).status).toBe(200);
  });
});
