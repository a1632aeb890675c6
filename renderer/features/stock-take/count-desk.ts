import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfficeData } from '#data/office-data.ts';
import { openStockTakeBook, type StockTakeBook } from '#data/stock-take-book.ts';
import { countFolderOf, countPlaceOf, expectedIdsOf } from '#data/stock-take-queries.ts';
import type { ScanEvent } from '#services/services.ts';
import type { InRow } from '#shared/domain/stock-take-judge.ts';
import type { StockTakeRow, StockTakeScanRow } from '#shared/model/stock-take-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { stepCount } from './count-machine.ts';
import type { CountEffect, CountEvent, CountKnowledge, CountLine, CountState } from './count-state.ts';
import { resolveCountScan } from './resolve-count-scan.ts';

/** A count as it is worked at on this PC. */
export interface CountDesk {
  readonly count: CountState;
  send(event: CountEvent): void;
  /** Takes a scan of whatever kind. */
  scan(scan: ScanEvent): void;
  /** Resolves when everything scanned so far is on disk or refused. */
  settled(): Promise<void>;
}

export interface CountDeskDeps {
  readonly data: Pick<OfficeData, 'rows' | 'mutateAll' | 'stockTakeScansOf' | 'deviceId'>;
  readonly nowMs: () => number;
  readonly announce: (line: CountLine) => void;
  /** A bug in storing; the line is shown as refused all the same. */
  readonly onFailure: (error: unknown) => void;
}

/** An open count: the machine of this PC, and the book with everybody's scans. */
export interface OpenCount {
  readonly desk: StoreApi<CountDesk>;
  readonly book: StockTakeBook;
  readonly expectedIds: () => readonly string[];
}

/** Where counting begins: the place that is counted; in a range the shelf on which it begins. */
const startPlaceId = (rows: ReadModel, { scope }: StockTakeRow): string | undefined => {
  if (scope.kind === 'place') return scope.locationId;
  return scope.kind === 'range' ? rows.get('folder', scope.fromFolderId)?.homeLocationId : undefined;
};

const rowOf = (rows: ReadModel, scans: readonly StockTakeScanRow[], placeId: string | undefined): readonly InRow[] => {
  const row = new Map<string, InRow>();
  for (const { what } of scans) {
    if (what.kind !== 'folder' || what.placeId !== placeId || what.finding === 'wrong-place') continue;
    const folder = rows.get('folder', what.folderId);
    row.delete(what.folderId);
    if (folder) row.set(what.folderId, countFolderOf(rows, folder));
  }
  return [...row.values()].map(({ id, orderKey }) => ({ id, orderKey }));
};

/** The count as this PC left it: where it stood, what it had in its row, which number comes next. */
const resume = (rows: ReadModel, stockTake: StockTakeRow, own: readonly StockTakeScanRow[]): CountState => {
  const last = own.findLast(({ what }) => what.kind === 'folder' && what.placeId !== undefined)?.what;
  const lastPlaceId = last?.kind === 'folder' ? last.placeId : undefined;
  const place = countPlaceOf(rows, lastPlaceId ?? startPlaceId(rows, stockTake));
  return {
    stockTakeId: stockTake.id,
    place,
    row: place?.keepsOrder === true ? rowOf(rows, own, place.id) : [],
    outOfOrderIds: last?.kind === 'folder' ? (last.outOfOrderIds ?? []) : [],
    lastFolderId: undefined,
    lines: [],
    nextLine: 1,
    nextNumber: (own.at(-1)?.number ?? 0) + 1,
  };
};

const createDesk = (deps: CountDeskDeps, start: CountState, known: CountKnowledge): StoreApi<CountDesk> => {
  let queue: Promise<void> = Promise.resolve();

  const perform = async (effect: Exclude<CountEffect, { kind: 'announce' }>): Promise<void> => {
    const { line, calls } = effect;
    const isUndo = effect.kind === 'undo';
    try {
      const result = await deps.data.mutateAll(calls);
      if (result.ok) send(isUndo ? { kind: 'undo-stored', line } : { kind: 'stored', line, ids: result.value });
      else send(isUndo ? { kind: 'undo-refused', line } : { kind: 'refused', line, error: result.error });
    } catch (error) {
      deps.onFailure(error);
      // The scan stays on the list with "store again", and those behind it go on.
      if (isUndo) send({ kind: 'undo-refused', line });
      else send({ kind: 'refused', line, error: { type: 'storage-failed', reason: 'unavailable' } });
    }
  };

  const run = (effect: CountEffect): void => {
    if (effect.kind === 'announce') deps.announce(effect.line);
    else queue = queue.then(() => perform(effect));
  };

  const store = createStore<CountDesk>()(() => ({
    count: start,
    send: (event) => send(event),
    scan: ({ text, atMs }) => {
      const scan = resolveCountScan(deps.data.rows, text);
      send({ kind: 'scanned', scan, text, atMs: deps.nowMs(), scanAtMs: atMs });
    },
    settled: () => queue,
  }));

  const send = (event: CountEvent): void => {
    const { state, effects } = stepCount(store.getState().count, event, known);
    store.setState({ count: state });
    effects.forEach(run);
  };
  return store;
};

/** Opens a count on this PC: what is scanned is stored one after the other, in the order of scanning. */
export const openCount = async (deps: CountDeskDeps, stockTake: StockTakeRow): Promise<OpenCount> => {
  const { data } = deps;
  const book = await openStockTakeBook(data, stockTake.id);
  let parts = -1;
  let expected: ReadonlySet<string> = new Set();
  // The centre may fix other folders than this PC did when it opened the count offline.
  const expectedNow = (): ReadonlySet<string> => {
    const version = data.rows.version('stockTakePart');
    if (version !== parts) expected = new Set(expectedIdsOf(data.rows, stockTake.id));
    parts = version;
    return expected;
  };
  /** Scanned here and not on disk yet: the book does not know them. */
  const waiting = (folderId: string): boolean =>
    desk.getState().count.lines.some((line) => line.stored.kind === 'storing' && line.folderId === folderId);
  const desk: StoreApi<CountDesk> = createDesk(deps, resume(data.rows, stockTake, book.ownScans()), {
    deskOfId: stockTake.scope.kind === 'borrower' ? stockTake.scope.staffId : undefined,
    isExpected: (folderId) => expectedNow().has(folderId),
    isCounted: (folderId) => book.isCounted(folderId) || waiting(folderId),
  });
  return { desk, book, expectedIds: () => [...expectedNow()] };
};
