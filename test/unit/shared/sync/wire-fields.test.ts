import { describe, test } from 'vitest';
import { BankFileRequest } from '#shared/sync/bank-file-protocol.ts';
import { CarriedWorkHead } from '#shared/sync/carried-work.ts';
import { CompareRequest } from '#shared/sync/compare-protocol.ts';
import {
  DeviceFacts,
  DeviceList,
  EnrolDeviceRequest,
  EnrolmentCodeReply,
  EnrolmentCodeRequest,
  PersonProof,
  RevokeRequest,
} from '#shared/sync/device-protocol.ts';
import {
  EnrolRequest,
  EnrolResponse,
  LeaseRequest,
  LiveSignal,
  OutboxEntry,
  PatchOperation,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
  SnapshotHead,
  SnapshotPlace,
  Verdict,
} from '#shared/sync/protocol.ts';
import { expectEveryField, type MessageExample } from '#test/builders/message-fields.ts';
import { anEntry } from '#test/builders/sync.ts';

const AT = '2026-11-23T02:00:00.000Z';
const PROOF = { staffId: 'staff-1', pin: '1234' };
const DEVICE = {
  deviceId: 'pc-1',
  name: 'PC 1',
  enrolledAt: AT,
  lastSeenAt: AT,
  lastWorkAt: AT,
  revoked: { at: AT, by: 'staff-1', reason: 'หาย' },
};
const DEVICE_MAY_LACK = ['lastSeenAt', 'lastWorkAt', 'revoked', 'revoked.by', 'revoked.reason'];

/** Everything that goes over the wire, each with all of its fields. */
const MESSAGES: readonly (readonly [string, Parameters<typeof expectEveryField>[0], MessageExample])[] = [
  ['an entry', OutboxEntry, { whole: anEntry(), mayBeAnything: ['args'] }],
  ['the verdict "applied"', Verdict, { whole: { seq: 1, outcome: { kind: 'applied' } } }],
  [
    'the verdict "look at it"',
    Verdict,
    { whole: { seq: 1, outcome: { kind: 'exception', exceptionIds: ['exception-1'] } } },
  ],
  [
    'the verdict "refused"',
    Verdict,
    { whole: { seq: 1, outcome: { kind: 'rejected', error: { type: 'folder-unknown' } } } },
  ],
  [
    'a push',
    PushRequest,
    {
      whole: { protocol: 2, clientId: 'client-1', entries: [anEntry()], lostTo: 3 },
      mayLack: ['lostTo'],
      mayBeAnything: ['entries.0.args'],
    },
  ],
  ['its answer', PushResponse, { whole: { verdicts: [{ seq: 1, outcome: { kind: 'applied' } }], centreNowMs: 1 } }],
  ['a changed row', PatchOperation, { whole: { table: 'folder', id: 'folder-1', row: {} }, mayBeAnything: ['row'] }],
  ['a pull', PullRequest, { whole: { protocol: 2, clientId: 'client-1', cookie: 'v1:1' } }],
  [
    'a page',
    PullResponse,
    {
      whole: {
        kind: 'page',
        after: 'v1:1',
        operations: [{ table: 'folder', id: 'folder-1', row: null }],
        cookie: 'v1:2',
        complete: true,
        lastSeq: 0,
        centreNowMs: 0,
      },
      mayLack: ['after'],
      mayBeAnything: ['operations.0.row'],
    },
  ],
  ['the word to begin anew', PullResponse, { whole: { kind: 'reset', lastSeq: 4 }, mayLack: ['lastSeq'] }],
  [
    'the head of a snapshot',
    SnapshotHead,
    {
      whole: { protocol: 2, cookie: 'v1:1', lastSeq: 0, centreNowMs: 0, rows: 9, resumed: true },
      mayLack: ['resumed'],
    },
  ],
  ['the place where one goes on', SnapshotPlace, { whole: { cookie: 'v1:1', table: 'folder', id: 'folder-1' } }],
  ['a live signal', LiveSignal, { whole: { version: 12 } }],
  ['asking for numbers', LeaseRequest, { whole: { kind: 'notice', size: 100 } }],
  [
    'asking how a table looked',
    CompareRequest,
    { whole: { cookie: 'v1:1', table: 'folder', ranges: ['a1'] }, mayLack: ['ranges'] },
  ],
  ['enrolling', EnrolRequest, { whole: { enrolmentCode: 'AAAA-BBBB', deviceName: 'PC 1' } }],
  [
    'enrolling a device that holds data already',
    EnrolDeviceRequest,
    { whole: { enrolmentCode: 'AAAA-BBBB', deviceName: 'PC 1', officeId: 'office-13' }, mayLack: ['officeId'] },
  ],
  [
    'what is given for a code',
    EnrolResponse,
    { whole: { deviceId: 'pc-1', officeId: 'office-13', token: 't'.repeat(32) } },
  ],
  ['a person and their PIN', PersonProof, { whole: PROOF }],
  ['asking for a code', EnrolmentCodeRequest, { whole: { proof: PROOF, minutes: 10 } }],
  ['a code', EnrolmentCodeReply, { whole: { code: 'AAAA-BBBB', expiresAt: AT } }],
  ['shutting a device out', RevokeRequest, { whole: { proof: PROOF, deviceId: 'pc-1', reason: 'หายไป' } }],
  ['asking for a bank’s file', BankFileRequest, { whole: { proof: PROOF, fileId: 'file-1' } }],
  ['a device', DeviceFacts, { whole: DEVICE, mayLack: DEVICE_MAY_LACK }],
  [
    'all devices',
    DeviceList,
    { whole: { devices: [DEVICE] }, mayLack: DEVICE_MAY_LACK.map((field) => `devices.0.${field}`) },
  ],
  [
    'the head of carried work',
    CarriedWorkHead,
    {
      whole: {
        officeId: 'office-13',
        officeName: 'สอจ.',
        deviceId: 'pc-1',
        deviceName: 'PC 1',
        personName: 'สมศรี',
        madeAt: AT,
        entries: 2,
      },
    },
  ],
];

describe('every field on the wire', () => {
  test.each(MESSAGES)('is checked: %s', (_name, schema, message) => {
    expectEveryField(schema, message);
  });
});
