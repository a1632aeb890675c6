import { describe, expect, test } from 'vitest';
import { BankFileRequest } from '#shared/sync/bank-file-protocol.ts';
import {
  DeviceFacts,
  EnrolDeviceRequest,
  EnrolmentCodeReply,
  EnrolmentCodeRequest,
  LONGEST_CODE_MINUTES,
  PersonProof,
  RevokeRequest,
} from '#shared/sync/device-protocol.ts';
import {
  EnrolResponse,
  LeaseRequest,
  OutboxEntry,
  PatchOperation,
  PullRequest,
  PullResponse,
  PUSH_LIMIT,
  PushRequest,
  PushResponse,
  SnapshotHead,
  Verdict,
} from '#shared/sync/protocol.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { anEntry, aPage } from '#test/builders/sync.ts';
import { MISSING } from '#test/builders/with-at.ts';

const NO_ID = { refuses: ['', 'A', 'ก', 'a b', '../x', 'a/b', 'x'.repeat(161), 7, null, MISSING] };
const ID = { takes: ['x', '0', 'a-b_c.d', 'x'.repeat(160)], ...NO_ID };
const INSTANT = {
  takes: ['2026-11-23T02:00:00.000Z', '2024-02-29T16:59:59.999Z'],
  refuses: ['2026-11-23', '2026-11-23T02:00:00Z', '2026-11-23T02:00:00.000+07:00', '2026-02-29T00:00:00.000Z', 0, ''],
};
const WHOLE_FROM_ONE = { takes: [1, 2 ** 31], refuses: [0, -1, 0.5, '1', Number.NaN, Infinity, MISSING] };

describeLimits('an entry of the outbox', OutboxEntry, anEntry(), {
  clientId: ID,
  id: ID,
  actorId: NO_ID,
  deviceId: NO_ID,
  seq: WHOLE_FROM_ONE,
  name: { takes: ['a@1', 'x'.repeat(80)], refuses: ['', 'x'.repeat(81), 1, MISSING] },
  // What a mutation takes is asked by the mutation itself, so that an unknown one can be answered at all.
  args: { takes: [null, 0, '', [], { any: { depth: [1] } }] },
  occurredAt: { ...INSTANT, refuses: [...INSTANT.refuses, MISSING] },
  monotonicMs: { takes: [0, 0.25, -1], refuses: ['0', Number.NaN, MISSING] },
  // A clock that is years off is corrected, not refused: the work was done.
  offsetMs: { takes: [0, -86_400_000 * 4000, 86_400_000 * 4000], refuses: [0.5, '0', MISSING] },
});

describeLimits(
  'a verdict',
  Verdict,
  { seq: 1, outcome: { kind: 'rejected', error: { type: 'not-allowed' } } },
  {
    seq: WHOLE_FROM_ONE,
    'outcome.kind': { refuses: ['lost', '', MISSING] },
    // A newer centre may say more about a refusal than this PC knows: it is kept, so that it can be shown.
    'outcome.error': { takes: [{ type: 'of-a-newer-centre', more: [1] }], refuses: [{}, { type: 1 }, null, MISSING] },
  },
);

test('what a newer centre adds to a refusal is kept', () => {
  const told = { seq: 3, outcome: { kind: 'rejected', error: { type: 'new-rule', limit: 5 } } };
  expect(Verdict.parse(told)).toEqual(told);
});

describeLimits(
  'a push',
  PushRequest,
  { protocol: 2, clientId: 'client-1', entries: [anEntry()] },
  {
    entries: {
      takes: [[], Array.from({ length: PUSH_LIMIT }, () => anEntry())],
      refuses: [Array.from({ length: PUSH_LIMIT + 1 }, () => anEntry()), {}, null, MISSING],
    },
    'entries.0.seq': { refuses: [0] },
    lostTo: { takes: [MISSING, 1], refuses: [0, -1, 1.5, undefined, null] },
    protocol: { takes: [1, 2, 99], refuses: [1.5, '2', MISSING] },
    clientId: NO_ID,
  },
);

describeLimits(
  'the answer to a push',
  PushResponse,
  { verdicts: [{ seq: 1, outcome: { kind: 'applied' } }], centreNowMs: 1 },
  { verdicts: { takes: [[]], refuses: [null, MISSING] }, centreNowMs: { refuses: ['1', null, MISSING] } },
);

describeLimits(
  'a pull',
  PullRequest,
  { protocol: 2, clientId: 'client-1', cookie: '' },
  {
    cookie: { takes: ['', 'x'.repeat(200)], refuses: ['x'.repeat(201), 1, MISSING] },
  },
);

describeLimits('a page of a pull', PullResponse, aPage(), {
  // A centre of before did not say to which cookie it answers.
  after: { takes: [MISSING, '', 'v1:1'], refuses: [undefined, null, 1] },
  complete: { takes: [true, false], refuses: ['true', 1, MISSING] },
  lastSeq: { takes: [0], refuses: [-1, 0.5, MISSING] },
  cookie: { refuses: [1, MISSING] },
  operations: { refuses: [null, MISSING] },
});

describeLimits(
  'the word that a copy must be filled anew',
  PullResponse,
  { kind: 'reset' },
  {
    lastSeq: { takes: [MISSING, 0, 7], refuses: [-1, 0.5, undefined] },
  },
);

describeLimits(
  'one changed row',
  PatchOperation,
  { table: 'folder', id: 'folder-1', row: null },
  {
    id: NO_ID,
    // A table of a newer centre passes here; whoever applies the patch decides what to do with it.
    table: { takes: ['ofANewerCentre'], refuses: [1, MISSING] },
  },
);

describeLimits(
  'the first line of a snapshot',
  SnapshotHead,
  { protocol: 2, cookie: 'v1:1', lastSeq: 0, centreNowMs: 0, rows: 0 },
  { rows: { takes: [0, 1_000_000], refuses: [-1, 0.5, MISSING] }, lastSeq: { takes: [0], refuses: [-1] } },
);

describeLimits(
  'asking for running numbers',
  LeaseRequest,
  { kind: 'folder', size: 1 },
  {
    size: { takes: [1, 10_000], refuses: [0, 10_001, 1.5, MISSING] },
    kind: { refuses: ['money', '', MISSING] },
  },
);

describeLimits(
  'a person and their PIN',
  PersonProof,
  { staffId: 'staff-1', pin: '1234' },
  {
    staffId: NO_ID,
    pin: { takes: ['0000', '123456789012'], refuses: ['123', '1234567890123', '๑๒๓๔', '12 34', '', 1234, MISSING] },
  },
);

const proof = { staffId: 'staff-1', pin: '1234' };

describeLimits(
  'asking for a code that lets a device in',
  EnrolmentCodeRequest,
  { proof, minutes: 60 },
  {
    minutes: { takes: [5, LONGEST_CODE_MINUTES], refuses: [4, LONGEST_CODE_MINUTES + 1, 5.5, '60', MISSING] },
    proof: { refuses: [MISSING, { staffId: 'staff-1' }] },
  },
);

describeLimits(
  'such a code',
  EnrolmentCodeReply,
  { code: 'ABCDEF', expiresAt: '2026-11-23T02:00:00.000Z' },
  {
    code: { takes: ['x'.repeat(64)], refuses: ['ABCDE', 'x'.repeat(65), MISSING] },
    expiresAt: INSTANT,
  },
);

describeLimits(
  'enrolling a device',
  EnrolDeviceRequest,
  { enrolmentCode: 'ABCDEF', deviceName: 'PC 1' },
  {
    enrolmentCode: { takes: ['x'.repeat(64)], refuses: ['ABCDE', 'x'.repeat(65), MISSING] },
    deviceName: { takes: ['เคาน์เตอร์ ๑', 'x'.repeat(80)], refuses: ['', 'x'.repeat(81), 'a\u0000b', 'a\nb', '\ud800'] },
    officeId: { takes: [MISSING, 'office-13'], refuses: ['', undefined] },
  },
);

describeLimits(
  'what a device is given once',
  EnrolResponse,
  { deviceId: 'pc-1', officeId: 'office-13', token: 'x'.repeat(32) },
  { token: { takes: ['x'.repeat(500)], refuses: ['x'.repeat(31), '', MISSING] }, officeId: NO_ID, deviceId: NO_ID },
);

describeLimits(
  'shutting a device out',
  RevokeRequest,
  { proof, deviceId: 'pc-1', reason: 'หาย' },
  {
    reason: {
      takes: ['  หาย  ', 'x'.repeat(200)],
      refuses: ['ab', '  ab  ', '', 'x'.repeat(201), 'หาย\u0007ไป', MISSING],
    },
    deviceId: NO_ID,
  },
);

describeLimits(
  'asking for the bytes of a bank’s file',
  BankFileRequest,
  { proof, fileId: 'file-1' },
  {
    fileId: NO_ID,
    proof: { refuses: [MISSING] },
  },
);

describeLimits(
  'a device as the centre knows it',
  DeviceFacts,
  { deviceId: 'pc-1', name: 'PC 1', enrolledAt: '2026-11-23T02:00:00.000Z' },
  { lastSeenAt: INSTANT, lastWorkAt: INSTANT, enrolledAt: { refuses: [MISSING] }, 'revoked.at': { refuses: [''] } },
);

describe('a reason', () => {
  test('is kept without the blanks around it', () => {
    expect(RevokeRequest.parse({ proof, deviceId: 'pc-1', reason: '  เครื่องหาย ' }).reason).toBe('เครื่องหาย');
  });
});
