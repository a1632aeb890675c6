import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { isKept } from './folder-queries.ts';
import { byWalk } from './place-tree.ts';
import { openSearches } from './whereabouts-queries.ts';

/** How a folder is that is not in its place; in place otherwise. `missing`: somebody looks for it. */
export type Absence = 'out' | 'overdue' | 'missing';

/** The folders that belong to one shelf, and how many of them are where else; each is counted once, the worst first. */
export interface ShelfHeat {
  readonly shelfId: string;
  /** The name of the shelf inside its cabinet or room. */
  readonly name: string;
  readonly folders: number;
  readonly absent: Readonly<Record<Absence, number>>;
}

/** Shelves that stand together, in walking order. */
export interface CabinetHeat {
  readonly id: string;
  readonly path: string;
  readonly shelves: readonly ShelfHeat[];
}

/** Why a folder is not in its place today; undefined when it is, as far as anybody knows. */
export const absenceOf = (
  { id, custody }: FolderRow,
  today: IsoDate,
  lookedFor: ReadonlySet<string>,
): Absence | undefined => {
  if (lookedFor.has(id)) return 'missing';
  if (custody.kind === 'away') return 'out';
  if (custody.kind !== 'on-loan') return undefined;
  return custody.dueOn !== undefined && custody.dueOn < today ? 'overdue' : 'out';
};

/** A slot counts as its shelf; a cabinet without shelves is its own shelf. */
const shelfOf = (rows: ReadModel, homeId: string): LocationRow | undefined => {
  const home = rows.get('location', homeId);
  return home?.kind === 'slot' && home.parentId !== undefined ? rows.get('location', home.parentId) : home;
};

const lookedForIds = (rows: ReadModel): ReadonlySet<string> =>
  new Set(openSearches(rows).map(({ folderId }) => folderId));

type Counts = { folders: number } & Record<Absence, number>;

const countsByShelf = (rows: ReadModel, today: IsoDate): ReadonlyMap<string, Counts> => {
  const lookedFor = lookedForIds(rows);
  const counts = new Map<string, Counts>();
  for (const folder of rows.all('folder').values()) {
    const shelf = folder.homeLocationId === undefined ? undefined : shelfOf(rows, folder.homeLocationId);
    if (!shelf || !isKept(folder)) continue;
    const count = counts.get(shelf.id) ?? { folders: 0, out: 0, overdue: 0, missing: 0 };
    counts.set(shelf.id, count);
    count.folders += 1;
    const absence = absenceOf(folder, today, lookedFor);
    if (absence) count[absence] += 1;
  }
  return counts;
};

/** Every shelf that folders belong to, by cabinet, in the order in which somebody walks past them. */
export const shelfHeat = (rows: ReadModel, today: IsoDate): readonly CabinetHeat[] => {
  const cabinets = new Map<string, { readonly place: LocationRow; readonly shelves: (ShelfHeat & LocationRow)[] }>();
  for (const [shelfId, { folders, ...absent }] of countsByShelf(rows, today)) {
    const shelf = rows.get('location', shelfId);
    if (!shelf) continue;
    const place = (shelf.parentId === undefined ? undefined : rows.get('location', shelf.parentId)) ?? shelf;
    const cabinet = cabinets.get(place.id) ?? { place, shelves: [] };
    cabinets.set(place.id, cabinet);
    cabinet.shelves.push({ ...shelf, shelfId, folders, absent });
  }
  return [...cabinets.values()]
    .toSorted((a, b) => byWalk(a.place, b.place))
    .map(({ place, shelves }) => ({
      id: place.id,
      path: place.path,
      shelves: shelves
        .toSorted(byWalk)
        .map(({ shelfId, name, folders, absent }) => ({ shelfId, name, folders, absent })),
    }));
};

/** The folders of a shelf that are not in their place, the worst first. */
export const absentFrom = (
  rows: ReadModel,
  shelfId: string,
  today: IsoDate,
): readonly { readonly folder: FolderRow; readonly absence: Absence }[] => {
  const lookedFor = lookedForIds(rows);
  const order: readonly Absence[] = ['missing', 'overdue', 'out'];
  return [...rows.all('folder').values()]
    .filter((folder) => isKept(folder) && shelfOf(rows, folder.homeLocationId ?? '')?.id === shelfId)
    .flatMap((folder) => {
      const absence = absenceOf(folder, today, lookedFor);
      return absence ? [{ folder, absence }] : [];
    })
    .toSorted(
      (a, b) => order.indexOf(a.absence) - order.indexOf(b.absence) || (a.folder.code < b.folder.code ? -1 : 1),
    );
};
