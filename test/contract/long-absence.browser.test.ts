import { afterEach, expect, test } from 'vitest';
import type { OpenOfficeData } from '#data/open-office-data.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { ok } from '#shared/lib/result.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aPage, aSnapshot, asOperations, aTransport } from '#test/builders/sync.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { openInBrowser } from './open-in-browser.ts';

const ROWS = 20_000;
const PAGE = 1_000;
const folders = (volume: number): readonly SnapshotRow[] =>
  Array.from({ length: ROWS }, (_, index) => {
    const code = makeScanCode('folder', '13', 1_000 + index);
    return { table: 'folder', row: aFolder({ id: `folder-of-long-ago-${index}`, code, volume }) };
  });

let data: OpenOfficeData | undefined;
afterEach(() => data?.close());

test('a PC that was away for three months catches up with 20,000 changed rows in one switch, and keeps a scan made meanwhile', async () => {
  let pages: ReturnType<typeof asOperations>[] = [];
  let isAway = true;
  const later = asOperations(folders(2));
  for (let at = 0; at < ROWS; at += PAGE) pages.push(later.slice(at, at + PAGE));
  const total = pages.length;
  const { transport } = aTransport({
    snapshot: async () => ok(aSnapshot([...aSmallOffice(), ...folders(1)])),
    pull: async ({ cookie }) => {
      if (isAway) return ok(aPage({ cookie: 'v1:1' }));
      const [operations = [], ...rest] = pages;
      pages = rest;
      const at = total - rest.length;
      return ok(
        aPage({ operations, cookie: rest.length === 0 ? cookie : `v1:${at + 1}`, complete: rest.length === 0 }),
      );
    },
  });
  data = await openInBrowser(`office-away-${performance.now()}`, transport, createMemoryJournal([]));
  await expect.poll(() => data?.rows.all('folder').size).toBe(ROWS + 2);

  isAway = false;
  data.sync.nudge();
  const scan = await data.mutate('park-scan', { text: '4006381333931' });
  expect(scan).toMatchObject({ ok: true });
  await expect.poll(() => data?.rows.get('folder', `folder-of-long-ago-${ROWS - 1}`)?.volume, { interval: 20 }).toBe(2);

  expect([...data.rows.all('parkedScan').values()].map(({ text }) => text)).toEqual(['4006381333931']);
  expect([...data.rows.all('folder').values()].filter(({ volume }) => volume === 2)).toHaveLength(ROWS);
});
