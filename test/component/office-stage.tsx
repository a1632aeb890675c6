import axe from 'axe-core';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { offlineBankFiles, offlineDevices } from '#test/fakes/offline-calls.ts';
import { quietScanner } from '#test/fakes/quiet-scanner.ts';
import { createRecentLog } from '#app/browser-ports.ts';
import type { RunningOffice } from '#app/compose-office.ts';
import { createKioskStore } from '#app/kiosk-store.ts';
import { OfficeApp } from '#app/office-app.tsx';
import { createBackupStore } from '#services/backup-store.ts';
import { isPinOf } from '#services/pin-hash.ts';
import { createThemeStore } from '#app/preferences.ts';
import { ScreenLanguage } from '#app/screen-language.tsx';
import { createSessionStore } from '#app/session-store.ts';
import { createScanBus } from '#scan/scan-bus.ts';
import type { ScanEvent, Services } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import type { KioskState } from '#shared/host/kiosk-state.ts';
import { ok } from '#shared/lib/result.ts';
import { type CounterOffice, type Filed, openCounterOffice } from '#test/unit/renderer/counter/a-counter-office.ts';
import '#ui/base.css';

/** The running app on an office in memory, with nobody logged in. */
export interface OfficeStage {
  readonly office: CounterOffice;
  readonly services: Services;
  readonly shownToPublic: readonly KioskState[];
  scan(text: string): void;
  /** Serious violations of WCAG on the whole page, by name. */
  violations(): Promise<readonly string[]>;
  close(): void;
}

const aHost = (shown: KioskState[]): Host => ({
  abilities: new Set(['second-screen'] as const),
  launch: { keyring: true, appVersion: '0.0.0' },
  journal: undefined,
  secrets: { get: async () => undefined, set: async () => ok() },
  print: { pdf: async () => ok(new Uint8Array()), dialog: async () => ok() },
  files: { save: async () => ok({ saved: true }) },
  display: {
    open: async () => undefined,
    close: async () => undefined,
    show: (state) => void shown.push(state),
    onStatus: () => () => undefined,
    onReport: () => () => undefined,
    onBlanked: () => () => undefined,
  },
  lifecycle: { pendingWork: () => undefined },
});

/** `shell`: what the desktop shell can do beyond the least; `calls`: what the centre answers, else there is no network. */
export const openOfficeStage = async (
  rows?: readonly Filed[],
  shell: Pick<Host, 'updates' | 'machine' | 'backups'> = {},
  calls: Partial<Pick<Services, 'devices' | 'bankFiles'>> = {},
): Promise<OfficeStage> => {
  const shown: KioskState[] = [];
  let session: Services['session'] | undefined;
  const office = await openCounterOffice(rows, () => session?.getState().actor?.id);
  const host = { ...aHost(shown), ...shell };
  const nowMs = (): number => office.clock.nowMs();
  session = createSessionStore({
    staff: (id) => office.data.rows.get('staff', id),
    isPinOf,
    pendingWork: () => office.data.sync.pendingEntries().length,
    nowMs,
    memory: localStorage,
  });
  let unclaimed = (_scan: ScanEvent): void => undefined;
  const scans = createScanBus({ onUnclaimed: (scan) => unclaimed(scan) });
  const kiosk = createKioskStore({
    display: host.display,
    rows: office.data.rows,
    sync: office.data.sync,
    now: () => ({ wallMs: nowMs(), steadyMs: nowMs() }),
    after: () => () => undefined,
  });
  const language = createStore(() => ({ language: 'th' as const, setLanguage: () => undefined }));
  const backups = createBackupStore({
    host,
    data: office.data,
    engine: { indexedDB, IDBKeyRange },
    storage: localStorage,
    nowMs,
    reload: () => undefined,
  });
  const access = { opened: () => undefined, saved: () => undefined };
  const services: Services = {
    host,
    data: office.data,
    devices: offlineDevices,
    bankFiles: offlineBankFiles,
    ...calls,
    session,
    backups,
    kiosk,
    scans,
    access,
    language,
    nowMs,
  };
  const running: RunningOffice = {
    services,
    theme: createThemeStore(localStorage, document.documentElement),
    log: createRecentLog(),
    scanner: quietScanner(),
    setUnclaimedScans: (listener) => {
      unclaimed = listener;
    },
    close: () => undefined,
  };
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  window.location.hash = '';
  const root = createRoot(place);
  root.render(
    <ScreenLanguage language={language}>
      <OfficeApp office={running} />
    </ScreenLanguage>,
  );
  return {
    office,
    services,
    shownToPublic: shown,
    scan: (text) => scans.publish({ text, atMs: performance.now() }),
    violations: async () => {
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
    },
    close: () => {
      root.unmount();
      place.remove();
      window.location.hash = '';
    },
  };
};
