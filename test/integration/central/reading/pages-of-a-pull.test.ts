import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Device } from '#central/services/device.ts';
import { PROTOCOL_VERSION, PULL_LIMIT, type PullResponse } from '#shared/sync/protocol.ts';
import { aClient, aFolder, pullAll, pushed } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';
import { FIRST_IN_ORDER, FIRST_ROWS, putMany } from './many-rows.ts';

const stand = twoOffices();

const pull = async (cookie: string, given: { device?: Device; clientId?: string } = {}): Promise<PullResponse> => {
  const { device = stand.ours, clientId = 'pc-1' } = given;
  const answer = await stand.centre.pull(device, { protocol: PROTOCOL_VERSION, clientId, cookie });
  if (!answer.ok) throw new Error(answer.error.type);
  return answer.value;
};
const page = async (...given: Parameters<typeof pull>) => {
  const answer = await pull(...given);
  if (answer.kind !== 'page') throw new Error('a page comes');
  return answer;
};
const generation = (number: number, officeId = 'office-13') =>
  sql`update office set generation = ${number} where id = ${officeId}`.execute(stand.database.db);

describe('a page of a pull', () => {
  test.each([
    ['one fewer than a page holds', PULL_LIMIT - 1, [[PULL_LIMIT - 1, true]]],
    [
      'as many as a page holds',
      PULL_LIMIT,
      [
        [PULL_LIMIT, false],
        [0, true],
      ],
    ],
    [
      'one more than a page holds',
      PULL_LIMIT + 1,
      [
        [PULL_LIMIT, false],
        [1, true],
      ],
    ],
  ])('of an office with %s', async (_what, rows, expected) => {
    await putMany(stand.database, { officeId: 'office-13', version: 2, count: rows - FIRST_ROWS });
    const pages: [number, boolean][] = [];
    const seen = new Set<string>();
    for (let cookie = ''; pages.length === 0 || pages.at(-1)?.[1] === false;) {
      const { operations, complete, cookie: next } = await page(cookie);
      pages.push([operations.length, complete]);
      for (const { table, id } of operations) seen.add(`${table} ${id}`);
      cookie = next;
    }

    expect(pages).toEqual(expected);
    expect(seen.size).toBe(rows);
  });

  test('names the cookie it was asked with, and the time of the centre', async () => {
    expect(await page('v1:0')).toMatchObject({ after: 'v1:0', centreNowMs: stand.clock.nowMs() });
    stand.clock.pass(1_234);
    expect(await page('')).toMatchObject({ after: '', centreNowMs: stand.clock.nowMs() });
  });

  test('comes in the order of versions, then tables, then ids, as its cookie counts', async () => {
    await stand.put([['folder', aFolder(1, { volume: 2 })]]);
    const { operations } = await page('');
    expect(operations.map(({ table, id }) => `${table} ${id}`)).toEqual([
      ...FIRST_IN_ORDER.slice(1),
      FIRST_IN_ORDER[0],
    ]);
  });

  test('goes on exactly behind the row that its cookie names, also when that row is gone meanwhile', async () => {
    await stand.remove('folder', 'folder-3');
    const { operations } = await page('v1:1:folder:folder-2');
    expect(operations.map(({ id, row }) => [id, row === null])).toEqual([
      ['location-shelf', false],
      ['office-13', false],
      ['staff-clerk', false],
      ['staff-supervisor', false],
      ['folder-3', true],
    ]);
  });

  test('has a row that came back as a row again', async () => {
    await stand.remove('folder', 'folder-1');
    await stand.put([['folder', aFolder(1)]]);
    expect((await page('v1:1')).operations).toMatchObject([{ table: 'folder', id: 'folder-1', row: { volume: 1 } }]);
  });

  test('is empty and the last one for a PC that has everything', async () => {
    expect(await page('v1:1')).toMatchObject({ operations: [], cookie: 'v1:1', complete: true });
  });

  test('never has a row of another office', async () => {
    await stand.put([['folder', aFolder(9)]], 'office-20');
    const ours = (await page('')).operations.map(({ id }) => id);
    const theirs = (await page('', { device: stand.theirs })).operations.map(({ id }) => id);
    expect([ours.includes('folder-9'), theirs.includes('folder-9')]).toEqual([false, true]);
    expect(ours.filter((id) => id === 'office-20')).toEqual([]);
  });
});

describe('the last number of a client', () => {
  test('is that of the state the page has: nothing is there that it does not count, nothing counts that is not there', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(stand.centre, client, client.lends('folder-1'), client.lends('folder-unheard-of'));
    expect(await page('v1:1')).toMatchObject({ lastSeq: 2, cookie: 'v1:2' });
  });

  test('is none for a client that has sent nothing, and that client is not made by asking', async () => {
    expect((await page('', { clientId: 'pc-new' })).lastSeq).toBe(0);
    const { rows } = await sql`select 1 from client where id = 'pc-new'`.execute(stand.database.db);
    expect(rows).toEqual([]);
  });

  test('is told to nobody of another office', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(stand.centre, client, client.lends('folder-1'));
    const asked = { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: '' };
    expect(await stand.centre.pull(stand.theirs, asked)).toEqual({
      ok: false,
      error: { type: 'client-of-another-office' },
    });
  });
});

describe('a copy that must be filled anew', () => {
  test.each([
    ['is ahead of the office', 'v1:2'],
    ['is in the middle of a version the office has not reached', 'v1:2:folder:folder-1'],
    ['has a cookie of a later generation', 'v1:1@1'],
    ['has a cookie that nobody wrote', 'v1:'],
    ['has a cookie with a number of another form', 'v1:01x'],
    ['has a cookie with more digits than a number has', `v1:${'9'.repeat(16)}`],
    ['has a cookie with a table of no letters', 'v1:1::folder-1'],
    ['has a cookie with a generation that is no number', 'v1:1@x'],
  ])('%s', async (_what, cookie) => {
    expect(await pull(cookie)).toEqual({ kind: 'reset', lastSeq: 0 });
  });

  test('is told up to which of its numbers the centre knows it', async () => {
    const client = aClient('pc-1', stand.ours);
    await pushed(stand.centre, client, client.lends('folder-1'));
    expect(await pull('v1:99')).toEqual({ kind: 'reset', lastSeq: 1 });
  });

  test.each([
    ['of before it', 'v1:1', 'reset'],
    ['of the restored office', 'v1:1@2', 'page'],
    ['of another restoration', 'v1:1@1', 'reset'],
    ['none', '', 'page'],
  ])('where the office was restored, by a cookie %s', async (_what, cookie, kind) => {
    await generation(2);
    expect((await pull(cookie)).kind).toBe(kind);
    await generation(2, 'office-20');
    expect((await pull(cookie, { device: stand.theirs, clientId: 'pc-2' })).kind).toBe(kind);
  });

  test('gets cookies that name the generation on every page', async () => {
    await generation(3);
    await putMany(stand.database, { officeId: 'office-13', version: 2, count: PULL_LIMIT });
    const first = await page('');
    expect(first.cookie).toMatch(/^v1:2:parkedScan:many-\d{5}@3$/);
    const { cookie, operations } = await pullAll(stand.centre, aClient('pc-1', stand.ours));
    expect([cookie, operations.length]).toEqual(['v1:2@3', PULL_LIMIT + FIRST_ROWS]);
  });
});
