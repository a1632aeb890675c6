import { offlineBankFiles, offlineDevices } from '#test/fakes/offline-calls.ts';
import axe from 'axe-core';
import { createSessionStore } from '#app/session-store.ts';
import { createBackupStore } from '#services/backup-store.ts';
import { isPinOf } from '#services/pin-hash.ts';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { LanguageProvider } from '#i18n/language.ts';
import { createScanBus } from '#scan/scan-bus.ts';
import { ServicesProvider, type ScanEvent, type Services } from '#services/services.ts';
import type { Host, LabelPrinters } from '#shared/host/host.ts';
import { ok } from '#shared/lib/result.ts';
import { openTestOffice, type TestOffice, type TestOfficeOptions } from '#test/unit/renderer/scan-desk/an-office.ts';
import { ToastProvider } from '#ui/toast.tsx';
import '#ui/base.css';

/** What the shell was asked to do. */
export interface ShellLog {
  readonly pdfs: string[];
  readonly dialogs: string[];
  readonly saved: { readonly name: string; readonly size: number; readonly bytes: Uint8Array }[];
}

export interface Stage {
  readonly office: TestOffice;
  readonly shell: ShellLog;
  readonly scan: (text: string) => void;
  /** A scan from a device, at whatever moment. */
  readonly publish: (scan: ScanEvent) => void;
  find(testId: string): HTMLElement;
  has(testId: string): boolean;
  text(testId: string): string;
  press(code: string, modifiers?: KeyboardEventInit): void;
  /** Serious violations of WCAG, by name. */
  violations(): Promise<readonly string[]>;
  close(): void;
}

const aHost = (log: ShellLog, labelPrinters: LabelPrinters | undefined): Host => ({
  ...(labelPrinters ? { labelPrinters } : {}),
  abilities: new Set(['exact-pdf', 'system-print-dialog'] as const),
  launch: { keyring: true, appVersion: '0.0.0' },
  journal: undefined,
  secrets: { get: async () => undefined, set: async () => ok() },
  print: {
    pdf: async (html) => {
      log.pdfs.push(html);
      return ok(new Uint8Array([0x25]));
    },
    dialog: async (html) => {
      log.dialogs.push(html);
      return ok();
    },
  },
  files: {
    save: async (name, bytes) => {
      log.saved.push({ name, size: bytes.length, bytes });
      return ok({ saved: true });
    },
  },
  display: {
    open: async () => undefined,
    close: async () => undefined,
    show: () => undefined,
    onStatus: () => () => undefined,
    onReport: () => () => undefined,
    onBlanked: () => () => undefined,
  },
  lifecycle: { pendingWork: () => undefined },
});

/** A page of the app on an office in memory, in a window of 1280 x 800. */
export const openStage = async (
  page: ReactNode,
  labelPrinters?: LabelPrinters,
  options: TestOfficeOptions = {},
): Promise<Stage> => {
  const office = await openTestOffice(options);
  const shell: ShellLog = { pdfs: [], dialogs: [], saved: [] };
  const scans = createScanBus();
  const actor = office.row('staff', 'staff-1');
  const host = aHost(shell, labelPrinters);
  const session = createSessionStore({
    staff: (id) => office.data.rows.get('staff', id),
    isPinOf,
    pendingWork: () => 0,
    nowMs: () => office.clock.nowMs(),
    memory: sessionStorage,
  });
  session.setState({ actor });
  const services: Services = {
    host,
    data: office.data,
    devices: offlineDevices,
    bankFiles: offlineBankFiles,
    backups: createBackupStore({
      host,
      data: office.data,
      engine: { indexedDB, IDBKeyRange },
      storage: localStorage,
      nowMs: () => Date.now(),
      reload: () => undefined,
    }),
    scans,
    access: { opened: () => undefined, saved: () => undefined },
    session,
    kiosk: createStore(() => ({
      state: { kind: 'idle' as const, officeName: '', isDemo: true },
      screen: { open: false, secondScreen: false },
      paired: 'none' as const,
      check: 'none' as const,
      edgeMm: undefined,
      picture: null,
      open: () => undefined,
      close: () => undefined,
      show: () => undefined,
      measure: () => undefined,
      scanned: () => undefined,
      serve: () => undefined,
      clear: () => undefined,
    })),
    language: createStore(() => ({ language: 'th' as const, setLanguage: () => undefined })),
    nowMs: () => office.clock.nowMs(),
  };
  const place = document.createElement('div');
  place.style.height = '720px';
  document.body.append(place);
  const root = createRoot(place);
  root.render(
    <LanguageProvider value="th">
      <ServicesProvider value={services}>
        <ToastProvider>{page}</ToastProvider>
      </ServicesProvider>
    </LanguageProvider>,
  );
  const find = (testId: string): HTMLElement => {
    const found = place.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    if (!found) throw new Error(`nothing on the page is called ${testId}`);
    return found;
  };
  return {
    office,
    shell,
    publish: (scan) => scans.publish(scan),
    scan: (text) => {
      office.clock.advance(5_000);
      scans.publish({ text, atMs: performance.now() });
    },
    find,
    has: (testId) => place.querySelector(`[data-testid="${testId}"]`) !== null,
    text: (testId) => find(testId).textContent.replaceAll('\u00a0', ' '),
    press: (code, modifiers) => {
      window.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, cancelable: true, ...modifiers }));
    },
    violations: async () => {
      const { violations } = await axe.run(place, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    },
    close: () => {
      root.unmount();
      place.remove();
    },
  };
};
