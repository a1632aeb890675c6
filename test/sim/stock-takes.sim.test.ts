import { describe, expect, test } from 'vitest';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { TableName } from '#shared/model/tables.ts';
import type {
  StockTakeDeviceRow,
  StockTakePartRow,
  StockTakeRow,
  StockTakeScanRow,
} from '#shared/model/stock-take-rows.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryCentre } from '#test/fakes/memory-centre.ts';
import { simulatedOffice } from './office-work.ts';
import { createWorld, type SimulatedWork, type WorkingPc } from './world.ts';

const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 15 }, (_, index) => index + 1);
const STEPS = 500;
const MOST_COUNTS = 3;
const SCANS_OF_ONE = 2;
const COUNTING = ['open', 'join', 'count', 'count', 'count', 'end', 'ask', 'fetch', 'lend', 'back'] as const;
const WAITING = [
  ...(['end', 'end', 'end', 'end', 'finish', 'finish', 'finish', 'finish', 'finish'] as const),
  ...(['open', 'count', 'ask', 'fetch', 'back'] as const),
];

type RowsOf = (table: TableName) => readonly unknown[];
const countsIn = (rows: RowsOf) => rows('stockTake') as readonly StockTakeRow[];
const scansIn = (rows: RowsOf, countId: string) =>
  (rows('stockTakeScan') as readonly StockTakeScanRow[]).filter(({ stockTakeId }) => stockTakeId === countId);
const missingIn = (rows: RowsOf, countId: string): readonly string[] =>
  (rows('stockTakePart') as readonly StockTakePartRow[])
    .filter(({ stockTakeId }) => stockTakeId === countId)
    .flatMap(({ missingIds }) => missingIds ?? []);
const scannedIn = (rows: RowsOf, countId: string): readonly string[] =>
  scansIn(rows, countId).flatMap(({ what }) => (what.kind === 'folder' ? [what.folderId] : []));

/** Folders that a count calls missing, though somebody whose scan lies in these rows has scanned them. */
const wronglyMissing = (rows: RowsOf): readonly string[] =>
  countsIn(rows).flatMap(({ id, state }) => {
    if (state.kind !== 'finished') return [];
    const scanned = new Set(scannedIn(rows, id));
    return missingIn(rows, id).filter((folderId) => scanned.has(folderId));
  });

/** PCs of a finished count of which the centre lacked a scan that they had told it of. */
const unsentAtEnd = (rows: RowsOf, { id }: StockTakeRow): readonly string[] => {
  const scans = scansIn(rows, id);
  return (rows('stockTakeDevice') as readonly StockTakeDeviceRow[])
    .filter(({ stockTakeId }) => stockTakeId === id)
    .filter(({ deviceId, state }) => {
      if (state.kind === 'released') return false;
      const arrived = scans.filter((scan) => scan.deviceId === deviceId).length;
      return state.kind === 'counting' || state.scans > arrived;
    })
    .map(({ deviceId }) => deviceId);
};

/** What clerks do who count shelves while others ask for folders and fetch them. */
const aCountingCrew = () => {
  const made = new Map<string, number>();
  return (pc: WorkingPc, pick: <T>(list: readonly T[]) => T): SimulatedWork | undefined => {
    const { readModel } = pc.replica;
    const counts = [...readModel.all('stockTake').values()];
    const open = counts.filter(({ state }) => state.kind === 'open');
    const folderId = `folder-${pick([1, 2, 3, 4, 5, 6])}`;
    const requests = [...readModel.list('request', 'phase', 'open')];
    const of = (call: MutationCall): SimulatedWork => ({ call });
    const count = open.length === 0 ? undefined : pick(open);
    const key = `${pc.name} ${count?.id}`;
    // Who has counted enough says so and waits for the others; now and then one more folder turns up.
    const isDone = (made.get(key) ?? 0) >= SCANS_OF_ONE;
    const kinds = isDone ? WAITING : COUNTING;
    const kind = pick(kinds);
    switch (kind) {
      case 'open':
        return counts.length < MOST_COUNTS
          ? of({ name: 'open-stock-take', args: { scope: { kind: 'place', locationId: 'shelf-1' } } })
          : undefined;
      case 'ask':
        return of({ name: 'request-folders', args: { folderIds: [folderId], urgency: 'normal' } });
      case 'fetch':
        return requests.length === 0
          ? undefined
          : of({ name: 'note-retrieval', args: { requestId: pick(requests).id, step: { kind: 'picked' } } });
      case 'lend':
        return of({
          name: 'check-out-folder',
          args: { folderId, borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' },
        });
      case 'back':
        return of({ name: 'check-in-folder', args: { folderId, locationId: 'shelf-1' } });
      default:
    }
    if (!count) return undefined;
    const stockTakeId = count.id;
    switch (kind) {
      case 'join':
        return of({ name: 'join-stock-take', args: { stockTakeId } });
      case 'count': {
        const what = { kind: 'folder', folderId, placeId: 'shelf-1', finding: 'right' } as const;
        const number = (made.get(key) ?? 0) + 1;
        return {
          call: { name: 'count-stock-take-scan', args: { stockTakeId, number, what } },
          onDone: () => void made.set(key, number),
        };
      }
      case 'end':
        return of({ name: 'end-stock-take-here', args: { stockTakeId, scans: made.get(key) ?? 0 } });
      case 'finish':
        return of({ name: 'finish-stock-take', args: { stockTakeId } });
      default:
        return undefined;
    }
  };
};

describe('counts of four PCs with a bad network, power cuts, lost databases and jumping clocks', () => {
  test.each(seeds)('call nothing missing that anybody scanned, and end with equal copies (SEED=%i)', async (seed) => {
    const centreClock = createFakeClock();
    const centre = createMemoryCentre(() => centreClock.nowMs());
    centre.seed(simulatedOffice());
    const world = createWorld({ seed, pcs: 4, centre, centreClock, work: aCountingCrew() });
    const ended = new Set<string>();
    const atCentre: RowsOf = (table) => centre.rows(table);
    const check = (): void => {
      for (const count of countsIn(atCentre)) {
        if (count.state.kind !== 'finished' || ended.has(count.id)) continue;
        ended.add(count.id);
        expect(unsentAtEnd(atCentre, count), `${count.id} waited for every PC`).toEqual([]);
      }
      expect(wronglyMissing(atCentre)).toEqual([]);
      for (const pc of world.pcs) {
        // Also what this PC alone knows of: a scan that nobody else has yet.
        const missing = wronglyMissing((table) => world.rowsOn(pc, table));
        expect(missing, `${pc.name} knows`).toEqual([]);
      }
    };

    for (let step = 0; step < STEPS; step += 1) {
      await world.step();
      check();
    }
    await world.heal();
    check();

    const judged = centre.judgedIds();
    expect(world.confirmed().filter((id) => !judged.has(id))).toEqual([]);
    for (const count of countsIn(atCentre)) {
      if (count.state.kind !== 'finished') continue;
      expect(count.state.result.missing).toBe(missingIn(atCentre, count.id).length);
    }
    for (const pc of world.pcs) {
      for (const table of ['stockTake', 'stockTakePart', 'stockTakeDevice', 'stockTakeScan', 'request'] as const)
        expect(world.rowsOn(pc, table), `${pc.name} ${table}`).toEqual(centre.rows(table));
    }
  });

  test('are drawn so that some are finished, with missing folders and without', async () => {
    const results = [];
    // Two people scan less between them than four, so that now and then a folder is met by neither.
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const centreClock = createFakeClock();
      const centre = createMemoryCentre(() => centreClock.nowMs());
      centre.seed(simulatedOffice());
      const world = createWorld({ seed, faultScale: 0.3, pcs: 2, centre, centreClock, work: aCountingCrew() });
      for (let step = 0; step < STEPS; step += 1) await world.step();
      await world.heal();
      for (const { state } of countsIn((table) => centre.rows(table)))
        if (state.kind === 'finished') results.push(state.result);
    }

    expect(results.length).toBeGreaterThan(2);
    expect(results.some(({ missing }) => missing > 0)).toBe(true);
    expect(results.some(({ scans }) => scans > 0)).toBe(true);
  });
});
