import type { StockTakeScanRow } from '#shared/model/stock-take-rows.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { OfficeData } from './office-data.ts';

/** The scans of one count as they come in, here and from other PCs. */
export interface StockTakeBook {
  /** In no particular order. */
  scans(): readonly StockTakeScanRow[];
  /** Whether anybody counted the folder and did not take it back. */
  isCounted(folderId: string): boolean;
  /** The scans of this PC in their order. */
  ownScans(): readonly StockTakeScanRow[];
  /** Rises with every change. */
  version(): number;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** The scans by what they say; one more scan costs the same however many there are. */
const createPages = () => {
  const scans = new Map<string, StockTakeScanRow>();
  const countedBy = new Map<string, Set<string>>();
  const takenBack = new Set<string>();
  const add = (scan: StockTakeScanRow): boolean => {
    if (scans.has(scan.id)) return false;
    scans.set(scan.id, scan);
    if (scan.what.kind === 'undo') takenBack.add(scan.what.scanId);
    if (scan.what.kind === 'folder') {
      const ids = countedBy.get(scan.what.folderId);
      if (ids) ids.add(scan.id);
      else countedBy.set(scan.what.folderId, new Set([scan.id]));
    }
    return true;
  };
  return {
    scans,
    add,
    isCounted: (folderId: string) => [...(countedBy.get(folderId) ?? [])].some((id) => !takenBack.has(id)),
  };
};

/** Opens the book of a count: reads what is on disk, then follows what changes. */
export const openStockTakeBook = async (
  data: Pick<OfficeData, 'rows' | 'stockTakeScansOf' | 'deviceId'>,
  stockTakeId: string,
): Promise<StockTakeBook> => {
  let pages = createPages();
  let version = 0;
  let isReading = true;
  const early: RowChange[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const take = (changes: readonly RowChange[]): void => {
    let isNews = false;
    for (const { table, row } of changes) {
      if (table !== 'stockTakeScan' || !row || !('what' in row) || row.stockTakeId !== stockTakeId) continue;
      isNews = pages.add(row) || isNews;
    }
    if (isNews) tell();
  };
  const read = async (): Promise<void> => {
    isReading = true;
    const stored = await data.stockTakeScansOf(stockTakeId);
    pages = createPages();
    for (const scan of stored) pages.add(scan);
    isReading = false;
    take(early.splice(0));
    tell();
  };
  const stop = data.rows.subscribe((changes) => {
    // Everything may have changed, or a scan was refused by the centre: rare enough to read again.
    const isGone = changes?.some(({ table, id, row }) => table === 'stockTakeScan' && !row && pages.scans.has(id));
    if (changes === null || isGone) void read();
    else if (isReading) early.push(...changes);
    else take(changes);
  });
  await read();
  return {
    scans: () => [...pages.scans.values()],
    isCounted: (folderId) => pages.isCounted(folderId),
    ownScans: () =>
      [...pages.scans.values()]
        .filter(({ deviceId }) => deviceId === data.deviceId)
        .toSorted((a, b) => a.number - b.number),
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stop();
      listeners.clear();
    },
  };
};
