import { compareShelfOrder, shelfOrderKey } from '../domain/shelf-order.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { FolderRow } from '../model/filing-rows.ts';
import type { LocationRow } from '../model/office-rows.ts';
import type { StockTakeScope } from '../model/stock-take-rows.ts';
import { subjectFromRow, subjectTables } from '../model/subjects.ts';
import type { Tx } from './tx.ts';

/** What the records say about a scope: the folders that should be found there, and how many of it are on loan. */
export interface ScopeContent {
  readonly expectedIds: readonly string[];
  readonly lentCount: number;
}

/** The place and everything in it. A place is visited once, however places hold each other. */
const placesWithin = async (tx: Tx, root: LocationRow): Promise<readonly LocationRow[]> => {
  const found = new Map([[root.id, root]]);
  for (const place of found.values()) {
    for (const child of await tx.location.list('parentId', place.id)) {
      if (!found.has(child.id)) found.set(child.id, child);
    }
  }
  return [...found.values()];
};

/** Where the records put a folder; undefined for one on loan, sent away, or of which nobody knows the place. */
export const recordedPlaceId = ({ custody, homeLocationId }: FolderRow): string | undefined => {
  if (custody.kind === 'at-location') return custody.locationId;
  return custody.kind === 'unknown' ? homeLocationId : undefined;
};

const foldersOfPlaces = async (tx: Tx, places: readonly LocationRow[]): Promise<readonly FolderRow[]> => {
  const found = new Map<string, FolderRow>();
  for (const { id } of places) {
    for (const folder of await tx.folder.list('homeLocationId', id)) found.set(folder.id, folder);
    for (const folder of await tx.folder.list('placeId', id)) found.set(folder.id, folder);
  }
  return [...found.values()];
};

const isKept = ({ disposed }: FolderRow): boolean => disposed === undefined;

const contentOf = (folders: readonly FolderRow[], placeIds: ReadonlySet<string>): ScopeContent => {
  const isHere = (placeId: string | undefined): boolean => placeId !== undefined && placeIds.has(placeId);
  const kept = folders.filter(isKept);
  return {
    expectedIds: kept.filter((folder) => isHere(recordedPlaceId(folder))).map(({ id }) => id),
    lentCount: kept.filter(({ custody, homeLocationId }) => custody.kind === 'on-loan' && isHere(homeLocationId))
      .length,
  };
};

const placeContent = async (tx: Tx, locationId: string): Promise<Result<ScopeContent, DomainError>> => {
  const root = await tx.location.get(locationId);
  if (!root) return err({ type: 'location-unknown', locationId });
  const places = await placesWithin(tx, root);
  return ok(contentOf(await foldersOfPlaces(tx, places), new Set(places.map(({ id }) => id))));
};

const borrowerContent = async (tx: Tx, staffId: string): Promise<Result<ScopeContent, DomainError>> => {
  if (!(await tx.staff.get(staffId))) return err({ type: 'borrower-unknown', borrowerId: staffId });
  const folders = await tx.folder.list('holderId', staffId);
  return ok({ expectedIds: folders.filter(isKept).map(({ id }) => id), lentCount: 0 });
};

/** The place and what holds it, nearest first; a ring of places ends where it closes. */
const chainOf = async (tx: Tx, locationId: string | undefined): Promise<readonly LocationRow[]> => {
  const chain: LocationRow[] = [];
  let next = locationId;
  while (next !== undefined && !chain.some(({ id }) => id === next)) {
    const place: LocationRow | undefined = await tx.location.get(next);
    if (!place) break;
    chain.push(place);
    next = place.parentId;
  }
  return chain;
};

const subjectNumber = async (tx: Tx, subjectId: string): Promise<string> => {
  for (const table of subjectTables) {
    const row = await tx[table].get(subjectId);
    if (row) return subjectFromRow(row).number;
  }
  return '';
};

const orderKeyOf = async (tx: Tx, folder: FolderRow): Promise<string> => {
  const home = folder.homeLocationId === undefined ? undefined : await tx.location.get(folder.homeLocationId);
  const registrationNumber = await subjectNumber(tx, folder.subjectId);
  return shelfOrderKey({ walkKey: home?.walkKey, registrationNumber, volume: folder.volume, code: folder.code });
};

const rangeContent = async (
  tx: Tx,
  scope: Extract<StockTakeScope, { kind: 'range' }>,
): Promise<Result<ScopeContent, DomainError>> => {
  const { fromFolderId, toFolderId } = scope;
  const from = await tx.folder.get(fromFolderId);
  const to = await tx.folder.get(toFolderId);
  if (!from || !to) return err({ type: 'folder-unknown', folderId: from ? toFolderId : fromFolderId });
  const [fromChain, toChain] = [await chainOf(tx, from.homeLocationId), await chainOf(tx, to.homeLocationId)];
  const common = fromChain.find(({ id }) => toChain.some((place) => place.id === id));
  if (!common) return err({ type: 'stock-take-range-apart', fromFolderId, toFolderId });
  const ends = [await orderKeyOf(tx, from), await orderKeyOf(tx, to)].toSorted(compareShelfOrder);
  const [first = '', last = ''] = ends;
  const places = await placesWithin(tx, common);
  const within: FolderRow[] = [];
  for (const folder of await foldersOfPlaces(tx, places)) {
    const key = await orderKeyOf(tx, folder);
    if (compareShelfOrder(first, key) <= 0 && compareShelfOrder(key, last) <= 0) within.push(folder);
  }
  return ok(contentOf(within, new Set(places.map(({ id }) => id))));
};

/**
 * The folders that the records put within the scope now, found by indexes and never by looking at every folder. A range
 * goes from one folder to another in shelf order, whichever was scanned first; both must stand in one room.
 */
export const scopeContent = async (tx: Tx, scope: StockTakeScope): Promise<Result<ScopeContent, DomainError>> => {
  switch (scope.kind) {
    case 'place':
      return placeContent(tx, scope.locationId);
    case 'borrower':
      return borrowerContent(tx, scope.staffId);
    case 'range':
      return rangeContent(tx, scope);
  }
};
