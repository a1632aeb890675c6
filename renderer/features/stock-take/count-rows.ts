import { pathOf, staffName } from '#data/folder-queries.ts';
import { countPlaceOf, fetchedNow } from '#data/stock-take-queries.ts';
import type { stockTakeTh } from '#i18n/messages/stock-take.ts';
import type { FolderBeingFetched } from '#shared/domain/retrieval-queue.ts';
import { belongsAt } from '#shared/domain/stock-take-judge.ts';
import type { CountedFolder, CountScan, StockTakeLists } from '#shared/domain/stock-take-tally.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { folderWords } from './count-words.ts';

/** The lists as tabs; what is missing is called so only once the centre has every scan. */
export type ListName = 'found' | 'notSeen' | 'misplaced' | 'unexpected';
export const LIST_NAMES: readonly ListName[] = ['found', 'notSeen', 'misplaced', 'unexpected'];

/** What can be done about a folder with one key. */
export type Fix = 'check-in' | 'home-here' | 'take-home';

/** A row of a list. */
export interface CountRow {
  readonly key: string;
  readonly folderId: string | undefined;
  readonly name: string;
  readonly where: string;
  readonly who: string;
  readonly placeId: string | undefined;
  readonly homeId: string | undefined;
  readonly fixes: readonly Fix[];
  readonly isSettled: boolean;
}

interface Sources {
  readonly rows: ReadModel;
  readonly messages: typeof stockTakeTh;
}

const path = (rows: ReadModel, id: string | undefined): string => (id === undefined ? '' : (pathOf(rows, id) ?? id));

/** Whether somebody has dealt with it since it was scanned. */
const isSettled = (rows: ReadModel, { folderId, kind, placeId, scan }: CountedFolder): boolean => {
  const folder = rows.get('folder', folderId);
  if (!folder) return false;
  if (kind === 'on-loan') return folder.custody.kind !== 'on-loan';
  if (kind === 'found') return false;
  const { lastMovementId, lastEffectiveAt } = folder.custody;
  const isMoved = lastMovementId !== scan.id && lastEffectiveAt !== undefined && lastEffectiveAt > scan.at;
  const place = countPlaceOf(rows, placeId);
  const home = countPlaceOf(rows, folder.homeLocationId);
  return isMoved || (kind === 'unexpected' && place !== undefined && home !== undefined && belongsAt(place, home));
};

const fixesOf = ({ kind, placeId }: CountedFolder, homeId: string | undefined): readonly Fix[] => {
  if (kind === 'on-loan') return homeId === undefined && placeId === undefined ? [] : ['check-in'];
  if (kind === 'found') return [];
  return [
    ...(placeId === undefined ? [] : (['home-here'] as const)),
    ...(homeId === undefined ? [] : (['take-home'] as const)),
  ];
};

const countedRow = (folder: CountedFolder, { rows, messages }: Sources): CountRow => {
  const { folderId, placeId, scan, isOutOfOrder } = folder;
  const homeId = rows.get('folder', folderId)?.homeLocationId;
  const settled = isSettled(rows, folder);
  const at = path(rows, placeId);
  // Where it goes is what somebody with the folder in the hand needs.
  const there = placeId === homeId || homeId === undefined ? at : `→ ${path(rows, homeId)}`;
  const order = isOutOfOrder ? `${messages.outOfOrder} · ` : '';
  return {
    key: folderId,
    folderId,
    name: folderWords(rows, folderId, messages),
    where: settled ? messages.settled : `${order}${there}`,
    who: staffName(rows, scan.actorId),
    placeId,
    homeId,
    fixes: settled ? [] : fixesOf(folder, homeId),
    isSettled: settled,
  };
};

/** Why a folder is not on its shelf though the records put it there. */
export const fetchedWords = (
  fetched: { readonly stage: 'picked' | 'ready'; readonly actorId: string; readonly requesterId: string },
  { rows, messages }: Sources,
): string => {
  const requester = staffName(rows, fetched.requesterId);
  return fetched.stage === 'ready'
    ? messages.readyFor(requester)
    : messages.fetchedBy(staffName(rows, fetched.actorId), requester);
};

const unseenRow = (folderId: string, fetched: FolderBeingFetched | undefined, sources: Sources): CountRow => {
  const { rows, messages } = sources;
  const homeId = rows.get('folder', folderId)?.homeLocationId;
  const name = folderWords(rows, folderId, messages);
  const fetching = fetched && {
    stage: fetched.step.kind,
    actorId: fetched.step.actorId,
    requesterId: fetched.requesterId,
  };
  const where = fetching ? fetchedWords(fetching, sources) : path(rows, homeId);
  const who = fetching ? staffName(rows, fetching.actorId) : '';
  return { key: folderId, folderId, name, where, who, placeId: undefined, homeId, fixes: [], isSettled: false };
};

/** What is to be looked for first; what somebody fetches stands at the end. */
const unseenRows = (folderIds: readonly string[], sources: Sources): readonly CountRow[] => {
  const fetched = fetchedNow(sources.rows);
  const isFetched = (folderId: string): boolean => fetched.has(folderId);
  return [...folderIds.filter((id) => !isFetched(id)), ...folderIds.filter(isFetched)].map((folderId) =>
    unseenRow(folderId, fetched.get(folderId), sources),
  );
};

const unknownRow = (scan: CountScan, { rows, messages }: Sources): CountRow => ({
  key: scan.id,
  folderId: undefined,
  name: scan.what.kind === 'unknown' ? scan.what.text : '',
  where: messages.headline.unknown,
  who: staffName(rows, scan.actorId),
  placeId: undefined,
  homeId: undefined,
  fixes: [],
  isSettled: false,
});

/** The rows of one list, the latest scan first. */
export const rowsOfList = (
  list: ListName,
  count: { readonly lists: StockTakeLists; readonly unknown: readonly CountScan[] },
  sources: Sources,
): readonly CountRow[] => {
  const { lists, unknown } = count;
  switch (list) {
    case 'found':
      return lists.found.map((folder) => countedRow(folder, sources)).toReversed();
    case 'notSeen':
      return unseenRows(lists.notSeenIds, sources);
    case 'misplaced':
      return lists.misplaced.map((folder) => countedRow(folder, sources)).toReversed();
    case 'unexpected':
      return [
        ...lists.unexpected.map((folder) => countedRow(folder, sources)).toReversed(),
        ...unknown.map((scan) => unknownRow(scan, sources)).toReversed(),
      ];
  }
};

/** How many a list holds. */
export const sizeOfList = (
  list: ListName,
  { lists, unknown }: { readonly lists: StockTakeLists; readonly unknown: readonly CountScan[] },
): number => {
  if (list === 'found') return lists.found.length;
  if (list === 'notSeen') return lists.notSeenIds.length;
  return list === 'misplaced' ? lists.misplaced.length : lists.unexpected.length + unknown.length;
};
