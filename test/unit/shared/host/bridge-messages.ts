import type { HostEvent, HostMethod } from '#shared/host/contract.ts';
import type { MessageExample } from '#test/builders/message-fields.ts';
import { anEntry } from '#test/builders/sync.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';
import { aKioskBill } from '#test/unit/renderer/kiosk/a-kiosk-bill.ts';

const BYTES = Uint8Array.of(1, 2, 3);
const BACKUP = 'faem-pc-1-25691123-0930.faem';
const PAGE = { widthMm: 210, heightMm: 297 };
const KEY = { id: 'key-1', keyBase64: `${'A'.repeat(43)}=`, madeAt: '2026-11-23T02:00:00.000Z' };
const SECRETS = {
  centralUrl: 'https://faem.example',
  deviceId: 'pc-1',
  officeId: 'office-13',
  token: 't'.repeat(32),
  deviceName: 'PC 1',
};
const OFFICE = { provinceCode: '13', name: 'สอจ.', nameEnglish: 'PIO', administrator: { name: 'ก', pin: '123456' } };
const FOLDER = { path: 'D:\\backup', state: 'there', files: [{ name: BACKUP, bytes: 12 }] };
const REPORT = {
  versions: { electron: '33.2.1' },
  system: { platform: 'win32', release: '10', architecture: 'x64', memoryMegabytes: 8_192, processors: 4 },
  runningSeconds: 60,
  displays: [{ widthPx: 1_920, heightPx: 1_080, scale: 1.25, isPrimary: true }],
  printers: ['ZDesigner GK420t'],
  graphics: { webgl: 'enabled' },
  dataBytes: { IndexedDB: 1 },
  log: ['{"event":"start"}'],
};
const LAUNCH = {
  centralUrl: 'https://faem.example',
  demo: {
    enrolmentCode: 'FAEM-DEMO-13',
    staff: [{ name: 'ก', role: 'clerk', pin: '1234', badgeCode: '113000000901' }],
  },
  demoSwitch: 'to-demo',
  ownCentre: true,
  keyring: true,
  appVersion: '1.0.0',
};
const EMPTY: MessageExample = { whole: {} };
const OF_A_NETWORK: MessageExample = {
  whole: { state: 'open', addresses: ['https://10.0.0.2:8788'], certificateMark: '0123-4567-89AB-CDEF' },
};
const OF_BACKUPS: MessageExample = {
  whole: {
    state: 'kept',
    recoveryCode: 'AAAA',
    hasFolder: true,
    lastAt: '2026-11-23T02:00:00.000Z',
    problem: 'disk-full',
  },
  mayLack: ['lastAt', 'problem'],
};
const OF_A_FOLDER: MessageExample = { whole: { folder: FOLDER }, mayBeNull: ['folder'] };
const PRINTERS: MessageExample = { whole: { printers: [aThermalPrinter()] } };

/** For each call of the page what it sends; the rest sends nothing. */
export const CALLS: Readonly<Partial<Record<HostMethod, MessageExample>>> = {
  'journal.append': { whole: { entry: anEntry() }, mayBeAnything: ['entry.args'] },
  'journal.trim': { whole: { clientId: 'client-1', throughSeq: 3 } },
  'secrets.set': { whole: { secrets: SECRETS }, mayLack: ['secrets.deviceName'] },
  'centre.open-office': { whole: { office: OFFICE } },
  'centre.open-network': { whole: { isOpen: true } },
  'centre.trust': { whole: { centralUrl: 'https://10.0.0.2:8788', certificateMark: '0123-4567-89AB-CDEF' } },
  'centre.move': { whole: { centralUrl: 'https://10.0.0.3:8788' } },
  'demo.switch': { whole: { to: 'demo' } },
  'print.pdf': { whole: { html: '<p>', page: PAGE } },
  'print.dialog': { whole: { html: '<p>', page: PAGE } },
  'label-printers.save': PRINTERS,
  'label-printers.send': { whole: { printerId: 'printer-1', label: BYTES } },
  'files.save': { whole: { suggestedName: 'ก.csv', bytes: BYTES } },
  'backups.write': { whole: { name: BACKUP, position: 0, bytes: BYTES } },
  'backups.finish': { whole: { name: BACKUP } },
  'backups.read': { whole: { name: BACKUP, position: 0, length: 1 } },
  'backups.remove': { whole: { names: [BACKUP] } },
  'office-keys.set': { whole: { keys: [KEY] } },
  'scanner.choose': { whole: { request: 1, deviceId: 'usb-1' }, mayBeNull: ['deviceId'] },
  'display.show': {
    whole: { state: { kind: 'bill', bill: aKioskBill({ ref2: '690130' }) } },
    mayLack: ['state.bill.ref2'],
  },
  'lifecycle.before-close': { whole: { wanted: true } },
  'updates.check': { whole: { place: 'centre' } },
  'lifecycle.pending': { whole: { count: 0 } },
};

/** For each call what the shell answers; the rest answers nothing. */
export const ANSWERS: Readonly<Partial<Record<HostMethod, MessageExample>>> = {
  'launch.info': { whole: LAUNCH, mayLack: ['centralUrl', 'demo', 'demoSwitch', 'ownCentre'] },
  'journal.read': { whole: { entries: [anEntry()] }, mayBeAnything: ['entries.0.args'] },
  'secrets.get': { whole: { secrets: SECRETS }, mayLack: ['secrets.deviceName'], mayBeNull: ['secrets'] },
  'centre.open-office': { whole: { centralUrl: 'http://127.0.0.1:8787', enrolmentCode: 'AAAA' } },
  'centre.network': OF_A_NETWORK,
  'centre.open-network': OF_A_NETWORK,
  'centre.backup': OF_BACKUPS,
  'centre.back-up': OF_BACKUPS,
  'print.pdf': { whole: { pdf: BYTES } },
  'label-printers.list': PRINTERS,
  'label-printers.installed': { whole: { names: ['TSC TE210'] } },
  'label-printers.send': { whole: { bytes: 3, condition: 'ready' } },
  'files.save': { whole: { saved: true } },
  'backups.choose': OF_A_FOLDER,
  'backups.folder': OF_A_FOLDER,
  'backups.read': { whole: { bytes: BYTES } },
  'office-keys.get': { whole: { keys: [KEY] }, mayBeNull: ['keys'] },
  'files.opened': { whole: { file: { name: 'ก.faem', bytes: BYTES } }, mayBeNull: ['file'] },
  'disk.free': { whole: { bytes: 1 } },
  'display.pair': { whole: { address: 'http://10.0.0.2:1234/kiosk', expiresAtMs: 1 } },
  'machine.report': { whole: REPORT, mayLack: ['versions.electron', 'graphics.webgl', 'dataBytes.IndexedDB'] },
};

/** What the shell tells without being asked; the rest is an event that says nothing more. */
export const EVENTS: Readonly<Partial<Record<HostEvent, MessageExample>>> = {
  'display.changed': { whole: { open: true, secondScreen: false } },
  'display.report': { whole: { billId: 'notice-1', check: 'shown', edgeMm: 90 }, mayLack: ['edgeMm'] },
  'display.pictured': { whole: { picture: 'data:image/jpeg;base64,AA' }, mayBeNull: ['picture'] },
  'display.paired': { whole: { state: 'connected' } },
  'centre.problem': { whole: { problem: 'centre-newer' } },
  'scanner.candidates': { whole: { request: 1, kind: 'hid', devices: [{ id: 'usb-1', name: 'Scanner' }] } },
  'updates.changed': {
    whole: { kind: 'failed', error: { type: 'update-damaged', reference: 'r1' } },
    mayLack: ['error.reference'],
  },
  'files.waiting': { whole: { isWaiting: true } },
};

/** The message of a call, an answer or an event that has nothing to say otherwise. */
export const messageOf = (message: MessageExample | undefined): MessageExample => message ?? EMPTY;
