import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err } from '#shared/lib/result.ts';
import { aFolder } from '#test/builders/office.ts';
import { openOffice, openCount, ids } from './a-stock-take.ts';

describe('what a count expects', () => {
  test('in a room: every folder whose place is in it, however deep', async () => {
    const { expected, count } = await openCount(openOffice());

    expect(expected()).toEqual(ids(1, 2, 3, 4, 5, 6, 7, 8));
    expect(count()).toMatchObject({ expectedCount: 8, lentCount: 0, state: { kind: 'open' } });
  });

  test('on a shelf: not one that is on loan, nor one that was seen in another room, but one that strayed there', async () => {
    const office = openOffice();
    const lending = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await office.run('check-out-folder', { folderId: 'folder-1', ...lending });
    await office.run('move-folder', { folderId: 'folder-2', locationId: 'shelf-3' });
    await office.run('move-folder', { folderId: 'folder-9', locationId: 'shelf-1' });

    const { expected, count } = await openCount(office, { kind: 'place', locationId: 'shelf-1' });

    expect(expected()).toEqual(ids(3, 4, 9));
    expect(count().lentCount).toBe(1);
  });

  test("at a borrower's desk: what that person has on loan", async () => {
    const office = openOffice();
    const lending = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await office.run('check-out-folder', { folderId: 'folder-1', ...lending });
    await office.run('check-out-folder', { folderId: 'folder-9', ...lending });
    await office.run('check-out-folder', { folderId: 'folder-2', ...lending, borrowerId: 'staff-1' });

    const { expected } = await openCount(office, { kind: 'borrower', staffId: 'staff-2' });

    expect(expected()).toEqual(ids(1, 9));
  });

  test.each([
    ['from the first to the last', 'folder-3', 'folder-6'],
    ['also when the last was scanned first', 'folder-6', 'folder-3'],
  ])('in a range: everything between two folders in shelf order, %s', async (_, fromFolderId, toFolderId) => {
    const { expected } = await openCount(openOffice(), { kind: 'range', fromFolderId, toFolderId });

    expect(expected()).toEqual(ids(3, 4, 5, 6));
  });

  test('a range across two rooms is refused with both ends', async () => {
    const { opened } = await openCount(openOffice(), {
      kind: 'range',
      fromFolderId: 'folder-1',
      toFolderId: 'folder-9',
    });

    expect(opened).toEqual(err({ type: 'stock-take-range-apart', fromFolderId: 'folder-1', toFolderId: 'folder-9' }));
  });

  test.each([
    [{ kind: 'place', locationId: 'nowhere' }, 'location-unknown'],
    [{ kind: 'borrower', staffId: 'nobody' }, 'borrower-unknown'],
    [{ kind: 'range', fromFolderId: 'folder-1', toFolderId: 'nothing' }, 'folder-unknown'],
  ] as const)('something the office does not have (%j) is refused', async (scope, type) => {
    const { opened } = await openCount(openOffice(), scope);

    expect(opened).toMatchObject({ ok: false, error: { type } });
  });

  test('is kept in parts of five hundred', async () => {
    const office = openOffice();
    for (let running = 100; running < 1_200; running += 1) {
      const code = makeScanCode('folder', '13', running);
      office.put('folder', aFolder({ id: `folder-${running}`, code, homeLocationId: 'shelf-3' }));
    }

    const { expected } = await openCount(office, { kind: 'place', locationId: 'shelf-3' });

    expect(expected()).toHaveLength(1_101);
    expect(office.all('stockTakePart').map(({ folderIds }) => folderIds.length)).toEqual([500, 500, 101]);
  });
});
