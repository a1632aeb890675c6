import { recordSeriesOf } from '../domain/record-series.ts';
import { disposalDueOn, keptUntil, type RetentionFacts } from '../domain/retention.ts';
import { CalendarDate, type IsoDate } from '../domain/thai-date.ts';
import type { FolderRow } from './filing-rows.ts';

/** When the folder was closed and how long it is kept: its own term, else that of its series, else for ever. */
export const retentionOf = (folder: FolderRow): RetentionFacts => ({
  closedOn: CalendarDate.safeParse(folder.closedOn).data,
  term: folder.retention?.term ?? recordSeriesOf(folder.series)?.retention ?? { kind: 'permanent' },
});

/** The last day on which the folder must be kept; undefined while it is in use or when it is kept for ever. */
export const folderKeptUntil = (folder: FolderRow): IsoDate | undefined => keptUntil(retentionOf(folder));

/** The first day on which disposing of the folder may be proposed; undefined like {@link folderKeptUntil}. */
export const folderDueOn = (folder: FolderRow): IsoDate | undefined => disposalDueOn(retentionOf(folder));
