import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { SubjectNames } from '#shared/domain/record-series.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { subjectById } from './subject-queries.ts';

/** Where a folder is now, in the facts that a sentence needs. Paths are those of the places, joined for display. */
export type FolderWhere =
  | { readonly kind: 'at-home'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly path: string; readonly homePath: string | undefined }
  /** Nothing was ever recorded, so it is expected at its home. */
  | { readonly kind: 'expected-home'; readonly path: string }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'on-loan';
      readonly borrowerName: string;
      readonly sinceAt: string;
      readonly dueOn: string | undefined;
      readonly purpose: string | undefined;
      readonly isOverdue: boolean;
      /** Handed on to this colleague, who has not acknowledged it yet. */
      readonly passingToName: string | undefined;
    }
  /** With another office; `destination` is its name, empty when the transfer is not known on this PC. */
  | { readonly kind: 'away'; readonly destination: string; readonly sinceAt: string }
  /** No more in this office. `listedOn`: the date of the list by which it went; undefined when this PC does not know the list. */
  | {
      readonly kind: 'disposed';
      readonly outcome: 'destroy' | 'transfer';
      readonly on: string;
      readonly listedOn: string | undefined;
    };

/** The path of a place for display, or undefined when it is not known on this PC. */
export const pathOf = (rows: ReadModel, locationId: string | undefined): string | undefined =>
  locationId === undefined ? undefined : rows.get('location', locationId)?.path;

/** The name of a person of the office; the id when the person is not known on this PC. */
export const staffName = (rows: ReadModel, staffId: string): string => rows.get('staff', staffId)?.name ?? staffId;

/** Whether the office still has the folder; a destroyed one, or one that the National Archives have, is offered for nothing. */
export const isKept = ({ disposed }: FolderRow): boolean => disposed === undefined;

/** Where the folder is now; `today` decides what is overdue. */
export const whereIs = (rows: ReadModel, folder: FolderRow, today: IsoDate): FolderWhere => {
  const { custody, homeLocationId, disposed } = folder;
  if (disposed) {
    const { outcome, on, batchId } = disposed;
    return { kind: 'disposed', outcome, on, listedOn: rows.get('disposalBatch', batchId)?.proposedOn };
  }
  const homePath = pathOf(rows, homeLocationId);
  if (custody.kind === 'on-loan') {
    const { borrowerId, sinceAt, dueOn, purpose } = custody;
    const isOverdue = dueOn !== undefined && dueOn < today;
    const borrowerName = staffName(rows, borrowerId);
    const passingToName = custody.passing && staffName(rows, custody.passing.toId);
    return { kind: 'on-loan', borrowerName, sinceAt, dueOn, purpose, isOverdue, passingToName };
  }
  if (custody.kind === 'away') {
    const destination = rows.get('transfer', custody.transferId)?.destination ?? '';
    return { kind: 'away', destination, sinceAt: custody.sinceAt };
  }
  if (custody.kind === 'at-location') {
    const path = pathOf(rows, custody.locationId) ?? custody.locationId;
    return custody.locationId === homeLocationId ? { kind: 'at-home', path } : { kind: 'elsewhere', path, homePath };
  }
  return homePath === undefined ? { kind: 'unknown' } : { kind: 'expected-home', path: homePath };
};

/** The folders of a factory or any other subject, first volume first. */
export const foldersOf = (rows: ReadModel, subjectId: string): readonly FolderRow[] =>
  rows.list('folder', 'subjectId', subjectId).toSorted((a, b) => a.volume - b.volume);

/** The folders of a subject that the office still has, first volume first. */
export const keptFoldersOf = (rows: ReadModel, subjectId: string): readonly FolderRow[] =>
  foldersOf(rows, subjectId).filter(isKept);

/** The folder with this barcode, the one it has now or one it had before another label was attached. */
export const folderByCode = (rows: ReadModel, code: string): FolderRow | undefined => {
  const [folder] = rows.list('folder', 'code', code);
  if (folder) return folder;
  const [former] = rows.list('codeAlias', 'code', code);
  return former && rows.get('folder', former.folderId);
};

/** The person with this badge. */
export const staffByBadge = (rows: ReadModel, code: string): StaffRow | undefined =>
  rows.list('staff', 'badgeCode', code)[0];

/** Everybody the office ever had, those who work here first, in the order of the alphabet. */
export const everyStaff = (rows: ReadModel): readonly StaffRow[] =>
  [...rows.all('staff').values()].toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'th'),
  );

/** Everybody who works here now, in the order of the alphabet. */
export const activeStaff = (rows: ReadModel): readonly StaffRow[] => everyStaff(rows).filter((person) => person.active);

/** One search result in words that tell subjects of every series apart at a glance. */
export interface FoundSubject extends SubjectNames {
  readonly subjectId: string;
  /** Set when the hit was a folder itself. */
  readonly folderId: string | undefined;
  readonly folderCount: number;
  /** Where the first folder is; undefined when there is none. */
  readonly where: FolderWhere | undefined;
}

/** What a search result shows; undefined when the row is gone meanwhile. */
export const describeHit = (
  rows: ReadModel,
  hit: { readonly subjectId: string; readonly folderId?: string },
  today: IsoDate,
): FoundSubject | undefined => {
  const subject = subjectById(rows, hit.subjectId);
  if (!subject) return undefined;
  const folders = foldersOf(rows, hit.subjectId);
  const folder = folders.find((one) => one.id === hit.folderId) ?? folders.find(isKept) ?? folders[0];
  return {
    subjectId: subject.id,
    folderId: hit.folderId,
    title: subject.title,
    number: subject.number,
    lines: subject.lines,
    folderCount: folders.length,
    where: folder && whereIs(rows, folder, today),
  };
};
