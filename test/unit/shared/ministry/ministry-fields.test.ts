import { describe, expect, test } from 'vitest';
import { ARREARS_AGES, OfficeFigures, OfficeSummary } from '#shared/ministry/office-figures.ts';
import {
  DeviceLine,
  LogInRequest,
  MinistryAccount,
  OfficeDetail,
  OfficeLine,
  OpenOfficeRequest,
  OpenOfficeResponse,
  Overview,
  REFUSAL_DAYS,
  ShutOutRequest,
  SILENT_AFTER_MS,
} from '#shared/ministry/protocol.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { expectEveryField, type MessageExample } from '#test/builders/message-fields.ts';
import { MISSING } from '#test/builders/with-at.ts';
import { SUMMARY } from './a-summary.ts';

const AT = '2026-11-23T02:00:00.000Z';
const FIGURES = {
  ...SUMMARY,
  arrearsByAge: [{ age: 'under-1', factories: 1, satang: 157_500 }],
  channels: [{ channel: 'qr', satang: 45_000, payments: 1 }],
  movementDays: [{ on: '2026-11-23', movements: 4 }],
  visitWeeks: [{ beginsOn: '2026-11-23', visits: 2, locateMinutes: 1.5, serveMinutes: 6 }],
  people: [{ role: 'clerk', active: 3 }],
};
const OFFICE = {
  officeId: 'office-13',
  provinceCode: '13',
  name: 'สอจ. ปทุมธานี',
  nameEnglish: 'Pathum Thani',
  isDemo: false,
  contact: { devices: 2, silent: 1, newestPushAt: AT, heardAt: AT, refused: 0 },
  countedAt: AT,
};
const CONTACT_MAY_BE_NULL = ['newestPushAt', 'heardAt'];
const DEVICE = {
  deviceId: 'pc-1',
  name: 'PC 1',
  enrolledAt: AT,
  revokedAt: AT,
  heardAt: AT,
  newestPushAt: AT,
  clockOffsetMs: -120,
  entries: 5,
};
const DEVICE_MAY_BE_NULL = ['revokedAt', 'heardAt', 'newestPushAt', 'clockOffsetMs'];
const within = (place: string, fields: readonly string[]): readonly string[] =>
  fields.map((field) => `${place}.${field}`);
const ASKED = {
  provinceCode: '13',
  name: 'สอจ. ปทุมธานี',
  nameEnglish: 'Pathum Thani',
  administrator: { name: 'สมชาย', pin: '123456' },
};

const MESSAGES: readonly (readonly [string, Parameters<typeof expectEveryField>[0], MessageExample])[] = [
  ['the summary of an office', OfficeSummary, { whole: SUMMARY }],
  ['the figures of an office', OfficeFigures, { whole: FIGURES }],
  [
    'an office on the overview',
    OfficeLine,
    {
      whole: { ...OFFICE, figures: SUMMARY },
      mayBeNull: ['figures', 'countedAt', ...within('contact', CONTACT_MAY_BE_NULL)],
    },
  ],
  [
    'the overview',
    Overview,
    {
      whole: { at: AT, replicaLagMs: 12, behind: 0, offices: [{ ...OFFICE, figures: SUMMARY }] },
      mayLack: ['replicaLagMs'],
      mayBeNull: [
        'replicaLagMs',
        'offices.0.figures',
        'offices.0.countedAt',
        ...within('offices.0.contact', CONTACT_MAY_BE_NULL),
      ],
    },
  ],
  [
    'one office with its devices',
    OfficeDetail,
    {
      whole: { ...OFFICE, at: AT, replicaLagMs: 12, figures: FIGURES, devices: [DEVICE] },
      mayLack: ['replicaLagMs'],
      mayBeNull: [
        'replicaLagMs',
        'figures',
        'countedAt',
        ...within('contact', CONTACT_MAY_BE_NULL),
        ...within('devices.0', DEVICE_MAY_BE_NULL),
      ],
    },
  ],
  ['a device', DeviceLine, { whole: DEVICE, mayBeNull: DEVICE_MAY_BE_NULL }],
  ['logging in', LogInRequest, { whole: { login: 'somchai', password: 'x' } }],
  ['an account', MinistryAccount, { whole: { login: 'somchai', name: 'สมชาย', role: 'ministry-reader' } }],
  ['shutting a device out', ShutOutRequest, { whole: { reason: 'หาย' } }],
  ['opening an office', OpenOfficeRequest, { whole: ASKED }],
  [
    'an office that was opened',
    OpenOfficeResponse,
    { whole: { officeId: 'office-13', code: { code: 'AAAA-BBBB', expiresAt: AT }, badgeCode: '113000000901' } },
  ],
];

describe('every field of what the ministry sees', () => {
  test.each(MESSAGES)('is checked: %s', (_name, schema, message) => {
    expectEveryField(schema, message);
  });

  test('is a figure: nothing of a person is passed on, should a centre say it', () => {
    const more = { ...SUMMARY, folders: { ...SUMMARY.folders, borrowers: ['สมศรี'] }, staff: [{ name: 'สมศรี' }] };
    expect(OfficeSummary.parse(more)).toEqual(SUMMARY);
  });
});

describeLimits('the figures of one office', OfficeFigures, FIGURES, {
  'arrearsByAge.0.age': { takes: ARREARS_AGES, refuses: ['over-9', '', MISSING] },
  'channels.0.satang': { takes: [0], refuses: [-1, 0.5, MISSING] },
  'movementDays.0.on': { takes: ['2024-02-29'], refuses: ['2026-02-29', '2569-11-23', '2026-11-23T00:00:00Z'] },
  // Minutes are a median: halves are usual, less than none are not.
  'visitWeeks.0.locateMinutes': { takes: [0, 0.5, 1_440], refuses: [-0.5, Number.NaN, Number.POSITIVE_INFINITY] },
  'visitWeeks.0.visits': { refuses: [0.5, -1] },
  'people.0.role': { takes: ['supervisor', 'administrator', 'finance', 'file-room'], refuses: ['ministry-reader', ''] },
  'labelledWeeks.0.beginsOn': { refuses: ['2026-13-01', '23/11/2569'] },
  'collected.months.0.month': { takes: ['2026-10'], refuses: ['2026-10-01', '10-2026'] },
  people: { takes: [[]] },
});

test('the ages of arrears leave no gap and come in order', () => {
  expect(ARREARS_AGES).toEqual(['under-1', '1-2', '2-3', '3-5', 'over-5']);
});

test('a PC is silent after more than a weekend: from Friday evening to Monday noon', () => {
  const fridayEvening = Date.parse('2026-11-20T16:30:00+07:00');
  expect(Date.parse('2026-11-23T12:00:00+07:00') - fridayEvening).toBeLessThan(SILENT_AFTER_MS);
  expect(Date.parse('2026-11-23T16:31:00+07:00') - fridayEvening).toBeGreaterThan(SILENT_AFTER_MS);
  expect(REFUSAL_DAYS).toBe(30);
});
