import Dexie from 'dexie';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createRecentLog } from '#app/browser-ports.ts';
import { composeTraining } from '#app/compose-training.ts';
import type { RunningOffice } from '#app/compose-office.ts';
import { OfficeApp } from '#app/office-app.tsx';
import { createLanguageStore, createThemeStore } from '#app/preferences.ts';
import { ScreenLanguage } from '#app/screen-language.tsx';
import { OfficeDatabase } from '#data/database.ts';
import type { Host } from '#shared/host/host.ts';
import { ok } from '#shared/lib/result.ts';
import '#ui/base.css';
import { at, picture } from './on-the-page.ts';

/** Everything by which something could leave this page, or reach the real office, and who used it. */
const used: string[] = [];
const changes: string[] = [];
const undo: (() => void)[] = [];
let office: RunningOffice;
let root: Root;

/** The test's own modules and the fonts come from the address of the page; whatever goes elsewhere is noted. */
const note = (address: string): void => {
  const { origin, pathname } = new URL(address, window.location.href);
  if (origin !== window.location.origin || pathname.startsWith('/v1/')) used.push(address);
};

/** The browser's own list of what the page asked for, by whatever means: fetch, beacons, streams, pictures. */
const watchNetwork = (): void => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => note(name)));
  observer.observe({ type: 'resource' });
  const open = vi.spyOn(window, 'WebSocket');
  const streams = vi.spyOn(window, 'EventSource');
  undo.push(() => {
    for (const [address] of [...open.mock.calls, ...streams.mock.calls]) used.push(String(address));
    observer.takeRecords().forEach(({ name }) => note(name));
    observer.disconnect();
    open.mockRestore();
    streams.mockRestore();
  });
};

/** The real shell, which notes whoever touches the journal, the enrolment, the public screen or the count of work. */
const realHost = (): Host => {
  const touched = (name: string) => async () => {
    changes.push(name);
    return ok();
  };
  return {
    abilities: new Set(['durable-journal', 'second-screen', 'exact-pdf'] as const),
    launch: { keyring: true, appVersion: '0.0.0', centralUrl: 'https://central.example' },
    journal: {
      append: touched('journal.append'),
      read: async () => {
        changes.push('journal.read');
        return ok([]);
      },
      trim: touched('journal.trim'),
    },
    secrets: { get: async () => undefined, set: touched('secrets.set') },
    print: { pdf: async () => ok(new Uint8Array()), dialog: async () => ok() },
    files: { save: async () => ok({ saved: true }) },
    display: {
      open: async () => void changes.push('display.open'),
      close: async () => undefined,
      show: () => void changes.push('display.show'),
      onStatus: () => () => undefined,
      onReport: () => () => undefined,
      onBlanked: () => () => undefined,
    },
    lifecycle: { pendingWork: () => void changes.push('lifecycle.pendingWork') },
  };
};

const dump = async (db: OfficeDatabase): Promise<string> =>
  JSON.stringify(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));

beforeEach(async () => {
  await page.viewport(1280, 720);
  used.length = 0;
  changes.length = 0;
  localStorage.clear();
  window.location.hash = '';
});
afterEach(() => {
  root.unmount();
  office.close();
  undo.splice(0).forEach((run) => run());
  document.querySelector('#root')?.remove();
});

const openTraining = async (): Promise<void> => {
  const language = createLanguageStore(localStorage, window);
  const opened = await composeTraining({
    host: realHost(),
    mode: { isOn: true, enter: () => undefined, leave: () => changes.push('left'), restart: () => undefined },
    log: createRecentLog(),
    language,
    theme: createThemeStore(localStorage, document.documentElement),
  });
  if (!opened.ok) throw new Error(opened.error.type);
  office = opened.value;
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  root = createRoot(place);
  root.render(
    <ScreenLanguage language={language}>
      <OfficeApp office={office} />
    </ScreenLanguage>,
  );
};
const task = (): string | undefined => at('training-task').query()?.getAttribute('data-task') ?? undefined;

test('every task of the training notices that it is done, and nothing of it leaves the page or touches the real office', async () => {
  const real = new OfficeDatabase('faem-office-13', { indexedDB, IDBKeyRange });
  await real.open();
  await real.packed.put({ key: 'folder/0', rows: [] }, 'folder/0');
  const realBefore = await dump(real);
  const databasesBefore = (await Dexie.getDatabaseNames()).filter((name) => name !== 'faem-office-training');
  watchNetwork();

  await openTraining();
  await expect.element(at('counter-idle')).toBeVisible();
  await expect.poll(task).toBe('lend');
  expect(document.title).toContain('โหมดฝึก');
  await picture('training');

  // Lend and take back, with the scans that the training makes for somebody without a scanner.
  await at('nav-scan').click();
  await userEvent.keyboard('{F2}');
  await at('training-scan-0').click();
  await at('training-scan-1').click();
  await expect.poll(task).toBe('return');
  await userEvent.keyboard('{F7}');
  await at('training-scan-0').click();
  await expect.poll(task).toBe('pay');

  // The visitor pays: a notice, then the word of a bank that exists only here.
  const { payFactoryId, countPlaceId } = office.training!.subjects;
  await at('search-box').fill(office.services.data.rows.get('factory', payFactoryId)!.register.registrationNumber);
  await at('search-result-0').click();
  await expect.element(at('action-F4')).toBeEnabled();
  await userEvent.keyboard('{F4}');
  await expect.element(at('notice-confirm')).toBeEnabled();
  await at('notice-confirm').click();
  await expect.element(at('training-pay')).toBeEnabled();
  await picture('training-pay');
  await at('training-pay').click();
  await expect.poll(task).toBe('count');

  // A shelf is counted to the end.
  await at('nav-stockTake').click();
  await userEvent.keyboard('{Insert}');
  await expect.element(at('open-count-dialog')).toBeVisible();
  const { scans, data } = office.services;
  const scan = (text: string): void => scans.publish({ text, atMs: performance.now() });
  scan(data.rows.get('location', countPlaceId)!.code);
  await expect.element(at('start-count')).toBeEnabled();
  await at('start-count').click();
  await expect.element(at('counting-page')).toBeVisible();
  const shelf = data.rows.list('folder', 'homeLocationId', countPlaceId);
  for (const { code } of shelf) scan(code);
  const [count] = [...data.rows.all('stockTake').values()];
  await expect.poll(async () => (await data.stockTakeScansOf(count!.id)).length).toBe(shelf.length);
  await picture('training-count');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(at('finish-dialog')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');

  await expect.element(at('training-done')).toBeVisible();
  await expect.poll(() => data.sync.pendingEntries().length).toBe(0);
  undo.splice(0).forEach((run) => run());
  expect(used).toEqual([]);
  expect(changes).toEqual([]);
  expect(await dump(real)).toBe(realBefore);
  expect((await Dexie.getDatabaseNames()).filter((name) => name !== 'faem-office-training')).toEqual(databasesBefore);
  real.close();
  await at('training-leave').click();
  expect(changes).toEqual(['left']);
}, 60_000);
