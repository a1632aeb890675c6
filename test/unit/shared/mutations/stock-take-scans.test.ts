import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { at, openOffice, openCount, countScan, folder, endHere, finish, ids } from './a-stock-take.ts';

describe('a scan of a count', () => {
  test('is kept with person, PC and number, and the folder was seen where the clerk stood', async () => {
    const office = openOffice();
    await openCount(office);

    await countScan(office, folder(1, 'shelf-1'));

    expect(office.all('stockTakeScan')).toMatchObject([
      { stockTakeId: 'count-1', deviceId: 'pc-1', actorId: 'staff-1', number: 1, what: { folderId: 'folder-1' } },
    ]);
    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'at-location', locationId: 'shelf-1' });
    expect(office.all('movement')).toMatchObject([{ kind: 'seen', folderId: 'folder-1', locationId: 'shelf-1' }]);
  });

  test('from somewhere in the room does not turn the shelf into the room', async () => {
    const office = openOffice();
    await openCount(office);

    await countScan(office, folder(1, 'room-a'));

    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'unknown' });
  });

  test('leaves a loan as it is', async () => {
    const office = openOffice();
    await openCount(office);
    const lending = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await office.run('check-out-folder', { folderId: 'folder-1', ...lending }, at(1));

    await countScan(office, { kind: 'folder', folderId: 'folder-1', placeId: 'shelf-1', finding: 'on-loan' });

    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
  });

  test('of a code nobody knows is parked as well', async () => {
    const office = openOffice();
    await openCount(office);

    await countScan(office, { kind: 'unknown', text: '4006381333931' });

    expect(office.all('parkedScan')).toMatchObject([{ text: '4006381333931', actorId: 'staff-1' }]);
    expect(office.all('stockTakeScan')).toHaveLength(1);
  });

  test('of a folder that was never registered is kept all the same', async () => {
    const office = openOffice();
    await openCount(office);

    expect((await countScan(office, folder(777, 'shelf-1'))).ok).toBe(true);
    expect(office.all('stockTakeScan')).toHaveLength(1);
    expect(office.all('movement')).toEqual([]);
  });

  test('is taken back with what it said about the folder; both stay in the history', async () => {
    const office = openOffice();
    await openCount(office);
    await countScan(office, folder(1, 'shelf-2'));
    const [wrong] = office.all('stockTakeScan');

    await countScan(office, { kind: 'undo', scanId: wrong!.id, folderId: 'folder-1' });

    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'unknown' });
    expect(office.all('movement').map(({ kind }) => kind)).toEqual(['seen', 'undo']);
  });

  test('of a count that does not exist is refused', async () => {
    expect(await countScan(openOffice(), folder(1))).toEqual(
      err({ type: 'stock-take-unknown', stockTakeId: 'count-1' }),
    );
  });
});

describe('a scan that arrives after the end', () => {
  test('is kept, takes its folder off the missing ones and is shown to a person once', async () => {
    const office = openOffice();
    const { missing, count } = await openCount(office);
    await endHere(office, 0);
    await finish(office);

    await countScan(office, folder(1, 'shelf-1'), 'pc-2');
    await countScan(office, folder(2, 'shelf-1'), 'pc-2');
    await countScan(office, folder(2, 'shelf-1'), 'pc-2');

    expect([...missing()].toSorted()).toEqual(ids(3, 4, 5, 6, 7, 8));
    expect(count().state).toMatchObject({ kind: 'finished', result: { missing: 6, lateFound: 2, scans: 3 } });
    expect(office.all('exception')).toMatchObject([{ kind: 'stock-take-late', causeIds: ['count-1'] }]);
  });

  test('is kept of a count that was given up too', async () => {
    const office = openOffice();
    await openCount(office);
    await office.run('cancel-stock-take', { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' });

    expect((await countScan(office, folder(1, 'shelf-1'))).ok).toBe(true);
    expect(office.all('stockTakeScan')).toHaveLength(1);
  });
});
