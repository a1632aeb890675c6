import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { silentMeter } from '#central/observe/meter.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { PUSH_LIMIT } from '#shared/sync/protocol.ts';
import { aCentre, aClient, kinds, pushed, SHELF, type TestCentre } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();
let judged: string[];
let pushes: number[];
let centre: TestCentre;

beforeEach(() => {
  [judged, pushes] = [[], []];
  centre = aCentre(stand.database, {
    clock: stand.clock,
    log: stand.log,
    signals: stand.centre.signals,
    meter: {
      ...silentMeter,
      judged: (name, as) => void judged.push(`${name} ${as}`),
      pushed: (entries) => void pushes.push(entries),
    },
  });
});

const clients = async () => {
  const { rows } = await sql<{ id: string; office: string; device: string }>`
    select id, office_id as office, device_id as device from client order by id`.execute(stand.database.db);
  return rows;
};

describe('a push', () => {
  test('without work is answered with the time of the centre, and makes its client known', async () => {
    const client = aClient('pc-1', stand.ours);
    const answer = await centre.push(client.device, client.request());
    expect(answer).toEqual({ ok: true, value: { verdicts: [], centreNowMs: stand.clock.nowMs() } });
    expect(await clients()).toEqual([{ id: 'pc-1', office: 'office-13', device: stand.ours.deviceId }]);
    expect([await stand.version(), stand.signals, pushes]).toEqual([1, [], [0]]);
  });

  test('that a colleague brings makes the client known as one of the device that made the work', async () => {
    const client = aClient('pc-1', { officeId: 'office-13', deviceId: 'device-that-burned' });
    await pushed(centre, { ...client, device: stand.ours }, client.lends('folder-1'));
    expect(await clients()).toEqual([{ id: 'pc-1', office: 'office-13', device: 'device-that-burned' }]);
    const { rows } = await sql<{ by: string }>`select brought_by as by from verdict`.execute(stand.database.db);
    expect(rows).toEqual([{ by: stand.ours.deviceId }]);
  });

  test.each(['centre', 'centre-office-13', 'centres'])('may not call itself %s', async (clientId) => {
    const client = aClient(clientId, stand.ours);
    const answer = await centre.push(client.device, client.request(client.lends('folder-1')));
    expect(answer).toEqual({ ok: false, error: { type: 'client-of-another-office' } });
    expect([await clients(), await stand.rows('movement')]).toEqual([[], []]);
  });

  test('with one entry of another client is refused whole, and says which', async () => {
    const [client, other] = [aClient('pc-1', stand.ours), aClient('pc-2', stand.ours)];
    const answer = await centre.push(client.device, client.request(client.lends('folder-1'), other.lends('folder-2')));
    expect(answer).toEqual({
      ok: false,
      error: {
        type: 'input-invalid',
        issues: [{ path: 'entries.1.clientId', message: 'differs from the request' }],
      },
    });
    expect([await clients(), await stand.rows('movement')]).toEqual([[], []]);
  });

  test('of a client that another office has is refused before anything of it is looked at', async () => {
    const theirs = aClient('pc-1', stand.theirs);
    const first = theirs.lends('folder-1');
    await pushed(centre, theirs, first);
    const ours = aClient('pc-1', stand.ours);
    expect(await centre.push(stand.ours, ours.request(first))).toEqual({
      ok: false,
      error: { type: 'client-of-another-office' },
    });
    expect(await stand.rows('movement')).toEqual([]);
  });

  test('as large as a push may be is one change for each entry, told once', async () => {
    const client = aClient('pc-1', stand.ours);
    const folders = ['folder-1', 'folder-2', 'folder-3'] as const;
    const work = Array.from({ length: PUSH_LIMIT }, (_, index) =>
      client.does('see-folder', { folderId: folders[index % 3] ?? '', locationId: SHELF }),
    );

    expect(new Set(kinds(await pushed(centre, client, ...work)))).toEqual(new Set(['applied']));

    expect([await stand.version(), stand.signals]).toEqual([PUSH_LIMIT + 1, [['office-13', PUSH_LIMIT + 1]]]);
    expect([(await stand.rows('movement')).length, judged.length, pushes]).toEqual([
      PUSH_LIMIT,
      PUSH_LIMIT,
      [PUSH_LIMIT],
    ]);
  });
});

describe('what is told and counted', () => {
  test('is one signal with the newest version, and none where nothing changed', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(centre, client, client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-none'));
    await pushed(centre, client, client.lends('folder-none'), client.entry('no-such-mutation@1', {}));
    expect(stand.signals).toEqual([['office-13', 3]]);
  });

  test('is what was judged, by its name as it came, and once: not what was known already', async () => {
    const client = aClient('pc-1', stand.ours);
    const work = [
      client.lends('folder-1'),
      client.lends('folder-1', 'staff-supervisor'),
      client.entry('no-such@9', {}),
    ];
    await pushed(centre, client, ...work);
    await pushed(centre, client, ...work);
    expect(judged).toEqual(['check-out-folder@1 applied', 'check-out-folder@1 exception', 'no-such@9 rejected']);
    expect(pushes).toEqual([3, 3]);
  });

  test('is nothing of a push that is refused', async () => {
    const client = aClient('centre-x', stand.ours);
    await centre.push(client.device, client.request(client.lends('folder-1')));
    expect([judged, stand.signals, pushes]).toEqual([[], [], [1]]);
  });
});

describe('the order of verdicts', () => {
  test('is that of the entries, those that were known before those that are new', async () => {
    const client = aClient('pc-1', stand.ours);
    const [one, two, three] = [client.lends('folder-1'), client.lends('folder-none'), client.lends('folder-2')];
    await pushed(centre, client, one, two);
    const verdicts = await pushed(centre, client, one, two, three);
    expect(verdicts.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(kinds(verdicts)).toEqual(['applied', 'rejected folder-unknown', 'applied']);
  });

  test('ends before a gap: what stands behind it is pushed again', async () => {
    const client = aClient('pc-1', stand.ours);
    const [one, , three] = [client.lends('folder-1'), client.lends('folder-2'), client.lends('folder-3')];
    expect((await pushed(centre, client, one, three)).map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('what only the centre may say', () => {
  test.each([
    ['that money came', 'record-bank-event@1', bankTook()],
    [
      'what a bank answered about a slip',
      'note-slip-answer@1',
      { slipId: 'x', inquiryId: 'y', said: { kind: 'not-found' } },
    ],
  ])('is refused from a PC: %s', async (_what, name, args) => {
    const client = aClient('pc-1', stand.ours);
    const [verdict] = await pushed(centre, client, client.entry(name, args, { actorId: 'staff-supervisor' }));
    expect(verdict?.outcome).toEqual({
      kind: 'rejected',
      error: { type: 'centre-only', name: name.split('@')[0] },
    });
    expect(await stand.rows('payment')).toEqual([]);
  });
});

describe('an entry in the trail and beside its verdict', () => {
  test('is there with its hash, whose it was, and what became of it', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(centre, client, client.lends('folder-1'), client.lends('folder-none'));
    expect(await stand.acts()).toMatchObject([
      { kind: 'mutation', name: 'check-out-folder@1', seq: 1, outcome: 'applied', broughtBy: stand.ours.deviceId },
      { kind: 'mutation', seq: 2, outcome: 'rejected', error: 'folder-unknown' },
    ]);
  });

  test('of a name that no mutation has is not repeated there: anything may be written in a name', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(centre, client, client.entry('ชื่อคนหนึ่ง 1-2345-67890-12-3', {}));
    expect(await stand.acts()).toMatchObject([{ name: 'unknown', error: 'mutation-unknown' }]);
    expect(JSON.stringify(await stand.acts())).not.toContain('12-3');
  });

  test('with half a character is kept with its verdict as it came, and is no row', async () => {
    const client = aClient('pc-1', stand.ours);
    const entry = client.does('park-scan', { text: 'A\u0000B\ud800' });
    expect(kinds(await pushed(centre, client, entry))).toEqual(['rejected input-invalid']);
    const { rows } = await sql<{ entry: string }>`select entry::text as entry from verdict`.execute(stand.database.db);
    expect(JSON.parse(rows[0]?.entry ?? '')).toEqual(entry);
    expect(await stand.rows('parkedScan')).toEqual([]);
  });
});
