import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** That the letter of a notice lies in a saved file, since when, and who made it; the last time counts. */
export const NoticeLetterRow = z.object({
  id: RowId,
  noticeId: RowId,
  fileName: z.string().min(1).max(200),
  madeAt: Instant,
  madeBy: RowId,
});
export type NoticeLetterRow = z.output<typeof NoticeLetterRow>;
