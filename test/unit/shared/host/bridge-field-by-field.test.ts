import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  BackupFolder,
  CentreBackup,
  CentreNetwork,
  HostError,
  hostContract,
  hostEvents,
  LaunchInfo,
  UpdateState,
  type HostEvent,
  type HostMethod,
} from '#shared/host/contract.ts';
import { CentreOrder, CentreReport, EXIT_SCHEMA_NEWER } from '#shared/host/own-centre.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';
import {
  expectEveryField as refusesField,
  type MessageExample as BridgeMessage,
} from '#test/builders/message-fields.ts';
import { MISSING } from '#test/builders/with-at.ts';
import { ANSWERS, CALLS, EVENTS, messageOf } from './bridge-messages.ts';

const METHODS = Object.keys(hostContract) as readonly HostMethod[];
const EVENT_NAMES = Object.keys(hostEvents) as readonly HostEvent[];

describe('every field of every message of the bridge', () => {
  test.each(METHODS)('is checked in the call %s', (method) => {
    refusesField(hostContract[method].input, messageOf(CALLS[method]));
  });

  test.each(METHODS)('is checked in the answer to %s', (method) => {
    refusesField(hostContract[method].output, messageOf(ANSWERS[method]));
  });

  test.each(EVENT_NAMES)('is checked in the event %s', (event) => {
    refusesField(hostEvents[event], messageOf(EVENTS[event]));
  });

  test('has an example here: a call or an answer that says something is in the tables', () => {
    const saying = (schema: z.ZodObject | z.ZodType): boolean => !schema.safeParse({}).success;
    const unnamed = [
      ...METHODS.filter((method) => saying(hostContract[method].input) && !CALLS[method]),
      ...METHODS.filter((method) => saying(hostContract[method].output) && !ANSWERS[method]),
      ...EVENT_NAMES.filter((event) => saying(hostEvents[event]) && !EVENTS[event]),
    ];
    expect(unnamed).toEqual([]);
  });
});

describeLimits(
  'a failure of the shell',
  HostError,
  { type: 'host-failed', reference: 'r1' },
  {
    type: { takes: ['disk-full', 'update-impossible', 'printer-paper-out'], refuses: ['another', '', MISSING] },
    reference: { takes: [MISSING, ''], refuses: [undefined, null, 1] },
  },
);

describeLimits(
  'how the program was started',
  LaunchInfo,
  { keyring: false, appVersion: '1.0.0' },
  {
    centralUrl: { takes: [MISSING, 'http://127.0.0.1:8787'], refuses: ['127.0.0.1', '', undefined] },
    demoSwitch: { takes: ['to-office', MISSING], refuses: ['demo', ''] },
    ownCentre: { takes: [true, false, MISSING], refuses: ['true', undefined] },
    keyring: { refuses: [MISSING, 'false'] },
  },
);

describe('what is said of the centre in this PC', () => {
  test.each([{ state: 'none' }, { state: 'closed' }, { state: 'failed' }])('may be no more than %j', (said) => {
    expect(CentreNetwork.parse(said)).toEqual(said);
  });

  test.each([{ state: 'open' }, { state: 'open', addresses: [] }, { state: 'another' }, {}])('is never %j', (said) => {
    expect(CentreNetwork.safeParse(said).success).toBe(false);
  });

  test('tells no addresses of a door that is closed', () => {
    const said = { state: 'closed', addresses: ['https://10.0.0.2:8788'], certificateMark: 'x' };
    expect(CentreNetwork.parse(said)).toEqual({ state: 'closed' });
  });

  test('tells nothing of backups on a PC that is none, and no code there', () => {
    expect(CentreBackup.parse({ state: 'none', recoveryCode: 'AAAA' })).toEqual({ state: 'none' });
    expect(CentreBackup.safeParse({ state: 'kept' }).success).toBe(false);
  });

  test('of backups has three problems by name', () => {
    const kept = { state: 'kept', recoveryCode: 'AAAA', hasFolder: true };
    for (const problem of ['disk-full', 'backup-folder-missing', 'centre-failed']) {
      expect(CentreBackup.safeParse({ ...kept, problem }).success).toBe(true);
    }
    expect(CentreBackup.safeParse({ ...kept, problem: 'host-failed' }).success).toBe(false);
  });
});

describe('how far a newer program has come', () => {
  test.each([
    { kind: 'off' },
    { kind: 'idle' },
    { kind: 'checking' },
    { kind: 'newest' },
    { kind: 'available', version: '1.1.0', bytes: 90_000_000 },
    { kind: 'fetching', version: '1.1.0', share: 0.5 },
    { kind: 'ready', version: '1.1.0' },
    { kind: 'failed', error: { type: 'update-older' } },
  ])('is %j', (state) => {
    expect(UpdateState.parse(state)).toEqual(state);
  });

  test.each([
    { kind: 'available', version: '1.1.0' },
    { kind: 'available', version: '1.1.0', bytes: 0.5 },
    { kind: 'fetching', version: '1.1.0', share: '50%' },
    { kind: 'ready' },
    { kind: 'failed' },
    { kind: 'failed', error: { type: 'no-such-trouble' } },
    { kind: 'installed' },
  ])('is never %j', (state) => {
    expect(UpdateState.safeParse(state).success).toBe(false);
  });
});

describeLimits(
  'the folder for backups',
  BackupFolder,
  { path: '/media/stick', state: 'there', files: [{ name: 'faem-pc-1-25691123-0930.faem', bytes: 0 }] },
  {
    state: { takes: ['missing'], refuses: ['gone', MISSING] },
    files: { takes: [[]], refuses: [null, MISSING] },
    'files.0.name': { refuses: ['notes.txt', '../faem-pc-1-25691123-0930.faem', MISSING] },
    'files.0.bytes': { refuses: [-1, '1', MISSING] },
  },
);

describe('lists over the bridge', () => {
  const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

  test.each([
    ['label printers', 'label-printers.save', 'printers', aThermalPrinter(), 20],
    ['backups to be removed', 'backups.remove', 'names', 'faem-pc-1-25691123-0930.faem', 1_000],
  ] as const)('of %s are no longer than anybody needs', (_name, method, field, one, most) => {
    const { input } = hostContract[method];
    expect(input.safeParse({ [field]: many(most, one) }).success).toBe(true);
    expect(input.safeParse({ [field]: many(most + 1, one) }).success).toBe(false);
    expect(input.safeParse({ [field]: [] }).success).toBe(true);
  });

  test('that hold one wrong thing are refused as a whole', () => {
    const printers = [aThermalPrinter(), aThermalPrinter({ darkness: 99 })];
    expect(hostContract['label-printers.save'].input.safeParse({ printers }).success).toBe(false);
  });
});

describe('orders to the centre in this PC, and its reports', () => {
  const office = { provinceCode: '13', name: 'สอจ.', nameEnglish: 'PIO', administrator: { name: 'ก', pin: '123456' } };
  const orders: readonly BridgeMessage[] = [
    { whole: { kind: 'open-office', office } },
    { whole: { kind: 'open-network', port: 8_788, key: 'k', certificate: 'c' } },
    { whole: { kind: 'close-network' } },
    { whole: { kind: 'back-up', folder: '/media/stick', recoveryCode: 'AAAA' } },
    { whole: { kind: 'stop' } },
  ];
  const reports: readonly BridgeMessage[] = [
    {
      whole: { kind: 'ready', address: 'http://127.0.0.1:8787', demo: { enrolmentCode: 'A', staff: [] } },
      mayLack: ['demo'],
    },
    { whole: { kind: 'office-opened', enrolmentCode: 'AAAA' } },
    { whole: { kind: 'network-opened', port: 8_788 } },
    { whole: { kind: 'network-closed' } },
    { whole: { kind: 'backed-up', name: 'x.faem', takenAt: '2026-11-23T02:00:00.000Z' } },
    { whole: { kind: 'refused', type: 'centre-failed' } },
  ];

  test.each(orders)('the order $whole.kind', (order) => refusesField(CentreOrder, order));
  test.each(reports)('the report $whole.kind', (report) => refusesField(CentreReport, report));

  test('the end of a centre whose data are newer is told by a code of its own', () => {
    // 0 is a stop as ordered, 1 a crash.
    expect([0, 1]).not.toContain(EXIT_SCHEMA_NEWER);
  });
});
