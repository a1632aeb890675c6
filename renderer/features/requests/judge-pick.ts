import { folderByCode, staffByBadge, whereIs } from '#data/folder-queries.ts';
import { fetchedFrom, openRequests, queueOfFolder, type RequestLine } from '#data/request-queries.ts';
import { titleOf } from '#data/subject-queries.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { recoverScanText } from '#shared/domain/scanner-keys.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LocationRow, StaffRow } from '#shared/model/office-rows.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { PickJudgement, PickResult } from './pick-result.ts';

/** What the walk stands at when something is scanned. */
export interface PickMoment {
  readonly nowMs: number;
  /** The folder to fetch next. */
  readonly next: RequestLine | undefined;
  /** What came before. */
  readonly last: PickResult | undefined;
  /** When each folder was picked on this walk. */
  readonly pickedAtMs: ReadonlyMap<string, number>;
  readonly terms: { readonly purpose: string; readonly dueOn: string };
}

/** A hand that is not sure scans twice; later the same folder is scanned at the desk on purpose. */
const SAME_SCAN_MS = 10_000;
const MAX_DEPTH = 10;

const seen = (folderId: string): MutationCall => ({ name: 'see-folder', args: { folderId } });

const noted = (
  { request }: RequestLine,
  step: Extract<MutationCall, { name: 'note-retrieval' }>['args']['step'],
): MutationCall => ({ name: 'note-retrieval', args: { requestId: request.id, step } });

const waitedFor = (line: RequestLine): PickJudgement => {
  const { folder } = line;
  if (folder.homeLocationId === undefined) return { result: { kind: 'still-lent', line }, calls: [seen(folder.id)] };
  const args = { folderId: folder.id, locationId: folder.homeLocationId };
  return {
    result: { kind: 'picked', line, fromName: line.holderName },
    calls: [{ name: 'check-in-folder', args }, noted(line, { kind: 'picked' })],
  };
};

const pickedBefore = (line: RequestLine, { pickedAtMs, nowMs }: PickMoment): PickJudgement => {
  const isSameScan = nowMs - (pickedAtMs.get(line.folder.id) ?? -Infinity) < SAME_SCAN_MS;
  return isSameScan
    ? { result: { kind: 'repeated', line }, calls: [seen(line.folder.id)] }
    : {
        result: { kind: 'brought', line },
        calls: [seen(line.folder.id), noted(line, { kind: 'ready', how: 'brought' })],
      };
};

const judgeFolder = (rows: ReadModel, folder: FolderRow, moment: PickMoment): PickJudgement => {
  const where = whereIs(rows, folder, isoDateAt(moment.nowMs));
  if (where.kind === 'disposed') {
    const name = titleOf(rows, folder);
    return { result: { kind: 'gone', name, volume: folder.volume, where }, calls: [seen(folder.id)] };
  }
  const line = queueOfFolder(rows, folder)[0];
  if (line === undefined) {
    const name = titleOf(rows, folder);
    const homePath = fetchedFrom(rows, folder)?.path;
    return { result: { kind: 'wrong-folder', name, volume: folder.volume, homePath }, calls: [seen(folder.id)] };
  }
  switch (line.stage.kind) {
    case 'to-pick':
    case 'not-found':
      return {
        result: { kind: 'picked', line, fromName: undefined },
        calls: [seen(folder.id), noted(line, { kind: 'picked' })],
      };
    case 'picked':
      return pickedBefore(line, moment);
    case 'ready':
      return { result: { kind: 'ready-for', line }, calls: [seen(folder.id)] };
    case 'waiting':
      return waitedFor(line);
    default:
      return { result: { kind: 'ready-for', line }, calls: [seen(folder.id)] };
  }
};

const isWithin = (rows: ReadModel, inner: LocationRow, outerId: string): boolean => {
  let current: LocationRow | undefined = inner;
  for (let depth = 0; current !== undefined && depth < MAX_DEPTH; depth += 1) {
    if (current.id === outerId) return true;
    current = current.parentId === undefined ? undefined : rows.get('location', current.parentId);
  }
  return false;
};

const judgePlace = (rows: ReadModel, place: LocationRow, { next }: PickMoment): PickJudgement | undefined => {
  if (next?.place === undefined) return undefined;
  const isRight = isWithin(rows, next.place, place.id) || isWithin(rows, place, next.place.id);
  return {
    result: isRight
      ? { kind: 'right-place', path: place.path }
      : { kind: 'wrong-place', path: place.path, wantedPath: next.place.path },
    calls: [],
  };
};

/** Handing over is lending: the request ends by itself, wherever the folder is lent. */
export const judgeHandOver = (line: RequestLine, terms: PickMoment['terms']): PickJudgement => ({
  result: { kind: 'handed-over', line, dueOn: terms.dueOn },
  calls: [
    {
      name: 'check-out-folder',
      args: {
        folderId: line.folder.id,
        borrowerId: line.request.requesterId,
        purpose: line.request.purpose ?? terms.purpose,
        dueOn: terms.dueOn,
      },
    },
  ],
});

const judgeBadge = (rows: ReadModel, person: StaffRow, { last, terms }: PickMoment): PickJudgement => {
  if (last?.kind === 'ready-for' || last?.kind === 'brought') {
    return last.line.request.requesterId === person.id
      ? judgeHandOver(last.line, terms)
      : { result: { kind: 'wrong-person', line: last.line, name: person.name }, calls: [] };
  }
  const readyCount = openRequests(rows).filter(
    ({ stage, request }) => stage.kind === 'ready' && request.requesterId === person.id,
  ).length;
  return { result: { kind: 'badge', name: person.name, readyCount }, calls: [] };
};

/** The folder is not where it should be. */
export const judgeNotHere = (line: RequestLine): PickJudgement => ({
  result: { kind: 'not-here', line },
  calls: [noted(line, { kind: 'not-here' })],
});

/** Taken without a scan, e.g. because its label cannot be read. */
export const judgeTaken = (line: RequestLine): PickJudgement => ({
  result: { kind: 'picked', line, fromName: undefined },
  calls: [noted(line, { kind: 'picked' })],
});

/** Brought to the desk. */
export const judgeBrought = (line: RequestLine): PickJudgement => ({
  result: { kind: 'brought', line },
  calls: [noted(line, { kind: 'ready', how: 'brought' })],
});

/** What a scan means on the walk; undefined for what belongs to another page: action cards and codes nobody knows. */
export const judgePickScan = (rows: ReadModel, text: string, moment: PickMoment): PickJudgement | undefined => {
  const recovered = recoverScanText(text, (candidate) => classifyScan(candidate).kind !== 'unknown');
  const thing = classifyScan(recovered.ok ? recovered.value : text);
  switch (thing.kind) {
    case 'folder': {
      const folder = folderByCode(rows, thing.code);
      return folder && judgeFolder(rows, folder, moment);
    }
    case 'location': {
      const place = rows.list('location', 'code', thing.code)[0];
      return place && judgePlace(rows, place, moment);
    }
    case 'staff': {
      const person = staffByBadge(rows, thing.code);
      return person?.active ? judgeBadge(rows, person, moment) : undefined;
    }
    default:
      return undefined;
  }
};
