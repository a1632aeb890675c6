import type { CustodyValue, FolderRow } from '#shared/model/filing-rows.ts';
import { aFolder, aMovement } from '#test/builders/office.ts';
import {
  CODE,
  DAY,
  describeRows,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SEQUENCE,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';
const last = { lastMovementId: 'movement-1', lastEffectiveAt: AT, lastDeviceId: 'pc-1', lastSeq: 7 };

const atLocation: CustodyValue = {
  kind: 'at-location',
  locationId: 'shelf-1',
  ...last,
  undoneAheadIds: ['movement-9'],
};
const onLoan: CustodyValue = {
  kind: 'on-loan',
  borrowerId: 'staff-2',
  sinceAt: AT,
  dueOn: '2026-12-07',
  purpose: 'ตรวจโรงงาน',
  passing: { toId: 'staff-3', movementId: 'movement-2', sinceAt: AT },
  ...last,
};
const away: CustodyValue = { kind: 'away', transferId: 'transfer-1', sinceAt: AT, ...last };

const lastMovement = {
  'custody.lastMovementId': ID,
  'custody.lastEffectiveAt': INSTANT,
  'custody.lastDeviceId': ID,
  'custody.lastSeq': SEQUENCE,
  'custody.undoneAheadIds': optional(listOf(someId, 0)),
};

const series = {
  takes: ['factory', 'community-product', 'a'],
  refuses: ['', 'Factory', 'โรงงาน', '-a', 'a b', 'factory2', 1, null, MISSING],
};

const wholeFolder: FolderRow = aFolder({
  custody: atLocation,
  holderId: 'staff-2',
  placeId: 'shelf-1',
  labelPrintedAt: AT,
  labelConfirmedAt: AT,
  labelConfirmedBy: 'staff-1',
  condition: { condition: 'wet', notedAt: AT, notedBy: 'staff-1' },
  closedOn: '2012-05-01',
  closedYear: '2012',
  retention: { term: { kind: 'years', years: 10 }, reason: 'คณะกรรมการ' },
  hold: { reason: 'อยู่ระหว่างคดี', by: 'staff-1', at: AT },
  disposalBatchId: 'disposal-1',
  disposed: { outcome: 'transfer', on: '2026-05-01', batchId: 'disposal-1', homeLocationId: 'shelf-1' },
});

describeRows(
  'folder',
  {
    called: 'at its place',
    row: wholeFolder,
    limits: {
      code: CODE,
      series,
      subjectId: ID,
      volume: wholeFrom(1),
      homeLocationId: optional(ID),
      // Since when nobody knows, or nobody ever did: a folder is never without a custody.
      custody: { takes: [{ kind: 'unknown' }, { kind: 'unknown', ...last }], refuses: [{}, null, MISSING] },
      'custody.kind': { refuses: ['lost', 'At-location', '', null, MISSING] },
      'custody.locationId': ID,
      ...lastMovement,
      'custody.undoneAheadIds.0': ID,
      holderId: optional(ID),
      placeId: optional(ID),
      labelPrintedAt: optional(INSTANT),
      labelConfirmedAt: optional(INSTANT),
      labelConfirmedBy: optional(ID),
      condition: { takes: [MISSING], refuses: [null, {}, 'wet'] },
      'condition.condition': oneOf('good', 'torn', 'wet', 'needs-cover'),
      'condition.notedAt': INSTANT,
      'condition.notedBy': ID,
      closedOn: optional(DAY),
      closedYear: { takes: ['2012', MISSING], refuses: ['', '12', '20120', '๒๕๕๕', 2012, null] },
      retention: {
        takes: [MISSING, { term: { kind: 'permanent' } }],
        refuses: [{}, null, { term: { kind: 'years' } }],
      },
      'retention.term.kind': { refuses: ['for-ever', '', MISSING] },
      'retention.term.years': wholeFrom(1, 200),
      'retention.reason': optional(textUpTo(300)),
      hold: { takes: [MISSING], refuses: [null, {}, true] },
      'hold.reason': textUpTo(300),
      'hold.by': ID,
      'hold.at': INSTANT,
      disposalBatchId: optional(ID),
      disposed: { takes: [MISSING], refuses: [null, {}, 'destroy'] },
      'disposed.outcome': oneOf('destroy', 'transfer'),
      'disposed.on': DAY,
      'disposed.batchId': ID,
      'disposed.homeLocationId': optional(ID),
    },
  },
  {
    called: 'on loan',
    row: aFolder({ custody: onLoan }),
    limits: {
      'custody.borrowerId': ID,
      'custody.sinceAt': INSTANT,
      'custody.dueOn': optional(DAY),
      'custody.purpose': optional(maybeEmpty()),
      'custody.passing': { takes: [MISSING], refuses: [null, {}, 'staff-3'] },
      'custody.passing.toId': ID,
      'custody.passing.movementId': ID,
      'custody.passing.sinceAt': INSTANT,
      ...lastMovement,
    },
  },
  {
    called: 'in another office',
    row: aFolder({ custody: away }),
    limits: { 'custody.transferId': ID, 'custody.sinceAt': INSTANT, ...lastMovement },
  },
  {
    called: 'after everything about it was taken back',
    row: aFolder({ custody: { kind: 'unknown', ...last, undoneAheadIds: ['movement-9'] } }),
    limits: Object.fromEntries(Object.entries(lastMovement).map(([place, limits]) => [place, optional(limits)])),
  },
);

describeRows('movement', {
  row: aMovement({
    kind: 'check-out',
    locationId: 'shelf-1',
    borrowerId: 'staff-2',
    approverId: 'staff-3',
    purpose: 'ตรวจโรงงาน',
    dueOn: '2026-12-07',
    undoesId: 'movement-0',
    fromId: 'staff-4',
    transferId: 'transfer-1',
    override: { reason: 'หัวหน้าอนุญาต', byId: 'staff-3' },
  }),
  limits: {
    folderId: ID,
    // Kinds are facts of the past: a list that loses one can no longer read what happened.
    kind: oneOf('check-out', 'check-in', 'move', 'seen', 'undo', 'pass-on', 'acknowledge', 'send-away', 'settle'),
    effectiveAt: INSTANT,
    occurredAt: INSTANT,
    deviceId: ID,
    seq: SEQUENCE,
    actorId: ID,
    locationId: optional(ID),
    borrowerId: optional(ID),
    approverId: optional(ID),
    purpose: optional(maybeEmpty()),
    dueOn: optional(DAY),
    undoesId: optional(ID),
    fromId: optional(ID),
    transferId: optional(ID),
    override: { takes: [MISSING], refuses: [null, {}, 'yes'] },
    'override.reason': textUpTo(200),
    'override.byId': ID,
  },
});

describeRows('parkedScan', {
  row: {
    id: 'parked-1',
    text: '4006381333931',
    occurredAt: AT,
    actorId: 'staff-1',
    deviceId: 'pc-1',
    note: 'ติดอยู่บนกล่อง',
    photoIds: ['photo-1'],
    resolvedAt: AT,
    resolvedAs: 'folder-1',
  },
  limits: {
    // Whatever a scanner reads is evidence, signs no keyboard has included.
    text: { ...textUpTo(512), takes: ['ก', ' ', '\u001d0104006381333931', 'x'.repeat(512)] },
    occurredAt: INSTANT,
    actorId: ID,
    deviceId: ID,
    note: optional(maybeEmpty()),
    photoIds: optional(listOf(someId, 0)),
    'photoIds.0': ID,
    resolvedAt: optional(INSTANT),
    resolvedAs: optional(maybeEmpty()),
  },
});

describeRows('exception', {
  row: {
    id: 'card-1',
    kind: 'custody-overlap',
    folderId: 'folder-1',
    factoryId: 'factory-1',
    causeIds: ['movement-1', 'movement-2'],
    raisedAt: AT,
    resolvedAt: AT,
    resolvedBy: 'staff-1',
    settledById: 'movement-3',
  },
  limits: {
    kind: oneOf(
      'custody-overlap',
      'folder-code-taken',
      'notice-amount-differs',
      'loan-outside-policy',
      'stock-take-late',
      'folder-disposed',
      'year-billed-twice',
      'receipt-twice',
      'receipt-without-money',
      'receipt-after-close',
      'receipt-date-ahead',
      'official-number-twice',
    ),
    folderId: optional(ID),
    factoryId: optional(ID),
    causeIds: listOf(someId, 0),
    'causeIds.0': ID,
    raisedAt: INSTANT,
    resolvedAt: optional(INSTANT),
    resolvedBy: optional(ID),
    settledById: optional(ID),
  },
});
