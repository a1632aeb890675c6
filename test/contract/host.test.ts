import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createHostHandlers } from '#electron/ipc/host-handlers.ts';
import { registerKioskReports } from '#electron/ipc/kiosk-reports.ts';
import { registerHostRouter } from '#electron/ipc/router.ts';
import { isTrustedFrame } from '#electron/ipc/trusted-frame.ts';
import { createKioskWindow } from '#electron/kiosk-window.ts';
import { createBackupFolder } from '#electron/services/backup-folder.ts';
import { chooseIn, createFileSaving } from '#electron/services/file-saving.ts';
import { createDurableJournal, type DurableJournal } from '#electron/services/journal.ts';
import { createJournalDisk } from '#electron/services/journal-disk.ts';
import { createJournalWriter } from '#electron/services/journal-writer.ts';
import { createLabelPrinting, SavedPrinters } from '#electron/services/label-printing.ts';
import { createPrinting } from '#electron/services/printing.ts';
import { readMachineReport } from '#electron/services/machine-report.ts';
import { createRememberedJson } from '#electron/services/remembered-json.ts';
import { createSealedValue, createSecretStore, OfficeKeys } from '#electron/services/secrets.ts';
import { sha256 } from '#electron/services/sha256.ts';
import { createCupsSpool } from '#electron/services/system-spool.ts';
import type { DesktopBridge } from '#host/desktop-bridge.ts';
import { createDesktopHost } from '#host/desktop-host.ts';
import { createKioskChannel, type KioskChannel } from '#host/kiosk-channel.ts';
import {
  HOST_CALL_CHANNEL,
  HOST_EVENT_CHANNEL,
  KIOSK_REPORT_CHANNEL,
  KIOSK_STATE_CHANNEL,
} from '#shared/host/channels.ts';
import type { HostError, TrustedCentre } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';
import { BrowserWindow, connect, exposed, ipcMain, resetElectron } from '#test/fakes/electron.ts';
import { describeHost, type HostUnderTest } from './host.contract.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const origin = 'app://faem/';
const noKeyring = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};

const desktopBridge = (): DesktopBridge => exposed.get('desktop') as DesktopBridge;

let journals: DurableJournal[] = [];
const switched: string[] = [];
const trusted: TrustedCentre[] = [];
const moves: string[] = [];
const KEPT = { state: 'kept', recoveryCode: '0123-4567', hasFolder: true, lastAt: '2026-11-22T00:00:00.000Z' } as const;
const OPEN_DOOR = {
  state: 'open',
  addresses: ['https://192.168.1.20:8788'],
  certificateMark: '0123-4567-89AB-CDEF',
} as const;
let chosen: (readonly [number, string | undefined])[] = [];
afterEach(async () => {
  await Promise.all(journals.map((journal) => journal.close()));
  journals = [];
  chosen = [];
  vi.unstubAllGlobals();
});

/** The whole desktop path but for Electron itself: page, preload, router, services, real files. */
const startDesktop = async (folder: string, pending: number[] = []): Promise<Host> => {
  resetElectron();
  const counter = new BrowserWindow();
  await counter.loadURL(origin);
  connect(counter.webContents, HOST_CALL_CHANNEL, HOST_EVENT_CHANNEL);
  const kiosk = createKioskWindow({
    onBlanked: () => undefined,
    onPicture: () => undefined,
    onShown: () => undefined,
    pageUrl: `${origin}kiosk.html`,
    preload: '',
    remembered: { read: () => undefined, write: () => undefined },
    clerkBounds: () => counter.bounds,
    onStatus: (status) => counter.webContents.send(HOST_EVENT_CHANNEL, 'display.changed', status),
    log,
    nowMs: () => 0,
  });
  const disk = createJournalDisk(join(folder, 'journal'));
  const journal = createDurableJournal(createJournalWriter({ disk, hash: sha256, log }), log);
  journals.push(journal);
  registerHostRouter({
    ipcMain,
    trusts: (event) => isTrustedFrame(event, { webContentsId: counter.webContents.id, origin }),
    handlers: createHostHandlers({
      launch: { keyring: false, appVersion: '0.1.0' },
      journal,
      secrets: createSecretStore({ file: join(folder, 'secrets.json'), keyring: noKeyring, log }),
      printing: createPrinting(() => undefined, log),
      labelPrinting: createLabelPrinting({
        remembered: createRememberedJson(join(folder, 'label-printers.json'), SavedPrinters, log),
        spool: createCupsSpool(),
        installed: async () => ['TSC TE210'],
      }),
      files: createFileSaving(chooseIn(folder)),
      backups: createBackupFolder({
        dataFolder: folder,
        remembered: createRememberedJson(join(folder, 'backup-folder.json'), z.string(), log),
        choosePath: async () => folderOfTest(),
      }),
      officeKeys: createSealedValue({
        file: join(folder, 'office-keys.json'),
        schema: OfficeKeys,
        keyring: noKeyring,
        log,
      }),
      kiosk,
      paired: { invite: async () => undefined, end: () => undefined, announce: () => undefined },
      program: {
        updates: {
          announce: () => undefined,
          check: async () => undefined,
          fetch: async () => undefined,
          cancel: () => undefined,
        },
        leaveToInstall: () => undefined,
        openedFiles: { take: () => undefined },
        tellWaitingFile: () => undefined,
        machineReport: () =>
          readMachineReport({
            dataFolder: folder,
            appVersion: '0.1.0',
            displays: () => [{ widthPx: 1280, heightPx: 720, scale: 1, isPrimary: true }],
            printerNames: async () => ['TSC TE210', 'เครื่องของสมชาย', 'HP 0812345678'],
            graphics: () => ({ gpu_compositing: 'disabled_software' }),
          }),
      },
      chooseScanner: (request, deviceId) => void chosen.push([request, deviceId]),
      setPending: (count) => void pending.push(count),
      askPageBeforeClosing: () => undefined,
      pageFinished: () => undefined,
      freeDiskBytes: async () => 5_000_000_000,
      ownCentre: {
        whenReady: undefined,
        announce: () => counter.webContents.send(HOST_EVENT_CHANNEL, 'centre.problem', { problem: 'centre-newer' }),
        openOffice: async ({ provinceCode }) =>
          ok({ centralUrl: 'http://127.0.0.1:4747', enrolmentCode: `CODE-${provinceCode}` }),
      },
      centreDoor: {
        state: () => ({ state: 'closed' }),
        set: async (isOpen) => ok(isOpen ? OPEN_DOOR : { state: 'closed' }),
      },
      centreBackups: { state: async () => ok(KEPT), backUp: async () => err({ type: 'disk-full' }) },
      trustCentre: async (centre) => {
        trusted.push(centre);
        return ok();
      },
      moveCentre: async (centralUrl) => {
        moves.push(centralUrl);
        return err({ type: 'centre-is-another' });
      },
      switchDemo: (to) => void switched.push(to),
    }),
    log,
  });
  registerKioskReports({
    ipcMain,
    trusts: (event) => isTrustedFrame(event, { webContentsId: kiosk.webContentsId(), origin }),
    onReport: (report) => counter.webContents.send(HOST_EVENT_CHANNEL, 'display.report', report),
    log,
  });
  vi.resetModules();
  await import('#electron/preload.ts');
  const host = await createDesktopHost(desktopBridge());
  if (!host.ok) throw new Error(host.error.type);
  return host.value;
};

const openKiosk = async (host: Host): Promise<KioskChannel> => {
  await import('#electron/kiosk-preload.ts');
  BrowserWindow.onLoad = async (_url, { webContents }) =>
    connect(webContents, KIOSK_STATE_CHANNEL, KIOSK_REPORT_CHANNEL);
  await host.display.open();
  vi.stubGlobal('window', { kioskDesktop: exposed.get('kioskDesktop') });
  return createKioskChannel();
};

describeHost('the desktop shell', async (): Promise<HostUnderTest> => {
  const folder = folderOfTest();
  const host = await startDesktop(folder);
  return { host, restart: () => startDesktop(folder), kiosk: () => openKiosk(host) };
});

describe('the desktop shell besides', () => {
  test('can do everything a shell can do', async () => {
    const { abilities } = await startDesktop(folderOfTest());

    expect([...abilities].sort()).toEqual(['durable-journal', 'exact-pdf', 'second-screen', 'system-print-dialog']);
  });

  test('writes a saved file into the folder that was chosen', async () => {
    const folder = folderOfTest();
    await (await startDesktop(folder)).files.save('ป้าย.pdf', new Uint8Array([7]));

    expect([...readFileSync(join(folder, 'ป้าย.pdf'))]).toEqual([7]);
  });

  test('hears how much work is pending', async () => {
    const pending: number[] = [];
    (await startDesktop(folderOfTest(), pending)).lifecycle.pendingWork(4);

    await expect.poll(() => pending).toEqual([4]);
  });

  test('asks which attached device is the scanner, and hears the answer', async () => {
    const host = await startDesktop(folderOfTest());
    const asked: unknown[] = [];
    host.scanners?.onCandidates((candidates) => asked.push(candidates));
    const candidates = { request: 1, kind: 'hid', devices: [{ id: 'd-1', name: 'Voyager' }] };
    BrowserWindow.all[0]!.webContents.send(HOST_EVENT_CHANNEL, 'scanner.candidates', candidates);
    BrowserWindow.all[0]!.webContents.send(HOST_EVENT_CHANNEL, 'scanner.candidates', { request: 'x' });
    expect(asked).toEqual([candidates]);

    host.scanners?.choose(1, 'd-1');
    host.scanners?.choose(2, undefined);

    await expect
      .poll(() => chosen)
      .toEqual([
        [1, 'd-1'],
        [2, undefined],
      ]);
  });

  test('makes this PC a centre for a well-formed office alone, and goes to the demonstration when asked', async () => {
    const host = await startDesktop(folderOfTest());
    const office = {
      provinceCode: '13',
      name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
      nameEnglish: 'Pathum Thani Provincial Industry Office',
      administrator: { name: 'สมหญิง', pin: '271828' },
    };

    expect(await host.ownCentre?.openOffice(office)).toEqual(
      ok({ centralUrl: 'http://127.0.0.1:4747', enrolmentCode: 'CODE-13' }),
    );
    expect(await host.ownCentre?.openOffice({ ...office, provinceCode: '99' })).toEqual({
      ok: false,
      error: { type: 'bad-input' },
    });
    host.demo?.switchTo('demo');
    await expect.poll(() => switched).toEqual(['demo']);
  });

  test('opens its centre to the network when asked, and trusts a centre by its mark', async () => {
    const host = await startDesktop(folderOfTest());

    expect(await host.ownCentre?.network()).toEqual(ok({ state: 'closed' }));
    expect(await host.ownCentre?.openNetwork(true)).toEqual(ok(OPEN_DOOR));
    expect(await host.ownCentre?.backup()).toEqual(ok(KEPT));
    expect(await host.ownCentre?.backUp()).toEqual(err({ type: 'disk-full' }));
    const problems: HostError[] = [];
    host.ownCentre?.onProblem((problem) => problems.push(problem));
    expect(problems).toEqual([{ type: 'centre-newer' }]);
    const centre = { centralUrl: 'https://192.168.1.20:8788', certificateMark: OPEN_DOOR.certificateMark };
    expect(await host.trustCentre?.(centre)).toEqual(ok());
    expect(await host.moveCentre?.('https://192.168.1.77:8788')).toEqual(err({ type: 'centre-is-another' }));
    expect(moves).toEqual(['https://192.168.1.77:8788']);
    expect(trusted).toEqual([centre]);
  });

  test('refuses the public screen everything but its report', async () => {
    const host = await startDesktop(folderOfTest());
    await openKiosk(host);
    connect(BrowserWindow.all[1]!.webContents, HOST_CALL_CHANNEL);

    expect(await desktopBridge().call('secrets.get', {})).toEqual({
      ok: false,
      error: { type: 'untrusted-sender' },
    });
  });

  test('gives the bridges nothing but these functions', async () => {
    const host = await startDesktop(folderOfTest());
    await openKiosk(host);

    expect(Object.keys(desktopBridge())).toEqual(['call', 'on']);
    expect(Object.keys(exposed.get('kioskDesktop') as object)).toEqual(['onState', 'report']);
  });
});

describe('a main process that does not keep to the contract', () => {
  const launch = { ok: true, value: { keyring: true, appVersion: '0.1.0' } };
  const hostOver = async (reply: unknown) => {
    const bridge: DesktopBridge = {
      call: async (method) =>
        method === 'launch.info' ? launch : reply instanceof Error ? Promise.reject(reply) : reply,
      on: () => () => undefined,
    };
    const host = await createDesktopHost(bridge);
    if (!host.ok) throw new Error(host.error.type);
    return host.value;
  };

  test.each([
    undefined,
    'ok',
    { ok: true },
    { ok: true, value: { entries: [{ seq: 1 }] } },
    { ok: false, error: { type: 'explosion' } },
    new Error('Error invoking remote method'),
  ])('answering %o is a failure as a value, not half an object', async (reply) => {
    const host = await hostOver(reply);

    expect(await host.journal?.read()).toEqual({ ok: false, error: { type: 'journal-failed', reason: 'unreadable' } });
    expect(await host.secrets.get()).toBeUndefined();
    expect(await host.files.save('a', new Uint8Array())).toMatchObject({ ok: false });
  });

  test('a full disk stays a full disk on its way to the page', async () => {
    const host = await hostOver({ ok: false, error: { type: 'disk-full' } });

    expect(await host.journal?.trim('client', 1)).toEqual({
      ok: false,
      error: { type: 'journal-failed', reason: 'disk-full' },
    });
  });

  test('a shell that does not answer its first question is no host', async () => {
    const host = await createDesktopHost({ call: async () => undefined, on: () => () => undefined });

    expect(host.ok).toBe(false);
  });
});
