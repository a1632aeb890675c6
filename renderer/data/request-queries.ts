import { locatedAfterMs, medianMs, queueOf, type RetrievalStage } from '#shared/domain/retrieval-queue.ts';
import { inShelfOrder, type ShelfPosition } from '#shared/domain/shelf-order.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { RequestRow } from '#shared/model/request-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { isKept, staffName } from './folder-queries.ts';
import { subjectOf } from './subject-queries.ts';

/** An open request with everything a list shows of it. */
export interface RequestLine {
  readonly request: RequestRow;
  readonly folder: FolderRow;
  /** Place in the queue of its folder, from 1. */
  readonly position: number;
  readonly stage: RetrievalStage;
  readonly requesterName: string;
  readonly factoryName: string;
  readonly registrationNumber: string;
  /** Who has the folder now; undefined when nobody borrowed it. */
  readonly holderName: string | undefined;
  /** Where it should be fetched; undefined when nobody knows. */
  readonly place: LocationRow | undefined;
}

/** The folders to fetch at one cabinet, or at one desk, in walking order. */
export interface PickStop {
  readonly id: string;
  /** Room and cabinet, joined for display; undefined for folders of which nobody knows where they are. */
  readonly path: string | undefined;
  readonly lines: readonly RequestLine[];
}

/** Where a folder that is not lent should be found: where it was last scanned, else its home. */
export const fetchedFrom = (rows: ReadModel, { custody, homeLocationId }: FolderRow): LocationRow | undefined => {
  const locationId = custody.kind === 'at-location' ? custody.locationId : homeLocationId;
  return locationId === undefined ? undefined : rows.get('location', locationId);
};

/** The open requests of one folder in the order of serving; nobody waits for a folder that is no more. */
export const queueOfFolder = (rows: ReadModel, folder: FolderRow): readonly RequestLine[] => {
  const requests = rows.list('request', 'folderId', folder.id);
  if (requests.length === 0 || !isKept(folder)) return [];
  const subject = subjectOf(rows, folder);
  const { custody } = folder;
  return queueOf(requests, custody).map(({ request, position, stage }) => ({
    request,
    folder,
    position,
    stage,
    requesterName: staffName(rows, request.requesterId),
    factoryName: subject?.title ?? '',
    registrationNumber: subject?.number ?? '',
    holderName: custody.kind === 'on-loan' ? staffName(rows, custody.borrowerId) : undefined,
    place: fetchedFrom(rows, folder),
  }));
};

/** Who gets the folder next; undefined when nobody waits for it. */
export const nextInQueue = (rows: ReadModel, folderId: string): RequestLine | undefined => {
  const folder = rows.get('folder', folderId);
  return folder && queueOfFolder(rows, folder)[0];
};

/** Every open request of the office, folder by folder. Costs what is open, not what the office has. */
export const openRequests = (rows: ReadModel): readonly RequestLine[] => {
  const folderIds = new Set(rows.list('request', 'phase', 'open').map(({ folderId }) => folderId));
  return [...folderIds].flatMap((folderId) => {
    const folder = rows.get('folder', folderId);
    return folder === undefined ? [] : queueOfFolder(rows, folder);
  });
};

const positionOf = ({ place, registrationNumber, folder }: RequestLine): ShelfPosition => ({
  walkKey: place?.walkKey,
  registrationNumber,
  volume: folder.volume,
  code: folder.code,
});

/** The requests that can be fetched now, as somebody walks past their folders. */
export const toPick = (lines: readonly RequestLine[]): readonly RequestLine[] =>
  inShelfOrder(
    lines.filter(({ stage }) => stage.kind === 'to-pick'),
    positionOf,
  );

const MAX_DEPTH = 10;

/** The cabinet in which a place is, or the place itself where there is none. */
const stopOf = (rows: ReadModel, place: LocationRow | undefined): LocationRow | undefined => {
  let current = place;
  for (let depth = 0; current !== undefined && depth < MAX_DEPTH; depth += 1) {
    if (current.kind === 'cabinet') return current;
    current = current.parentId === undefined ? undefined : rows.get('location', current.parentId);
  }
  return place;
};

/** The walk cut into the cabinets at which somebody stops. */
export const pickStops = (rows: ReadModel, walk: readonly RequestLine[]): readonly PickStop[] => {
  const stops: { id: string; path: string | undefined; lines: RequestLine[] }[] = [];
  for (const line of walk) {
    const stop = stopOf(rows, line.place);
    const id = stop?.id ?? '';
    const last = stops.at(-1);
    if (last?.id === id) last.lines.push(line);
    else stops.push({ id, path: stop?.path, lines: [line] });
  }
  return stops;
};

/** How quickly the folders that were asked for on a day were found. */
export interface DayOfRequests {
  readonly asked: number;
  readonly located: number;
  /** From asking until the folder was in somebody's hands, the middle one of the day; undefined of none. */
  readonly medianMs: number | undefined;
}

/** The requests of one day in Thailand. */
export const dayOfRequests = (rows: ReadModel, today: IsoDate): DayOfRequests => {
  const requests = rows.list('request', 'requestedOn', today);
  const times = requests.flatMap((request) => locatedAfterMs(request) ?? []);
  return { asked: requests.length, located: times.length, medianMs: medianMs(times) };
};
