import { PART_SIZE, type StockTakeResult, type StockTakeRow } from '#shared/model/stock-take-rows.ts';
import {
  describeRows,
  ID,
  INSTANT,
  listOf,
  oneOf,
  optional,
  SOME_TEXT,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';
const COUNT = wholeFrom(0);

const fetched = { folderId: 'folder-9', actorId: 'staff-1', requesterId: 'staff-2', stage: 'picked' } as const;
const result: StockTakeResult = {
  expected: 12,
  found: 5,
  misplaced: 1,
  missing: 2,
  lent: 1,
  moved: 1,
  fetched: [fetched],
  unexpected: 3,
  onLoan: 1,
  unknownCodes: 4,
  scans: 16,
  lateFound: 0,
  people: [{ actorId: 'staff-1', scans: 16 }],
};
const aCount = (over: Partial<StockTakeRow> = {}): StockTakeRow => ({
  id: 'count-1',
  scope: { kind: 'place', locationId: 'room-1' },
  openedAt: AT,
  openedBy: 'staff-1',
  expectedCount: 12,
  lentCount: 2,
  state: { kind: 'open' },
  ...over,
});

const end = {
  'state.at': INSTANT,
  'state.by': ID,
  'state.result': { refuses: [null, {}, MISSING] },
  ...Object.fromEntries(
    (
      [
        'expected',
        'found',
        'misplaced',
        'missing',
        'lent',
        'moved',
        'unexpected',
        'onLoan',
        'unknownCodes',
        'scans',
        'lateFound',
      ] as const
    ).map((count) => [`state.result.${count}`, COUNT]),
  ),
  'state.result.fetched': listOf(() => fetched, 0),
  'state.result.fetched.0.folderId': ID,
  'state.result.fetched.0.actorId': ID,
  'state.result.fetched.0.requesterId': ID,
  'state.result.fetched.0.stage': oneOf('picked', 'ready'),
  'state.result.people': listOf((index) => ({ actorId: someId(index), scans: index }), 0),
  'state.result.people.0.actorId': ID,
  'state.result.people.0.scans': COUNT,
};

describeRows(
  'stockTake',
  {
    called: 'of a place',
    row: aCount(),
    limits: {
      'scope.kind': { refuses: ['all', 'Place', '', null, MISSING] },
      'scope.locationId': ID,
      openedAt: INSTANT,
      openedBy: ID,
      expectedCount: COUNT,
      lentCount: COUNT,
      state: { refuses: [null, {}, 'open', MISSING] },
      'state.kind': { refuses: ['over', 'Open', '', null, MISSING] },
    },
  },
  {
    called: 'of what one person has',
    row: aCount({ scope: { kind: 'borrower', staffId: 'staff-2' } }),
    limits: { 'scope.staffId': ID },
  },
  {
    called: 'of a range',
    row: aCount({ scope: { kind: 'range', fromFolderId: 'folder-1', toFolderId: 'folder-9' } }),
    limits: { 'scope.fromFolderId': ID, 'scope.toFolderId': ID },
  },
  {
    called: 'given up',
    row: aCount({ state: { kind: 'cancelled', at: AT, by: 'staff-1', reason: 'ไฟดับ' } }),
    limits: { 'state.at': INSTANT, 'state.by': ID, 'state.reason': SOME_TEXT },
  },
  {
    called: 'ended on a PC',
    row: aCount({ state: { kind: 'finishing', at: AT, by: 'staff-1', result } }),
    limits: end,
  },
  { called: 'finished', row: aCount({ state: { kind: 'finished', at: AT, by: 'staff-1', result } }), limits: end },
);

describeRows('stockTakePart', {
  row: { id: 'part-1', stockTakeId: 'count-1', part: 0, folderIds: ['folder-1'], missingIds: ['folder-1'] },
  limits: {
    stockTakeId: ID,
    part: wholeFrom(0),
    folderIds: listOf(someId, 0, PART_SIZE),
    'folderIds.0': ID,
    // Nobody found them; while the count goes on nothing is called missing.
    missingIds: optional(listOf(someId, 0, PART_SIZE)),
    'missingIds.0': ID,
  },
});

const aDevice = { id: 'device-1', stockTakeId: 'count-1', deviceId: 'pc-1', joinedAt: AT, joinedBy: 'staff-1' };

describeRows(
  'stockTakeDevice',
  {
    called: 'that counts',
    row: { ...aDevice, state: { kind: 'counting' } },
    limits: {
      stockTakeId: ID,
      deviceId: ID,
      joinedAt: INSTANT,
      joinedBy: ID,
      'state.kind': { refuses: ['lost', 'Done', '', null, MISSING] },
    },
  },
  {
    called: 'that is done',
    row: { ...aDevice, state: { kind: 'done', at: AT, by: 'staff-1', scans: 240 } },
    limits: { 'state.at': INSTANT, 'state.by': ID, 'state.scans': COUNT },
  },
  {
    called: 'that was released',
    row: { ...aDevice, state: { kind: 'released', at: AT, by: 'staff-1', reason: 'เครื่องเสีย' } },
    limits: { 'state.at': INSTANT, 'state.by': ID, 'state.reason': SOME_TEXT },
  },
);

const aScan = { id: 'scan-1', stockTakeId: 'count-1', deviceId: 'pc-1', number: 1, actorId: 'staff-1', at: AT };

describeRows(
  'stockTakeScan',
  {
    called: 'of a folder',
    row: {
      ...aScan,
      what: {
        kind: 'folder',
        folderId: 'folder-1',
        placeId: 'shelf-1',
        finding: 'wrong-place',
        outOfOrderIds: ['folder-2'],
      },
    },
    limits: {
      stockTakeId: ID,
      deviceId: ID,
      // Scans of a PC are numbered from 1 without a gap: a missing one is noticed by its number.
      number: wholeFrom(1),
      actorId: ID,
      at: INSTANT,
      'what.kind': { refuses: ['ghost', 'Folder', '', null, MISSING] },
      'what.folderId': ID,
      'what.placeId': optional(ID),
      'what.finding': oneOf('right', 'wrong-place', 'on-loan'),
      'what.outOfOrderIds': optional(listOf(someId, 1, 60)),
      'what.outOfOrderIds.0': ID,
    },
  },
  {
    called: 'of a condition',
    row: { ...aScan, what: { kind: 'condition', folderId: 'folder-1', condition: 'wet' } },
    limits: { 'what.folderId': ID, 'what.condition': oneOf('good', 'torn', 'wet', 'needs-cover') },
  },
  {
    called: 'of a code nobody knows',
    row: { ...aScan, what: { kind: 'unknown', text: '4006381333931' } },
    limits: { 'what.text': textUpTo(512) },
  },
  {
    called: 'that takes one back',
    row: { ...aScan, what: { kind: 'undo', scanId: 'scan-0', folderId: 'folder-1' } },
    limits: { 'what.scanId': ID, 'what.folderId': optional(ID) },
  },
);
