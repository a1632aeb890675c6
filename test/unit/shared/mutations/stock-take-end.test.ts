import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { at, openOffice, openCount, countScan, folder, endHere, finish, ids } from './a-stock-take.ts';

describe('the end of a count', () => {
  test('names what nobody found, and says who counted how much', async () => {
    const office = openOffice();
    const { missing, count } = await openCount(office);
    for (const running of [1, 2, 3]) await countScan(office, folder(running, 'shelf-1'));
    await office.run(
      'count-stock-take-scan',
      { stockTakeId: 'count-1', number: 1, what: folder(5, 'shelf-2') },
      { deviceId: 'pc-2', actorId: 'staff-2', ...at(6) },
    );
    await endHere(office, 3);
    await endHere(office, 1, 'pc-2');

    expect((await finish(office)).ok).toBe(true);

    expect([...missing()].toSorted()).toEqual(ids(4, 6, 7, 8));
    expect(count().state).toMatchObject({
      kind: 'finished',
      result: {
        expected: 8,
        found: 4,
        missing: 4,
        misplaced: 0,
        unexpected: 0,
        scans: 4,
        people: [
          { actorId: 'staff-1', scans: 3 },
          { actorId: 'staff-2', scans: 1 },
        ],
      },
    });
  });

  test('waits for a PC that is still counting and says which', async () => {
    const office = openOffice();
    const { missing } = await openCount(office);
    await endHere(office, 0);
    await office.run('join-stock-take', { stockTakeId: 'count-1' }, { deviceId: 'pc-2' });

    expect(await finish(office)).toEqual(
      err({ type: 'stock-take-unsent', stockTakeId: 'count-1', deviceIds: ['pc-2'] }),
    );
    expect(missing()).toEqual([]);
  });

  test('waits for scans that a PC says it made and that did not arrive', async () => {
    const office = openOffice();
    await openCount(office);
    await countScan(office, folder(1, 'shelf-1'));
    await endHere(office, 2);

    expect(await finish(office)).toMatchObject({ error: { type: 'stock-take-unsent', deviceIds: ['pc-1'] } });

    await countScan(office, folder(2, 'shelf-1'));
    await endHere(office, 2);
    expect((await finish(office)).ok).toBe(true);
  });

  test('waits again when a PC that was done scans once more', async () => {
    const office = openOffice();
    await openCount(office);
    await endHere(office, 0);

    await countScan(office, folder(1, 'shelf-1'));

    expect(await finish(office)).toMatchObject({ error: { type: 'stock-take-unsent' } });
  });

  test('goes on without a PC that a supervisor released with a reason', async () => {
    const office = openOffice();
    await openCount(office);
    await endHere(office, 0);
    await office.run('join-stock-take', { stockTakeId: 'count-1' }, { deviceId: 'pc-2' });

    const reason = 'เครื่องเสีย';
    await office.run('release-stock-take-device', { stockTakeId: 'count-1', deviceId: 'pc-2', reason });

    expect((await finish(office)).ok).toBe(true);
    expect(
      await office.run('release-stock-take-device', { stockTakeId: 'count-1', deviceId: 'pc-9', reason }),
    ).toMatchObject({ ok: false });
  });

  test('calls nothing missing that was lent, moved or seen by anybody while the count went on', async () => {
    const office = openOffice();
    const { missing, count } = await openCount(office);
    const lending = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await office.run('check-out-folder', { folderId: 'folder-1', ...lending }, at(1));
    await office.run('move-folder', { folderId: 'folder-2', locationId: 'shelf-3' }, at(1));
    await office.run('check-out-folder', { folderId: 'folder-3', ...lending }, at(1));
    await office.run('check-in-folder', { folderId: 'folder-3', locationId: 'shelf-1' }, at(20));
    await endHere(office, 0);

    await finish(office);

    expect([...missing()].toSorted()).toEqual(ids(4, 5, 6, 7, 8));
    expect(count().state).toMatchObject({ result: { lent: 1, moved: 2, missing: 5 } });
  });

  test('neither finds nor misses a folder that somebody fetches for a requester, and names them', async () => {
    const office = openOffice();
    const request = async (folderId: string, step: { kind: 'picked' } | { kind: 'ready'; how: 'brought' }) => {
      await office.run('request-folders', { folderIds: [folderId], requesterId: 'staff-1', urgency: 'normal' }, at(0));
      const requestId = office.all('request').find((each) => each.folderId === folderId)!.id;
      await office.run('note-retrieval', { requestId, step }, { actorId: 'staff-2', ...at(0) });
      return requestId;
    };
    await request('folder-1', { kind: 'picked' });
    const { missing, count } = await openCount(office);
    await request('folder-2', { kind: 'ready', how: 'brought' });
    await endHere(office, 0);

    await finish(office);

    expect([...missing()].toSorted()).toEqual(ids(3, 4, 5, 6, 7, 8));
    expect(count().state).toMatchObject({
      result: {
        found: 0,
        missing: 6,
        fetched: [
          { folderId: 'folder-1', actorId: 'staff-2', requesterId: 'staff-1', stage: 'picked' },
          { folderId: 'folder-2', actorId: 'staff-2', requesterId: 'staff-1', stage: 'ready' },
        ],
      },
    });
  });

  test('calls nothing missing that was fetched while it went on, though nobody waits for it any more', async () => {
    const office = openOffice();
    const { missing } = await openCount(office);
    await office.run('request-folders', { folderIds: ['folder-1'], requesterId: 'staff-1', urgency: 'normal' }, at(1));
    const requestId = office.all('request')[0]!.id;
    await office.run('note-retrieval', { requestId, step: { kind: 'picked' } }, at(2));
    await office.run('cancel-request', { requestId }, at(3));
    await endHere(office, 0);

    await finish(office);

    expect(missing()).not.toContain('folder-1');
  });

  test('on a PC is not the end yet: only the centre has everybody’s work', async () => {
    const office = openOffice();
    const { count } = await openCount(office);
    await endHere(office, 0);

    await office.run('finish-stock-take', { stockTakeId: 'count-1' }, at(40));

    expect(count().state.kind).toBe('finishing');
  });

  test('comes once', async () => {
    const office = openOffice();
    await openCount(office);
    await endHere(office, 0);
    await finish(office);

    expect(await finish(office)).toEqual(err({ type: 'stock-take-closed', stockTakeId: 'count-1', state: 'finished' }));
    expect(await office.run('join-stock-take', { stockTakeId: 'count-1' })).toMatchObject({ ok: false });
  });
});
