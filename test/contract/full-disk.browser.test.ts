import { afterEach, describe, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { OpenOfficeData } from '#data/open-office-data.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aPage, aSnapshot, aTransport } from '#test/builders/sync.ts';
import { openInBrowser } from './open-in-browser.ts';

/** Sets how much this page may store, as a full disk would; without a size the browser decides again. */
const allow = async (quotaSize?: number): Promise<void> => {
  const session: { send(method: string, parameters: object): Promise<unknown> } = cdp();
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: window.location.origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  });
};

let opened: OpenOfficeData | undefined;
afterEach(async () => {
  await allow();
  opened?.close();
  for (const { name } of await indexedDB.databases()) if (name === 'faem-office-full') indexedDB.deleteDatabase(name);
});

const open = async (): Promise<OpenOfficeData> => {
  const { transport } = aTransport({
    snapshot: async () => ok(aSnapshot(aSmallOffice())),
    push: async () => err({ type: 'offline' }),
    pull: async () => ok(aPage()),
  });
  opened = await openInBrowser('office-full', transport);
  return opened;
};

/** Random letters, which no disk packs into less. */
const aPicture = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(60_000)))).replaceAll('=', '');

describe('a browser whose disk is full', () => {
  test('never says that a scan is stored when it is not, and works on by itself when there is room', async () => {
    const { usage = 0 } = await navigator.storage.estimate();
    await allow(usage + 3_000_000);
    const data = await open();
    await expect.poll(() => data.sync.status().lastSyncedAt).toBeDefined();
    const told: string[] = [];
    data.room.subscribe(() => told.push(data.room.state()));
    const parked = await data.mutate('park-scan', { text: 'before' });
    invariant(parked.ok, 'there is room for a scan');
    const photograph = () => data.mutate('add-parked-photo', { parkedScanId: parked.value.id, jpegBase64: aPicture() });

    let stored = 0;
    let last = await photograph();
    for (; last.ok && stored < 200; last = await photograph()) stored += 1;

    expect(last).toEqual(err({ type: 'storage-failed', reason: 'quota' }));
    expect(data.room.state()).toBe('full');
    // Other work is not even tried; it would take room that scans need.
    expect(await data.mutate('cancel-notice', { noticeId: 'n-1', reason: 'ผิด' })).toEqual(
      err({ type: 'storage-failed', reason: 'quota' }),
    );
    expect(data.sync.pendingEntries()).toHaveLength(stored + 1);
    expect(await data.parkedPhotosOf(parked.value.id)).toHaveLength(stored);

    await allow();
    expect(await photograph()).toMatchObject({ ok: true });
    expect(told).toEqual(['full', 'enough']);
    data.close();

    const again = await open();
    expect(await again.parkedPhotosOf(parked.value.id)).toHaveLength(stored + 1);
    expect(again.sync.pendingEntries()).toHaveLength(stored + 2);
  });
});
