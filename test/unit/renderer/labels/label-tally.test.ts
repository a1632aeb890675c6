import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jamReports, labelRuns, nextShelf, queuedOfRun, runCounts, shelfProgress } from '#data/label-queries.ts';
import { labelStateOf, labelTallyOf } from '#data/label-tally.ts';
import { labelSlotAt } from '#shared/domain/label-pace.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { createReadModel } from '#shared/sync/read-model.ts';
import { aFolder, openTestOffice, type TestOffice } from '#test/unit/renderer/scan-desk/an-office.ts';

const target = { kind: 'pdf' } as const;
const print = (office: TestOffice, folderIds: readonly string[], runId = 'run-1', part = 0) =>
  office.data.mutate('print-labels', { runId, part, folderIds, target });

describe('counting labels', () => {
  test('per home, for the office and by the ten minutes in which somebody scanned them back', async () => {
    const office = await openTestOffice();
    const tally = labelTallyOf(office.data.rows);
    const before = tally.at('shelf-6');
    await print(office, ['folder-3', 'folder-6']);
    office.clock.advance(60_000);
    await office.data.mutate('confirm-label', { folderId: 'folder-3' });

    expect(tally.office()).toEqual({ none: 40, printed: 1, confirmed: 1 });
    expect(tally.at('shelf-6')).toEqual({ none: before.none - 2, printed: 1, confirmed: 1 });
    expect(tally.at(undefined)).toEqual({ none: 1, printed: 0, confirmed: 0 });
    expect(tally.folderIds('shelf-6', 'printed')).toEqual(['folder-6']);
    expect(tally.slots()).toEqual([{ slot: labelSlotAt(office.clock.nowMs()), by: 'staff-1', count: 1 }]);
  });

  test('rests while folders are lent and returned', async () => {
    const office = await openTestOffice();
    const tally = labelTallyOf(office.data.rows);
    const version = tally.version();

    await office.data.mutate('see-folder', { folderId: 'folder-1', locationId: 'shelf-6' });

    expect(tally.version()).toBe(version);
  });

  test('row by row gives what counting everything anew gives', () => {
    const instant = fc.constantFrom('2026-11-20T02:00:00.000Z', '2026-11-20T02:07:00.000Z', '2026-11-21T02:00:00.000Z');
    const folder = fc.record(
      {
        id: fc.constantFrom('folder-1', 'folder-2', 'folder-3', 'folder-4'),
        homeLocationId: fc.constantFrom('shelf-3', 'shelf-6'),
        labelPrintedAt: instant,
        labelConfirmedAt: instant,
        labelConfirmedBy: fc.constantFrom('staff-1', 'staff-2'),
        isGone: fc.boolean(),
      },
      { requiredKeys: ['id', 'isGone'] },
    );
    fc.assert(
      fc.property(fc.array(folder, { maxLength: 20 }), (changes) => {
        const rows = createReadModel();
        const tally = labelTallyOf(rows);
        for (const { isGone, ...change } of changes) {
          const { homeLocationId: _, ...bare } = aFolder(change.id);
          const row: FolderRow | null = isGone ? null : { ...bare, ...change };
          rows.install([{ table: 'folder', id: change.id, row }]);
        }
        const fresh = createReadModel();
        fresh.fill('folder', rows.all('folder').values());
        const anew = labelTallyOf(fresh);
        expect(tally.office()).toEqual(anew.office());
        for (const place of ['shelf-3', 'shelf-6', undefined]) {
          expect(tally.at(place)).toEqual(anew.at(place));
          expect([...tally.folderIds(place)].toSorted()).toEqual([...anew.folderIds(place)].toSorted());
        }
        const inOrder = (slots: ReturnType<typeof tally.slots>) => slots.map((slot) => JSON.stringify(slot)).toSorted();
        expect(inOrder(tally.slots())).toEqual(inOrder(anew.slots()));
      }),
    );
  });

  test('everything is counted anew when the whole office was replaced', async () => {
    const rows = createReadModel();
    const tally = labelTallyOf(rows);
    rows.replaceAll(new Map([['folder', new Map([['folder-1', aFolder('folder-1')]])]]));

    expect(tally.office()).toEqual({ none: 1, printed: 0, confirmed: 0 });
  });
});

describe('the shelves of the campaign', () => {
  test('stand in walking order, folders without a home last; the next one still lacks labels', async () => {
    const office = await openTestOffice();
    const { rows } = office.data;
    expect(shelfProgress(rows).map(({ place }) => place?.id)).toEqual(['shelf-3', 'shelf-6', undefined]);
    expect(nextShelf(shelfProgress(rows))?.place?.id).toBe('shelf-3');

    await print(office, labelTallyOf(rows).folderIds('shelf-3'));
    expect(nextShelf(shelfProgress(rows))?.place?.id).toBe('shelf-6');

    await print(office, labelTallyOf(rows).folderIds('shelf-6'), 'run-2');
    expect(nextShelf(shelfProgress(rows))?.place?.id).toBe('shelf-3');
  });
});

describe('what was printed', () => {
  test('is one run however many batches it took, newest first', async () => {
    const office = await openTestOffice();
    await print(office, ['folder-1'], 'run-1', 0);
    await print(office, ['folder-2'], 'run-1', 1);
    office.clock.advance(1_000);
    await print(office, ['folder-3'], 'run-2', 0);

    expect(labelRuns(office.data.rows).map(({ id, batches }) => [id, batches.length])).toEqual([
      ['run-2', 1],
      ['run-1', 2],
    ]);
  });

  test('after a jam what did not come out is queued until somebody prints it again', async () => {
    const office = await openTestOffice();
    const { rows } = office.data;
    await print(office, ['folder-1', 'folder-2', 'folder-3', 'folder-4']);
    office.clock.advance(1_000);
    await office.data.mutate('confirm-label', { folderId: 'folder-1' });
    const run = () => labelRuns(rows).find(({ id }) => id === 'run-1') as ReturnType<typeof labelRuns>[number];
    await office.data.mutateAll(jamReports(run(), 2).map((args) => ({ name: 'report-label-jam', args })));

    expect(queuedOfRun(rows, run()).map(({ id }) => id)).toEqual(['folder-3', 'folder-4']);
    expect(runCounts(rows, run())).toEqual({ printed: 1, 'scanned-back': 1, failed: 2, 'printed-again': 0 });

    office.clock.advance(1_000);
    await print(office, ['folder-3'], 'run-2');
    expect(queuedOfRun(rows, run()).map(({ id }) => id)).toEqual(['folder-4']);
    expect(runCounts(rows, run())).toMatchObject({ failed: 1, 'printed-again': 1 });
  });

  test('a reprint that jams leaves the folder with its old label and in the queue', async () => {
    const office = await openTestOffice();
    const { rows } = office.data;
    await print(office, ['folder-1'], 'run-0');
    office.clock.advance(1_000);
    await office.data.mutate('confirm-label', { folderId: 'folder-1' });
    office.clock.advance(1_000);
    await print(office, ['folder-1']);
    const [run] = labelRuns(rows);
    await office.data.mutateAll(
      jamReports(run as NonNullable<typeof run>, 0).map((args) => ({ name: 'report-label-jam', args })),
    );

    expect(labelStateOf(office.row('folder', 'folder-1'))).toBe('confirmed');
    expect(queuedOfRun(rows, labelRuns(rows)[0] as NonNullable<typeof run>).map(({ id }) => id)).toEqual(['folder-1']);
  });

  test('a run stops in one batch, and all batches after it lost everything', () => {
    const batches = [3, 2, 4].map((size, part) => ({
      id: `batch-${part}`,
      folderIds: Array.from({ length: size }, (_, index) => `f-${part}-${index}`),
    }));
    const run = { id: 'r', batches, printedAt: '', actorId: '' } as unknown as Parameters<typeof jamReports>[0];
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 12 }), (good) => {
        const lost = jamReports(run, good).reduce((sum, { batchId, goodCount }) => {
          const batch = batches.find(({ id }) => id === batchId);
          return sum + (batch?.folderIds.length ?? 0) - goodCount;
        }, 0);
        expect(lost).toBe(9 - Math.min(Math.max(good, 0), 9));
      }),
    );
    expect(jamReports(run, 4)).toEqual([
      { batchId: 'batch-1', goodCount: 1 },
      { batchId: 'batch-2', goodCount: 0 },
    ]);
  });
});
