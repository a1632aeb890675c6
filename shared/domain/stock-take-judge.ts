import { misplacedPositions, rightNeighbours } from './shelf-neighbours.ts';
import { compareShelfOrder } from './shelf-order.ts';

/** A place in a count. `withinIds`: itself and every place that holds it, nearest first. */
export interface CountPlace {
  readonly id: string;
  readonly withinIds: readonly string[];
  /** Whether folders stand in order here: cabinets, shelves and slots, not rooms, desks or carts. */
  readonly keepsOrder: boolean;
}

/** A folder as a count judges it, at the moment it was scanned. */
export interface CountFolder {
  readonly id: string;
  /** See `shelfOrderKey`. */
  readonly orderKey: string;
  readonly home: CountPlace | undefined;
  /** Who has it on loan by the records. */
  readonly borrowerId: string | undefined;
}

/** A folder that was scanned in its place, in the row of those before it. */
export type InRow = Pick<CountFolder, 'id' | 'orderKey'>;

/** What one device knows of the count when a folder is scanned. */
export interface CountView {
  /** Where the clerk stands; undefined until a place was scanned, and at a borrower's desk. */
  readonly place: CountPlace | undefined;
  /** At a borrower's desk: whose. Folders that this person has on loan are in their place there. */
  readonly deskOfId: string | undefined;
  isExpected(folderId: string): boolean;
  /** Whether anybody counted it in this session before. */
  isCounted(folderId: string): boolean;
  /** The folders this device scanned in their place here, in order of scanning. */
  readonly row: readonly InRow[];
  /** Those of the row that were named as out of order before this scan. */
  readonly outOfOrderIds: readonly string[];
}

/** What a scanned folder is about its place: stored with the scan, so that a report never changes when homes change later. */
export type PlaceFinding = 'right' | 'wrong-place' | 'on-loan';

/** What the clerk is told. */
export type CountVerdict =
  | { readonly kind: 'found' }
  | { readonly kind: 'wrong-place'; readonly homeId: string }
  /** `folderId` is the one to move, often the one before the last; between `afterId` and `beforeId` it belongs. */
  | {
      readonly kind: 'out-of-order';
      readonly folderId: string;
      readonly afterId: string | undefined;
      readonly beforeId: string | undefined;
    }
  | { readonly kind: 'unexpected'; readonly homeId: string | undefined }
  | { readonly kind: 'on-loan-but-here'; readonly borrowerId: string }
  | { readonly kind: 'repeated' };

export interface CountJudgement {
  readonly verdict: CountVerdict;
  readonly finding: PlaceFinding;
  /** The row with this folder at its end, where it belongs to the row. */
  readonly row: readonly InRow[];
  /** Those of the row that stand out of order now. */
  readonly outOfOrderIds: readonly string[];
}

/** Whether a folder is where it belongs: on its shelf, in a slot of it, or in the room or cabinet that holds it. */
export const belongsAt = (place: CountPlace, home: CountPlace): boolean =>
  home.withinIds.includes(place.id) || place.withinIds.includes(home.id);

/** As many as the row needs for its neighbours; beyond, a shelf has ended that nobody scanned. */
const ROW_KEPT = 400;
/** As many as a scan carries; a row with more is no row in that order. */
const MOST_OUT_OF_ORDER = 40;

const findingOf = (folder: CountFolder, { place, deskOfId }: CountView): PlaceFinding => {
  if (folder.borrowerId !== undefined) return folder.borrowerId === deskOfId ? 'right' : 'on-loan';
  if (deskOfId !== undefined) return 'wrong-place';
  return place && folder.home && !belongsAt(place, folder.home) ? 'wrong-place' : 'right';
};

const byOrder = (a: InRow, b: InRow): number => compareShelfOrder(a.orderKey, b.orderKey);

/** The folder at the end of the row; one that was in it already stands where it was scanned last. */
const withFolder = (row: readonly InRow[], { id, orderKey }: CountFolder): readonly InRow[] =>
  [...row.filter((other) => other.id !== id), { id, orderKey }].slice(-ROW_KEPT);

const orderVerdict = (row: readonly InRow[], outOfOrderIds: readonly string[], moveId: string): CountVerdict => {
  const folder = row.find(({ id }) => id === moveId);
  if (!folder) return { kind: 'found' };
  const inOrder = row.filter(({ id }) => !outOfOrderIds.includes(id));
  const { after, before } = rightNeighbours(folder, inOrder, byOrder);
  return { kind: 'out-of-order', folderId: moveId, afterId: after?.id, beforeId: before?.id };
};

const judgeInRow = (folder: CountFolder, view: CountView): Omit<CountJudgement, 'finding'> => {
  const row = withFolder(view.row, folder);
  const outOfOrderIds = misplacedPositions(row, byOrder)
    .flatMap((position) => row[position]?.id ?? [])
    .slice(0, MOST_OUT_OF_ORDER);
  const known = new Set(view.outOfOrderIds);
  const fresh = outOfOrderIds.filter((id) => !known.has(id));
  const moveId = fresh.includes(folder.id) ? folder.id : fresh[0];
  const verdict: CountVerdict = moveId === undefined ? { kind: 'found' } : orderVerdict(row, outOfOrderIds, moveId);
  return { verdict, row, outOfOrderIds };
};

const placeVerdict = (folder: CountFolder, finding: PlaceFinding, view: CountView): CountVerdict | undefined => {
  if (finding === 'on-loan') return { kind: 'on-loan-but-here', borrowerId: folder.borrowerId ?? '' };
  if (!view.isExpected(folder.id)) return { kind: 'unexpected', homeId: folder.home?.id };
  if (finding === 'wrong-place' && folder.home) return { kind: 'wrong-place', homeId: folder.home.id };
  return finding === 'wrong-place' ? { kind: 'unexpected', homeId: undefined } : undefined;
};

/**
 * Judges one scanned folder of a count against what the records say and against the folders scanned beside it. A folder
 * that is not where it should be has no place in the row, so that its neighbours are compared with each other.
 */
export const judgeStockTakeScan = (folder: CountFolder, view: CountView): CountJudgement => {
  const finding = findingOf(folder, view);
  const told = placeVerdict(folder, finding, view);
  const hasRow = view.place?.keepsOrder === true && (told === undefined || told.kind === 'on-loan-but-here');
  const judged = hasRow
    ? judgeInRow(folder, view)
    : { verdict: { kind: 'found' } as const, row: view.row, outOfOrderIds: view.outOfOrderIds };
  const repeated = view.isCounted(folder.id) ? ({ kind: 'repeated' } as const) : undefined;
  return { ...judged, finding, verdict: repeated ?? told ?? judged.verdict };
};
