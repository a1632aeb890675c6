import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { CompareRequest } from '#shared/sync/compare-protocol.ts';
import { PROTOCOL_VERSION, PULL_LIMIT, SnapshotHead, type SnapshotPlace } from '#shared/sync/protocol.ts';
import { openTestPglite, type TestDatabase } from '../databases.ts';
import { anApp } from '../test-app.ts';
import { aCentre, aFolder, anOffice, pullAll, aClient, putRows, type TestCentre } from '../test-centre.ts';

const OFFICE = 'office-13';
/** Rows that `anOffice` opens with beside its folders. */
const OTHERS = 4;

let database: TestDatabase;
let centre: TestCentre;
let device: Device;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.empty();
  device = await anOffice(database);
  centre = aCentre(database);
});

const pull = async (cookie: string, clientId = 'pc-1') => {
  const page = await centre.pull(device, { protocol: PROTOCOL_VERSION, clientId, cookie });
  invariant(page.ok, 'the client is of this office');
  return page.value;
};
const snapshot = async (from?: SnapshotPlace, of = device, clientId = 'pc-1') => {
  const lines: string[] = [];
  await centre.snapshot(of, { clientId, from }, async (text) => void lines.push(...text.trimEnd().split('\n')));
  const [head = '', ...rows] = lines;
  return { head: SnapshotHead.parse(JSON.parse(head)), end: rows.pop(), rows };
};
const generation = (number: number) => sql`update office set generation = ${number}::bigint`.execute(database.db);

describe('a cookie of a PC', () => {
  beforeEach(() => putRows(database, { officeId: OFFICE, version: 3 }, [['folder', aFolder(9)]]));

  test.each([
    ['of the office as it is', 'v1:3', 'page'],
    ['of a version before', 'v1:1', 'page'],
    ['of nothing at all', '', 'page'],
    ['of before the first version', 'v1:0', 'page'],
    ['of one version more than the office has', 'v1:4', 'reset'],
    ['in the middle of the newest version', 'v1:3:folder:folder-1', 'page'],
    ['behind the last row of the newest version', 'v1:3:staff:zzz', 'page'],
    ['in the middle of one version more than the office has', 'v1:4:folder:folder-1', 'reset'],
    ['of another program', 'v2:3', 'reset'],
    ['that is cut', 'v1:', 'reset'],
    ['with a sign', 'v1:-1', 'reset'],
    ['with more digits than a number holds', `v1:${'9'.repeat(16)}`, 'reset'],
    ['of a restored office that this one is not', 'v1:3@7', 'reset'],
  ])('%s (%j) gets a %s', async (_what, cookie, kind) => {
    expect((await pull(cookie)).kind).toBe(kind);
  });

  test.each([
    ['v1:3@7', 'page'],
    ['v1:2@7', 'page'],
    ['v1:3', 'reset'],
    ['v1:3@6', 'reset'],
    ['v1:3@8', 'reset'],
    ['v1:4@7', 'reset'],
    ['v1:4:folder:folder-1@7', 'reset'],
    ['', 'page'],
  ])('of an office that was restored once: %j gets a %s', async (cookie, kind) => {
    await generation(7);
    const reply = await pull(cookie);
    expect(reply.kind).toBe(kind);
    expect(reply.kind === 'page' ? reply.cookie : 'v1:3@7').toBe('v1:3@7');
  });

  test('whose version the centre lost in a crash is not answered as if all were well', async () => {
    const middle = 'v1:3:folder:folder-1';
    expect(await pull(middle)).toMatchObject({ kind: 'page', cookie: 'v1:3' });
    await sql`delete from synced_row where version = 3`.execute(database.db);
    await sql`update office set version = 2`.execute(database.db);
    expect(await pull(middle)).toMatchObject({ kind: 'reset' });
    expect(await pull('v1:3')).toMatchObject({ kind: 'reset' });
    expect(await pull('v1:2')).toMatchObject({ kind: 'page', operations: [] });
  });

  test('a reset tells the client how far its own work got, so that it sends the rest again', async () => {
    await sql`insert into client (id, office_id, last_seq) values ('pc-1', ${OFFICE}, 41)`.execute(database.db);
    expect(await pull('v1:99')).toEqual({ kind: 'reset', lastSeq: 41 });
    expect(await pull('v1:99', 'pc-unknown')).toEqual({ kind: 'reset', lastSeq: 0 });
  });
});

describe('a pull of as many rows as a page holds', () => {
  const fill = async (rows: number): Promise<void> => {
    await sql`delete from synced_row`.execute(database.db);
    await putRows(
      database,
      { officeId: OFFICE, version: 2 },
      Array.from({ length: rows }, (_, at) => ['folder', aFolder(at + 1)] as const),
    );
  };

  test.each([
    [PULL_LIMIT - 1, 1],
    [PULL_LIMIT, 2],
    [PULL_LIMIT + 1, 2],
  ])('%i rows come in %i pages, each once', async (rows, pages) => {
    await fill(rows);
    const pulled = await pullAll(centre, aClient('pc-1', device));
    expect(pulled).toMatchObject({ pages, cookie: 'v1:2' });
    expect(new Set(pulled.operations.map(({ id }) => id)).size).toBe(rows);
    expect(pulled.operations).toHaveLength(rows);
  });

  test('a full page leads to its own last row, and the next begins behind it', async () => {
    await fill(PULL_LIMIT + 1);
    const first = await pull('');
    invariant(first.kind === 'page', 'a page comes');
    const last = first.operations.at(-1);
    expect(first).toMatchObject({ complete: false, cookie: `v1:2:folder:${last?.id}` });
    const next = await pull(first.cookie);
    expect(next).toMatchObject({ complete: true, cookie: 'v1:2', operations: [{ table: 'folder' }] });
  });
});

describe('a snapshot', () => {
  /** One statement reads so many rows. */
  const PAGE = 5_000;

  test.each([PAGE - 1, PAGE, PAGE + 1])('of %i rows has every one once, and says so twice', async (rows) => {
    const folders = rows - OTHERS - 3;
    await putRows(
      database,
      { officeId: OFFICE, version: 2 },
      Array.from({ length: folders }, (_, at) => ['folder', aFolder(at + 10)] as const),
    );
    const whole = await snapshot();
    expect(whole.head.rows).toBe(rows);
    expect(whole.rows).toHaveLength(rows);
    expect(new Set(whole.rows).size).toBe(rows);
    expect(whole.end).toBe(`{"end":${rows}}`);
  });

  test('has no tombstones, and counts none', async () => {
    await sql`update synced_row set data = null, version = 2 where id = 'folder-2'`.execute(database.db);
    const { head, rows } = await snapshot();
    expect(head.rows).toBe(OTHERS + 2);
    expect(rows.join('\n')).not.toContain('"folder-2"');
  });

  test('says how far the work of its PC got, and nothing of a PC of another office', async () => {
    const other = await anOffice(database, { officeId: 'office-20' });
    await sql`insert into client (id, office_id, last_seq) values ('pc-1', ${OFFICE}, 12)`.execute(database.db);
    expect((await snapshot()).head.lastSeq).toBe(12);
    expect((await snapshot(undefined, other)).head.lastSeq).toBe(0);
    expect((await snapshot(undefined, device, 'pc-2')).head.lastSeq).toBe(0);
  });

  const behind = (cookie: string, id = 'folder-1'): SnapshotPlace => ({ cookie, table: 'folder', id });

  test('that was cut off goes on behind its last row, under the cookie it began with', async () => {
    await putRows(database, { officeId: OFFICE, version: 2 }, [['folder', aFolder(9)]]);
    const { head, rows } = await snapshot(behind('v1:1'));
    expect(head).toMatchObject({ cookie: 'v1:1', resumed: true, rows: rows.length });
    expect(rows[0]).toContain('"folder-2"');
    expect(rows.join()).not.toContain('["folder",{"id":"folder-1"');
  });

  test.each([
    ['of one version more than there is', 'v1:2'],
    ['in the middle of a version that is gone', 'v1:2:folder:folder-1'],
    ['of an office that was restored', 'v1:1@5'],
    ['that nobody wrote', 'nonsense'],
    ['with a place out of this world', "v1:1'; drop table office"],
  ])('that goes on with a cookie %s comes anew and whole', async (_what, cookie) => {
    const { head, rows } = await snapshot(behind(cookie));
    expect(head.resumed).toBeUndefined();
    expect(head).toMatchObject({ cookie: 'v1:1', rows: OTHERS + 3 });
    expect(rows).toHaveLength(OTHERS + 3);
  });

  test.each([
    ['goes on in the generation in which it began', 'v1:1@5', true],
    ['comes anew when it began before the restoring', 'v1:1', undefined],
    ['comes anew when it began in another', 'v1:1@4', undefined],
  ])('of a restored office %s', async (_what, cookie, resumed) => {
    await generation(5);
    const { head } = await snapshot(behind(cookie));
    expect(head.resumed).toBe(resumed);
    expect(head.cookie).toBe('v1:1@5');
  });

  test('behind its very last row has nothing left but its end', async () => {
    const { head, rows, end } = await snapshot({ cookie: 'v1:1', table: 'zzz', id: 'zzz' });
    expect(head).toMatchObject({ resumed: true, rows: 0 });
    expect([rows, end]).toEqual([[], '{"end":0}']);
  });

  test('whose receiver is gone ends in the middle and holds nothing: the next one is served', async () => {
    const gone = centre.snapshot(device, { clientId: 'pc-1' }, async () => {
      throw new Error('gone');
    });
    await expect(gone).rejects.toThrow('gone');
    expect((await snapshot()).rows).toHaveLength(OTHERS + 3);
  });
});

describe('a snapshot over HTTP', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip; q=0.000, identity', undefined],
    ['br', undefined],
    ['x-gzipped', undefined],
    ['', undefined],
  ])('for whoever takes %j is packed as %s', async (accepted, encoding) => {
    const app = await anApp(centre);
    const enrolled = await centre.devices.enrol('CODE-office-13', 'PC');
    const token = enrolled.ok ? enrolled.value.token : '';
    const reply = await app.inject({
      url: '/v1/snapshot?clientId=pc-1',
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': accepted },
    });
    expect([reply.statusCode, reply.headers['content-encoding']]).toEqual([200, encoding]);
    await app.close();
  });
});

describe('a PC that compares', () => {
  const compare = (cookie: string, table: 'folder' | 'staff' = 'folder', ranges?: string[]) =>
    centre.compare(device, CompareRequest.parse({ cookie, table, ...(ranges ? { ranges } : {}) }));

  test.each([
    ['the version as it is', 'v1:1', 'digests'],
    ['before the first version', 'v1:0', 'digests'],
    ['one version more', 'v1:2', 'moved'],
    ['the middle of a version', 'v1:1:folder:folder-1', 'moved'],
    ['nothing yet', '', 'moved'],
    ['what nobody wrote', 'v7', 'moved'],
    ['another generation', 'v1:1@3', 'moved'],
  ])('with a cookie of %s (%j) is told: %s', async (_what, cookie, kind) => {
    expect((await compare(cookie)).kind).toBe(kind);
  });

  test('at version 0 has every row to pull and nothing to compare', async () => {
    const reply = await compare('v1:0');
    expect(reply).toMatchObject({ digests: [] });
    expect(reply.kind === 'digests' && [...reply.changed].sort()).toEqual(['folder-1', 'folder-2', 'folder-3']);
  });

  test('is told of a row that went away since, and not of one of another table', async () => {
    await sql`update synced_row set data = null, version = 2 where id = 'folder-2'`.execute(database.db);
    await sql`update synced_row set version = 2 where id = 'staff-clerk'`.execute(database.db);
    await sql`update office set version = 2`.execute(database.db);
    expect(await compare('v1:1')).toMatchObject({ kind: 'digests', changed: ['folder-2'] });
    const rows = await compare('v1:2', 'folder', ['-1', '-2', '-3']);
    expect(rows).toMatchObject({ kind: 'rows', changed: [], rows: [{ id: 'folder-1' }, { id: 'folder-3' }] });
  });

  test.each([
    [2_000, 'digests'],
    [2_001, 'moved'],
  ])('that missed %i rows of the table is told: %s', async (missed, kind) => {
    await putRows(
      database,
      { officeId: OFFICE, version: 2 },
      Array.from({ length: missed }, (_, at) => ['folder', aFolder(at + 10)] as const),
    );
    expect((await compare('v1:1')).kind).toBe(kind);
    expect((await compare('v1:1', 'folder', ['-1'])).kind).toBe(kind === 'moved' ? 'moved' : 'rows');
    expect((await compare('v1:1', 'staff')).kind).toBe('digests');
  });

  test('counts once for the table and once for every range it fetches', async () => {
    const counted: number[] = [];
    const meter = {
      judged: () => undefined,
      pushed: () => undefined,
      listening: () => () => undefined,
      compared: (ranges: number) => void counted.push(ranges),
    };
    centre = aCentre(database, { meter });
    await compare('v1:1');
    await compare('v1:1', 'folder', ['-1', '-2']);
    await compare('v1:9');
    expect(counted).toEqual([0, 2]);
  });
});
