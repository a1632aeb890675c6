import { fetchedFor, type FolderBeingFetched } from '#shared/domain/retrieval-queue.ts';
import { shelfOrderKey } from '#shared/domain/shelf-order.ts';
import type { CountFolder, CountPlace } from '#shared/domain/stock-take-judge.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationKind } from '#shared/model/office-rows.ts';
import type { StockTakeDeviceRow, StockTakeRow, StockTakeScope } from '#shared/model/stock-take-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { pathOf } from './folder-queries.ts';
import { numberOf, subjectOf } from './subject-queries.ts';

const ORDERED_KINDS: readonly LocationKind[] = ['cabinet', 'shelf', 'slot'];
/** Room, cabinet, shelf and slot are four; more only happens when places hold each other in a ring. */
const MAX_DEPTH = 10;

/** A place as a count judges it; undefined when this PC does not know it. */
export const countPlaceOf = (rows: ReadModel, locationId: string | undefined): CountPlace | undefined => {
  const location = locationId === undefined ? undefined : rows.get('location', locationId);
  if (!location) return undefined;
  const withinIds: string[] = [];
  let current: typeof location | undefined = location;
  while (current && withinIds.length < MAX_DEPTH) {
    withinIds.push(current.id);
    current = current.parentId === undefined ? undefined : rows.get('location', current.parentId);
  }
  return { id: location.id, withinIds, keepsOrder: ORDERED_KINDS.includes(location.kind) };
};

/** A folder as a count judges it now. */
export const countFolderOf = (rows: ReadModel, folder: FolderRow): CountFolder => {
  const { homeLocationId, volume, code, custody } = folder;
  const walkKey = homeLocationId === undefined ? undefined : rows.get('location', homeLocationId)?.walkKey;
  const registrationNumber = numberOf(rows, folder);
  return {
    id: folder.id,
    orderKey: shelfOrderKey({ walkKey, registrationNumber, volume, code }),
    home: countPlaceOf(rows, homeLocationId),
    borrowerId: custody.kind === 'on-loan' ? custody.borrowerId : undefined,
  };
};

/** The folders a count expects. */
export const expectedIdsOf = (rows: ReadModel, stockTakeId: string): readonly string[] =>
  rows.list('stockTakePart', 'stockTakeId', stockTakeId).flatMap(({ folderIds }) => folderIds);

/** The folders that nobody found in a finished count. */
export const missingIdsOf = (rows: ReadModel, stockTakeId: string): readonly string[] =>
  rows.get('stockTake', stockTakeId)?.state.kind === 'finished'
    ? rows.list('stockTakePart', 'stockTakeId', stockTakeId).flatMap(({ missingIds }) => missingIds ?? [])
    : [];

/** The PCs that count along, those that came first first. */
export const countingDevices = (rows: ReadModel, stockTakeId: string): readonly StockTakeDeviceRow[] =>
  rows
    .list('stockTakeDevice', 'stockTakeId', stockTakeId)
    .toSorted((a, b) => (a.joinedAt < b.joinedAt ? -1 : a.joinedAt > b.joinedAt ? 1 : 0));

/** All counts, the newest first. */
export const stockTakesOf = (rows: ReadModel): readonly StockTakeRow[] =>
  [...rows.all('stockTake').values()].toSorted((a, b) => (a.openedAt > b.openedAt ? -1 : 1));

/** What a scope is called; the words around it are written where it is shown. */
export type ScopeFacts =
  | { readonly kind: 'place'; readonly path: string }
  | { readonly kind: 'borrower'; readonly name: string }
  | { readonly kind: 'range'; readonly from: string; readonly to: string };

const folderName = (rows: ReadModel, folderId: string): string => {
  const folder = rows.get('folder', folderId);
  const number = folder && subjectOf(rows, folder)?.number;
  return number ?? folder?.code ?? folderId;
};

/** The names in a scope as this PC knows them. */
export const scopeFacts = (rows: ReadModel, scope: StockTakeScope): ScopeFacts => {
  switch (scope.kind) {
    case 'place':
      return { kind: 'place', path: pathOf(rows, scope.locationId) ?? scope.locationId };
    case 'borrower':
      return { kind: 'borrower', name: rows.get('staff', scope.staffId)?.name ?? scope.staffId };
    case 'range':
      return { kind: 'range', from: folderName(rows, scope.fromFolderId), to: folderName(rows, scope.toFolderId) };
  }
};

const sameScope = (a: StockTakeScope, b: StockTakeScope): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One finished count of a scope, for the trend. */
export interface AccuracyPoint {
  readonly stockTakeId: string;
  /** Instant of the end. */
  readonly at: string;
  /** Per cent of the folders that had to be there and were in their place, 0-100. */
  readonly accuracy: number;
  readonly missing: number;
}

/** Per cent found in their place of all that had to be there; what was lent, moved or fetched had not. 100 for none. */
export const accuracyOf = (result: {
  readonly found: number;
  readonly expected: number;
  readonly lent: number;
  readonly moved: number;
  readonly fetched: readonly unknown[];
}): number => {
  const due = result.expected - result.lent - result.moved - result.fetched.length;
  return due <= 0 ? 100 : Math.round((result.found / due) * 1_000) / 10;
};

/** The finished counts of the same scope, oldest first. */
export const accuracyTrend = (rows: ReadModel, scope: StockTakeScope): readonly AccuracyPoint[] =>
  stockTakesOf(rows)
    .flatMap(({ id, scope: other, state }): AccuracyPoint[] =>
      state.kind === 'finished' && sameScope(scope, other)
        ? [{ stockTakeId: id, at: state.at, accuracy: accuracyOf(state.result), missing: state.result.missing }]
        : [],
    )
    .toReversed();

/** The folders that somebody fetches for a requester now, and who. Costs what is asked for, not what is counted. */
export const fetchedNow = (rows: ReadModel): ReadonlyMap<string, FolderBeingFetched> => {
  const folderIds = new Set(rows.list('request', 'phase', 'open').map(({ folderId }) => folderId));
  return new Map(
    [...folderIds].flatMap((folderId) => {
      const folder = rows.get('folder', folderId);
      const fetched = folder && fetchedFor(rows.list('request', 'folderId', folderId), folder.custody);
      return fetched ? [[folderId, fetched]] : [];
    }),
  );
};
