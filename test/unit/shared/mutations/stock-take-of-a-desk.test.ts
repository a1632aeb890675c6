import { describe, expect, test } from 'vitest';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { at, countScan, endHere, finish, folder, ids, openCount, openOffice } from './a-stock-take.ts';

const BORROWER = { kind: 'borrower', staffId: 'staff-2' } as const;
const lend = (office: MemoryOffice, running: number, borrowerId = 'staff-2') =>
  office.run(
    'check-out-folder',
    { folderId: `folder-${running}`, borrowerId, purpose: 'ตรวจ', dueOn: '2026-12-01' },
    { id: `loan-${running}-${borrowerId}`, seq: running, occurredAt: '2026-11-20T02:00:00.000Z' },
  );

/** A count at the desk of a colleague who has folders 1 to 3. */
const deskCount = async () => {
  const office = openOffice();
  for (const running of [1, 2, 3]) await lend(office, running);
  return { office, ...(await openCount(office, BORROWER)) };
};
const result = (count: { readonly state: object }) => ('result' in count.state ? count.state.result : undefined);

describe('a count at the desk of a borrower', () => {
  test('expects what the records say is lent to them, and nothing else', async () => {
    const { expected } = await deskCount();
    expect(expected()).toEqual(ids(1, 2, 3));
  });

  test('misses what is still theirs by the records and was not there', async () => {
    const { office, missing, count } = await deskCount();
    await countScan(office, folder(1));
    await endHere(office, 1);
    await finish(office);

    expect([...missing()].toSorted()).toEqual(ids(2, 3));
    expect(result(count())).toMatchObject({ expected: 3, found: 1, missing: 2, moved: 0 });
  });

  test('does not miss what came back to its shelf, or went to somebody else, while it went on', async () => {
    const { office, missing, count } = await deskCount();
    for (const running of [1, 2]) {
      const back = { folderId: `folder-${running}`, locationId: 'shelf-1' };
      await office.run('check-in-folder', back, { id: `back-${running}`, seq: 20 + running, ...at(10) });
    }
    const loan = { folderId: 'folder-2', borrowerId: 'staff-1', purpose: 'ตรวจ', dueOn: '2026-12-01' };
    await office.run('check-out-folder', loan, { id: 'loan-again', seq: 30, ...at(11) });
    await endHere(office, 0);
    await finish(office);

    expect(missing()).toEqual(ids(3));
    expect(result(count())).toMatchObject({ expected: 3, found: 0, missing: 1, moved: 2 });
  });

  test('of somebody who has nothing expects nothing and ends in peace', async () => {
    const office = openOffice();
    const { expected, count } = await openCount(office, { kind: 'borrower', staffId: 'staff-1' });
    await endHere(office, 0);
    await finish(office);

    expect(expected()).toEqual([]);
    expect(result(count())).toMatchObject({ expected: 0, missing: 0, unexpected: 0 });
  });

  test('of somebody nobody knows is refused', async () => {
    const { opened } = await openCount(openOffice(), { kind: 'borrower', staffId: 'stranger' });
    expect(opened).toMatchObject({ ok: false, error: { type: 'borrower-unknown', borrowerId: 'stranger' } });
  });
});

describe('places that the records describe badly', () => {
  test('hold each other in a ring, and a count of one still ends', async () => {
    const office = openOffice();
    office.put('location', { ...office.get('location', 'room-a')!, parentId: 'shelf-1' });
    const { expected } = await openCount(office);
    expect(expected()).toEqual(ids(1, 2, 3, 4, 5, 6, 7, 8));
  });

  test('lie in one that is not there, and what stands in them is judged all the same', async () => {
    const office = openOffice();
    office.put('location', { ...office.get('location', 'shelf-1')!, parentId: 'gone' });
    const { opened, expected } = await openCount(office, { kind: 'place', locationId: 'shelf-1' });
    expect(opened).toMatchObject({ ok: true });
    expect(expected()).toEqual(ids(1, 2, 3, 4));
    expect(await countScan(office, folder(1, 'shelf-1'))).toMatchObject({ ok: true });
  });

  test('a range takes in folders of no known subject and no home, each once', async () => {
    const office = openOffice();
    const { homeLocationId: _home, ...homeless } = aFolder({ id: 'folder-1', subjectId: 'gone' });
    office.put('folder', homeless);
    const range = { kind: 'range', fromFolderId: 'folder-2', toFolderId: 'folder-4' } as const;
    const { opened, expected } = await openCount(office, range);

    expect(opened).toMatchObject({ ok: true });
    expect(new Set(expected()).size).toBe(expected().length);
    expect(ids(2, 3, 4).filter((id) => !expected().includes(id))).toEqual([]);
  });
});
