import { z } from 'zod';
import {
  hostContract,
  HostError,
  hostEvents,
  type HostEvent,
  type HostEventPayload,
  type HostInput,
  type HostMethod,
  type HostOutput,
  type UpdateState,
} from '#shared/host/contract.ts';
import type {
  BackupFolders,
  DisplayStatus,
  Host,
  LabelPrinters,
  OfficeKeyVault,
  PairingStatus,
} from '#shared/host/host.ts';
import type { KioskReport } from '#shared/host/kiosk-state.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';
import type { Journal, JournalFailed } from '#shared/sync/ports.ts';
import type { DesktopBridge } from './desktop-bridge.ts';
import { createLatestValue } from './latest-value.ts';

type Call = <M extends HostMethod>(method: M, input: HostInput<M>) => Promise<Result<HostOutput<M>, HostError>>;

/** The contract's answers as seen from one method at a time, which is how the compiler can follow them. */
const outputs: { readonly [M in HostMethod]: { readonly output: z.ZodType<HostOutput<M>> } } = hostContract;
const payloads: { readonly [E in HostEvent]: z.ZodType<HostEventPayload<E>> } = hostEvents;

const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: HostError }),
]);

const hostFailed = (reference: string): HostError => ({ type: 'host-failed', reference });

/** Asks the shell. A reply that is not what the contract says is an error value, never a half-understood object. */
const createCall =
  (bridge: DesktopBridge): Call =>
  async (method, input) => {
    const reply = Reply.safeParse(await bridge.call(method, input).catch(() => undefined));
    if (!reply.success) return err(hostFailed('reply-invalid'));
    if (!reply.data.ok) return reply.data;
    const value = outputs[method].output.safeParse(reply.data.value);
    return value.success ? ok(value.data) : err(hostFailed('reply-invalid'));
  };

const listenTo = <E extends HostEvent>(
  bridge: DesktopBridge,
  event: E,
  listener: (payload: HostEventPayload<E>) => void,
): (() => void) =>
  bridge.on(event, (payload) => {
    const known = payloads[event].safeParse(payload);
    if (known.success) listener(known.data);
  });

const nothing = (): void => undefined;

const journalFailed = ({ type }: HostError): JournalFailed => ({
  type: 'journal-failed',
  reason: type === 'disk-full' || type === 'broken-chain' ? type : 'unreadable',
});

const journalResult = <T, U>(result: Result<T, HostError>, value: (found: T) => U): Result<U, JournalFailed> =>
  result.ok ? mapOk(result, value) : err(journalFailed(result.error));

const createDesktopJournal = (call: Call): Journal => ({
  append: async (entry) => journalResult(await call('journal.append', { entry }), nothing),
  read: async () => journalResult(await call('journal.read', {}), ({ entries }) => entries),
  trim: async (clientId, throughSeq) => journalResult(await call('journal.trim', { clientId, throughSeq }), nothing),
});

const createDesktopDisplay = (call: Call, bridge: DesktopBridge): Host['display'] => {
  // Listening starts here, before the shell is asked anything, so that its first status is not missed.
  const status = createLatestValue<DisplayStatus>();
  listenTo(bridge, 'display.changed', status.set);
  const pairing = createLatestValue<PairingStatus>();
  listenTo(bridge, 'display.paired', pairing.set);
  return {
    open: async () => {
      await call('display.open', {});
    },
    close: async () => {
      await call('display.close', {});
    },
    show: (state) => void call('display.show', { state }),
    onStatus: status.subscribe,
    onReport: (listener: (report: KioskReport) => void) => listenTo(bridge, 'display.report', listener),
    onBlanked: (listener) => listenTo(bridge, 'display.blanked', listener),
    onPicture: (listener) => listenTo(bridge, 'display.pictured', ({ picture }) => listener(picture)),
    pairing: {
      invite: () => call('display.pair', {}),
      end: async () => {
        await call('display.unpair', {});
      },
      onStatus: pairing.subscribe,
    },
  };
};

const createLabelPrinters = (call: Call): LabelPrinters => ({
  list: async () => mapOk(await call('label-printers.list', {}), ({ printers }) => printers),
  save: async (printers) => mapOk(await call('label-printers.save', { printers }), nothing),
  installed: async () => mapOk(await call('label-printers.installed', {}), ({ names }) => names),
  send: (printerId, label) => call('label-printers.send', { printerId, label: new Uint8Array(label) }),
});

const createBackupFolders = (call: Call): BackupFolders => ({
  choose: async () => mapOk(await call('backups.choose', {}), ({ folder }) => folder ?? undefined),
  folder: async () => mapOk(await call('backups.folder', {}), ({ folder }) => folder ?? undefined),
  write: async (name, position, bytes) =>
    mapOk(await call('backups.write', { name, position, bytes: new Uint8Array(bytes) }), nothing),
  finish: async (name) => mapOk(await call('backups.finish', { name }), nothing),
  read: async (name, position, length) =>
    mapOk(await call('backups.read', { name, position, length }), ({ bytes }) => new Uint8Array(bytes)),
  remove: async (names) => mapOk(await call('backups.remove', { names }), nothing),
});

const createKeyVault = (call: Call): OfficeKeyVault => ({
  read: async () => {
    const reply = await call('office-keys.get', {});
    return reply.ok ? (reply.value.keys ?? undefined) : undefined;
  },
  write: async (keys) => mapOk(await call('office-keys.set', { keys }), nothing),
});

const createLifecycle = (call: Call, bridge: DesktopBridge): Host['lifecycle'] => {
  let finish: (() => Promise<void>) | undefined;
  listenTo(bridge, 'lifecycle.closing', () => {
    const closed = (): void => void call('lifecycle.closed', {});
    void (finish?.() ?? Promise.resolve()).then(closed, closed);
  });
  return {
    pendingWork: (count) => void call('lifecycle.pending', { count }),
    beforeClose: (wanted) => {
      finish = wanted;
      void call('lifecycle.before-close', { wanted: wanted !== undefined });
    },
    onWake: (listener) => listenTo(bridge, 'lifecycle.woke', listener),
  };
};

const createDesktopUpdates = (call: Call, bridge: DesktopBridge): NonNullable<Host['updates']> => {
  const state = createLatestValue<UpdateState>();
  listenTo(bridge, 'updates.changed', state.set);
  return {
    check: async (place) => void (await call('updates.check', { place })),
    fetch: async () => void (await call('updates.fetch', {})),
    cancel: async () => void (await call('updates.cancel', {})),
    install: async () => void (await call('updates.install', {})),
    onState: state.subscribe,
  };
};

const createOpenedFiles = (call: Call, bridge: DesktopBridge): NonNullable<Host['openedFiles']> => {
  const waiting = createLatestValue<boolean>();
  listenTo(bridge, 'files.waiting', ({ isWaiting }) => waiting.set(isWaiting));
  return {
    take: async () => {
      waiting.set(false);
      const reply = await call('files.opened', {});
      return reply.ok ? (reply.value.file ?? undefined) : undefined;
    },
    onWaiting: waiting.subscribe,
  };
};

const createOwnCentre = (call: Call, bridge: DesktopBridge): NonNullable<Host['ownCentre']> => {
  const problem = createLatestValue<HostError>();
  listenTo(bridge, 'centre.problem', (told) => problem.set({ type: told.problem }));
  return {
    openOffice: (office) => call('centre.open-office', { office }),
    network: () => call('centre.network', {}),
    openNetwork: (isOpen) => call('centre.open-network', { isOpen }),
    backup: () => call('centre.backup', {}),
    backUp: () => call('centre.back-up', {}),
    onProblem: problem.subscribe,
  };
};

/** The Host over the desktop shell. Fails when the shell does not answer its first question: then nothing else works. */
export const createDesktopHost = async (bridge: DesktopBridge): Promise<Result<Host, HostError>> => {
  const call = createCall(bridge);
  const display = createDesktopDisplay(call, bridge);
  const updates = createDesktopUpdates(call, bridge);
  const openedFiles = createOpenedFiles(call, bridge);
  const ownCentre = createOwnCentre(call, bridge);
  const launch = await call('launch.info', {});
  if (!launch.ok) return launch;
  return ok({
    abilities: new Set(['exact-pdf', 'second-screen', 'system-print-dialog', 'durable-journal']),
    launch: launch.value,
    journal: createDesktopJournal(call),
    secrets: {
      get: async () => {
        const reply = await call('secrets.get', {});
        return reply.ok ? (reply.value.secrets ?? undefined) : undefined;
      },
      set: async (secrets) => mapOk(await call('secrets.set', { secrets }), nothing),
    },
    ownCentre,
    trustCentre: async (centre) => mapOk(await call('centre.trust', centre), nothing),
    moveCentre: async (centralUrl) => mapOk(await call('centre.move', { centralUrl }), nothing),
    demo: { switchTo: (to) => void call('demo.switch', { to }) },
    print: {
      pdf: async (html, page) => mapOk(await call('print.pdf', { html, page }), ({ pdf }) => pdf),
      dialog: async (html, page) => mapOk(await call('print.dialog', { html, page }), nothing),
    },
    labelPrinters: createLabelPrinters(call),
    files: { save: (suggestedName, bytes) => call('files.save', { suggestedName, bytes: new Uint8Array(bytes) }) },
    disk: { free: async () => mapOk(await call('disk.free', {}), ({ bytes }) => bytes) },
    display,
    machine: { report: () => call('machine.report', {}) },
    updates,
    openedFiles,
    scanners: {
      onCandidates: (listener) => listenTo(bridge, 'scanner.candidates', listener),
      choose: (request, deviceId) => void call('scanner.choose', { request, deviceId: deviceId ?? null }),
    },
    backups: createBackupFolders(call),
    officeKeys: createKeyVault(call),
    lifecycle: createLifecycle(call, bridge),
  });
};
