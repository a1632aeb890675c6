import type { FolderCondition } from './folder-condition.ts';
import type { PlaceFinding } from './stock-take-judge.ts';

/** What a scan of a count says. */
export type CountedThing =
  | {
      readonly kind: 'folder';
      readonly folderId: string;
      /** Where the clerk stood; absent at a borrower's desk. */
      readonly placeId?: string;
      readonly finding: PlaceFinding;
      /** All folders of this device's row at this place that stood out of order after this scan; absent for none. */
      readonly outOfOrderIds?: readonly string[];
    }
  | { readonly kind: 'condition'; readonly folderId: string; readonly condition: FolderCondition }
  | { readonly kind: 'unknown'; readonly text: string }
  /** Takes an earlier scan of this count back. */
  | { readonly kind: 'undo'; readonly scanId: string; readonly folderId?: string };

/** One scan of a count, attributed to person and device. Never edited, never dropped. */
export interface CountScan {
  readonly id: string;
  readonly deviceId: string;
  /** The device's own scans of this count, numbered from 1. */
  readonly number: number;
  readonly actorId: string;
  /** Corrected instant, ISO UTC. */
  readonly at: string;
  readonly what: CountedThing;
}

/** What a count found out about one folder. */
export interface CountedFolder {
  readonly folderId: string;
  readonly kind: 'found' | 'wrong-place' | 'unexpected' | 'on-loan';
  readonly isOutOfOrder: boolean;
  /** How often it was scanned. */
  readonly times: number;
  /** The scan that counts: the latest. */
  readonly scan: CountScan;
  readonly placeId: string | undefined;
}

/** A count as far as its scans are known here. */
export interface StockTakeTally {
  readonly folders: ReadonlyMap<string, CountedFolder>;
  /** The conditions that were noted, the latest of each folder. */
  readonly conditions: ReadonlyMap<string, { readonly condition: FolderCondition; readonly scan: CountScan }>;
  readonly unknown: readonly CountScan[];
  /** Scans that count, by person. */
  readonly byPerson: ReadonlyMap<string, number>;
  /** Every scan, also those taken back. */
  readonly scans: number;
}

const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const byDevice = (scans: readonly CountScan[]): ReadonlyMap<string, CountScan[]> => {
  const queues = new Map<string, CountScan[]>();
  for (const scan of scans) {
    const queue = queues.get(scan.deviceId);
    if (queue) queue.push(scan);
    else queues.set(scan.deviceId, [scan]);
  }
  for (const queue of queues.values()) queue.sort((a, b) => a.number - b.number || compareText(a.id, b.id));
  return queues;
};

/** A clock that jumped back between two scans of one device must not turn their order round, so each device's queue is merged whole. */
const inOrder = (scans: readonly CountScan[]): readonly CountScan[] => {
  const queues = byDevice(scans);
  if (queues.size === 1) return [...queues.values()].flat();
  const timed = [...queues.values()].flatMap((queue) => {
    let latest = '';
    return queue.map((scan) => {
      latest = scan.at > latest ? scan.at : latest;
      return { scan, at: latest };
    });
  });
  return timed
    .sort(
      (a, b) =>
        compareText(a.at, b.at) || compareText(a.scan.deviceId, b.scan.deviceId) || a.scan.number - b.scan.number,
    )
    .map(({ scan }) => scan);
};

const takenBackIds = (scans: readonly CountScan[]): ReadonlySet<string> =>
  new Set(scans.flatMap(({ what }) => (what.kind === 'undo' ? [what.scanId] : [])));

const kindOf = (finding: PlaceFinding, isExpected: boolean): CountedFolder['kind'] => {
  if (finding === 'on-loan') return 'on-loan';
  if (!isExpected) return 'unexpected';
  return finding === 'wrong-place' ? 'wrong-place' : 'found';
};

/** A row is what one device scanned at one place; its latest scan says which of it stand out of order. */
const rowKeyOf = (scan: CountScan, placeId: string | undefined): string => `${scan.deviceId} ${placeId ?? ''}`;

interface Sums {
  readonly folders: Map<string, CountedFolder>;
  readonly rows: Map<string, readonly string[]>;
  readonly conditions: Map<string, { readonly condition: FolderCondition; readonly scan: CountScan }>;
  readonly unknown: CountScan[];
  readonly byPerson: Map<string, number>;
}

const addScan = (sums: Sums, scan: CountScan, isExpected: (folderId: string) => boolean): void => {
  const { what } = scan;
  if (what.kind === 'undo') return;
  if (what.kind === 'condition') {
    sums.conditions.set(what.folderId, { condition: what.condition, scan });
    return;
  }
  sums.byPerson.set(scan.actorId, (sums.byPerson.get(scan.actorId) ?? 0) + 1);
  if (what.kind === 'unknown') {
    sums.unknown.push(scan);
    return;
  }
  const { folderId, placeId, finding } = what;
  const times = (sums.folders.get(folderId)?.times ?? 0) + 1;
  const kind = kindOf(finding, isExpected(folderId));
  sums.folders.set(folderId, { folderId, kind, isOutOfOrder: false, times, scan, placeId });
  sums.rows.set(rowKeyOf(scan, placeId), what.outOfOrderIds ?? []);
};

const markOutOfOrder = ({ folders, rows }: Sums): void => {
  for (const [rowKey, folderIds] of rows) {
    for (const folderId of folderIds) {
      const folder = folders.get(folderId);
      // Scanned again elsewhere since: the other row decides.
      if (!folder || rowKeyOf(folder.scan, folder.placeId) !== rowKey) continue;
      folders.set(folderId, { ...folder, isOutOfOrder: true });
    }
  }
};

/**
 * What the scans of a count come to, in whatever order they arrived and however often each did. `isExpected` tells whether
 * the office expected a folder within the count when it was opened.
 */
export const tallyStockTake = (
  scans: readonly CountScan[],
  isExpected: (folderId: string) => boolean,
): StockTakeTally => {
  const unique = [...new Map(scans.map((scan) => [scan.id, scan])).values()];
  const takenBack = takenBackIds(unique);
  const sums: Sums = { folders: new Map(), rows: new Map(), conditions: new Map(), unknown: [], byPerson: new Map() };
  for (const scan of inOrder(unique)) {
    if (!takenBack.has(scan.id)) addScan(sums, scan, isExpected);
  }
  markOutOfOrder(sums);
  const { folders, conditions, unknown, byPerson } = sums;
  return { folders, conditions, unknown, byPerson, scans: unique.length };
};

/** The folders of a count in its four lists; a folder that is not seen yet is not called missing before the count is finished. */
export interface StockTakeLists {
  readonly found: readonly CountedFolder[];
  readonly notSeenIds: readonly string[];
  /** In the wrong place or out of order among their neighbours. */
  readonly misplaced: readonly CountedFolder[];
  /** Nobody expected them here, or they are on loan by the records. */
  readonly unexpected: readonly CountedFolder[];
}

/** Sorts the folders of a tally into the four lists. */
export const stockTakeLists = (tally: StockTakeTally, expectedIds: readonly string[]): StockTakeLists => {
  const counted = [...tally.folders.values()];
  const isMisplaced = (folder: CountedFolder): boolean =>
    folder.kind === 'wrong-place' || (folder.kind === 'found' && folder.isOutOfOrder);
  return {
    found: counted.filter((folder) => folder.kind === 'found' && !folder.isOutOfOrder),
    notSeenIds: expectedIds.filter((id) => !tally.folders.has(id)),
    misplaced: counted.filter(isMisplaced),
    unexpected: counted.filter(({ kind }) => kind === 'unexpected' || kind === 'on-loan'),
  };
};
