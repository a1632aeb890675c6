import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Meter } from '#central/observe/meter.ts';
import { silentMeter } from '#central/observe/meter.ts';
import { digestOf, rangeOf } from '#shared/sync/row-digest.ts';
import { aCentre, aFolder } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';
import { putMany } from './many-rows.ts';

const stand = twoOffices();

const compare = (table: string, cookie = 'v1:1', ranges?: readonly string[]) =>
  stand.centre.compare(stand.ours, { cookie, table, ...(ranges === undefined ? {} : { ranges }) });
const changedSince = async (cookie: string, table = 'folder') => {
  const answer = await compare(table, cookie);
  return answer.kind === 'moved' ? 'moved' : [...answer.changed].toSorted();
};

describe('digests of a table', () => {
  test('are those that a PC makes of the same rows, by the last two letters of their ids', async () => {
    const folders = await stand.rows('folder');
    const answer = await compare('folder');
    expect(answer).toMatchObject({ kind: 'digests', to: { cookie: 'v1:1', table: 'folder' }, changed: [] });
    expect(answer.kind === 'digests' && new Map(answer.digests)).toEqual(
      new Map(folders.map((folder) => [rangeOf(folder.id), digestOf([folder])])),
    );
  });

  test('of rows in one range are of all of them together, in the order of ids', async () => {
    const alike = [aFolder(21, { id: 'b-xy' }), aFolder(22, { id: 'a-xy' }), aFolder(23, { id: 'c-xy' })];
    await stand.put(alike.map((folder) => ['folder', folder]));
    const answer = await compare('folder', 'v1:2');
    const expected = digestOf(alike.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(answer.kind === 'digests' && new Map(answer.digests).get('xy')).toBe(expected);
  });

  test('leave out what changed since the cookie, and name it', async () => {
    await stand.put([['folder', aFolder(2, { volume: 2 })]]);
    await stand.remove('folder', 'folder-3');
    const answer = await compare('folder');
    expect(answer.kind === 'digests' && answer.digests.map(([range]) => range)).toEqual(['-1']);
    expect(await changedSince('v1:1')).toEqual(['folder-2', 'folder-3']);
    expect(await changedSince('v1:2')).toEqual(['folder-3']);
    expect(await changedSince('v1:3')).toEqual([]);
  });

  test.each(['payment', 'no-such-table', "folder' or true --", ''])('of the table %j are none', async (table) => {
    expect(await compare(table)).toMatchObject({ kind: 'digests', digests: [], changed: [] });
  });

  test('are of the own office alone, although ids are the same', async () => {
    await stand.put([['folder', aFolder(1, { volume: 9 })]], 'office-20');
    const answer = await compare('folder');
    const [first] = await stand.rows('folder');
    expect(answer.kind === 'digests' && first && new Map(answer.digests).get('-1')).toBe(first && digestOf([first]));
    expect(await changedSince('v1:1')).toEqual([]);
  });
});

describe('rows of ranges', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['none', [], []],
    ['one', ['-1'], ['folder-1']],
    ['several', ['-1', '-3'], ['folder-1', 'folder-3']],
    ['one that no row is in', ['zz'], []],
    ['one twice', ['-1', '-1'], ['folder-1']],
  ])('%s', async (_what, ranges, ids) => {
    const answer = await compare('folder', 'v1:1', ranges);
    if (answer.kind !== 'rows') throw new Error('rows come');
    expect(answer.rows.map((row) => (row as { id: string }).id).toSorted()).toEqual(ids);
  });

  test('are as they were at the cookie: what changed since is not among them', async () => {
    await stand.put([['folder', aFolder(1, { volume: 2 })]]);
    expect(await compare('folder', 'v1:1', ['-1'])).toMatchObject({ kind: 'rows', rows: [], changed: ['folder-1'] });
    expect(await compare('folder', 'v1:2', ['-1'])).toMatchObject({ rows: [{ volume: 2 }], changed: [] });
  });
});

describe('a PC that has to pull before it compares', () => {
  test.each([
    ['has no cookie', ''],
    ['is ahead of the office', 'v1:2'],
    ['is in the middle of a version', 'v1:1:folder:folder-1'],
    ['has a cookie of another generation', 'v1:1@1'],
    ['has a cookie that nobody wrote', 'nonsense'],
  ])('%s', async (_what, cookie) => {
    expect(await compare('folder', cookie)).toEqual({ kind: 'moved' });
    expect(await compare('folder', cookie, ['-1'])).toEqual({ kind: 'moved' });
  });

  test.each([
    ['two thousand changes is what it may have missed', 2_000, 2_000],
    ['one more is too much', 2_001, 'moved'],
  ])('%s', async (_what, count, expected) => {
    await putMany(stand.database, { officeId: 'office-13', version: 2, count });
    const changed = await changedSince('v1:1', 'parkedScan');
    expect(changed === 'moved' ? changed : changed.length).toBe(expected);
    expect(await changedSince('v1:1')).toEqual([]);
  });

  test('of a restored office compares by a cookie of that office', async () => {
    await sql`update office set generation = 2 where id = 'office-13'`.execute(stand.database.db);
    expect([await changedSince('v1:1@2'), await changedSince('v1:1')]).toEqual([[], 'moved']);
  });

  test('has seen version 0 of an office when it has seen nothing: everything is new to it', async () => {
    expect(await changedSince('v1:0')).toEqual(['folder-1', 'folder-2', 'folder-3']);
  });
});

test('what was compared is counted with the ranges that differed, and what was not is not counted', async () => {
  const counted: number[] = [];
  const meter: Meter = { ...silentMeter, compared: (ranges) => void counted.push(ranges) };
  const centre = aCentre(stand.database, { meter });
  for (const asked of [
    { cookie: 'v1:1', table: 'folder' },
    { cookie: 'v1:1', table: 'folder', ranges: ['-1', '-2'] },
    { cookie: 'v1:99', table: 'folder' },
  ]) {
    await centre.compare(stand.ours, asked);
  }
  expect(counted).toEqual([0, 2]);
});
