import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/sync/protocol.ts';
import { openTestPostgres, type TestDatabase } from '../databases.ts';
import { aClient, SUPERVISOR } from '../test-centre.ts';
import { anAttackedCentre, type AttackedCentre } from './an-attacked-centre.ts';
import { databaseDigest } from './digest.ts';

describe('tokens that are forged, cut, replayed, revoked or of another office', () => {
  let database: TestDatabase;
  let attacked: AttackedCentre;

  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    attacked = await anAttackedCentre(database);
  });
  afterEach(() => attacked.app.close());

  const call = (token: string, url: string, payload?: object) =>
    attacked.app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload === undefined ? {} : { payload }),
    });

  /** Every route that a PC may use, asked in a way that would be taken from the right one. */
  const everyRoute = (): readonly (readonly [string, object | undefined])[] => {
    const client = aClient('client-of-attack', attacked.ours);
    return [
      ['/v1/push', client.request(client.lends('folder-1'))],
      ['/v1/pull', { protocol: PROTOCOL_VERSION, clientId: 'client-of-attack', cookie: '' }],
      ['/v1/compare', { cookie: 'v1:1', table: 'folder' }],
      ['/v1/lease', { kind: 'notice', size: 10 }],
      ['/v1/snapshot?clientId=client-of-attack', undefined],
      ['/v1/devices', undefined],
      ['/v1/enrolment-codes', { proof: { staffId: SUPERVISOR, pin: '1234' }, minutes: 10 }],
      ['/v1/devices/revoke', { proof: { staffId: SUPERVISOR, pin: '1234' }, deviceId: 'x-device', reason: 'หาย' }],
      [`/v1/register-import?actorId=${SUPERVISOR}&source=office-list`, {}],
    ];
  };

  const wrongTokens = (): Readonly<Record<string, string>> => {
    const { ours, theirs } = attacked;
    const [id = '', secret = ''] = ours.token.split('.');
    const [, theirSecret = ''] = theirs.token.split('.');
    return {
      'cut short': ours.token.slice(0, -1),
      'made longer': `${ours.token}A`,
      'one letter changed': `${id}.${secret.slice(0, -2)}${secret.endsWith('A') ? 'BB' : 'AA'}`,
      'the secret alone': secret,
      'our id with the secret of another PC': `${id}.${theirSecret}`,
      'an id that nobody has': `00000000-0000-7000-8000-000000000000.${secret}`,
      'SQL in the place of the id': `' or 1=1 --.${secret}`,
      nothing: '',
    };
  };

  test('none of them opens any route, each is answered with a code, and nothing changes', async () => {
    const before = await databaseDigest(database);
    const answers = new Set<string>();
    for (const token of Object.values(wrongTokens())) {
      for (const [url, payload] of everyRoute()) {
        const reply = await call(token, url, payload);
        answers.add(`${reply.statusCode} ${reply.json<{ type: string }>().type}`);
      }
    }

    expect([...answers]).toEqual(['401 denied']);
    expect(await databaseDigest(database)).toBe(before);
    expect(attacked.logged.filter(({ event }) => event === 'request').length).toBeGreaterThan(0);
    const secrets = attacked.ours.token.split('.')[1] ?? '';
    expect(JSON.stringify(attacked.logged)).not.toContain(secrets);
  });

  test('a revoked one opens nothing any more, and says so only to who has all of it', async () => {
    await sql`update device set revoked_at = now() where id = ${attacked.ours.deviceId}`.execute(database.db);
    const before = await databaseDigest(database);
    for (const [url, payload] of everyRoute()) {
      expect((await call(attacked.ours.token, url, payload)).json()).toEqual({ type: 'device-revoked' });
      expect((await call(wrongTokens()['cut short'] ?? '', url, payload)).json()).toEqual({ type: 'denied' });
    }
    expect(await databaseDigest(database)).toBe(before);
  });

  test('a request that was recorded and sent again changes nothing: not by its own PC, not by one of another office', async () => {
    const client = aClient('client-1', attacked.ours);
    const recorded = client.request(client.lends('folder-1'));
    const first = await call(attacked.ours.token, '/v1/push', recorded);
    const after = await databaseDigest(database);

    expect((await call(attacked.ours.token, '/v1/push', recorded)).json<{ verdicts: unknown }>().verdicts).toEqual(
      first.json<{ verdicts: unknown }>().verdicts,
    );
    const theirs = await call(attacked.theirs.token, '/v1/push', recorded);
    expect([theirs.statusCode, theirs.json()]).toEqual([403, { type: 'client-of-another-office' }]);
    expect(await databaseDigest(database)).toBe(after);
  });

  test('other work under a number that was used is refused, and the first stays', async () => {
    const client = aClient('client-1', attacked.ours);
    const entry = client.lends('folder-1');
    await call(attacked.ours.token, '/v1/push', client.request(entry));
    const after = await databaseDigest(database);

    const forged = { ...client.lends('folder-2'), seq: entry.seq };
    const reply = await call(attacked.ours.token, '/v1/push', client.request(forged));
    expect(reply.json()).toMatchObject({
      verdicts: [{ outcome: { kind: 'rejected', error: { type: 'sequence-reused' } } }],
    });
    expect(await databaseDigest(database)).toBe(after);
  });

  test('a PC of another office sees and changes no row of this one, whatever ids it names', async () => {
    const before = await databaseDigest(database, 'office-13');
    const { theirs } = attacked;
    const client = aClient('client-20', theirs);
    const reply = await call(
      theirs.token,
      '/v1/push',
      client.request(
        client.does(
          'save-biller',
          { officeId: 'office-13', biller: { billerId: '099999999999911', registeredName: 'โจร' } },
          { actorId: SUPERVISOR },
        ),
        client.does('check-out-folder', {
          folderId: 'folder-of-13-alone',
          borrowerId: SUPERVISOR,
          purpose: 'x',
          dueOn: '2026-12-01',
        }),
      ),
    );

    const codes = reply.json<{ verdicts: { outcome: { kind: string; error?: { type: string } } }[] }>().verdicts;
    expect(codes.map(({ outcome }) => outcome.error?.type)).toEqual(['office-unknown', 'folder-unknown']);
    for (const [url, payload] of [
      ['/v1/pull', { protocol: PROTOCOL_VERSION, clientId: 'client-20', cookie: '' }],
      ['/v1/compare', { cookie: 'v1:1', table: 'office', ranges: ['13'] }],
      ['/v1/snapshot?clientId=client-20', undefined],
      ['/v1/devices', undefined],
    ] as const) {
      const { body, statusCode } = await call(theirs.token, url, payload);
      expect([url, statusCode, body.includes('office-13')]).toEqual([url, 200, false]);
    }
    expect(await databaseDigest(database, 'office-13')).toBe(before);
  });

  test('a PC cannot act as the centre itself', async () => {
    const { ours } = attacked;
    const before = await databaseDigest(database);
    const client = aClient('centre-office-13', ours);
    const reply = await call(ours.token, '/v1/push', client.request(client.lends('folder-1')));

    expect([reply.statusCode, reply.json()]).toEqual([403, { type: 'client-of-another-office' }]);
    expect(await databaseDigest(database)).toBe(before);
  });
});
