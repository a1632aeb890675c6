import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import type { SnapshotPlace } from '#shared/sync/protocol.ts';
import { SnapshotHead } from '#shared/sync/protocol.ts';
import { aClient, pushed } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';
import { FIRST_IN_ORDER, FIRST_ROWS, putMany } from './many-rows.ts';

const stand = twoOffices();
const PAGE = 5_000;

/** Everything that is written, taken apart again; `pieces` is how often something was. */
const taken = async (given: { from?: SnapshotPlace; clientId?: string; device?: Device } = {}) => {
  const pieces: string[] = [];
  const { from, clientId = 'pc-1', device = stand.ours } = given;
  await stand.centre.snapshot(device, { clientId, from }, async (lines) => void pieces.push(lines));
  const [head = '', ...lines] = pieces.join('').trimEnd().split('\n');
  const rows = lines.slice(0, -1).map((line) => JSON.parse(line) as [string, { id: string }]);
  return {
    head: SnapshotHead.parse(JSON.parse(head)),
    ids: rows.map(([table, { id }]) => `${table} ${id}`),
    end: (JSON.parse(lines.at(-1) ?? '') as { end: number }).end,
    pieces: pieces.length,
  };
};
const at = (cookie: string, table = 'folder', id = 'folder-2'): SnapshotPlace => ({ cookie, table, id });

describe('a snapshot of an office', () => {
  test('is a head, its rows by table and id, and an end that counts them', async () => {
    const { head, ids, end } = await taken();
    expect(head).toEqual({
      protocol: 2,
      cookie: 'v1:1',
      lastSeq: 0,
      centreNowMs: stand.clock.nowMs(),
      rows: FIRST_ROWS,
    });
    expect(ids).toEqual(FIRST_IN_ORDER);
    expect(end).toBe(FIRST_ROWS);
  });

  test.each([
    ['one row fewer than a piece holds', PAGE - 1, 1],
    ['as many rows as a piece holds', PAGE, 1],
    ['one row more than a piece holds', PAGE + 1, 2],
    ['two pieces of rows', 2 * PAGE, 2],
  ])('with %s has each row once', async (_what, count, piecesOfRows) => {
    await putMany(stand.database, { officeId: 'office-13', version: 2, count: count - FIRST_ROWS });

    const { head, ids, end, pieces } = await taken();

    expect([head.rows, new Set(ids).size, ids.length, end]).toEqual([count, count, count, count]);
    expect(pieces).toBe(piecesOfRows + 2);
  });

  test('leaves out what is gone, and counts it nowhere', async () => {
    await stand.remove('folder', 'folder-2');
    const { head, ids, end } = await taken();
    expect([head.rows, end, ids.includes('folder folder-2')]).toEqual([FIRST_ROWS - 1, FIRST_ROWS - 1, false]);
  });

  test('of an office without a row is a head and an end', async () => {
    await sql`delete from synced_row where office_id = 'office-13'`.execute(stand.database.db);
    expect(await taken()).toMatchObject({ head: { rows: 0, cookie: 'v1:1' }, ids: [], end: 0, pieces: 2 });
  });

  test('keeps a row on one line, whatever stands in it', async () => {
    const name = 'ชั้น\n"๑"\\\r\t\u2028\u0085 [\'";]';
    const [shelf] = await stand.rows('location');
    if (!shelf) throw new Error('there is a shelf');
    await stand.put([['location', { ...shelf, name }]]);
    const lines: string[] = [];
    await stand.centre.snapshot(stand.ours, { clientId: 'pc-1' }, async (piece) => void lines.push(piece));
    const line = lines
      .join('')
      .split('\n')
      .find((one) => one.startsWith('["location"'));
    expect((JSON.parse(line ?? '') as [string, { name: string }])[1].name).toBe(name);
  });

  test('tells a client its own last number, and that of a client of another office to nobody', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(stand.centre, client, client.lends('folder-1'), client.lends('folder-2'));
    expect((await taken()).head.lastSeq).toBe(2);
    expect((await taken({ device: stand.theirs })).head.lastSeq).toBe(0);
    expect((await taken({ clientId: 'pc-new' })).head.lastSeq).toBe(0);
  });

  test('is of the own office alone', async () => {
    await putMany(stand.database, { officeId: 'office-20', version: 2, count: 3 });
    expect((await taken()).ids.filter((id) => id.startsWith('parkedScan'))).toEqual([]);
    expect((await taken({ device: stand.theirs })).head).toMatchObject({ rows: FIRST_ROWS + 3, cookie: 'v1:2' });
  });
});

describe('a snapshot that goes on where it was cut off', () => {
  test('has what stands behind that row, under the cookie of the first part', async () => {
    await putMany(stand.database, { officeId: 'office-13', version: 2, count: 2 });
    const { head, ids, end } = await taken({ from: at('v1:1') });
    expect(head).toMatchObject({ cookie: 'v1:1', resumed: true, rows: 7 });
    expect(ids[0]).toBe('folder folder-3');
    expect([ids.length, end]).toEqual([7, 7]);
  });

  test('behind the last row has no row more', async () => {
    expect(await taken({ from: at('v1:1', 'staff', 'staff-supervisor') })).toMatchObject({
      head: { resumed: true, rows: 0 },
      ids: [],
      end: 0,
    });
  });

  test('behind a row that is gone meanwhile goes on all the same', async () => {
    await stand.remove('folder', 'folder-2');
    expect((await taken({ from: at('v1:1') })).ids[0]).toBe('folder folder-3');
  });

  test.each([
    ['a version the office has not reached', 'v1:2'],
    ['another generation', 'v1:1@1'],
    ['nobody', 'nonsense'],
  ])('begins anew where its cookie is of %s', async (_what, cookie) => {
    const { head, ids } = await taken({ from: at(cookie) });
    expect(head).toMatchObject({ cookie: 'v1:1', rows: FIRST_ROWS });
    expect([head.resumed, ids.length, ids[0]]).toEqual([undefined, FIRST_ROWS, 'folder folder-1']);
  });

  test('of a restored office goes on by a cookie of that office only', async () => {
    await sql`update office set generation = 4 where id = 'office-13'`.execute(stand.database.db);
    expect((await taken({ from: at('v1:1@4') })).head).toMatchObject({ cookie: 'v1:1@4', resumed: true });
    expect((await taken({ from: at('v1:1') })).head).toMatchObject({ cookie: 'v1:1@4', rows: FIRST_ROWS });
  });
});

describe('a snapshot that cannot be written', () => {
  test.each([
    ['its head', 1],
    ['its rows', 2],
    ['its second piece of rows', 3],
    ['its end', 4],
  ])('ends with %s, and the centre serves the next one', async (_what, failing) => {
    await putMany(stand.database, { officeId: 'office-13', version: 2, count: PAGE });
    let pieces = 0;
    const cut = stand.centre.snapshot(stand.ours, { clientId: 'pc-1' }, async () => {
      pieces += 1;
      if (pieces === failing) throw new Error('nobody listens');
    });

    await expect(cut).rejects.toThrow('nobody listens');
    expect(pieces).toBe(failing);
    expect((await taken()).end).toBe(PAGE + FIRST_ROWS);
  });
});
