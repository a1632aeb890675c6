import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { statfs } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  type BrowserWindow,
  type WebContents,
} from 'electron';
import { z } from 'zod';
import { HOST_EVENT_CHANNEL } from '#shared/host/channels.ts';
import type { HostEvent, HostEventPayload, LaunchInfo } from '#shared/host/contract.ts';
import { APP_ORIGIN, APP_SCHEME, createAppProtocol } from './app-protocol.ts';
import { errorFacts } from './error-facts.ts';
import { createHostHandlers } from './ipc/host-handlers.ts';
import { registerKioskReports } from './ipc/kiosk-reports.ts';
import type { ProgramParts } from './ipc/program-handlers.ts';
import { registerHostRouter } from './ipc/router.ts';
import { isTrustedFrame } from './ipc/trusted-frame.ts';
import { type CentreOfApp, openOwnCentre, trustOneCentre } from './own-centre-process.ts';
import { createKioskWindow, type KioskWindow } from './kiosk-window.ts';
import { createPlaceKeeper, LastPlace } from './last-place.ts';
import { createFileLog } from './log.ts';
import { nativeQuestions, unattendedQuestions } from './questions.ts';
import { guardNavigation, guardPermissions, pageHeaders } from './security.ts';
import { type BackupFolderStore, createBackupFolder } from './services/backup-folder.ts';
import { RememberedDisplay } from './services/displays.ts';
import { chooseIn, createFileSaving } from './services/file-saving.ts';
import { createDurableJournal, type DurableJournal } from './services/journal.ts';
import { createJournalDisk } from './services/journal-disk.ts';
import { createJournalWriter } from './services/journal-writer.ts';
import { machineParts } from './services/machine-parts.ts';
import { readMachineReport } from './services/machine-report.ts';
import { lanAddresses } from './services/lan-addresses.ts';
import type { OwnCentre } from './services/own-centre.ts';
import { createPairedScreen, type PairedScreen } from './services/paired-screen.ts';
import { createPairingBook, RememberedPairing } from './services/pairing-book.ts';
import { createLabelPrinting, SavedPrinters } from './services/label-printing.ts';
import { readLaunchInfo } from './services/launch-info.ts';
import { createPrinting, PRINT_SCHEME } from './services/printing.ts';
import { createRememberedJson } from './services/remembered-json.ts';
import { chooseFolderByDialog, choosePathByDialog } from './services/save-dialog.ts';
import { createScannerPorts, RememberedScanners, type ScannerPorts } from './services/scanner-ports.ts';
import { createMoveCentre } from './services/move-centre.ts';
import { createSealedValue, createSecretStore, hasKeyring, OfficeKeys } from './services/secrets.ts';
import { sha256 } from './services/sha256.ts';
import { createCupsSpool } from './services/system-spool.ts';
import { createOpenedFiles, openedPathIn } from './services/opened-files.ts';
import { openUpdates, RememberedUpdateFolder } from './services/updates/open-updates.ts';
import type { Updates } from './services/updates/updates.ts';
import { createWindowsSpool, powerShell } from './services/windows-spool.ts';
import { WindowPlace } from './window-place.ts';
import { createCounterWindow, type CounterWindow } from './windows.ts';

if (process.env['FAEM_DATA']) app.setPath('userData', resolve(process.env['FAEM_DATA']));
const DEMO_SWITCH = '--demo';
const isDemo = process.argv.includes(DEMO_SWITCH);
// A profile of its own: no journal, no enrolment and no database of the real office is even opened.
if (isDemo) app.setPath('userData', join(app.getPath('userData'), 'demo'));
app.commandLine.appendSwitch('lang', 'th');
// All rows of the office lie in memory and stay. V8 would walk through them again whenever the page pauses or has made a
// tenth of their size in garbage, while somebody scans; memory that this keeps longer is less than the rows themselves.
const ROWS_STAY = '--no-memory-reducer --heap-growing-percent=100';
// V8 forgets the code of what was not used between a few of its walks, and the next scan waited until it is made again.
const CODE_STAYS = '--no-flush-bytecode';
// The page collects what scans leave behind while nobody waits, see renderer/app/collect-in-pauses.ts; until then it fits in here (MB).
const PAGE_COLLECTS = '--expose-gc --min-semi-space-size=16';
app.commandLine.appendSwitch('js-flags', `${ROWS_STAY} ${CODE_STAYS} ${PAGE_COLLECTS}`);

const programFolder = dirname(fileURLToPath(import.meta.url));
const dataFolder = app.getPath('userData');
const log = createFileLog({ folder: join(dataFolder, 'logs'), nowMs: () => Date.now() });
const developmentUrl = app.isPackaged ? undefined : process.env['FAEM_DEV_URL'];
const pageOrigin = developmentUrl ? new URL(developmentUrl).href : APP_ORIGIN;

/** Test settings work in an unpackaged app, and in a packaged one only when it is told that it is being tested. */
const testSetting = (name: string): string | undefined =>
  !app.isPackaged || process.env['FAEM_TEST'] === '1' ? process.env[name] : undefined;

let counter: CounterWindow | undefined;
const counterWindow = (): BrowserWindow | undefined =>
  counter && !counter.window.isDestroyed() ? counter.window : undefined;

const tell = <E extends HostEvent>(event: E, payload: HostEventPayload<E>): void =>
  counterWindow()?.webContents.send(HOST_EVENT_CHANNEL, event, payload);

const openCounter = (onPageGone: () => void): CounterWindow => {
  const answer = testSetting('FAEM_CLOSE_ANSWER');
  return createCounterWindow({
    pageUrl: pageOrigin,
    preload: join(programFolder, 'preload.cjs'),
    place: createRememberedJson(join(dataFolder, 'window.json'), WindowPlace, log),
    lastPlace: createPlaceKeeper(
      createRememberedJson(join(dataFolder, 'last-place.json'), LastPlace.nullable(), log),
      () => Date.now(),
    ),
    questions: answer ? unattendedQuestions(answer === 'stay' ? 'stay' : 'close') : nativeQuestions,
    log,
    nowMs: () => performance.now(),
    inspection: app.isPackaged ? 'closed' : 'allowed',
    tellClosing: () => tell('lifecycle.closing', {}),
    onPageGone,
  });
};

const createKiosk = (paired: PairedScreen): KioskWindow =>
  createKioskWindow({
    onShown: (state) => paired.show(state),
    pageUrl: new URL('kiosk.html', pageOrigin).href,
    preload: join(programFolder, 'kiosk-preload.cjs'),
    remembered: createRememberedJson(join(dataFolder, 'kiosk-display.json'), RememberedDisplay, log),
    clerkBounds: () => counterWindow()?.getBounds() ?? { x: 0, y: 0, width: 1, height: 1 },
    onStatus: (status) => tell('display.changed', status),
    onBlanked: () => tell('display.blanked', {}),
    onPicture: (picture) => tell('display.pictured', { picture }),
    log,
    nowMs: () => performance.now(),
  });

/** Starting an installer takes a second; on macOS it is unpacked first. */
const INSTALLER_STARTS_MS = process.platform === 'darwin' ? 60_000 : 5_000;

/** Ports that a firewall of the office may have to let in. */
const PAIRED_SCREEN_PORT = 8765;
const CENTRE_PORT = 8788;

const officeAddresses = (): readonly string[] =>
  testSetting('FAEM_LAN_ADDRESS')?.split(',') ?? lanAddresses(networkInterfaces());

const createPaired = (): PairedScreen =>
  createPairedScreen({
    book: createPairingBook({
      remembered: createRememberedJson(join(dataFolder, 'paired-screen.json'), RememberedPairing.nullable(), log),
      nowMs: () => Date.now(),
      newSecret: () => randomBytes(16).toString('base64url'),
    }),
    folder: join(programFolder, '../renderer'),
    addresses: officeAddresses,
    preferredPort: PAIRED_SCREEN_PORT,
    nowMs: () => Date.now(),
    onStatus: (status) => tell('display.paired', status),
    onReport: (report) => tell('display.report', report),
    log,
  });

const createLabelPrinters = () =>
  createLabelPrinting({
    remembered: createRememberedJson(join(dataFolder, 'label-printers.json'), SavedPrinters, log),
    spool:
      process.platform === 'win32'
        ? createWindowsSpool(powerShell(process.env['SystemRoot'] ?? 'C:\\Windows'))
        : createCupsSpool(),
    installed: async () => (await counterWindow()?.webContents.getPrintersAsync())?.map(({ name }) => name) ?? [],
  });

const backupFolder = createRememberedJson(join(dataFolder, 'backup-folder.json'), z.string(), log);

const createBackups = (): BackupFolderStore => {
  const folder = testSetting('FAEM_BACKUP_DIR');
  return createBackupFolder({
    dataFolder,
    remembered: backupFolder,
    choosePath: folder === undefined ? chooseFolderByDialog(counterWindow) : async () => folder,
  });
};

const tellWaitingFile = (): void => tell('files.waiting', { isWaiting: openedFiles.isWaiting() });
const openedFiles = createOpenedFiles(tellWaitingFile, log);
const takeWords = (words: readonly string[], folder: string): void => {
  const path = openedPathIn(words.slice(1), folder);
  if (path !== undefined) openedFiles.opened(path);
};

/** Set when a person has asked to install what was fetched: the last thing this program does. */
let installAtEnd = false;

const createProgramUpdates = (centralUrl: () => Promise<string | undefined>): Updates => {
  const folder = testSetting('FAEM_UPDATE_FOLDER');
  return openUpdates({
    centralUrl,
    folder: createRememberedJson(join(dataFolder, 'update-folder.json'), RememberedUpdateFolder, log),
    chooseFolder: folder ? async () => folder : chooseFolderByDialog(counterWindow),
    onState: (state) => tell('updates.changed', state),
    log,
  });
};

const createProgram = (updates: Updates): ProgramParts => ({
  updates,
  leaveToInstall: () => {
    if (!updates.isReady()) return;
    installAtEnd = true;
    counter?.leave();
  },
  openedFiles,
  tellWaitingFile,
  machineReport: () => readMachineReport({ dataFolder, appVersion: app.getVersion(), ...machineParts(counterWindow) }),
});

/** Starts the program again with or without the demonstration; unsent work is asked about as at any closing. */
const switchDemo = (to: 'demo' | 'office'): void => {
  const others = process.argv.slice(1).filter((argument) => argument !== DEMO_SWITCH);
  app.relaunch({ args: to === 'demo' ? [...others, DEMO_SWITCH] : others });
  counterWindow()?.close();
};

const readLaunch = (ownCentre: OwnCentre): LaunchInfo => {
  const keyring = hasKeyring(safeStorage);
  const launch = readLaunchInfo({ environment: process.env, keyring, appVersion: app.getVersion(), log });
  const { address } = ownCentre;
  if (address === undefined) return launch.centralUrl ? launch : { ...launch, demoSwitch: 'to-demo' };
  return { ...launch, centralUrl: address, ...(isDemo ? { demoSwitch: 'to-office' } : { ownCentre: true }) };
};

interface Shell extends CentreOfApp {
  readonly kiosk: KioskWindow;
  readonly paired: PairedScreen;
  readonly journal: DurableJournal;
  readonly scanners: ScannerPorts;
}

const openMessages = ({ kiosk, paired, journal, scanners, ...centre }: Shell): Updates => {
  const saveFolder = testSetting('FAEM_SAVE_DIR');
  const trusted = trustOneCentre(session.defaultSession, dataFolder, log);
  const launch = readLaunch(centre.ownCentre);
  const secrets = createSecretStore({ file: join(dataFolder, 'secrets.json'), keyring: safeStorage, log });
  const updates = createProgramUpdates(async () => (await secrets.get())?.centralUrl ?? launch.centralUrl);
  protocol.handle(
    APP_SCHEME,
    createAppProtocol({
      folder: join(programFolder, '../renderer'),
      headers: async () => pageHeaders([launch.centralUrl, (await secrets.get())?.centralUrl]),
    }),
  );
  registerHostRouter({
    ipcMain,
    trusts: (event) => isTrustedFrame(event, { webContentsId: counterWindow()?.webContents.id, origin: pageOrigin }),
    handlers: createHostHandlers({
      launch,
      journal,
      secrets,
      printing: createPrinting(counterWindow, log),
      labelPrinting: createLabelPrinters(),
      backups: createBackups(),
      officeKeys: createSealedValue({
        file: join(dataFolder, 'office-keys.json'),
        schema: OfficeKeys,
        keyring: safeStorage,
        log,
      }),
      files: createFileSaving(saveFolder ? chooseIn(saveFolder) : choosePathByDialog(counterWindow)),
      kiosk,
      paired,
      program: createProgram(updates),
      chooseScanner: (request, deviceId) => scanners.choose(request, deviceId),
      setPending: (count) => counter?.setPending(count),
      askPageBeforeClosing: (wanted) => counter?.askPageBeforeClosing(wanted),
      pageFinished: () => counter?.pageFinished(),
      freeDiskBytes: async () => {
        const { bavail, bsize } = await statfs(dataFolder);
        return bavail * bsize;
      },
      ...centre,
      trustCentre: (centre) => trusted.trust(centre),
      moveCentre: createMoveCentre({ trusted, secrets, reload: () => counterWindow()?.webContents.reload() }),
      switchDemo,
    }),
    log,
  });
  registerKioskReports({
    ipcMain,
    trusts: (event) => isTrustedFrame(event, { webContentsId: kiosk.webContentsId(), origin: pageOrigin }),
    onReport: (report) => tell('display.report', report),
    log,
  });
  return updates;
};

/**
 * Lets the disk finish what it was given before the program ends. By `exit`, because every window is gone by now and a
 * second `quit` is not heard when a signal asked for the first.
 */
const finishOnQuit = (journal: DurableJournal, ownCentre: OwnCentre, install: () => boolean): void => {
  let isFinished = false;
  app.on('will-quit', (event) => {
    if (isFinished) return;
    event.preventDefault();
    void Promise.allSettled([journal.close(), ownCentre.stop()]).finally(() => {
      isFinished = true;
      if (!install()) app.exit(0);
      // The installer ends this program itself; one that cannot must not leave it running without a window.
      else setTimeout(() => app.exit(0), INSTALLER_STARTS_MS);
    });
  });
};

/**
 * A test attaches to the program before there is a window: attaching to a page that is just being opened leaves the page
 * standing now and then, about once in fifty starts. The test asks until somebody listens, so neither can miss the other.
 */
const untilObserved = async (): Promise<void> => {
  if (testSetting('FAEM_WAIT_FOR_TEST')) await once(app, 'observed');
};

const isStaffPage = (contents: WebContents | null): boolean =>
  contents !== null && contents.id === counterWindow()?.webContents.id;

const openShell = async (): Promise<void> => {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const journal = createDurableJournal(
    createJournalWriter({ disk: createJournalDisk(join(dataFolder, 'journal')), hash: sha256, log }),
    log,
  );
  const centre = await openOwnCentre({
    mode: isDemo ? 'demo' : 'office',
    programFolder,
    dataFolder,
    environment: process.env,
    addresses: officeAddresses,
    backupFolder: () => backupFolder.read(),
    onProblem: (problem) => tell('centre.problem', { problem }),
    networkPort: Number(testSetting('FAEM_LAN_PORT') ?? CENTRE_PORT),
    log,
  });
  const scannerPorts = createScannerPorts({
    remembered: createRememberedJson(join(dataFolder, 'scanners.json'), RememberedScanners, log),
    offer: (candidates) => tell('scanner.candidates', candidates),
    isStaffPage,
  });
  guardPermissions(session.defaultSession, {
    origin: pageOrigin,
    isStaffPage,
    mayOpen: (kind, device) => scannerPorts.mayOpen(kind, device),
  });
  scannerPorts.attach(session.defaultSession);
  const paired = createPaired();
  const kiosk = createKiosk(paired);
  const updates = openMessages({ kiosk, paired, journal, scanners: scannerPorts, ...centre });
  finishOnQuit(journal, centre.ownCentre, () => installAtEnd && updates.installNow());
  counter = openCounter(() => kiosk.blank());
  counter.window.on('closed', () => {
    kiosk.close();
    paired.close();
    app.quit();
  });
  powerMonitor.on('resume', () => tell('lifecycle.woke', {}));
  void paired.resume();
  log.info('started', { version: app.getVersion(), electron: process.versions['electron'] });
};

const start = (): void => {
  process.on('uncaughtException', (error) => log.error('uncaught-exception', errorFacts(error)));
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', errorFacts(error)));
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: PRINT_SCHEME, privileges: { standard: true, secure: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, pageOrigin, log));
  app.on('second-instance', (_event, words, folder) => {
    takeWords(words, folder);
    counter?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openedFiles.opened(path);
    counter?.focus();
  });
  takeWords(process.argv, process.cwd());
  // Not awaited at the top level: in a packaged ES module `ready` waits for this module to finish loading.
  app
    .whenReady()
    .then(untilObserved)
    .then(openShell)
    .catch((error: unknown) => {
      log.error('start-failed', errorFacts(error));
      app.exit(1);
    });
};

// A second program on the same data would be a second writer; the first one comes to the front instead.
if (app.requestSingleInstanceLock()) start();
else app.quit();
