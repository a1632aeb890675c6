import { describe, expect, test } from 'vitest';
import { countOffice } from '#central/services/ministry/count-office.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { CustodyValue, FolderRow } from '#shared/model/filing-rows.ts';
import type { FolderSearchRow } from '#shared/model/folder-search-rows.ts';
import type { StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { aMovement } from '#test/builders/office.ts';
import { aFolder } from '../test-centre.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();

/** What is counted of an office on a day; the office begins with three folders of which nothing is known. */
const counted = async (today = '2026-11-22', officeId = 'office-13') => {
  const found = await countOffice(stand.database.db, officeId, isoDate(today));
  if (!found) throw new Error('the office is there');
  return found.figures;
};
const folderOf = (over: Partial<FolderRow> = {}, running = 9): readonly ['folder', FolderRow] => [
  'folder',
  aFolder(running, over),
];
const PRINTED = '2026-11-10T02:00:00.000Z';
const EARLIER = '2026-11-10T01:59:59.999Z';
const LATER = '2026-11-10T02:00:00.001Z';
const DISPOSED = { outcome: 'destroy', on: '2026-05-01', batchId: 'disposal-1' } as const;
const last = { lastMovementId: 'movement-1', lastDeviceId: 'pc-1', lastSeq: 1 };
const at = (lastEffectiveAt: string): CustodyValue => ({
  kind: 'at-location',
  locationId: 'shelf-1',
  ...last,
  lastEffectiveAt,
});
const lent = (dueOn?: string): CustodyValue => ({
  kind: 'on-loan',
  borrowerId: 'staff-1',
  sinceAt: PRINTED,
  ...(dueOn === undefined ? {} : { dueOn }),
  ...last,
  lastEffectiveAt: PRINTED,
});

describe('the folders of an office', () => {
  const NONE = { kept: 3, labelled: 0, printed: 0, out: 0, overdue: 0, missing: 0 };

  test.each<[string, Partial<FolderRow>, Partial<typeof NONE>]>([
    ['without a label', {}, { kept: 4 }],
    ['with a label that was printed', { labelPrintedAt: PRINTED }, { kept: 4, printed: 1 }],
    [
      'with a label that was scanned back',
      { labelPrintedAt: PRINTED, labelConfirmedAt: LATER },
      { kept: 4, labelled: 1 },
    ],
    [
      'scanned back in the instant of printing',
      { labelPrintedAt: PRINTED, labelConfirmedAt: PRINTED },
      { kept: 4, labelled: 1 },
    ],
    [
      'printed again since it was scanned back',
      { labelPrintedAt: PRINTED, labelConfirmedAt: EARLIER },
      { kept: 4, printed: 1 },
    ],
    ['with a label that was there before Faem', { labelConfirmedAt: EARLIER }, { kept: 4, labelled: 1 }],
    ['that was disposed of', { labelPrintedAt: PRINTED, labelConfirmedAt: LATER, disposed: DISPOSED }, {}],
    ['at a shelf', { custody: at(PRINTED) }, { kept: 4 }],
    ['lent for any time', { custody: lent() }, { kept: 4, out: 1 }],
    ['lent until today', { custody: lent('2026-11-22') }, { kept: 4, out: 1 }],
    ['lent until yesterday', { custody: lent('2026-11-21') }, { kept: 4, out: 1, overdue: 1 }],
    ['lent until last year', { custody: lent('2025-12-31') }, { kept: 4, out: 1, overdue: 1 }],
    [
      'at another office',
      { custody: { kind: 'away', transferId: 'transfer-1', sinceAt: PRINTED, ...last, lastEffectiveAt: PRINTED } },
      { kept: 4, out: 1 },
    ],
    ['lent and disposed of', { custody: lent('2025-12-31'), disposed: DISPOSED }, {}],
  ])('one %s', async (_what, over, expected) => {
    await stand.put([folderOf(over)]);
    expect((await counted()).folders).toEqual({ ...NONE, ...expected });
  });

  test('that is not there any more is not counted', async () => {
    await stand.remove('folder', 'folder-1');
    expect((await counted()).folders.kept).toBe(2);
  });

  test('of another office are counted there', async () => {
    await stand.put([folderOf({ custody: lent('2025-12-31') })], 'office-20');
    expect((await counted()).folders).toEqual(NONE);
    expect((await counted(undefined, 'office-20')).folders).toMatchObject({ kept: 4, out: 1, overdue: 1 });
  });
});

describe('a missing folder', () => {
  const search = (over: Partial<FolderSearchRow> = {}): readonly ['folderSearch', FolderSearchRow] => [
    'folderSearch',
    { id: 'search-1', folderId: 'folder-9', openedAt: PRINTED, openedBy: 'staff-1', checked: [], ...over },
  ];
  const result = { expected: 1, found: 0, misplaced: 0, missing: 1, lent: 0, moved: 0, fetched: [], unexpected: 0 };
  const ended = { ...result, onLoan: 0, unknownCodes: 0, scans: 0, lateFound: 0, people: [] };
  const finished = { at: PRINTED, by: 'staff-1', result: ended };
  const aCount = (state: StockTakeRow['state'], id = 'count-1'): readonly ['stockTake', StockTakeRow] => [
    'stockTake',
    {
      id,
      scope: { kind: 'borrower', staffId: 'staff-1' },
      openedAt: EARLIER,
      openedBy: 'staff-1',
      expectedCount: 1,
      lentCount: 0,
      state,
    },
  ];
  const unfound = (missingIds: readonly string[] | undefined = ['folder-9']) =>
    [
      'stockTakePart',
      {
        id: 'part-1',
        stockTakeId: 'count-1',
        part: 0,
        folderIds: ['folder-9'],
        ...(missingIds.length === 0 ? {} : { missingIds }),
      },
    ] as const;
  const missing = async (): Promise<number> => (await counted()).folders.missing;

  test.each<[string, Partial<FolderSearchRow>, CustodyValue, number]>([
    ['somebody looks for it and nobody has ever seen it', {}, { kind: 'unknown' }, 1],
    ['it was seen last before the search began', {}, at(EARLIER), 1],
    ['it was seen in the instant in which the search began', {}, at(PRINTED), 1],
    ['it was seen since', {}, at(LATER), 0],
    ['it was lent since', {}, { ...lent(), lastEffectiveAt: LATER }, 0],
    ['the search was given up', { givenUpAt: LATER, givenUpBy: 'staff-1' }, { kind: 'unknown' }, 0],
    ['the search had ended with a scan', { foundAt: LATER }, at(EARLIER), 0],
  ])('when %s', async (_what, over, custody, expected) => {
    await stand.put([folderOf({ custody }), search(over)]);
    expect(await missing()).toBe(expected);
  });

  test.each<[string, StockTakeRow['state'], CustodyValue, number]>([
    ['a finished count did not find it', { kind: 'finished', ...finished }, { kind: 'unknown' }, 1],
    ['it was seen since the count', { kind: 'finished', ...finished }, at(LATER), 0],
    ['the count is not over', { kind: 'open' }, { kind: 'unknown' }, 0],
    ['the centre still waits for scans of the count', { kind: 'finishing', ...finished }, { kind: 'unknown' }, 0],
    [
      'the count was cancelled',
      { kind: 'cancelled', at: PRINTED, by: 'staff-1', reason: 'ผิดห้อง' },
      { kind: 'unknown' },
      0,
    ],
  ])('when %s', async (_what, state, custody, expected) => {
    await stand.put([folderOf({ custody }), aCount(state), unfound()]);
    expect(await missing()).toBe(expected);
  });

  test('is one, however many searches and counts name it', async () => {
    await stand.put([
      folderOf(),
      search(),
      search({ id: 'search-2' }),
      aCount({ kind: 'finished', ...finished }),
      unfound(),
    ]);
    expect(await missing()).toBe(1);
  });

  test('is none that was disposed of, and none that is not there', async () => {
    await stand.put([
      folderOf({ disposed: DISPOSED }),
      search(),
      search({ id: 'search-2', folderId: 'folder-unheard-of' }),
    ]);
    expect(await missing()).toBe(0);
  });

  test('is none of a part that the centre has not judged yet', async () => {
    await stand.put([folderOf(), aCount({ kind: 'finished', ...finished }), unfound([])]);
    expect(await missing()).toBe(0);
  });

  test('is none of another office, whose folders have the same ids', async () => {
    await stand.put([search({ folderId: 'folder-1' })], 'office-20');
    expect([await missing(), (await counted(undefined, 'office-20')).folders.missing]).toEqual([0, 1]);
  });
});

describe('the weeks of labelling', () => {
  const confirmed = (running: number, labelConfirmedAt: string) => folderOf({ labelConfirmedAt }, running);

  test('are the last 26, by their Mondays in Thailand, and what was on stays on', async () => {
    await stand.put([
      confirmed(11, '2025-01-01T02:00:00.000Z'),
      confirmed(12, '2026-11-15T16:59:59.999Z'),
      confirmed(13, '2026-11-15T17:00:00.000Z'),
    ]);

    const { labelledWeeks } = await counted();

    expect(labelledWeeks).toHaveLength(26);
    expect(labelledWeeks[0]).toEqual({ beginsOn: '2026-05-25', labelled: 1 });
    expect(labelledWeeks.slice(-3)).toEqual([
      { beginsOn: '2026-11-02', labelled: 1 },
      { beginsOn: '2026-11-09', labelled: 2 },
      { beginsOn: '2026-11-16', labelled: 3 },
    ]);
  });

  test.each([
    ['a Monday', '2026-11-16', '2026-11-16'],
    ['a Sunday', '2026-11-22', '2026-11-16'],
    ['the Monday after', '2026-11-23', '2026-11-23'],
    ['the first day of a year', '2027-01-01', '2026-12-28'],
    ['29 February', '2028-02-29', '2028-02-28'],
  ])('end with the week of today, on %s', async (_what, today, beginsOn) => {
    expect((await counted(today)).labelledWeeks.at(-1)?.beginsOn).toBe(beginsOn);
  });

  test('leave out what was printed again and what was disposed of', async () => {
    await stand.put([
      folderOf({ labelPrintedAt: LATER, labelConfirmedAt: PRINTED }, 11),
      folderOf({ labelConfirmedAt: PRINTED, disposed: DISPOSED }, 12),
    ]);
    expect((await counted()).labelledWeeks.at(-1)?.labelled).toBe(0);
  });
});

describe('the days of movements', () => {
  test('are the last thirty, by days in Thailand, those without any among them', async () => {
    const moved = (id: string, effectiveAt: string) => ['movement', aMovement({ id, effectiveAt })] as const;
    await stand.put([
      moved('movement-before', '2026-10-23T16:59:59.999Z'),
      moved('movement-first', '2026-10-23T17:00:00.000Z'),
      moved('movement-night', '2026-11-20T17:00:00.000Z'),
      moved('movement-noon', '2026-11-21T05:00:00.000Z'),
      moved('movement-late', '2026-11-21T16:59:59.999Z'),
      moved('movement-today', '2026-11-21T17:00:00.000Z'),
    ]);

    const { movementDays } = await counted();

    expect(movementDays).toHaveLength(30);
    expect(movementDays.filter(({ movements }) => movements > 0)).toEqual([
      { on: '2026-10-24', movements: 1 },
      { on: '2026-11-21', movements: 3 },
      { on: '2026-11-22', movements: 1 },
    ]);
    expect([movementDays[0]?.on, movementDays.at(-1)?.on]).toEqual(['2026-10-24', '2026-11-22']);
  });
});
