import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { CountedThing, StockTakeRow } from '#shared/model/stock-take-rows.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';

const AT_CENTRE = { authority: { receivedAt: '2026-11-23T10:00:00.000Z' } };
/** The minute of the hour in which the count goes on. */
export const at = (minute: number): { occurredAt: string } => ({
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

export const openOffice = (): MemoryOffice => createMemoryOffice(aFileRoom());

/** Opens `count-1`, and says what it expects and misses from then on. */
export const openCount = async (
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

/** One more scan of `count-1`, with the next number of its PC. */
export const countScan = (office: MemoryOffice, what: CountedThing, deviceId = 'pc-1', minute = 5) => {
  const number = office.all('stockTakeScan').filter((scan) => scan.deviceId === deviceId).length + 1;
  return office.run('count-stock-take-scan', { stockTakeId: 'count-1', number, what }, { deviceId, ...at(minute) });
};
export const folder = (running: number, placeId?: string): CountedThing => ({
  kind: 'folder',
  folderId: `folder-${running}`,
  finding: 'right',
  ...(placeId === undefined ? {} : { placeId }),
});
export const endHere = (office: MemoryOffice, scans: number, deviceId = 'pc-1') =>
  office.run('end-stock-take-here', { stockTakeId: 'count-1', scans }, { deviceId, ...at(30) });
export const finish = (office: MemoryOffice, over = {}) =>
  office.run('finish-stock-take', { stockTakeId: 'count-1' }, { ...at(40), ...AT_CENTRE, ...over });

export const ids = (...running: readonly number[]): readonly string[] => running.map((one) => `folder-${one}`);
