import { describe, expect, test } from 'vitest';
import { OfficeSummary } from '#shared/ministry/office-figures.ts';
import {
  DeviceLine,
  LogInRequest,
  MinistryAccount,
  OfficeContact,
  OfficeDetail,
  OpenOfficeRequest,
  Overview,
  ShutOutRequest,
} from '#shared/ministry/protocol.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { MISSING } from '#test/builders/with-at.ts';
import { SUMMARY as summary } from './a-summary.ts';

const COUNT = { takes: [0, 90_000], refuses: [-1, 0.5, '1', Number.NaN, null, MISSING] };

const contact = { devices: 2, silent: 1, newestPushAt: null, heardAt: null, refused: 0 };
const office = {
  officeId: 'office-13',
  provinceCode: '13',
  name: 'สอจ. ปทุมธานี',
  nameEnglish: 'Pathum Thani',
  isDemo: false,
  contact,
  countedAt: null,
};

describeLimits('the figures of an office', OfficeSummary, summary, {
  asOfOn: { refuses: ['2026-02-29', '2569-11-23', '', MISSING] },
  'factories.total': COUNT,
  'folders.missing': COUNT,
  'folders.overdue': COUNT,
  'arrears.satang': COUNT,
  'arrears.unknownFactories': COUNT,
  'cards.money': COUNT,
  'collected.fiscalYear': { takes: [2570], refuses: [2570.5, '2570', MISSING] },
  'collected.months.0.month': { takes: ['2026-01'], refuses: ['2026', '2026-1', '2026-010', '26-10', '๒๕๖๙-๑๐'] },
  labelledWeeks: { takes: [[]], refuses: [null, MISSING] },
});

describeLimits('how an office and the centre stand', OfficeContact, contact, {
  devices: COUNT,
  silent: COUNT,
  refused: COUNT,
  newestPushAt: { takes: [null, '2026-11-23T02:00:00.000Z'], refuses: ['2026-11-23', MISSING] },
  heardAt: { takes: [null], refuses: [0, MISSING] },
});

describeLimits(
  'the overview',
  Overview,
  { at: '2026-11-23T02:00:00.000Z', behind: 0, offices: [{ ...office, figures: summary }] },
  {
    behind: COUNT,
    'offices.0.figures': { takes: [null], refuses: [{}, MISSING] },
    'offices.0.provinceCode': { takes: ['99'], refuses: ['1', '130', 'ปท', '๑๓'] },
    // A centre of before had no replica to read from.
    replicaLagMs: { takes: [MISSING, null, 0, 4_000], refuses: [-1, 0.5, '1'] },
  },
);

test('a centre that says nothing of a replica reads from the primary', () => {
  const parsed = Overview.parse({ at: '2026-11-23T02:00:00.000Z', behind: 0, offices: [] });
  expect(parsed.replicaLagMs).toBeNull();
});

describeLimits(
  'one office with its devices',
  OfficeDetail,
  { ...office, at: '2026-11-23T02:00:00.000Z', figures: null, devices: [] },
  { figures: { takes: [null], refuses: [summary, MISSING] }, devices: { refuses: [null, MISSING] } },
);

describeLimits(
  'a device',
  DeviceLine,
  {
    deviceId: 'pc-1',
    name: 'PC 1',
    enrolledAt: '2026-11-23T02:00:00.000Z',
    revokedAt: null,
    heardAt: null,
    newestPushAt: null,
    clockOffsetMs: null,
    entries: 0,
  },
  { clockOffsetMs: { takes: [null, -120_001, 0], refuses: [0.5, '0', MISSING] }, entries: COUNT },
);

describeLimits(
  'an account',
  MinistryAccount,
  { login: 'somchai', name: 'สมชาย', role: 'ministry-reader' },
  {
    login: {
      takes: ['abc', 'a.b-c', `a${'1'.repeat(39)}`],
      refuses: ['ab', `a${'1'.repeat(40)}`, 'Abc', '1bc', '-bc', 'a_b', 'สมชาย', 'a b', ''],
    },
    role: { takes: ['centre-administrator'], refuses: ['supervisor', '', MISSING] },
  },
);

describeLimits(
  'logging in',
  LogInRequest,
  { login: 'somchai', password: 'x' },
  {
    // Wider than an account, so that a wrong name is answered like a wrong password.
    login: { takes: ['NO SUCH', 'x'.repeat(80)], refuses: ['', 'x'.repeat(81), MISSING] },
    password: { takes: ['x'.repeat(200), ' '], refuses: ['', 'x'.repeat(201), 1234, MISSING] },
  },
);

describeLimits(
  'shutting a device out',
  ShutOutRequest,
  { reason: 'หาย' },
  {
    reason: { takes: ['x', 'x'.repeat(300)], refuses: ['', '   ', 'x'.repeat(301), MISSING] },
  },
);

describe('opening an office', () => {
  const asked = {
    provinceCode: '13',
    name: 'สอจ. ปทุมธานี',
    nameEnglish: 'Pathum Thani',
    administrator: { name: 'สมชาย', pin: '123456' },
  };

  describeLimits('the request', OpenOfficeRequest, asked, {
    provinceCode: { takes: ['10', '96', '38'], refuses: ['28', '97', '99', '1', '๑๓', '', 13, MISSING] },
    name: { takes: ['x'.repeat(200)], refuses: ['', '   ', 'x'.repeat(201), MISSING] },
    nameEnglish: { refuses: ['', ' ', MISSING] },
    'administrator.name': { refuses: ['', ' ', MISSING] },
    'administrator.pin': {
      takes: ['000000', '123456789012'],
      refuses: ['12345', '1234567890123', '๑๒๓๔๕๖', '12345a', 123_456, MISSING],
    },
  });

  test('takes names without the blanks around them', () => {
    expect(OpenOfficeRequest.parse({ ...asked, name: '  สอจ. ปทุมธานี ' }).name).toBe('สอจ. ปทุมธานี');
  });
});
