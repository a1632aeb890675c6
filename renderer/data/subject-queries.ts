import { recordSeriesOf, type RecordSeriesDefinition } from '#shared/domain/record-series.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { subjectFromRow, subjectTables, type Subject } from '#shared/model/subjects.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

export type { Subject };

/** What papers are filed under, whatever series it is of; undefined when this PC does not know it. */
export const subjectById = (rows: ReadModel, subjectId: string): Subject | undefined => {
  for (const table of subjectTables) {
    const row = rows.get(table, subjectId);
    if (row) return subjectFromRow(row);
  }
  return undefined;
};

/** The subject of a series that has this number, in the form of a number's key. */
export const subjectByNumberKey = (rows: ReadModel, series: string, numberKey: string): Subject | undefined =>
  subjectById(rows, derivedRowId(series, numberKey));

/** What a folder is about: its name, its number and the lines under them; undefined when this PC does not know it. */
export const subjectOf = (rows: ReadModel, folder: FolderRow): Subject | undefined =>
  subjectById(rows, folder.subjectId);

/** The name of what a folder is about; empty when this PC does not know it. */
export const titleOf = (rows: ReadModel, folder: FolderRow): string => subjectOf(rows, folder)?.title ?? '';

/** The number of what a folder is about; empty when this PC does not know it. */
export const numberOf = (rows: ReadModel, folder: FolderRow): string => subjectOf(rows, folder)?.number ?? '';

/** The series of a subject; undefined when this build does not know it. */
export const seriesOf = (subject: Subject): RecordSeriesDefinition | undefined => recordSeriesOf(subject.series);
