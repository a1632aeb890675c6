import { z } from 'zod';
import { checkFields, recordSeriesOf, subjectNumberKey } from '../domain/record-series.ts';
import { err, ok } from '../lib/result.ts';
import { RecordSeries } from '../model/filing-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import type { Tx } from './tx.ts';

/** The id under which a subject of a series is kept: two PCs that enter the same number offline make the same row. */
export const recordSubjectIdFor = (series: string, numberKey: string): string => derivedRowId(series, numberKey);

const isTaken = async (tx: Tx, numberKey: string, subjectId: string): Promise<boolean> =>
  (await tx.recordSubject.list('numberKey', numberKey)).some(({ id }) => id !== subjectId);

/** Enters a subject of a series that the office keeps itself, or corrects the one named; its facts are replaced as a whole. */
export const saveRecordSubject = defineMutation({
  name: 'save-record-subject',
  version: 1,
  args: z.object({
    /** The subject to correct; absent for a new one. */
    subjectId: RowId.exactOptional(),
    series: RecordSeries,
    fields: z.record(z.string().max(60), z.string().max(300)).readonly(),
  }),
  by: FILING_ROLES,
  async apply(tx, args) {
    const series = recordSeriesOf(args.series);
    if (series?.keptBy !== 'office') return err({ type: 'record-series-unknown', series: args.series });
    const checked = checkFields(series, args.fields);
    if (!checked.ok) return checked;
    const number = subjectNumberKey(series, checked.value);
    const numberKey = `${series.key}/${number}`;
    const id = args.subjectId ?? recordSubjectIdFor(series.key, number);
    const before = await tx.recordSubject.get(id);
    const isKnown = before !== undefined && before.series === series.key;
    if (args.subjectId !== undefined && !isKnown) return err({ type: 'record-subject-unknown', subjectId: id });
    const isNewButThere = args.subjectId === undefined && before !== undefined;
    if (isNewButThere || (await isTaken(tx, numberKey, id))) return err({ type: 'record-number-taken', subjectId: id });
    await tx.recordSubject.put({ id, series: series.key, numberKey, fields: checked.value });
    return ok();
  },
});
