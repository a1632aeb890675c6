import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err } from '#shared/lib/result.ts';
import type { CountedThing, StockTakeRow } from '#shared/model/stock-take-rows.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';

const AT_CENTRE = { authority: { receivedAt: '2026-11-23T10:00:00.000Z' } };
const at = (minute: number): { occurredAt: string } => ({
  occurredAt: `2026-11-23T03:${String(minute).padStart(2, '0')}:00.000Z`,
});

/** Room A with shelves 1 and 2 of four folders each, room B with shelf 3 of one; two clerks and a supervisor. */
const aFileRoom = (): readonly SnapshotRow[] => {
  const place = (running: number, over: Parameters<typeof aLocation>[0]): SnapshotRow => ({
    table: 'location',
    row: aLocation({ code: makeScanCode('location', '13', running), ...over }),
  });
  const folders = Array.from({ length: 9 }, (_, index): SnapshotRow[] => {
    const running = index + 1;
    const homeLocationId = running <= 4 ? 'shelf-1' : running <= 8 ? 'shelf-2' : 'shelf-3';
    const registrationNumber = `3-64(1)-${running}/41ปท`;
    return [
      { table: 'factory', row: aFactory({ id: `factory-${running}`, register: { registrationNumber } }) },
      {
        table: 'folder',
        row: aFolder({
          id: `folder-${running}`,
          code: makeScanCode('folder', '13', running),
          subjectId: `factory-${running}`,
          homeLocationId,
        }),
      },
    ];
  }).flat();
  return [
    { table: 'office', row: anOffice() },
    { table: 'staff', row: aStaff() },
    { table: 'staff', row: aStaff({ id: 'staff-2', name: 'วิชัย', role: 'file-room' }) },
    place(1, { id: 'room-a', kind: 'room', walkKey: 'a', path: 'ห้อง A' }),
    place(2, { id: 'shelf-1', parentId: 'room-a', walkKey: 'a-01' }),
    place(3, { id: 'shelf-2', parentId: 'room-a', walkKey: 'a-02' }),
    place(4, { id: 'room-b', kind: 'room', walkKey: 'b', path: 'ห้อง B' }),
    place(5, { id: 'shelf-3', parentId: 'room-b', walkKey: 'b-01' }),
    ...folders,
  ];
};

const openOffice = (): MemoryOffice => createMemoryOffice(aFileRoom());

const openCount = async (
  office: MemoryOffice,
  scope: StockTakeRow['scope'] = { kind: 'place', locationId: 'room-a' },
) => {
  const opened = await office.run('open-stock-take', { scope }, { id: 'count-1', ...at(0) });
  const expected = (): readonly string[] =>
    office
      .all('stockTakePart')
      .flatMap(({ folderIds }) => folderIds)
      .toSorted();
  const missing = (): readonly string[] => office.all('stockTakePart').flatMap(({ missingIds }) => missingIds ?? []);
  return { opened, expected, missing, count: () => office.get('stockTake', 'count-1')! };
};

let numbers = new Map<string, number>();
const countScan = (office: MemoryOffice, what: CountedThing, deviceId = 'pc-1', minute = 5) => {
  const number = (numbers.get(deviceId) ?? 0) + 1;
  numbers.set(deviceId, number);
  return office.run('count-stock-take-scan', { stockTakeId: 'count-1', number, what }, { deviceId, ...at(minute) });
};
const folder = (running: number, placeId?: string): CountedThing => ({
  kind: 'folder',
  folderId: `folder-${running}`,
  finding: 'right',
  ...(placeId === undefined ? {} : { placeId }),
});
const endHere = (office: MemoryOffice, scans: number, deviceId = 'pc-1') =>
  office.run('end-stock-take-here', { stockTakeId: 'count-1', scans }, { deviceId, ...at(30) });
const finish = (office: MemoryOffice, over = {}) =>
  office.run('finish-stock-take', { stockTakeId: 'count-1' }, { ...at(40), ...AT_CENTRE, ...over });

const ids = (...running: readonly number[]): readonly string[] => running.map((one) => `folder-${one}`);

const freshNumbers = (): void => {
  numbers = new Map();
};

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

describe('a scan of a count', () => {
  test('is kept with person, PC and number, and the folder was seen where the clerk stood', async () => {
    freshNumbers();
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
    freshNumbers();
    const office = openOffice();
    await openCount(office);

    await countScan(office, folder(1, 'room-a'));

    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'unknown' });
  });

  test('leaves a loan as it is', async () => {
    freshNumbers();
    const office = openOffice();
    await openCount(office);
    const lending = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await office.run('check-out-folder', { folderId: 'folder-1', ...lending }, at(1));

    await countScan(office, { kind: 'folder', folderId: 'folder-1', placeId: 'shelf-1', finding: 'on-loan' });

    expect(office.get('folder', 'folder-1')?.custody).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
  });

  test('of a code nobody knows is parked as well', async () => {
    freshNumbers();
    const office = openOffice();
    await openCount(office);

    await countScan(office, { kind: 'unknown', text: '4006381333931' });

    expect(office.all('parkedScan')).toMatchObject([{ text: '4006381333931', actorId: 'staff-1' }]);
    expect(office.all('stockTakeScan')).toHaveLength(1);
  });

  test('of a folder that was never registered is kept all the same', async () => {
    freshNumbers();
    const office = openOffice();
    await openCount(office);

    expect((await countScan(office, folder(777, 'shelf-1'))).ok).toBe(true);
    expect(office.all('stockTakeScan')).toHaveLength(1);
    expect(office.all('movement')).toEqual([]);
  });

  test('is taken back with what it said about the folder; both stay in the history', async () => {
    freshNumbers();
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

describe('the end of a count', () => {
  test('names what nobody found, and says who counted how much', async () => {
    freshNumbers();
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
    freshNumbers();
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
    freshNumbers();
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
    freshNumbers();
    const office = openOffice();
    await openCount(office);
    await endHere(office, 0);

    await countScan(office, folder(1, 'shelf-1'));

    expect(await finish(office)).toMatchObject({ error: { type: 'stock-take-unsent' } });
  });

  test('goes on without a PC that a supervisor released with a reason', async () => {
    freshNumbers();
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
    freshNumbers();
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
    freshNumbers();
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
    freshNumbers();
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
    freshNumbers();
    const office = openOffice();
    const { count } = await openCount(office);
    await endHere(office, 0);

    await office.run('finish-stock-take', { stockTakeId: 'count-1' }, at(40));

    expect(count().state.kind).toBe('finishing');
  });

  test('comes once', async () => {
    freshNumbers();
    const office = openOffice();
    await openCount(office);
    await endHere(office, 0);
    await finish(office);

    expect(await finish(office)).toEqual(err({ type: 'stock-take-closed', stockTakeId: 'count-1', state: 'finished' }));
    expect(await office.run('join-stock-take', { stockTakeId: 'count-1' })).toMatchObject({ ok: false });
  });
});

describe('a scan that arrives after the end', () => {
  test('is kept, takes its folder off the missing ones and is shown to a person once', async () => {
    freshNumbers();
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
    freshNumbers();
    const office = openOffice();
    await openCount(office);
    await office.run('cancel-stock-take', { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' });

    expect((await countScan(office, folder(1, 'shelf-1'))).ok).toBe(true);
    expect(office.all('stockTakeScan')).toHaveLength(1);
  });
});
