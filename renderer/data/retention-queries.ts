import { archivesListOn } from '#shared/domain/retention.ts';
import { documentCode } from '#shared/domain/scan-code.ts';
import { CalendarDate, ceYearOf, type IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { folderDueOn, folderKeptUntil } from '#shared/model/folder-retention.ts';
import type { DisposalBatchRow, DisposalDecision, DisposalReversal } from '#shared/model/record-rows.ts';
import { disposalObstacle } from '#shared/mutations/finish-disposal.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { officeOf } from './factory-queries.ts';
import { subjectOf } from './subject-queries.ts';

/** A folder whose matter is finished, as the lists of retention show it. */
export interface ClosedFolder {
  readonly folder: FolderRow;
  readonly title: string;
  readonly number: string;
  readonly keptUntil: IsoDate;
  /** By when it is listed for the National Archives as papers of twenty years. */
  readonly archivesOn: IsoDate;
}

/** Offices keep no papers from before this year; what is older is listed with it. */
const FIRST_YEAR = 1900;

const closedFolder = (rows: ReadModel, folder: FolderRow): ClosedFolder | undefined => {
  const until = folderKeptUntil(folder);
  const closedOn = CalendarDate.safeParse(folder.closedOn).data;
  if (until === undefined || closedOn === undefined) return undefined;
  const subject = subjectOf(rows, folder);
  return {
    folder,
    title: subject?.title ?? '',
    number: subject?.number ?? folder.code,
    keptUntil: until,
    archivesOn: archivesListOn(closedOn),
  };
};

/** Folders that may be proposed for disposal today, the longest due first; found by their years, without looking at every folder. */
export const dueFolders = (rows: ReadModel, today: IsoDate): readonly ClosedFolder[] => {
  const years = Array.from({ length: ceYearOf(today) - FIRST_YEAR }, (_, at) => String(FIRST_YEAR + at));
  return years
    .flatMap((year) => rows.list('folder', 'closedYear', year))
    .filter((folder) => {
      const dueOn = folderDueOn(folder);
      return dueOn !== undefined && dueOn <= today && !folder.disposed && folder.disposalBatchId === undefined;
    })
    .flatMap((folder) => closedFolder(rows, folder) ?? [])
    .toSorted((a, b) => a.keptUntil.localeCompare(b.keptUntil) || a.folder.code.localeCompare(b.folder.code));
};

/** A folder of a disposal with what was decided about it. */
export interface BatchFolder extends Omit<ClosedFolder, 'keptUntil' | 'archivesOn'> {
  readonly decision: DisposalDecision | undefined;
  /** Why it cannot go now, whatever was decided; undefined when nothing is in the way or the disposal is over. */
  readonly obstacle: ReturnType<typeof disposalObstacle>;
  /** It went by the records and was found after all. */
  readonly reversal: DisposalReversal | undefined;
}

/** The folders of a disposal in the order in which they were put into it. */
export const batchFolders = (rows: ReadModel, batch: DisposalBatchRow): readonly BatchFolder[] => {
  const decisions = new Map(batch.decisions.map((decision) => [decision.folderId, decision]));
  return batch.folderIds.flatMap((id) => {
    const folder = rows.get('folder', id);
    if (!folder) return [];
    const subject = subjectOf(rows, folder);
    const isOpen = batch.state.kind === 'open';
    return [
      {
        folder,
        title: subject?.title ?? '',
        number: subject?.number ?? '',
        decision: decisions.get(id),
        obstacle: isOpen ? disposalObstacle(folder, rows.list('request', 'folderId', id)) : undefined,
        reversal: batch.reversals?.find(({ folderId }) => folderId === id),
      },
    ];
  });
};

/** Every disposal, the open ones first, then the newest. */
export const disposals = (rows: ReadModel): readonly DisposalBatchRow[] =>
  [...rows.all('disposalBatch').values()].toSorted(
    (a, b) => Number(b.state.kind === 'open') - Number(a.state.kind === 'open') || b.openedAt.localeCompare(a.openedAt),
  );

/** The disposals that still take folders: open, and not approved yet. */
export const takingDisposals = (rows: ReadModel): readonly DisposalBatchRow[] =>
  disposals(rows).filter(({ state, approvedOn }) => state.kind === 'open' && approvedOn === undefined);

const NO_OFFICE = '00';

/** The barcode on the papers of a disposal. */
export const disposalCode = (rows: ReadModel, batch: DisposalBatchRow): string =>
  documentCode(officeOf(rows)?.provinceCode ?? NO_OFFICE, batch.id);

/** The disposal whose papers carry this barcode: of two, the open or newer one. Undefined when the code is of something else. */
export const disposalByCode = (rows: ReadModel, code: string): DisposalBatchRow | undefined =>
  disposals(rows).find((batch) => disposalCode(rows, batch) === code);
