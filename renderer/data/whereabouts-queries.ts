import { isSearchOpen } from '#shared/domain/folder-search.ts';
import { lookAlikeNumbers } from '#shared/domain/look-alike-number.ts';
import {
  planFolderSearch,
  type PlacedClue,
  type SearchClue,
  type SearchStop,
  type SearchTarget,
} from '#shared/domain/missing-folder-plan.ts';
import { nextFreePlace, type FillablePlace } from '#shared/domain/free-place.ts';
import { registrationKey } from '#shared/domain/registration-number.ts';
import { shelfOrderKey } from '#shared/domain/shelf-order.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import type { FolderSearchRow } from '#shared/model/folder-search-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { HOME_KINDS, placesOf } from './place-tree.ts';
import { numberOf, subjectByNumberKey, subjectOf } from './subject-queries.ts';

const orderKeyOf = (rows: ReadModel, folder: FolderRow): string =>
  shelfOrderKey({
    walkKey: undefined,
    registrationNumber: numberOf(rows, folder),
    volume: folder.volume,
    code: folder.code,
  });

/** The folders that stand directly before and behind this one when everything is in its place. */
export interface Neighbours {
  readonly before: FolderRow | undefined;
  readonly behind: FolderRow | undefined;
}

/** The neighbours of a folder on its home shelf; nobody where it has no home. */
export const neighboursOf = (rows: ReadModel, folder: FolderRow): Neighbours => {
  if (folder.homeLocationId === undefined) return { before: undefined, behind: undefined };
  const shelf = rows
    .list('folder', 'homeLocationId', folder.homeLocationId)
    .map((each) => ({ folder: each, key: orderKeyOf(rows, each) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const at = shelf.findIndex((each) => each.folder.id === folder.id);
  return { before: shelf[at - 1]?.folder, behind: shelf[at + 1]?.folder };
};

/** Shelves and slots in walking order with their room and how many folders belong there. */
export const fillablePlaces = (rows: ReadModel): readonly (FillablePlace & { readonly path: string })[] =>
  placesOf(rows, HOME_KINDS).map(({ id, capacity, path }) => ({
    id,
    capacity,
    path,
    homes: rows.list('folder', 'homeLocationId', id).length,
  }));

/** Where a folder without a home could go: the next place with room, from where the papers' other volumes belong. */
export const suggestedHome = (rows: ReadModel, folder: FolderRow): { id: string; path: string } | undefined => {
  const sibling = rows
    .list('folder', 'subjectId', folder.subjectId)
    .find(({ id, homeLocationId }) => id !== folder.id && homeLocationId !== undefined);
  return nextFreePlace(fillablePlaces(rows), sibling?.homeLocationId);
};

const at = (place: string | undefined, clue: SearchClue): readonly PlacedClue[] =>
  place === undefined ? [] : [{ target: { kind: 'place', id: place }, clue }];

const whereNow = ({ custody, homeLocationId }: FolderRow): SearchTarget | undefined => {
  if (custody.kind === 'on-loan') return { kind: 'person', id: custody.borrowerId };
  if (custody.kind === 'at-location') return { kind: 'place', id: custody.locationId };
  return homeLocationId === undefined ? undefined : { kind: 'place', id: homeLocationId };
};

const cluesOfHome = (rows: ReadModel, { homeLocationId }: FolderRow): readonly PlacedClue[] => {
  const shelves = placesOf(rows, HOME_KINDS).filter(
    ({ kind }) => kind === rows.get('location', homeLocationId ?? '')?.kind,
  );
  const home = shelves.findIndex(({ id }) => id === homeLocationId);
  const beside = home === -1 ? [] : [shelves[home - 1], shelves[home + 1]];
  return [
    ...at(homeLocationId, { kind: 'home' }),
    ...beside.flatMap((shelf) => at(shelf?.id, { kind: 'beside-home' })),
  ];
};

const cluesOfHistory = (movements: readonly MovementRow[]): readonly PlacedClue[] => {
  const undone = new Set(movements.map(({ undoesId }) => undoesId));
  const latestFirst = movements.filter(({ id }) => !undone.has(id)).toReversed();
  const places = latestFirst.flatMap(({ locationId, effectiveAt }) =>
    locationId === undefined ? [] : [{ id: locationId, at: effectiveAt }],
  );
  const holders = latestFirst.flatMap(({ kind, borrowerId, actorId, effectiveAt }) =>
    kind === 'check-out' ? [{ id: borrowerId ?? actorId, at: effectiveAt }] : [],
  );
  const HISTORY = 4;
  return [
    ...places.slice(0, HISTORY).map((seen, index): PlacedClue => ({
      target: { kind: 'place', id: seen.id },
      clue: { kind: index === 0 ? 'last-seen' : 'seen-before', at: seen.at },
    })),
    ...holders.slice(0, HISTORY).map((held, index): PlacedClue => ({
      target: { kind: 'person', id: held.id },
      clue: { kind: index === 0 ? 'last-holder' : 'held-before', at: held.at },
    })),
  ];
};

const cluesOfNumber = (rows: ReadModel, folder: FolderRow): readonly PlacedClue[] => {
  const subject = subjectOf(rows, folder);
  if (!subject) return [];
  return lookAlikeNumbers(registrationKey(subject.number)).flatMap((key) => {
    const other = subjectByNumberKey(rows, subject.series, key);
    if (!other) return [];
    const clue: SearchClue = { kind: 'look-alike', number: other.number };
    return rows
      .list('folder', 'subjectId', other.id)
      .slice(0, 1)
      .flatMap(({ homeLocationId }) => at(homeLocationId, clue));
  });
};

const cluesOfCompany = (rows: ReadModel, folder: FolderRow): readonly PlacedClue[] => {
  const volumes = rows.list('folder', 'subjectId', folder.subjectId).flatMap((other): readonly PlacedClue[] => {
    const target = other.id === folder.id ? undefined : whereNow(other);
    return target ? [{ target, clue: { kind: 'other-volume', volume: other.volume } }] : [];
  });
  const { lastDeviceId, lastSeq, kind } = folder.custody;
  if (lastDeviceId === undefined || lastSeq === undefined || kind === 'unknown') return volumes;
  const SAME_HANDFUL = 2;
  const handful: PlacedClue[] = [];
  for (const other of rows.all('folder').values()) {
    const { custody } = other;
    if (other.id === folder.id || custody.lastDeviceId !== lastDeviceId || custody.lastSeq === undefined) continue;
    const target = Math.abs(custody.lastSeq - lastSeq) <= SAME_HANDFUL ? whereNow(other) : undefined;
    if (target) handful.push({ target, clue: { kind: 'travelled-with', code: other.code } });
  }
  return [...volumes, ...handful];
};

const MOST_STOPS = 20;

/** Where to look for a folder that is not where it should be, as a walk; its history is read from disk by the caller. */
export const searchPlan = (
  rows: ReadModel,
  folder: FolderRow,
  movements: readonly MovementRow[],
): readonly SearchStop[] =>
  planFolderSearch(
    [
      ...cluesOfHome(rows, folder),
      ...cluesOfHistory(movements),
      ...cluesOfNumber(rows, folder),
      ...cluesOfCompany(rows, folder),
    ].filter(({ target }) => target.kind === 'person' || rows.get('location', target.id) !== undefined),
    {
      limit: MOST_STOPS,
      walkKeyOf: (target) => (target.kind === 'place' ? rows.get('location', target.id)?.walkKey : undefined),
    },
  );

/** How a stop is named in what was checked. */
export const checkedKey = ({ kind, id }: SearchTarget): string => `${kind}/${id}`;

const isOpen = (rows: ReadModel, search: FolderSearchRow): boolean =>
  isSearchOpen(search, rows.get('folder', search.folderId)?.custody.lastEffectiveAt);

/** The search for this folder that is going on; undefined when nobody looks for it or it was found. */
export const openSearchFor = (rows: ReadModel, folderId: string): FolderSearchRow | undefined =>
  rows.list('folderSearch', 'folderId', folderId).find((search) => isOpen(rows, search));

/** All folders that are looked for now, the longest missing first. */
export const openSearches = (rows: ReadModel): readonly FolderSearchRow[] =>
  [...rows.all('folderSearch').values()]
    .filter((search) => isOpen(rows, search))
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));

/** The name of a stop for display. */
export const targetName = (rows: ReadModel, { kind, id }: SearchTarget): string =>
  (kind === 'place' ? rows.get('location', id)?.path : rows.get('staff', id)?.name) ?? id;
