import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { OfficeDatabase } from '#data/database.ts';
import { createDexieStorage } from '#data/dexie-storage.ts';
import { ScanDeskPage } from '#features/scan-desk/scan-desk-page.tsx';
import { listenForScans } from '#scan/scanner-listener.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { scanPresses, sendPresses } from './scanner-presses.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

const SCANS = 1_000;
/** Five times as fast as anybody scans. */
const PER_SECOND = 100;
const PAUSE_MS = 1_000 / PER_SECOND;
/** Between two keys of the scanner, so that twelve digits and Enter leave a pause before the next scan. */
const GAP_MS = 0.3;
const FIRST = 1_000;

let stage: Stage;
let stop: () => void;
let database: OfficeDatabase;

beforeEach(async () => {
  await page.viewport(1280, 800);
  database = new OfficeDatabase(`faem-thousand-${performance.now()}`, { indexedDB, IDBKeyRange });
  stage = await openStage(<ScanDeskPage />, undefined, {
    storage: createDexieStorage(database),
    moreFolders: { first: FIRST, count: SCANS },
  });
  await vi.waitFor(() => stage.find('result'), { timeout: 15_000 });
  // Keys go to the frame that has the focus.
  stage.find('scan-action-return').focus();
  stop = listenForScans({ window, publish: (scan) => stage.publish(scan) });
});
afterEach(() => {
  stop();
  stage.close();
  database.close();
});

test('a thousand folders, scanned at a hundred a second, are all stored, in order, none twice', async () => {
  const codes = Array.from({ length: SCANS }, (_, index) => makeScanCode('folder', '13', FIRST + index));
  const startMs = Date.now();
  for (const [index, code] of codes.entries()) {
    sendPresses(scanPresses(code, { startMs: startMs + index * PAUSE_MS, gapMs: GAP_MS }));
    const earlyMs = startMs + (index + 1) * PAUSE_MS - Date.now();
    if (earlyMs > 0) await new Promise((resolve) => setTimeout(resolve, earlyMs));
  }

  await expect.poll(() => stage.office.data.sync.pendingEntries().length, { timeout: 60_000 }).toBe(SCANS);
  const stored = stage.office.data.sync.pendingEntries();
  expect(stored.map(({ name }) => name)).toEqual(codes.map(() => 'check-in-folder@1'));
  expect(stored.map(({ args }) => (args as { folderId: string }).folderId)).toEqual(
    codes.map((_, index) => `folder-${FIRST + index}`),
  );
  // What was told is not only in memory: a second look at the disk finds it.
  const again = await createDexieStorage(database).open();
  expect(again.ok && again.value.outbox.map(({ seq }) => seq)).toEqual(codes.map((_, index) => index + 1));
  expect(stage.text('session-line-1000')).not.toBe('');
  expect(stage.find('result').dataset['tone']).toBe('done');
}, 240_000);
