import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { anEntry } from '#test/builders/sync.ts';
import { as, anOpenCentre, LARGEST_BODY_BYTES, PIN, type OpenCentre } from './an-open-centre.ts';

let centre: OpenCentre;
beforeAll(async () => {
  centre = await anOpenCentre();
});
afterAll(() => centre.close());

const proof = { staffId: 'one-supervisor', pin: PIN };
const at = { protocol: PROTOCOL_VERSION, clientId: 'pc-1' };

/** Every door for PCs that takes a body, with one that opens it. */
const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/v1/push': { ...at, entries: [] },
  '/v1/pull': { ...at, cookie: '' },
  '/v1/compare': { cookie: 'v1:1', table: 'folder' },
  '/v1/lease': { kind: 'notice', size: 10 },
  '/v1/enrolment-codes': { proof, minutes: 10 },
  '/v1/devices/revoke': { proof, deviceId: 'pc-of-nobody', reason: 'หาย' },
  '/v1/bank-file': { proof: { ...proof, staffId: 'one-finance' }, fileId: 'file-of-nobody' },
};
/** What is wrong with a body, and where. */
const WRONG: readonly (readonly [door: string, about: string, over: object, path: string])[] = [
  ['/v1/push', 'no protocol', { protocol: undefined }, 'protocol'],
  ['/v1/push', 'half a protocol', { protocol: 1.5 }, 'protocol'],
  ['/v1/push', 'a client that is no id', { clientId: 'ห้อง' }, 'clientId'],
  ['/v1/push', 'entries that are no list', { entries: {} }, 'entries'],
  ['/v1/push', 'an entry numbered 0', { entries: [anEntry({ seq: 0 })] }, 'entries.0.seq'],
  ['/v1/push', 'an entry without a name', { entries: [anEntry({ name: '' })] }, 'entries.0.name'],
  ['/v1/push', 'an entry of no time', { entries: [anEntry({ occurredAt: 'yesterday' })] }, 'entries.0.occurredAt'],
  [
    '/v1/push',
    'a second entry by nobody',
    { entries: [anEntry(), anEntry({ seq: 2, actorId: 'สมศรี' })] },
    'entries.1.actorId',
  ],
  ['/v1/push', 'an offset of parts of a millisecond', { entries: [anEntry({ offsetMs: 0.5 })] }, 'entries.0.offsetMs'],
  ['/v1/push', 'numbers lost up to 0', { lostTo: 0 }, 'lostTo'],
  ['/v1/pull', 'no cookie', { cookie: undefined }, 'cookie'],
  ['/v1/pull', 'a cookie of a page', { cookie: 'x'.repeat(201) }, 'cookie'],
  ['/v1/pull', 'a protocol in words', { protocol: 'two' }, 'protocol'],
  ['/v1/compare', 'no table', { table: undefined }, 'table'],
  ['/v1/compare', 'a table of SQL', { table: 'folder; drop' }, 'table'],
  ['/v1/compare', 'no range at all', { ranges: [] }, 'ranges'],
  ['/v1/compare', 'a range of three signs', { ranges: ['abc'] }, 'ranges.0'],
  [
    '/v1/compare',
    'more ranges than are asked for at once',
    { ranges: Array.from({ length: 65 }, () => 'ab') },
    'ranges',
  ],
  ['/v1/lease', 'a kind of number nobody knows', { kind: 'lottery' }, 'kind'],
  ['/v1/lease', 'a block of none', { size: 0 }, 'size'],
  ['/v1/lease', 'a block of more than ten thousand', { size: 10_001 }, 'size'],
  ['/v1/enrolment-codes', 'nobody behind it', { proof: undefined }, 'proof'],
  ['/v1/enrolment-codes', 'a PIN in Thai digits', { proof: { ...proof, pin: '๔๘๐๗' } }, 'proof.pin'],
  ['/v1/enrolment-codes', 'a PIN of three digits', { proof: { ...proof, pin: '480' } }, 'proof.pin'],
  ['/v1/enrolment-codes', 'a code for four minutes', { minutes: 4 }, 'minutes'],
  ['/v1/enrolment-codes', 'a code for a month and a minute', { minutes: 30 * 24 * 60 + 1 }, 'minutes'],
  ['/v1/devices/revoke', 'a reason of two letters', { reason: ' ab ' }, 'reason'],
  ['/v1/devices/revoke', 'a reason that steers a screen', { reason: 'lost\u001b[2J' }, 'reason'],
  ['/v1/devices/revoke', 'a device that is no id', { deviceId: '../..' }, 'deviceId'],
  ['/v1/bank-file', 'a file that is no id', { fileId: '/etc/passwd' }, 'fileId'],
  ['/v1/bank-file', 'nobody behind it', { proof: { pin: PIN } }, 'proof.staffId'],
];

describe('a body that makes no sense is refused with its place, and stores nothing', () => {
  test.each(WRONG)('%s: %s', async (url, _about, over, path) => {
    const before = await centre.stored();

    const reply = await centre.knock({
      method: 'POST',
      url,
      body: { ...BODIES[url], ...over },
      headers: as(centre.ours),
    });

    expect([reply.status, reply.json]).toMatchObject([400, { type: 'input-invalid', issues: [{ path }] }]);
    expect(await centre.stored()).toBe(before);
  });

  test('every door for PCs that takes JSON has a line here', async () => {
    const document = (await centre.knock({ method: 'GET', url: '/openapi.json' })).json as {
      paths: Record<string, { post?: { security?: unknown; requestBody?: { content: Record<string, unknown> } } }>;
    };
    const doors = Object.entries(document.paths).flatMap(([path, { post }]) =>
      post?.security !== undefined && 'application/json' in (post.requestBody?.content ?? {}) ? [path] : [],
    );

    expect(doors.length).toBeGreaterThan(5);
    expect(doors.filter((door) => !(door in BODIES))).toEqual([]);
    expect(new Set(WRONG.map(([door]) => door))).toEqual(new Set(doors));
  });
});

describe.each(Object.entries(BODIES))('%s', (url, body) => {
  test('opens to nobody without the token of a PC, and is told nothing of the body', async () => {
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${centre.ours.deviceId}.${'A'.repeat(43)}`,
      `Basic ${centre.ours.token}`,
    ]) {
      const reply = await centre.knock({ method: 'POST', url, body, headers: { authorization } });
      expect([authorization, reply.status, reply.json]).toEqual([authorization, 401, { type: 'denied' }]);
    }
  });

  test('refuses what is no JSON, what is none of its kind, and what is too large', async () => {
    const send = async (text: string, more: Record<string, string> = {}) => {
      const { status, type } = await centre.knock({
        method: 'POST',
        url,
        body: text,
        headers: { ...as(centre.ours), ...more },
      });
      return [status, type];
    };

    expect(await send('{"half')).toEqual([400, 'input-invalid']);
    expect(await send('')).toEqual([400, 'input-invalid']);
    expect(await send('[]')).toEqual([400, 'input-invalid']);
    expect(await send('null')).toEqual([400, 'input-invalid']);
    expect(await send('<a/>', { 'content-type': 'text/xml' })).toEqual([400, 'input-invalid']);
    expect(await send(JSON.stringify({ ...body, more: 'x'.repeat(LARGEST_BODY_BYTES) }))).toEqual([413, 'too-large']);
  });

  test('is there for POST alone', async () => {
    for (const method of ['GET', 'DELETE'] as const) {
      const { status, type } = await centre.knock({ method, url, headers: as(centre.ours) });
      expect([method, status, type]).toEqual([method, 404, 'not-found']);
    }
  });
});

describe('a snapshot, the live signal and a register list', () => {
  test.each([
    ['a snapshot for nobody', 'GET', '/v1/snapshot', 'clientId'],
    ['a snapshot for what is no id', 'GET', '/v1/snapshot?clientId=%E0%B8%AB', 'clientId'],
    ['a snapshot behind a cookie of a page', 'GET', `/v1/snapshot?clientId=pc-1&cookie=${'x'.repeat(201)}`, 'cookie'],
    ['a list by nobody', 'POST', '/v1/register-import?source=office-list', 'actorId'],
    ['a list from a rumour', 'POST', '/v1/register-import?actorId=one-supervisor&source=rumour', 'source'],
    [
      'a list of a province of three digits',
      'POST',
      '/v1/register-import?actorId=one-supervisor&source=national-feed&provinceCode=130',
      'provinceCode',
    ],
  ] as const)('%s is refused with the place', async (_what, method, url, path) => {
    const headers = { ...as(centre.ours), ...(method === 'POST' ? { 'content-type': 'text/csv' } : {}) };
    const reply = await centre.knock({ method, url, headers, ...(method === 'POST' ? { body: 'a,b' } : {}) });

    expect([reply.status, reply.json]).toMatchObject([400, { type: 'input-invalid', issues: [{ path }] }]);
  });

  test.each([
    ['GET', '/v1/snapshot?clientId=pc-1'],
    ['GET', '/v1/live'],
    ['GET', '/v1/devices'],
    ['POST', '/v1/register-import?actorId=one-supervisor&source=office-list'],
  ] as const)('%s %s opens to nobody without the token of a PC', async (method, url) => {
    expect(await centre.knock({ method, url })).toMatchObject({ status: 401, type: 'denied' });
  });

  test.each([
    ['one-clerk', 'not-allowed'],
    ['one-file-room', 'not-allowed'],
    ['one-finance', 'not-allowed'],
    ['one-who-left', 'actor-unknown'],
    ['nobody', 'actor-unknown'],
  ])('a register list in the name of %s is refused: %s', async (actorId, type) => {
    const before = await centre.stored();
    const reply = await centre.knock({
      method: 'POST',
      url: `/v1/register-import?actorId=${actorId}&source=office-list`,
      headers: { ...as(centre.ours), 'content-type': 'text/csv' },
      body: 'เลขทะเบียนโรงงาน,ชื่อโรงงาน\r\n3-64(1)-5/41ปท,โรงกลึงตัวอย่าง',
    });

    expect([reply.status, reply.type]).toEqual([403, type]);
    expect(await centre.stored()).toBe(before);
  });
});

describe('a door behind which a person must stand', () => {
  const doors = [
    ['/v1/enrolment-codes', 'enrolment-code', ['one-supervisor', 'one-administrator']],
    ['/v1/devices/revoke', 'revoke-device', ['one-supervisor', 'one-administrator']],
    ['/v1/bank-file', 'bank-file', ['one-finance', 'one-supervisor', 'one-administrator']],
  ] as const;
  const everybody = ['one-clerk', 'one-file-room', 'one-finance', 'one-supervisor', 'one-administrator'];
  const ask = (url: string, staffId: string, pin = PIN) =>
    centre.knock({ method: 'POST', url, body: { ...BODIES[url], proof: { staffId, pin } }, headers: as(centre.ours) });

  test.each(doors)('%s asks for the right to %s', async (url, action, allowed) => {
    const refused: string[] = [];
    for (const staffId of everybody) {
      const { status, json } = await ask(url, staffId);
      if (status === 403) refused.push(`${staffId} ${JSON.stringify(json)}`);
    }

    const others = everybody.filter((staffId) => !(allowed as readonly string[]).includes(staffId));
    expect(refused).toEqual(others.map((staffId) => `${staffId} ${JSON.stringify({ type: 'not-allowed', action })}`));
  });

  test.each(doors)('%s believes nobody who has left, and no stranger', async (url) => {
    for (const actorId of ['one-who-left', 'nobody']) {
      const { status, json } = await ask(url, actorId);
      expect([status, json]).toEqual([403, { type: 'actor-unknown', actorId }]);
    }
  });

  test.each(doors)(
    '%s locks after five wrong PINs, also for the right one, and opens after a quarter of an hour',
    async (url, _action, [staffId]) => {
      const answers: string[] = [];
      for (let time = 0; time < 6; time += 1) answers.push((await ask(url, staffId, '000000')).type);
      answers.push((await ask(url, staffId)).type);
      expect(answers).toEqual([
        'pin-wrong',
        'pin-wrong',
        'pin-wrong',
        'pin-wrong',
        'pin-locked',
        'pin-locked',
        'pin-locked',
      ]);

      centre.clock.pass(15 * 60_000);

      expect((await ask(url, staffId)).type).not.toMatch(/^pin-/);
    },
  );

  test('a right PIN forgets the wrong ones before it', async () => {
    const url = '/v1/enrolment-codes';
    const answers: string[] = [];
    for (const pin of ['000000', '000000', '000000', '000000', PIN, '000000', PIN])
      answers.push((await ask(url, 'one-administrator', pin)).type);

    expect(answers).toEqual(['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong', '', 'pin-wrong', '']);
  });

  test('knows nothing of another office: not its devices, not its files', async () => {
    const before = await centre.stored();
    const revoke = await centre.knock({
      method: 'POST',
      url: '/v1/devices/revoke',
      body: { proof, deviceId: centre.theirs.deviceId, reason: 'หาย' },
      headers: as(centre.ours),
    });

    expect([revoke.status, revoke.json]).toEqual([404, { type: 'device-unknown' }]);
    expect(await centre.stored()).toBe(before);
    expect(await centre.knock({ method: 'GET', url: '/v1/devices', headers: as(centre.theirs) })).toMatchObject({
      status: 200,
      json: { devices: [{ deviceId: centre.theirs.deviceId }] },
    });
  });

  test('a file nobody took over is not given', async () => {
    expect(await ask('/v1/bank-file', 'one-finance')).toMatchObject({
      status: 404,
      json: { type: 'bank-file-unknown' },
    });
  });
});
