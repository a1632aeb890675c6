import { z } from 'zod';
import { OfficeKeyRow } from '../model/office-key-rows.ts';
import { OutboxEntry } from '../sync/protocol.ts';
import { ThermalPrinter } from '../thermal/thermal-printer.ts';
import { KioskReport, KioskState } from './kiosk-state.ts';
import { MachineReport } from './machine-report.ts';
import { OfficeToOpen } from './office-to-open.ts';

/** A failure of the shell itself, as a value; `reference` finds the entry in the shell's log. */
export const HostError = z.object({
  type: z.enum([
    'untrusted-sender',
    'unknown-method',
    'bad-input',
    'host-failed',
    'disk-full',
    'no-network',
    'centre-failed',
    'centre-newer',
    'centre-door-failed',
    'centre-unreachable',
    'centre-certificate-wrong',
    'centre-is-another',
    'cancelled',
    'unreadable',
    'broken-chain',
    'printer-unknown',
    'printer-unreachable',
    'printer-refused',
    'printer-timed-out',
    'printer-dropped',
    'printer-paper-out',
    'printer-head-open',
    'printer-ribbon-out',
    'printer-jammed',
    'printer-paused',
    'printer-out-of-order',
    'spool-failed',
    'backup-folder-missing',
    'backup-folder-inside',
    'update-unreachable',
    'update-none-there',
    'update-not-signed',
    'update-signature-wrong',
    'update-unreadable',
    'update-older',
    'update-damaged',
    'update-impossible',
  ]),
  reference: z.string().exactOptional(),
});
export type HostError = z.output<typeof HostError>;

/** Paper in millimetres, as printed without margins of the printer driver. */
export const PageMm = z.object({ widthMm: z.number().min(10).max(500), heightMm: z.number().min(10).max(500) });
export type PageMm = z.output<typeof PageMm>;

/** The PC's enrolment at the centre, kept by the shell outside the page's database. */
export const DeviceSecrets = z.object({
  centralUrl: z.url(),
  deviceId: z.string(),
  officeId: z.string(),
  token: z.string(),
  /** As the person who enrolled the PC called it; a PC enrolled by an early version does not know. */
  deviceName: z.string().exactOptional(),
});
export type DeviceSecrets = z.output<typeof DeviceSecrets>;

/** How the app was started: where the centre is, and what demo mode wants shown on the log-in screen. */
export const LaunchInfo = z.object({
  centralUrl: z.url().exactOptional(),
  demo: z
    .object({
      enrolmentCode: z.string(),
      staff: z
        .array(z.object({ name: z.string(), role: z.string(), pin: z.string(), badgeCode: z.string() }))
        .readonly(),
    })
    .exactOptional(),
  /** Whether the app can start again with the demonstration office, or is in it and can leave it. */
  demoSwitch: z.enum(['to-demo', 'to-office']).exactOptional(),
  /** This PC is the office's own centre: `centralUrl` is where it listens at this start. */
  ownCentre: z.boolean().exactOptional(),
  /** False where the system has no keyring: the token is then kept in a file only the user may read, and the app says so. */
  keyring: z.boolean(),
  appVersion: z.string(),
});
export type LaunchInfo = z.output<typeof LaunchInfo>;

/**
 * Whether other PCs of the office may join the centre in this PC. `none`: this PC is no centre. `failed`: it should be open
 * and is not, because another program has the port. The mark stands for the centre's own certificate.
 */
export const CentreNetwork = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('closed') }),
  z.object({ state: z.literal('open'), addresses: z.array(z.url()).readonly(), certificateMark: z.string() }),
  z.object({ state: z.literal('failed') }),
]);
export type CentreNetwork = z.output<typeof CentreNetwork>;

/**
 * Backups of the centre in this PC. `none`: this PC is no centre. `lastAt` is ISO UTC; `problem` is why there is none since.
 * Without the recovery code nobody opens them.
 */
export const CentreBackup = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('kept'),
    recoveryCode: z.string(),
    hasFolder: z.boolean(),
    lastAt: z.string().exactOptional(),
    problem: z.enum(['disk-full', 'backup-folder-missing', 'centre-failed']).exactOptional(),
  }),
]);
export type CentreBackup = z.output<typeof CentreBackup>;

/** A centre that is known by the mark of its own certificate, because nobody else vouches for a PC without a name. */
export const TrustedCentre = z.object({ centralUrl: z.url(), certificateMark: z.string().max(40) });
export type TrustedCentre = z.output<typeof TrustedCentre>;

/** One label is far below this; more is not a label. */
const MOST_LABEL_BYTES = 4_000_000;

/** How a label printer is after it took a label; `silent` for one that never answers, as many cheap ones do. */
export const LabelPrinterCondition = z.enum([
  'ready',
  'paper-out',
  'head-open',
  'ribbon-out',
  'jammed',
  'paused',
  'out-of-order',
  'silent',
]);
export type LabelPrinterCondition = z.output<typeof LabelPrinterCondition>;

/** Where another device's browser goes to become the public screen, and until when. */
export const PairingInvitation = z.object({ address: z.url(), expiresAtMs: z.number() });
export type PairingInvitation = z.output<typeof PairingInvitation>;

/** The name of a scheduled backup: which PC wrote it and when, Bangkok time. Nothing else in that folder is ever touched. */
export const BackupName = z.string().regex(/^faem-[\w-]{1,64}-\d{8}-\d{4}\.faem$/);

/** The folder for backups as it is now. A stick that is not plugged in is `missing`; what lay on it is not known then. */
export const BackupFolder = z.object({
  path: z.string(),
  state: z.enum(['there', 'missing']),
  files: z.array(z.object({ name: BackupName, bytes: z.number().min(0) })).readonly(),
});
export type BackupFolder = z.output<typeof BackupFolder>;

/** A piece of a backup that crosses the bridge; larger ones would hold up everything else on it. */
const MOST_PIECE_BYTES = 4_000_000;

/** Attached devices of which one is the scanner: the person chooses, the page answers with `scanner.choose`. */
export const ScannerCandidates = z.object({
  request: z.number().int(),
  kind: z.enum(['hid', 'serial']),
  devices: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
});
export type ScannerCandidates = z.output<typeof ScannerCandidates>;

/** Where a newer program is looked for: at the office's centre, in the folder that was used last, or in one that is asked for. */
export const UpdatePlace = z.enum(['centre', 'folder', 'other-folder']);
export type UpdatePlace = z.output<typeof UpdatePlace>;

/**
 * How far a newer program has come. `off`: this program was not installed, or was built without the key of releases.
 * Sizes in bytes; `share` is 0 to 1.
 */
export const UpdateState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('available'), version: z.string(), bytes: z.number().int() }),
  z.object({ kind: z.literal('fetching'), version: z.string(), share: z.number() }),
  z.object({ kind: z.literal('ready'), version: z.string() }),
  z.object({ kind: z.literal('failed'), error: HostError }),
]);
export type UpdateState = z.output<typeof UpdateState>;

/** Every call from the page to the shell. Input and output are checked on both sides; there are no other channels. */
export const hostContract = {
  'launch.info': { input: z.object({}), output: LaunchInfo },
  'journal.append': { input: z.object({ entry: OutboxEntry }), output: z.object({}) },
  'journal.read': { input: z.object({}), output: z.object({ entries: z.array(OutboxEntry).readonly() }) },
  'journal.trim': {
    input: z.object({ clientId: z.string(), throughSeq: z.number().int().min(0) }),
    output: z.object({}),
  },
  'secrets.get': { input: z.object({}), output: z.object({ secrets: DeviceSecrets.nullable() }) },
  'secrets.set': { input: z.object({ secrets: DeviceSecrets }), output: z.object({}) },
  /** Makes this PC the office's own centre and opens the office there; its code enrols this PC once. */
  'centre.open-office': {
    input: z.object({ office: OfficeToOpen }),
    output: z.object({ centralUrl: z.url(), enrolmentCode: z.string() }),
  },
  'centre.network': { input: z.object({}), output: CentreNetwork },
  /** Opens the centre in this PC to the office's network, or closes it again; it stays so until it is changed. */
  'centre.open-network': { input: z.object({ isOpen: z.boolean() }), output: CentreNetwork },
  'centre.backup': { input: z.object({}), output: CentreBackup },
  /** Backs the centre of this PC up into the folder for backups, now. */
  'centre.back-up': { input: z.object({}), output: CentreBackup },
  /** From now on this centre is talked to only with the certificate of this mark; refused when it shows another one now. */
  'centre.trust': { input: TrustedCentre, output: z.object({}) },
  /** The centre that this PC knows by its certificate is at this address now; when it is, the page is opened anew. */
  'centre.move': { input: z.object({ centralUrl: z.url() }), output: z.object({}) },
  /** Starts the app again with the demonstration office, or back with the real one; their data never meet. */
  'demo.switch': { input: z.object({ to: z.enum(['demo', 'office']) }), output: z.object({}) },
  /** Lays the HTML out in a hidden sandboxed window without network or scripts and gives the PDF at exactly this size. */
  'print.pdf': {
    input: z.object({ html: z.string().max(40_000_000), page: PageMm }),
    output: z.object({ pdf: z.instanceof(Uint8Array) }),
  },
  'print.dialog': { input: z.object({ html: z.string().max(40_000_000), page: PageMm }), output: z.object({}) },
  'label-printers.list': { input: z.object({}), output: z.object({ printers: z.array(ThermalPrinter).readonly() }) },
  'label-printers.save': {
    input: z.object({ printers: z.array(ThermalPrinter).max(20).readonly() }),
    output: z.object({}),
  },
  /** The printers that the system has installed. */
  'label-printers.installed': { input: z.object({}), output: z.object({ names: z.array(z.string()).readonly() }) },
  /** One label to a saved printer. Its answer means that every byte has left, and after that how the printer is. */
  'label-printers.send': {
    input: z.object({
      printerId: z.string(),
      label: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= MOST_LABEL_BYTES),
    }),
    output: z.object({ bytes: z.number().int(), condition: LabelPrinterCondition }),
  },
  'files.save': {
    input: z.object({ suggestedName: z.string().min(1).max(120), bytes: z.instanceof(Uint8Array) }),
    output: z.object({ saved: z.boolean() }),
  },
  /** Asks the person for a folder and remembers it; null = none is chosen. One inside the data folder is refused. */
  'backups.choose': { input: z.object({}), output: z.object({ folder: BackupFolder.nullable() }) },
  'backups.folder': { input: z.object({}), output: z.object({ folder: BackupFolder.nullable() }) },
  /** Writes a piece of a new backup beside the finished ones; it gets its name by `backups.finish` alone. */
  'backups.write': {
    input: z.object({
      name: BackupName,
      position: z.number().int().min(0),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MOST_PIECE_BYTES),
    }),
    output: z.object({}),
  },
  /** Returns when the disk has all of it under its name. */
  'backups.finish': { input: z.object({ name: BackupName }), output: z.object({}) },
  'backups.read': {
    input: z.object({
      name: BackupName,
      position: z.number().int().min(0),
      length: z.number().int().min(1).max(MOST_PIECE_BYTES),
    }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  },
  'backups.remove': { input: z.object({ names: z.array(BackupName).max(1_000).readonly() }), output: z.object({}) },
  /** Keys of the office for sealed files; null where none are kept, or they cannot be read any more. */
  'office-keys.get': { input: z.object({}), output: z.object({ keys: z.array(OfficeKeyRow).readonly().nullable() }) },
  'office-keys.set': { input: z.object({ keys: z.array(OfficeKeyRow).max(100).readonly() }), output: z.object({}) },
  /** The file that a person opened with this program from outside; given once, null when there is none. */
  'files.opened': {
    input: z.object({}),
    output: z.object({ file: z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }).nullable() }),
  },
  /** Room left on the disk that holds the data folder. */
  'disk.free': { input: z.object({}), output: z.object({ bytes: z.number().min(0) }) },
  /** Which of the offered devices is the scanner; null = none. Only a device that was chosen may be opened. */
  'scanner.choose': {
    input: z.object({ request: z.number().int(), deviceId: z.string().max(200).nullable() }),
    output: z.object({}),
  },
  'display.show': { input: z.object({ state: KioskState }), output: z.object({}) },
  'display.open': { input: z.object({}), output: z.object({}) },
  'display.close': { input: z.object({}), output: z.object({}) },
  /** Opens a code by which another device's browser becomes the public screen; refused where there is no network. */
  'display.pair': { input: z.object({}), output: PairingInvitation },
  'display.unpair': { input: z.object({}), output: z.object({}) },
  /** Whether the page has something to finish before the window closes; it is then asked by `lifecycle.closing`. */
  'lifecycle.before-close': { input: z.object({ wanted: z.boolean() }), output: z.object({}) },
  /** The page has finished; the window closes. */
  'lifecycle.closed': { input: z.object({}), output: z.object({}) },
  'machine.report': { input: z.object({}), output: MachineReport },
  'updates.check': { input: z.object({ place: UpdatePlace }), output: z.object({}) },
  'updates.fetch': { input: z.object({}), output: z.object({}) },
  'updates.cancel': { input: z.object({}), output: z.object({}) },
  /** Ends the program and installs what was fetched; nothing happens when nothing was. The page has asked the person. */
  'updates.install': { input: z.object({}), output: z.object({}) },
  /** How much work is not sent yet; the window asks before it closes while this is above zero. */
  'lifecycle.pending': { input: z.object({ count: z.number().int().min(0) }), output: z.object({}) },
} as const;
export type HostMethod = keyof typeof hostContract;
export type HostInput<M extends HostMethod> = z.output<(typeof hostContract)[M]['input']>;
export type HostOutput<M extends HostMethod> = z.output<(typeof hostContract)[M]['output']>;

/** What the shell tells the page without being asked. */
export const hostEvents = {
  'display.changed': z.object({ open: z.boolean(), secondScreen: z.boolean() }),
  'display.report': KioskReport,
  /** The shell has blanked the public screen by itself: the PC went to sleep, woke up or was locked. */
  'display.blanked': z.object({}),
  /** A small JPEG of what is on the public screen, as a data address; null when no bill is. */
  'display.pictured': z.object({ picture: z.string().startsWith('data:image/jpeg;base64,').max(200_000).nullable() }),
  'display.paired': z.object({ state: z.enum(['none', 'invited', 'connected', 'away']) }),
  /** The centre of this PC does not run, and will not before a person does something about this. */
  'centre.problem': z.object({ problem: z.literal('centre-newer') }),
  'scanner.candidates': ScannerCandidates,
  /** The person closes the window; the page finishes what it wanted to and answers by `lifecycle.closed`. */
  'lifecycle.closing': z.object({}),
  /** The PC woke up: whatever was waited for is long over. */
  'lifecycle.woke': z.object({}),
  'updates.changed': UpdateState,
  /** Whether a file that was opened from outside waits to be taken. */
  'files.waiting': z.object({ isWaiting: z.boolean() }),
} as const;
export type HostEvent = keyof typeof hostEvents;
export type HostEventPayload<E extends HostEvent> = z.output<(typeof hostEvents)[E]>;

/** A reply over the bridge. */
export type HostReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HostError };
