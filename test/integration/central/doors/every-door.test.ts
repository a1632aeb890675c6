import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, anOpenCentre, knockAt, LARGEST_BODY_BYTES, type OpenCentre, PIN } from './an-open-centre.ts';
import { describedDoors, type DescribedDoor, knockOn, wellHealth } from './described-doors.ts';

const doors = await describedDoors();
const forPcs = doors.filter(({ isForPcs }) => isForPcs);
const forMinistry = doors.filter(({ kind, method }) => kind === 'ministry' && method !== 'DELETE');
const withBody = doors.filter(({ takes }) => takes !== undefined);
const named = (some: readonly DescribedDoor[]) => some.map((door) => [door.name, door] as const);

let centre: OpenCentre;
let revoked: Readonly<Record<string, string>>;
beforeAll(async () => {
  centre = await anOpenCentre({ health: wellHealth() });
  const proof = { staffId: 'one-supervisor', pin: PIN };
  const lost = await centre.knock({
    method: 'POST',
    url: '/v1/enrol',
    body: { enrolmentCode: 'CODE-office-13', deviceName: 'the lost one' },
  });
  const { deviceId, token } = lost.json as { deviceId: string; token: string };
  const shut = { proof, deviceId, reason: 'หาย' };
  await centre.knock({ method: 'POST', url: '/v1/devices/revoke', body: shut, headers: as(centre.ours) });
  revoked = { authorization: `Bearer ${token}` };
});
afterAll(() => centre.close());

/** Nothing that these tests do leaves a trace in what is stored. */
const storesNothing = (): void => {
  let before = '';
  beforeAll(async () => {
    before = await centre.stored();
  });
  afterAll(async () => {
    expect(await centre.stored()).toBe(before);
  });
};

/** Everything somebody may show who is no PC of this centre, or not in the way a PC does. */
const strangers = (): Readonly<Record<string, Readonly<Record<string, string>>>> => {
  const { ours, theirs } = centre;
  const [id = '', secret = ''] = ours.token.split('.');
  const [, theirSecret = ''] = theirs.token.split('.');
  const session = centre.session('administrator').cookie?.split('=')[1] ?? '';
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  return {
    nothing: {},
    'an empty header': { authorization: '' },
    'the word alone': { authorization: 'Bearer' },
    'a token cut short': bearer(ours.token.slice(0, -1)),
    'a token made longer': bearer(`${ours.token}A`),
    'a token of one bit less': bearer(`${id}.${secret.slice(0, -2)}${secret.endsWith('A') ? 'BB' : 'AA'}`),
    'the id alone': bearer(id),
    'the secret alone': bearer(secret),
    'our id with the secret of another': bearer(`${id}.${theirSecret}`),
    'an id that nobody has': bearer(`00000000-0000-7000-8000-000000000000.${secret}`),
    'SQL in the place of the id': bearer(`' or 1=1 --.${secret}`),
    'a token twice': bearer(`${ours.token} ${ours.token}`),
    'a token of two kilobytes': bearer(`${id}.${'A'.repeat(2_000)}`),
    'a small word': { authorization: `bearer ${ours.token}` },
    'another scheme': { authorization: `Basic ${ours.token}` },
    'the token without its scheme': { authorization: ours.token },
    'two blanks': { authorization: `Bearer  ${ours.token}` },
    'the token in another header': { 'x-authorization': `Bearer ${ours.token}`, token: ours.token },
    'the token as a cookie': { cookie: `token=${ours.token}; faem_ministry=${ours.token}` },
    'a code of enrolment': bearer('CODE-office-13'),
    'a session of the ministry': centre.session('administrator'),
    'a session as a token': bearer(session),
  };
};

/** What opens a door to who may. Who logs out is somebody else, or the others would be shut out. */
const known = ({ isForPcs, kind, method }: DescribedDoor): Readonly<Record<string, string>> => {
  if (isForPcs) return as(centre.ours);
  return kind === 'ministry' ? centre.session(method === 'DELETE' ? 'reader' : 'administrator') : {};
};

test('the description tells of doors of every kind', () => {
  expect(forPcs.length).toBeGreaterThan(9);
  expect(forMinistry.length).toBeGreaterThan(4);
  expect(new Set(doors.map(({ kind }) => kind))).toEqual(
    new Set([
      'bank',
      'enrol',
      'external',
      'health',
      'import',
      'live',
      'ministry',
      'ministry-log-in',
      'page',
      'snapshot',
      'sync',
      'tracking',
    ]),
  );
});

describe('a door for PCs', () => {
  storesNothing();

  test.each(named(forPcs))(
    '%s opens to nobody without the token of a PC, and says the same to all',
    async (_name, door) => {
      for (const [what, headers] of Object.entries(strangers())) {
        const { status, json } = await centre.knock(knockOn(door, headers));
        expect([what, status, json]).toEqual([what, 401, { type: 'denied' }]);
      }
    },
  );

  test.each(named(forPcs))('%s tells a PC that was shut out that it is, and opens no further', async (_name, door) => {
    const { status, json } = await centre.knock(knockOn(door, revoked));
    expect([status, json]).toEqual([401, { type: 'device-revoked' }]);
  });

  test.each(named(forPcs))('%s takes no token out of an address', async (_name, door) => {
    const { url } = door;
    const { token } = centre.ours;
    const asked = { ...door, url: `${url}${url.includes('?') ? '&' : '?'}token=${token}&access_token=${token}` };
    expect((await centre.knock(knockOn(asked))).type).toBe('denied');
  });

  test.each(named(forPcs.filter(({ takes }) => takes !== undefined)))(
    '%s asks who is there before it looks at what is sent, however large',
    async (_name, door) => {
      const { type } = await centre.knock(knockOn(door, {}, `{"half${'x'.repeat(LARGEST_BODY_BYTES * 2)}`));
      expect(type).toBe('denied');
    },
  );
});

describe('a door of the ministry', () => {
  storesNothing();

  test.each(named(forMinistry))('%s opens to nobody without a session, and to no PC', async (_name, door) => {
    for (const [what, headers] of Object.entries({ ...strangers(), 'a PC': as(centre.ours) })) {
      if (what === 'a session of the ministry') continue;
      const { status, json } = await centre.knock(knockOn(door, headers));
      expect([what, status, json]).toEqual([what, 401, { type: 'ministry-session-over' }]);
    }
  });
});

describe('a door of a bank or of another system', () => {
  storesNothing();

  const own = doors.filter(({ kind }) => kind === 'bank' || kind === 'external');

  test.each(named(own))('%s opens to no PC and to nobody of the ministry', async (_name, door) => {
    for (const headers of [{}, as(centre.ours), revoked, centre.session('administrator')]) {
      const { status, json } = await centre.knock(knockOn(door, headers));
      expect([status, json]).toEqual([401, { type: 'denied' }]);
    }
  });
});

describe('a door for everybody', () => {
  const open = doors.filter(({ kind }) => kind === 'health' || kind === 'page' || kind === 'tracking');

  test.each(named(open))('%s says the same whoever asks', async (_name, door) => {
    const texts = new Set<string>();
    for (const headers of [{}, as(centre.ours), revoked, { authorization: 'Bearer nonsense' }]) {
      // From this machine: the figures are for nobody else.
      const { body, status } = await knockAt(centre.app, knockOn(door, headers), '127.0.0.1');
      texts.add(`${status} ${door.path === '/metrics' ? 'figures' : body}`);
    }
    expect([...texts]).toHaveLength(1);
  });
});

describe('what every door has in common', () => {
  /** A stream without an end is no answer that can be waited for here; its headers are looked at in a test of its own. */
  const ending = doors.filter(({ kind }) => kind !== 'live');

  test.each(named(ending))(
    '%s is never kept on the way, and tells a browser to be careful with it',
    async (_name, door) => {
      for (const headers of [known(door), {}]) {
        const { headers: given } = await centre.knock(knockOn(door, headers));
        expect(given).toMatchObject({
          'cache-control': 'no-store',
          vary: expect.stringContaining('Origin'),
          'x-request-id': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          'permissions-policy': expect.stringContaining('geolocation=()'),
        });
        expect(Object.keys(given)).not.toEqual(expect.arrayContaining(['server']));
        expect(Object.keys(given)).not.toEqual(expect.arrayContaining(['x-powered-by']));
        if (door.kind === 'bank') continue;
        expect(given).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
        expect(String(given['content-security-policy'])).toMatch(/default-src '(self|none)'/);
      }
    },
  );

  test.each(named(doors))('%s is there for its own method alone', async (_name, door) => {
    const there = doors.filter(({ path }) => path === door.path).map(({ method }) => method);
    const others = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter(
      (method) => !there.some((own) => own === method),
    );
    for (const method of others) {
      const { status, type } = await centre.knock({ method, url: door.url, headers: known(door) });
      expect([method, status, type]).toEqual([method, 404, 'not-found']);
    }
  });

  test.each(named(doors.filter(({ method }) => method === 'GET')))(
    '%s tells its head alone to who asks for that',
    async (_name, door) => {
      const { status, body } = await centre.knock({ method: 'HEAD', url: door.url, headers: known(door) });
      const isEndless = door.kind === 'live';
      const whole = isEndless ? { status: 404 } : await centre.knock(knockOn(door, known(door)));
      expect([status, body]).toEqual([whole.status, '']);
    },
  );

  test.each(named(doors))('%s may be called by pages of the app, and by those of nobody else', async (_name, door) => {
    const ask = async (origin: string) => {
      const { status, headers } = await centre.knock({ method: 'OPTIONS', url: door.url, headers: { origin } });
      return [status, headers['access-control-allow-origin'], headers['access-control-allow-credentials']];
    };
    expect(await ask('app://faem')).toEqual([204, 'app://faem', undefined]);
    for (const origin of ['https://evil.example', 'app://faem.evil', 'APP://FAEM', 'null', '*'])
      expect([origin, ...(await ask(origin))]).toEqual([origin, 404, undefined, undefined]);
  });
});

describe('a body that makes no sense', () => {
  storesNothing();
  let small: FastifyInstance;
  beforeAll(async () => {
    small = await centre.another({ limits: Object.fromEntries(doors.map(({ kind }) => [kind, { bodyBytes: 600 }])) });
  });
  afterAll(() => small.close());

  test.each(named(withBody))(
    '%s refuses what is larger than it takes, and nothing of it is stored',
    async (_name, door) => {
      const sizes = [599, 600, 601, 60_000].map((bytes) => `{"x":"${'x'.repeat(bytes - 8)}"}`);
      const answers: boolean[] = [];
      for (const body of sizes) {
        const { status, type } = await knockAt(small, knockOn(door, known(door), body));
        answers.push(status === 413 && type === 'too-large');
      }

      // A register list is read as it comes; how much of it is too much is told by whoever reads it.
      expect(answers).toEqual(door.kind === 'import' ? [false, false, false, false] : [false, false, true, true]);
    },
  );

  test.each(named(withBody))(
    '%s answers what is broken with a code of its own, never with a fault',
    async (_name, door) => {
      const broken: readonly (readonly [string, string, Readonly<Record<string, string>>?])[] = [
        ['half a body', '{"half'],
        ['nothing at all', ''],
        ['null', 'null'],
        ['a list', '[]'],
        ['a number', '1e400'],
        ['two bodies', '{}{}'],
        ['a poisoned prototype', '{"__proto__":{"isAdmin":true}}'],
        ['lists a thousand deep', '['.repeat(1_000) + ']'.repeat(1_000)],
        ['a page', '<html>', { 'content-type': 'text/html' }],
        ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
        ['parts', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
        ['no type that can be read', '{}', { 'content-type': ';;;' }],
        ['a type of a page', '{}', { 'content-type': `text/${'x'.repeat(500)}` }],
        ['letters of another alphabet', '{}', { 'content-type': 'application/json; charset=tis-620' }],
        ['a body that says it is packed', '{}', { 'content-encoding': 'gzip' }],
      ];
      for (const [what, body, headers] of broken) {
        const asked = knockOn(door, { ...known(door), ...headers }, body);
        const { status, type, headers: given } = await centre.knock(asked);
        expect([what, status >= 400 && status < 500 && type !== '', given['content-type']]).toEqual([
          what,
          true,
          'application/json; charset=utf-8',
        ]);
      }
    },
  );
});
