import { describe, expect, test } from 'vitest';
import {
  HOST_CALL_CHANNEL,
  HOST_EVENT_CHANNEL,
  KIOSK_REPORT_CHANNEL,
  KIOSK_STATE_CHANNEL,
} from '#shared/host/channels.ts';
import { BackupName, hostContract, hostEvents, type HostMethod } from '#shared/host/contract.ts';
import { MachineReport } from '#shared/host/machine-report.ts';
import { NewVersionAnswer, UseNewVersion } from '#shared/host/new-version.ts';
import { OfficeToOpen } from '#shared/host/office-to-open.ts';
import { CentreOrder, CentreReport } from '#shared/host/own-centre.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { anEntry } from '#test/builders/sync.ts';
import { MISSING } from '#test/builders/with-at.ts';

const inputOf = (method: HostMethod) => hostContract[method].input;
const piece = new Uint8Array(4_000_000);
const tooLarge = new Uint8Array(4_000_001);
const NAME = 'faem-pc-1-25691123-0930.faem';

describe('the calls from the page to the shell', () => {
  test('refuse anything that is no object, so that a stray message is never taken for a call', () => {
    for (const { input } of Object.values(hostContract)) {
      for (const stray of [undefined, null, 0, '', [], true]) expect(input.safeParse(stray).success).toBe(false);
    }
  });

  test('go over names that no two purposes share', () => {
    const channels = [HOST_CALL_CHANNEL, HOST_EVENT_CHANNEL, KIOSK_REPORT_CHANNEL, KIOSK_STATE_CHANNEL];
    expect(new Set(channels).size).toBe(channels.length);
  });

  test('and the events of the shell have names of their own', () => {
    const calls = Object.keys(hostContract);
    expect(Object.keys(hostEvents).filter((name) => calls.includes(name))).toEqual([]);
  });
});

describeLimits(
  'an entry for the journal',
  inputOf('journal.append'),
  { entry: anEntry() },
  {
    entry: { refuses: [null, {}, MISSING] },
    'entry.seq': { refuses: [0] },
  },
);

describeLimits(
  'what the journal may forget',
  inputOf('journal.trim'),
  { clientId: 'client-1', throughSeq: 0 },
  {
    throughSeq: { takes: [0, 2 ** 31], refuses: [-1, 0.5, '1', MISSING] },
  },
);

describeLimits(
  'a paper to be printed',
  inputOf('print.pdf'),
  { html: '<p>', page: { widthMm: 210, heightMm: 297 } },
  {
    'page.widthMm': { takes: [10, 500], refuses: [9.99, 500.1, -210, '210', Number.NaN, MISSING] },
    'page.heightMm': { takes: [10, 500], refuses: [9.99, 500.1, MISSING] },
    html: { takes: [''], refuses: [1, null, MISSING] },
  },
);

describeLimits(
  'a label to be printed',
  inputOf('label-printers.send'),
  { printerId: 'a', label: piece },
  {
    label: { takes: [new Uint8Array(1)], refuses: [new Uint8Array(0), tooLarge, [1], 'label', MISSING] },
  },
);

describeLimits(
  'a file to be saved',
  inputOf('files.save'),
  { suggestedName: 'ก.csv', bytes: piece },
  {
    suggestedName: { takes: ['x', 'x'.repeat(120)], refuses: ['', 'x'.repeat(121), MISSING] },
    bytes: { takes: [new Uint8Array(0)], refuses: ['text', [1, 2], MISSING] },
  },
);

describeLimits(
  'a piece of a backup',
  inputOf('backups.write'),
  { name: NAME, position: 0, bytes: piece },
  {
    bytes: { takes: [new Uint8Array(0)], refuses: [tooLarge, 'text', MISSING] },
    position: { takes: [0, 2 ** 40], refuses: [-1, 0.5, MISSING] },
  },
);

describeLimits(
  'a piece to be read back',
  inputOf('backups.read'),
  { name: NAME, position: 0, length: 1 },
  {
    length: { takes: [1, 4_000_000], refuses: [0, 4_000_001, 1.5, MISSING] },
    position: { refuses: [-1] },
    name: { refuses: ['other.txt', MISSING] },
  },
);

describeLimits(
  'backups to be removed',
  inputOf('backups.remove'),
  { names: [NAME] },
  {
    names: {
      takes: [[], Array.from({ length: 1_000 }, () => NAME)],
      refuses: [Array.from({ length: 1_001 }, () => NAME)],
    },
    'names.0': { refuses: ['../../etc/passwd', 'C:\\Windows', ''] },
  },
);

describe('the name of a backup', () => {
  test.each([NAME, 'faem-a-00000000-0000.faem', `faem-${'x'.repeat(64)}-25691123-2359.faem`])('is %s', (name) => {
    expect(BackupName.safeParse(name).success).toBe(true);
  });

  // Whatever the page asks for, no other file of that folder is read, written or removed.
  test.each([
    'faem--25691123-0930.faem',
    `faem-${'x'.repeat(65)}-25691123-0930.faem`,
    'faem-pc-1-25691123-0930.faem.txt',
    'faem-pc-1-2569-0930.faem',
    'faem-pc/1-25691123-0930.faem',
    'faem-..-25691123-0930.faem',
    'faem-เครื่อง-25691123-0930.faem',
    '../faem-pc-1-25691123-0930.faem',
    'faem-pc-1-25691123-0930.faem\n',
    ' faem-pc-1-25691123-0930.faem',
    '',
  ])('is never %j', (name) => {
    expect(BackupName.safeParse(name).success).toBe(false);
  });
});

describeLimits(
  'the enrolment that the shell keeps',
  inputOf('secrets.set'),
  { secrets: { centralUrl: 'https://faem.example', deviceId: 'pc-1', officeId: 'office-13', token: 't' } },
  {
    'secrets.centralUrl': { takes: ['http://127.0.0.1:8080'], refuses: ['faem.example', '', 1, MISSING] },
    // A PC that was enrolled by an early version does not know its name.
    'secrets.deviceName': { takes: [MISSING, 'PC 1'], refuses: [undefined, null] },
    'secrets.token': { refuses: [MISSING, null] },
  },
);

describeLimits(
  'the choice of a scanner',
  inputOf('scanner.choose'),
  { request: 1, deviceId: 'usb-1' },
  {
    deviceId: { takes: [null, 'x'.repeat(200)], refuses: ['x'.repeat(201), MISSING] },
  },
);

describeLimits(
  'how much is not sent',
  inputOf('lifecycle.pending'),
  { count: 0 },
  {
    count: { takes: [0, 10_000], refuses: [-1, 0.5, '1', MISSING] },
  },
);

describeLimits(
  'the mark of a centre',
  inputOf('centre.trust'),
  { centralUrl: 'https://10.0.0.2:8443', certificateMark: 'x' },
  {
    certificateMark: { takes: ['x'.repeat(40)], refuses: ['x'.repeat(41), MISSING] },
    centralUrl: { refuses: ['10.0.0.2', ''] },
  },
);

describeLimits(
  'the picture of the public screen',
  hostEvents['display.pictured'],
  { picture: 'data:image/jpeg;base64,AA' },
  {
    picture: { takes: [null], refuses: ['data:text/html;base64,AA', 'https://example.com/a.jpg', '', MISSING] },
  },
);

describeLimits(
  'an office that begins on this PC',
  OfficeToOpen,
  { provinceCode: '13', name: 'ก', nameEnglish: 'A', administrator: { name: 'ข', pin: '123456' } },
  {
    provinceCode: { takes: ['10', '96'], refuses: ['99', '28', '๑๓', '', MISSING] },
    'administrator.pin': { takes: ['123456789012'], refuses: ['12345', '1234567890123', '๑๒๓๔๕๖', MISSING] },
    name: { takes: ['x'.repeat(200)], refuses: ['', ' ', 'x'.repeat(201)] },
  },
);

describeLimits(
  'the order to let other PCs in',
  CentreOrder,
  { kind: 'open-network', port: 0, key: 'k', certificate: 'c' },
  {
    port: { takes: [0, 1, 65_535], refuses: [-1, 65_536, 0.5, '80', MISSING] },
    kind: { refuses: ['open-door', MISSING] },
  },
);

describeLimits(
  'the centre says that it listens',
  CentreReport,
  { kind: 'ready', address: 'http://127.0.0.1:8080' },
  {
    address: { refuses: ['127.0.0.1', '', MISSING] },
  },
);

describeLimits(
  'the centre refuses',
  CentreReport,
  { kind: 'refused', type: 'disk-full' },
  {
    type: {
      takes: ['centre-failed', 'centre-door-failed', 'backup-folder-missing'],
      refuses: ['another', '', MISSING],
    },
  },
);

const report = {
  versions: { electron: '33.2.1' },
  system: { platform: 'win32', release: '10', architecture: 'x64', memoryMegabytes: 8_192, processors: 4 },
  runningSeconds: 60,
  displays: [],
  printers: ['ZDesigner GK420t'],
  graphics: {},
  dataBytes: { IndexedDB: 1 },
  log: ['{"event":"start"}'],
};

describeLimits('a report of the machine', MachineReport, report, {
  // Names of people are Thai here; nothing in Thai leaves a PC in a report about it.
  'printers.0': { takes: ['', 'x'.repeat(120)], refuses: ['เครื่องพิมพ์คุณสมชาย', 'x'.repeat(121), 'a\nb'] },
  'system.platform': { refuses: ['ก', 'x'.repeat(121), MISSING] },
  'versions.electron': { refuses: ['ก', 33] },
  runningSeconds: { takes: [0], refuses: [0.5, '1'] },
  log: { takes: [Array.from({ length: 400 }, () => '')], refuses: [Array.from({ length: 401 }, () => '')] },
  'log.0': { takes: ['x'.repeat(4_000)], refuses: ['x'.repeat(4_001)] },
});

describe('the change to a newer version of the page', () => {
  test('is asked for by one message and answered by one of two words', () => {
    expect(UseNewVersion.safeParse({ kind: 'use-new-version' }).success).toBe(true);
    expect(UseNewVersion.safeParse({ kind: 'SKIP_WAITING' }).success).toBe(false);
    expect(NewVersionAnswer.options).toEqual(['changing', 'other-windows']);
  });
});
