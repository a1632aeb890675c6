import { isKept, keptFoldersOf } from '#data/folder-queries.ts';
import { labelRun, queuedOfRun, shelfProgress } from '#data/label-queries.ts';
import { labelTallyOf } from '#data/label-tally.ts';
import type { SearchHit } from '#data/office-data.ts';
import { numberOf } from '#data/subject-queries.ts';
import { scanActions, type ScanAction } from '#shared/domain/scan-code.ts';
import { compareShelfOrder, shelfOrderKey } from '#shared/domain/shelf-order.ts';
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
  /** What did not come out of the printer in this run. */
  | { readonly kind: 'resume'; readonly runId: string }
  | { readonly kind: 'places' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'actions' }
  | { readonly kind: 'practice' };
export type LabelSourceKind = LabelSource['kind'];

/** What the labels of a source are stuck on. */
export type LabelKind = 'folder' | 'place' | 'person' | 'action' | 'practice';

/** What the labels of a source are stuck on. */
export const labelKindOf = (source: LabelSourceKind): LabelKind => {
  if (source === 'places') return 'place';
  if (source === 'staff') return 'person';
  if (source === 'actions') return 'action';
  return source === 'practice' ? 'practice' : 'folder';
};

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

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const orderKeys = new WeakMap<FolderRow, string>();

/** Remembered per row: of thousands of folders only those that changed are worked out anew. */
const orderKeyOf = (rows: ReadModel, folder: FolderRow): string => {
  const known = orderKeys.get(folder);
  if (known !== undefined) return known;
  const { homeLocationId, volume, code } = folder;
  const walkKey = homeLocationId === undefined ? undefined : rows.get('location', homeLocationId)?.walkKey;
  const registrationNumber = numberOf(rows, folder);
  const key = shelfOrderKey({ walkKey, registrationNumber, volume, code });
  orderKeys.set(folder, key);
  return key;
};

/** In the order in which somebody comes to them along the shelves, so that labels are stuck on without searching. */
const inWalkingOrder = (rows: ReadModel, folders: Iterable<FolderRow>): readonly FolderRow[] =>
  [...folders].sort((a, b) => compareShelfOrder(orderKeyOf(rows, a), orderKeyOf(rows, b)));

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

/** A folder that is no more gets no label. */
const foldersOfIds = (rows: ReadModel, ids: readonly string[]): readonly FolderRow[] =>
  ids.flatMap((id) => rows.get('folder', id) ?? []).filter(isKept);

const foldersAt = (rows: ReadModel, placeId: string): readonly FolderRow[] => {
  const tally = labelTallyOf(rows);
  const ids = [...placesWithin(rows, placeId)].flatMap((id) => tally.folderIds(id));
  return inWalkingOrder(rows, foldersOfIds(rows, ids));
};

/** Shelf by shelf along the walk until there are enough: an office of 100,000 folders prints no more at once. */
const unlabelledFolders = (rows: ReadModel, limit: number): readonly FolderRow[] => {
  const tally = labelTallyOf(rows);
  const found: FolderRow[] = [];
  for (const { place, counts } of shelfProgress(rows)) {
    if (found.length >= limit) break;
    if (counts.none > 0) found.push(...inWalkingOrder(rows, foldersOfIds(rows, tally.folderIds(place?.id, 'none'))));
  }
  return found.slice(0, limit);
};

const foldersToResume = (rows: ReadModel, runId: string): readonly FolderRow[] => {
  const run = labelRun(rows, runId);
  return run ? queuedOfRun(rows, run).filter(isKept) : [];
};

const foldersFound = (rows: ReadModel, hits: readonly SearchHit[]): readonly FolderRow[] => {
  const folders = new Map<string, FolderRow>();
  for (const hit of hits) {
    for (const folder of keptFoldersOf(rows, hit.subjectId)) folders.set(folder.id, folder);
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

const firstKept = (folders: Iterable<FolderRow>, count: number): readonly FolderRow[] => {
  const first: FolderRow[] = [];
  for (const folder of folders) {
    if (first.length >= count) break;
    if (isKept(folder)) first.push(folder);
  }
  return first;
};

/** One sheet on which everything can be tried: action cards, badges, a room, shelves, folders. */
const practiceSheet = (rows: ReadModel): readonly Labelled[] => {
  const places = placesToLabel(rows);
  const shelves = places.filter(({ kind }) => kind === 'shelf' || kind === 'slot');
  const others = places.filter(({ kind }) => kind === 'desk' || kind === 'cart');
  const folders = inWalkingOrder(rows, firstKept(rows.all('folder').values(), PRACTICE.folders));
  return [
    ...actionCards.slice(0, PRACTICE.actions),
    ...asPeople(staffToLabel(rows).slice(0, PRACTICE.people)),
    ...asPlaces([...others.slice(0, 1), ...shelves].slice(0, PRACTICE.places)),
    ...asFolders(folders),
  ];
};

/** How a source finds its labels: by whatever was typed, and no more than are printed at once. */
export interface LabelLookup {
  readonly search: (query: string) => readonly SearchHit[];
  readonly limit: number;
}

/** The labels of a source, in the order in which they are printed. */
export const labelsOf = (rows: ReadModel, source: LabelSource, lookup: LabelLookup): readonly Labelled[] => {
  switch (source.kind) {
    case 'chosen':
      return asFolders(foldersOfIds(rows, source.folderIds));
    case 'unlabelled':
      return asFolders(unlabelledFolders(rows, lookup.limit));
    case 'resume':
      return asFolders(foldersToResume(rows, source.runId));
    case 'shelf':
      return source.placeId === undefined ? [] : asFolders(foldersAt(rows, source.placeId));
    case 'search':
      return source.query.trim() === '' ? [] : asFolders(foldersFound(rows, lookup.search(source.query)));
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
