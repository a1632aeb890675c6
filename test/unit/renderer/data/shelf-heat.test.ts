import { describe, expect, test } from 'vitest';
import { absentFrom, shelfHeat } from '#data/shelf-heat.ts';
import { shelfMapFile } from '#features/shelf-map/shelf-map-file.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { CustodyValue } from '#shared/model/filing-rows.ts';
import { aFolder, anOffice, aShelf, type Filed, readModelOf, TODAY } from '../counter/a-counter-office.ts';

const seen = { lastMovementId: 'm', lastEffectiveAt: '2026-11-01T00:00:00.000Z', lastDeviceId: 'pc-1', lastSeq: 1 };
const lent = (dueOn: string): CustodyValue => ({
  kind: 'on-loan',
  borrowerId: 'staff-1',
  sinceAt: '2026-11-01T00:00:00.000Z',
  dueOn: isoDate(dueOn),
  ...seen,
});

const cabinet = aShelf({ id: 'cab-1', kind: 'cabinet', name: 'ตู้ 1', path: 'ห้อง A · ตู้ 1', walkKey: 'a/1' });
const shelf = (number: number) =>
  aShelf({ id: `shelf-${number}`, parentId: 'cab-1', name: `ชั้น ${number}`, walkKey: `a/1/${number}` });
const slot = aShelf({ id: 'slot-1', kind: 'slot', parentId: 'shelf-1', name: 'ช่อง 1', walkKey: 'a/1/1/1' });

const rows = (): readonly Filed[] => [
  ['office', anOffice()],
  ['location', cabinet],
  ['location', shelf(2)],
  ['location', shelf(1)],
  ['location', slot],
  ['folder', aFolder({ id: 'in', code: '100000000011', homeLocationId: 'shelf-1', custody: { kind: 'unknown' } })],
  ['folder', aFolder({ id: 'out', code: '100000000022', homeLocationId: 'slot-1', custody: lent('2026-11-30') })],
  ['folder', aFolder({ id: 'late', code: '100000000033', homeLocationId: 'shelf-1', custody: lent('2026-11-22') })],
  ['folder', aFolder({ id: 'lost', code: '100000000044', homeLocationId: 'shelf-2', custody: { kind: 'unknown' } })],
  [
    'folderSearch',
    { id: 's-1', folderId: 'lost', openedAt: '2026-11-20T00:00:00.000Z', openedBy: 'staff-1', checked: [] },
  ],
];

describe('the heat of the shelves', () => {
  test('counts each folder once on the shelf it belongs to, slots with their shelf, in walking order', () => {
    const [only] = shelfHeat(readModelOf(rows()), TODAY);

    expect(only).toMatchObject({ id: 'cab-1', path: 'ห้อง A · ตู้ 1' });
    expect(only?.shelves).toEqual([
      { shelfId: 'shelf-1', name: 'ชั้น 1', folders: 3, absent: { out: 1, overdue: 1, missing: 0 } },
      { shelfId: 'shelf-2', name: 'ชั้น 2', folders: 1, absent: { out: 0, overdue: 0, missing: 1 } },
    ]);
  });

  test('names the folders that are not in their place, the worst first', () => {
    const absent = absentFrom(readModelOf(rows()), 'shelf-1', TODAY);

    expect(absent.map(({ folder, absence }) => [folder.id, absence])).toEqual([
      ['late', 'overdue'],
      ['out', 'out'],
    ]);
  });

  test('is a list for a spreadsheet, one line a shelf', () => {
    const file = shelfMapFile(shelfHeat(readModelOf(rows()), TODAY), shelfMapMessages.th);

    expect(file.lines).toEqual([
      ['ห้อง A · ตู้ 1', 'ชั้น 1', 3, 1, 1, 0],
      ['ห้อง A · ตู้ 1', 'ชั้น 2', 1, 0, 0, 1],
    ]);
  });
});
