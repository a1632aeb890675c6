import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';

const FOLDERS = 8;
const DEVICES = ['pc-1', 'pc-2', 'pc-3'] as const;
type Device = (typeof DEVICES)[number];

const aShelf = (): readonly SnapshotRow[] => [
  { table: 'office', row: anOffice() },
  { table: 'staff', row: aStaff() },
  { table: 'location', row: aLocation() },
  { table: 'factory', row: aFactory() },
  ...Array.from({ length: FOLDERS }, (_, index): SnapshotRow => {
    const code = makeScanCode('folder', '13', index + 1);
    return { table: 'folder', row: aFolder({ id: `folder-${index + 1}`, code, volume: index + 1 }) };
  }),
];

/** What one PC did offline, in its own order; `done` is its word that this was all. */
type Work = { readonly kind: 'scan'; readonly folder: number } | { readonly kind: 'done' };

/** Work of three PCs that reaches the centre in any order, each PC's own in its order; somebody tries to finish between. */
const arrivals = fc
  .tuple(
    fc.tuple(...DEVICES.map(() => fc.array(fc.integer({ min: 1, max: FOLDERS }), { maxLength: 6 }))),
    fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 60 }),
  )
  .map(([scans, picks]) => {
    const queues = new Map<Device, Work[]>(
      DEVICES.map((device, index) => [
        device,
        [...(scans[index] ?? []).map((folder): Work => ({ kind: 'scan', folder })), { kind: 'done' }],
      ]),
    );
    return { queues, picks, scanned: new Set(scans.flat()) };
  });

describe('a count by three PCs whose work reaches the centre in any order', () => {
  test('is finished only when all of it is there, and calls missing exactly what nobody scanned', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ queues, picks, scanned }) => {
        const office = createMemoryOffice(aShelf());
        await office.runAtCentre(
          'open-stock-take',
          { scope: { kind: 'place', locationId: 'shelf-1' } },
          { id: 'count-1', occurredAt: '2026-11-23T01:00:00.000Z' },
        );
        for (const deviceId of DEVICES) {
          await office.runAtCentre('join-stock-take', { stockTakeId: 'count-1' }, { deviceId });
        }
        const sent = new Map<string, number>();
        const arrive = async (deviceId: Device): Promise<void> => {
          const work = queues.get(deviceId)?.shift();
          const scans = sent.get(deviceId) ?? 0;
          if (work?.kind === 'done') {
            await office.runAtCentre('end-stock-take-here', { stockTakeId: 'count-1', scans }, { deviceId });
          }
          if (work?.kind !== 'scan') return;
          sent.set(deviceId, scans + 1);
          const what = {
            kind: 'folder',
            folderId: `folder-${work.folder}`,
            placeId: 'shelf-1',
            finding: 'right',
          } as const;
          const args = { stockTakeId: 'count-1', number: scans + 1, what };
          await office.runAtCentre('count-stock-take-scan', args, { deviceId });
        };
        const isAllThere = (): boolean => [...queues.values()].every((queue) => queue.length === 0);
        const finishedEarly: boolean[] = [];
        for (const pick of picks) {
          const device = DEVICES[pick];
          if (device) await arrive(device);
          else if (!isAllThere()) {
            finishedEarly.push((await office.runAtCentre('finish-stock-take', { stockTakeId: 'count-1' })).ok);
          }
        }
        for (const device of DEVICES) while ((queues.get(device)?.length ?? 0) > 0) await arrive(device);

        const finished = await office.runAtCentre('finish-stock-take', { stockTakeId: 'count-1' });

        expect(finishedEarly.filter(Boolean)).toEqual([]);
        expect(finished.ok).toBe(true);
        const missing = office.all('stockTakePart').flatMap(({ missingIds }) => missingIds ?? []);
        const expected = Array.from({ length: FOLDERS }, (_, index) => index + 1).filter((one) => !scanned.has(one));
        expect(missing.toSorted()).toEqual(expected.map((one) => `folder-${one}`));
      }),
      { numRuns: 60 },
    );
  });
});
