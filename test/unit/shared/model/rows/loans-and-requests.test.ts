import { aRequest, aStep } from '#test/builders/requests.ts';
import {
  DAY,
  describeRows,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SEQUENCE,
  SOME_TEXT,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';

const step = {
  'steps.0.id': ID,
  'steps.0.effectiveAt': INSTANT,
  'steps.0.deviceId': ID,
  'steps.0.seq': SEQUENCE,
  'steps.0.actorId': ID,
};

describeRows(
  'request',
  {
    called: 'asked for, nothing done yet',
    row: aRequest({ neededOn: '2026-11-25', purpose: 'ต่ออายุ' }),
    limits: {
      folderId: ID,
      requesterId: ID,
      actorId: ID,
      urgency: oneOf('visitor-waiting', 'normal'),
      neededOn: optional(DAY),
      purpose: optional(SOME_TEXT),
      effectiveAt: INSTANT,
      occurredAt: INSTANT,
      deviceId: ID,
      seq: SEQUENCE,
      requestedOn: {
        takes: ['2026-11-23'],
        refuses: ['', '2026-02-29', '2026-11-23T00:00:00.000Z', '๒๕๖๙', null, MISSING],
      },
      steps: listOf((index) => aStep('picked', index), 0),
      phase: oneOf('open', 'ended'),
    },
  },
  { called: 'picked', row: aRequest({ steps: [aStep('picked', 1)] }), limits: step },
  { called: 'not on its shelf', row: aRequest({ steps: [aStep('not-here', 1)] }), limits: step },
  { called: 'handed over', row: aRequest({ steps: [aStep('handed-over', 1)], phase: 'ended' }), limits: step },
  {
    called: 'ready',
    row: aRequest({ steps: [aStep('ready', 1)] }),
    limits: { ...step, 'steps.0.how': oneOf('trapped', 'brought') },
  },
  {
    called: 'cancelled',
    row: aRequest({ steps: [aStep('cancelled', 1, { reason: 'พบที่อื่นแล้ว' })], phase: 'ended' }),
    limits: {
      ...step,
      'steps.0.reason': optional(SOME_TEXT),
      'steps.0.kind': { refuses: ['lost', 'Cancelled', '', null, MISSING] },
    },
  },
);

describeRows('loanPolicy', {
  row: { id: 'loan-policy', maxFolders: 20, loanDays: 15, approverForRoles: ['clerk'] },
  limits: {
    maxFolders: optional(wholeFrom(1, 999)),
    loanDays: wholeFrom(1, 365),
    approverForRoles: {
      takes: [[], ['clerk', 'file-room', 'finance', 'supervisor', 'administrator']],
      refuses: [{}, null, 'clerk', MISSING],
    },
    'approverForRoles.0': oneOf('clerk', 'file-room', 'finance', 'supervisor', 'administrator'),
  },
});

describeRows('transfer', {
  row: {
    id: 'transfer-1',
    destination: 'สอจ. นนทบุรี',
    letterNumber: 'ปท 0033/1234',
    sentOn: '2026-11-20',
    folderIds: ['folder-1'],
    createdAt: AT,
    createdBy: 'staff-1',
    receivedOn: '2026-11-25',
    receivedBy: 'นางสาวปลายทาง',
  },
  limits: {
    destination: textUpTo(200),
    letterNumber: optional(maybeEmpty(60)),
    sentOn: DAY,
    folderIds: listOf(someId, 1, 200),
    'folderIds.0': ID,
    createdAt: INSTANT,
    createdBy: ID,
    receivedOn: optional(DAY),
    receivedBy: optional(maybeEmpty(120)),
  },
});

describeRows('loanReminder', {
  row: {
    id: 'reminder-1',
    borrowerId: 'staff-2',
    folderIds: ['folder-1'],
    writtenOn: '2026-11-23',
    letterNumber: 'ปท 0033/99',
    createdAt: AT,
    createdBy: 'staff-1',
  },
  limits: {
    borrowerId: ID,
    folderIds: listOf(someId, 1, 200),
    'folderIds.0': ID,
    writtenOn: DAY,
    letterNumber: optional(maybeEmpty(60)),
    createdAt: INSTANT,
    createdBy: ID,
  },
});

describeRows('folderSearch', {
  row: {
    id: 'search-1',
    folderId: 'folder-1',
    openedAt: AT,
    openedBy: 'staff-1',
    checked: ['person/staff-2', 'place/shelf-1'],
    foundAt: AT,
    givenUpAt: AT,
    givenUpBy: 'staff-1',
  },
  limits: {
    folderId: ID,
    openedAt: INSTANT,
    openedBy: ID,
    checked: listOf((index) => `place/shelf-${index}`, 0),
    'checked.0': SOME_TEXT,
    foundAt: optional(INSTANT),
    givenUpAt: optional(INSTANT),
    givenUpBy: optional(ID),
  },
});
