import { z } from 'zod';
import { isPlainText } from '../lib/plain-text.ts';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

const who = { at: Instant, actorId: RowId };

/**
 * That somebody looked at personal data on a PC, or took some out of it: the page of a factory or firm was opened, a file
 * (a list, letters, receipts, a backup) was saved under this name.
 */
export const DataAccess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), subjectId: RowId, ...who }),
  z.object({
    kind: z.literal('saved'),
    fileName: z.string().min(1).max(120).refine(isPlainText, 'control characters'),
    ...who,
  }),
]);
export type DataAccess = z.output<typeof DataAccess>;

/** As many as are told at once. */
export const MOST_ACCESSES = 200;
