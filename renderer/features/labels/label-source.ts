import { foldersOf } from '#data/folder-queries.ts';
import type { SearchHit } from '#data/office-data.ts';
import { scanActions, type ScanAction } from '#shared/domain/scan-code.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationRow, StaffRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** Which labels are wanted. */
export type LabelSource =
  | { readonly kind: 'chosen'; readonly folderIds: readonly string[] }
  | { readonly kind: 'unlabelled' }
  | { readonly kind: 'shelf'; readonly placeId: string | undefined }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'places' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'actions' }
  | { readonly kind: 'practice' };
export type LabelSourceKind = LabelSource['kind'];

/** What one label is stuck on. */
export type Labelled =
  | { readonly kind: 'folder'; readonly folder: FolderRow }
  | { readonly kind: 'place'; readonly place: LocationRow }
  | { readonly kind: 'person'; readonly person: StaffRow }
  | { readonly kind: 'action'; readonly action: ScanAction };

/** A name for the row in lists and sets. */
export const labelledKey = (labelled: Labelled): string => {
  switch (labelled.kind) {
    case 'folder':
      return labelled.folder.id;
    case 'place':
      return labelled.place.id;
    case 'person':
      return labelled.person.id;
    case 'action':
      return labelled.action;
    default:
      return unreachable(labelled);
  }
};

/** Where a folder's label is in its life. */
export const labelStateOf = (folder: FolderRow): 'none' | 'printed' | 'confirmed' => {
  const { labelPrintedAt, labelConfirmedAt } = folder;
  if (labelConfirmedAt !== undefined && labelConfirmedAt >= (labelPrintedAt ?? '')) return 'confirmed';
  return labelPrintedAt === undefined ? 'none' : 'printed';
};

/** How far the labelling of the office has come. */
export interface LabelProgress {
  readonly all: number;
  readonly waiting: number;
  readonly confirmed: number;
}

/** Counts every folder by the state of its label. */
export const labelProgress = (rows: ReadModel): LabelProgress => {
  let waiting = 0;
  let confirmed = 0;
  const folders = rows.all('folder');
  for (const folder of folders.values()) {
    const state = labelStateOf(folder);
    if (state === 'printed') waiting += 1;
    if (state === 'confirmed') confirmed += 1;
  }
  return { all: folders.size, waiting, confirmed };
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** In the order in which somebody walks past the shelves, so that the sheets can be stuck on without searching. */
const inWalkingOrder = (rows: ReadModel, folders: Iterable<FolderRow>): readonly FolderRow[] => {
  const walkKeyOf = ({ homeLocationId }: FolderRow): string =>
    (homeLocationId === undefined ? undefined : rows.get('location', homeLocationId)?.walkKey) ?? '\uffff';
  return [...folders]
    .map((folder) => ({ folder, walkKey: walkKeyOf(folder) }))
    .sort((a, b) => byText(a.walkKey, b.walkKey) || byText(a.folder.code, b.folder.code))
    .map(({ folder }) => folder);
};

const MAX_DEPTH = 10;

/** The place itself and everything in it. */
const placesWithin = (rows: ReadModel, placeId: string): ReadonlySet<string> => {
  const ids = new Set([placeId]);
  let level: readonly string[] = [placeId];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap((id) => rows.list('location', 'parentId', id).map((place) => place.id));
    for (const id of level) ids.add(id);
  }
  return ids;
};

const foldersAt = (rows: ReadModel, placeId: string): readonly FolderRow[] => {
  const places = placesWithin(rows, placeId);
  const isThere = ({ homeLocationId }: FolderRow): boolean =>
    homeLocationId !== undefined && places.has(homeLocationId);
  return inWalkingOrder(rows, [...rows.all('folder').values()].filter(isThere));
};

const foldersFound = (rows: ReadModel, hits: readonly SearchHit[]): readonly FolderRow[] => {
  const folders = new Map<string, FolderRow>();
  for (const hit of hits) {
    for (const folder of foldersOf(rows, hit.factoryId)) folders.set(folder.id, folder);
  }
  return [...folders.values()];
};

const placesToLabel = (rows: ReadModel): readonly LocationRow[] =>
  [...rows.all('location').values()].sort((a, b) => byText(a.walkKey, b.walkKey) || byText(a.code, b.code));

const staffToLabel = (rows: ReadModel): readonly StaffRow[] =>
  [...rows.all('staff').values()].filter(({ active }) => active).sort((a, b) => a.name.localeCompare(b.name, 'th'));

const asFolders = (folders: readonly FolderRow[]): readonly Labelled[] =>
  folders.map((folder) => ({ kind: 'folder', folder }));
const asPlaces = (places: readonly LocationRow[]): readonly Labelled[] =>
  places.map((place) => ({ kind: 'place', place }));
const asPeople = (people: readonly StaffRow[]): readonly Labelled[] =>
  people.map((person) => ({ kind: 'person', person }));
const actionCards: readonly Labelled[] = scanActions.map((action) => ({ kind: 'action', action }));

/** Those that one begins with; the rest are on the command sheet of the scan desk. */
const PRACTICE = { actions: 5, people: 3, places: 4, folders: 12 } as const;

/** One sheet on which everything can be tried: action cards, badges, a room, shelves, folders. */
const practiceSheet = (rows: ReadModel): readonly Labelled[] => {
  const places = placesToLabel(rows);
  const shelves = places.filter(({ kind }) => kind === 'shelf' || kind === 'slot');
  const others = places.filter(({ kind }) => kind === 'desk' || kind === 'cart');
  const folders = inWalkingOrder(rows, [...rows.all('folder').values()].slice(0, PRACTICE.folders));
  return [
    ...actionCards.slice(0, PRACTICE.actions),
    ...asPeople(staffToLabel(rows).slice(0, PRACTICE.people)),
    ...asPlaces([...others.slice(0, 1), ...shelves].slice(0, PRACTICE.places)),
    ...asFolders(folders),
  ];
};

/** The labels of a source, in the order in which they are printed. `search` looks factories up by whatever was typed. */
export const labelsOf = (
  rows: ReadModel,
  source: LabelSource,
  search: (query: string) => readonly SearchHit[],
): readonly Labelled[] => {
  switch (source.kind) {
    case 'chosen':
      return asFolders(source.folderIds.flatMap((id) => rows.get('folder', id) ?? []));
    case 'unlabelled': {
      const folders = [...rows.all('folder').values()].filter((folder) => labelStateOf(folder) === 'none');
      return asFolders(inWalkingOrder(rows, folders));
    }
    case 'shelf':
      return source.placeId === undefined ? [] : asFolders(foldersAt(rows, source.placeId));
    case 'search':
      return source.query.trim() === '' ? [] : asFolders(foldersFound(rows, search(source.query)));
    case 'places':
      return asPlaces(placesToLabel(rows));
    case 'staff':
      return asPeople(staffToLabel(rows));
    case 'actions':
      return actionCards;
    case 'practice':
      return practiceSheet(rows);
    default:
      return unreachable(source);
  }
};
