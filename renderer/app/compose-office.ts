import type { StoreApi } from 'zustand/vanilla';
import { createBankFileCalls } from '#data/bank-file-calls.ts';
import { createDeviceCalls } from '#data/device-calls.ts';
import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import { RESERVED_BYTES, RESERVED_QUOTA_BYTES } from '#data/room-watch.ts';
import { openOfficeData } from '#data/open-office-data.ts';
import type { Training } from '#features/training/training.ts';
import { createScanBus } from '#scan/scan-bus.ts';
import { createScannerControl, type ScannerControl } from '#scan/scanner-control.ts';
import { scannerDrivers } from '#scan/scanner-drivers.ts';
import { createBackupStore } from '#services/backup-store.ts';
import { browserRandom } from '#services/browser-random.ts';
import { hashPin, isPinOf } from '#services/pin-hash.ts';
import type { ScanEvent, Services } from '#services/services.ts';
import type { DeviceSecrets } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import type { Moment } from '#shared/host/kiosk-machine.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { isPinHashWeak } from '#shared/model/pin-hash.ts';
import type { CodeOfOtherOffice, StorageFailed, Transport, TransportError } from '#shared/sync/ports.ts';
import type { DatabaseNewer } from '#data/database.ts';
import { type AccessLog, notingSaves, startAccessLog } from './access-log.ts';
import { browserClock, type RecentLog, runInSlices } from './browser-ports.ts';
import { startBackupSchedule, watchIdleness } from './backup-schedule.ts';
import { createDatabaseGeneration } from './database-generation.ts';
import { createKioskStore } from './kiosk-store.ts';
import type { ThemeState } from './preferences.ts';
import { createSessionStore } from './session-store.ts';

/** What the composition of a running office needs from the page. */
export interface OfficeParts {
  readonly host: Host;
  readonly secrets: DeviceSecrets;
  readonly enrolled: 'earlier' | 'now';
  readonly log: RecentLog;
  readonly language: Services['language'];
  readonly theme: StoreApi<ThemeState>;
  /** Only in training: a centre in this page's memory, and a database that no real office has. */
  readonly training?: OfficeTraining;
  /** Where practising is possible: leaves the real office for the practice one. */
  readonly enterTraining?: () => void;
}

/** The running office: the services of every screen, and its end. */
export interface RunningOffice {
  readonly services: Services;
  readonly theme: StoreApi<ThemeState>;
  readonly log: RecentLog;
  /** The scanners of this PC, for their settings. */
  readonly scanner: ScannerControl;
  /** Who gets the scans that no screen took; the latest one set. */
  setUnclaimedScans(listener: (scan: ScanEvent) => void): void;
  /** Present in training: its tasks and the way out of it. */
  readonly training?: Training;
  readonly enterTraining?: () => void;
  close(): void;
}

/** What is another in training. */
export interface OfficeTraining {
  readonly transport: Transport;
  readonly control: Training;
}

/** The one database of the training, begun anew every time: no count of damaged ones is kept for it. */
const ONE_GENERATION = { current: () => 0, advance: () => undefined };

const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, Math.max(0, ms));
  return () => clearTimeout(timer);
};

const repeat = (ms: number, run: () => void): (() => void) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

const moment = (): Moment => ({ wallMs: Date.now(), steadyMs: performance.now() });

/** The backups of this window, and the clock that makes them by themselves. */
const openBackups = (host: Host, data: Services['data']) => {
  const backups = createBackupStore({
    host,
    data,
    engine: { indexedDB, IDBKeyRange },
    storage: localStorage,
    nowMs: () => Date.now(),
    reload: () => window.location.reload(),
  });
  const idleness = watchIdleness(window, () => performance.now());
  const stopSchedule = startBackupSchedule({
    backups,
    lifecycle: host.lifecycle,
    idleMs: idleness.idleMs,
    nowMs: () => Date.now(),
    every: repeat,
  });
  const stop = (): void => {
    idleness.stop();
    stopSchedule();
  };
  return { backups, stop };
};

/** What the page gives to the data. */
const browserEngine = { clock: browserClock, random: browserRandom, indexedDB, keyRange: IDBKeyRange, runInSlices };

/** How much room there is: what the shell says of the disk, or what the browser still allows this page. */
const roomOf = ({ disk }: Host) => ({
  measure: async () => {
    if (disk) {
      const free = await disk.free();
      return free.ok ? free.value : undefined;
    }
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined ? undefined : quota - usage;
  },
  reservedBytes: disk ? RESERVED_BYTES : RESERVED_QUOTA_BYTES,
});

/** Tells the shell what is unsent, for its question on closing, and syncs at once when the PC wakes up. */
const tellShell = (host: Host, data: Services['data']): (() => void) => {
  const tellPending = (): void => host.lifecycle.pendingWork(data.sync.pendingEntries().length);
  const stops = [
    data.sync.subscribe(tellPending),
    data.rows.subscribe(tellPending),
    host.lifecycle.onWake?.(() => data.sync.nudge()),
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
};

/** What scanners say goes to whoever listens; what nobody takes goes to the listener that was set last. */
const openScanning = (log: OfficeParts['log']) => {
  let unclaimed = (_scan: ScanEvent): void => undefined;
  const scans = createScanBus({
    onUnclaimed: (scan) => unclaimed(scan),
    onListenerFailed: () => log.error('scan-listener-failed'),
  });
  const scanner = createScannerControl({
    window,
    storage: localStorage,
    publish: (scan) => scans.publish(scan),
    drivers: scannerDrivers(navigator),
  });
  const setUnclaimedScans: RunningOffice['setUnclaimedScans'] = (listener) => {
    unclaimed = listener;
  };
  return { scans, scanner, setUnclaimedScans };
};

const openAccessLog = (
  { secrets: { officeId } }: OfficeParts,
  data: Services['data'],
  actorId: () => string | undefined,
): AccessLog =>
  startAccessLog({
    mutate: (name, args) => data.mutate(name, args),
    actorId,
    nowMs: () => Date.now(),
    memory: localStorage,
    officeId,
    every: repeat,
    later: (run) => setTimeout(run, 0),
  });

/** Whoever typed their PIN right has it kept by today's hash from then on; a refusal leaves it for the next time. */
const renewPin = async (data: Services['data'], person: StaffRow, pin: string): Promise<void> => {
  if (!isPinHashWeak(person.pin)) return;
  const pinHash = await hashPin(pin);
  await data.mutate('renew-pin-hash', { replacesHashHex: person.pin.hashHex, pin: pinHash });
};

const openSession = (data: Services['data']): Services['session'] =>
  createSessionStore({
    staff: (staffId) => data.rows.get('staff', staffId),
    isPinOf,
    onSignedIn: (person, pin) => void renewPin(data, person, pin),
    pendingWork: () => data.sync.status().pending,
    nowMs: () => Date.now(),
    memory: localStorage,
  });

const practiceOf = ({ training, enterTraining }: OfficeParts): Pick<RunningOffice, 'training' | 'enterTraining'> => ({
  ...(training ? { training: training.control } : {}),
  ...(enterTraining ? { enterTraining } : {}),
});

const transportOf = ({ training, secrets: { centralUrl, token } }: OfficeParts): Transport =>
  training?.transport ?? createHttpTransport({ centralUrl, token, fetch: (...call) => fetch(...call) });

/** In training there is none: whatever asks for the network hears that there is no network. */
const wayOut = ({ training }: OfficeParts): typeof fetch =>
  training ? async () => Promise.reject(new TypeError('training has no network')) : (...call) => fetch(...call);

/** Builds everything that lives as long as the window: data, session, scanner, public screen. */
export const composeOffice = async (
  parts: OfficeParts,
): Promise<Result<RunningOffice, StorageFailed | DatabaseNewer>> => {
  const { host, secrets, log } = parts;
  const { officeId, deviceId, token, centralUrl } = secrets;
  let session: Services['session'] | undefined;
  const opened = await openOfficeData({
    identity: { officeId, deviceId },
    transport: transportOf(parts),
    journal: host.journal,
    keyVault: host.officeKeys,
    room: roomOf(host),
    generation: parts.training ? ONE_GENERATION : createDatabaseGeneration(localStorage),
    enrolled: parts.enrolled,
    ...browserEngine,
    log,
    actorId: () => session?.getState().actor?.id,
  });
  if (!opened.ok) return opened;
  // Without this a browser may clear the data when its disk gets full; refusal is shown on the sync page.
  void navigator.storage.persist();
  const data = opened.value;
  session = openSession(data);
  const access = openAccessLog(parts, data, () => session?.getState().actor?.id);
  const centre = { centralUrl, token, fetch: wayOut(parts) };
  const devices = createDeviceCalls(centre);
  const kiosk = createKioskStore({ display: host.display, rows: data.rows, sync: data.sync, now: moment, after });
  session.subscribe(({ actor }) => {
    if (!actor) kiosk.getState().clear();
  });
  const { backups, stop: stopBackups } = openBackups(host, data);
  const { scans, scanner, setUnclaimedScans } = openScanning(log);
  const stopTelling = tellShell(host, data);
  return ok({
    services: {
      host: { ...host, files: notingSaves(host, access) },
      access,
      data,
      devices,
      bankFiles: createBankFileCalls(centre),
      session,
      backups,
      kiosk,
      scans,
      language: parts.language,
      nowMs: () => Date.now(),
    },
    theme: parts.theme,
    log,
    scanner,
    setUnclaimedScans,
    ...practiceOf(parts),
    close: () => {
      scanner.stop();
      stopBackups();
      stopTelling();
      access.stop();
      data.close();
    },
  });
};

/** Enrols this PC at a centre; gives the secrets to keep. */
export const enrolDevice = async (enrolment: {
  readonly centralUrl: string;
  readonly enrolmentCode: string;
  readonly deviceName: string;
  /** The office whose data this device holds already. */
  readonly officeId?: string;
}): Promise<Result<DeviceSecrets, TransportError | CodeOfOtherOffice>> => {
  const { centralUrl, enrolmentCode, deviceName, officeId } = enrolment;
  const enrol = createEnrol({ centralUrl, fetch: (...call) => fetch(...call) });
  const enrolled = await enrol(enrolmentCode, deviceName, officeId);
  return enrolled.ok ? ok({ centralUrl, deviceName, ...enrolled.value }) : enrolled;
};
