import { z } from 'zod';
import { ok } from '../lib/result.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { COUNTER_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** The id of the row that tells of the letter of a notice. */
export const noticeLetterIdFor = (noticeId: string): string => derivedRowId('notice-letter', noticeId);

/** Letters that one mutation notes at most. */
export const MOST_LETTERS_NOTED = 200;

/**
 * Notes that the letters of these notices lie in a saved file. It says nothing of the money. A notice that the centre has
 * refused meanwhile is passed over, so that the others keep their note.
 */
export const noteNoticeLetters = defineMutation({
  name: 'note-notice-letters',
  version: 1,
  args: z.object({
    noticeIds: z.array(RowId).min(1).max(MOST_LETTERS_NOTED).readonly(),
    fileName: z.string().min(1).max(200),
  }),
  by: COUNTER_ROLES,
  async foresee(tx, { noticeIds }) {
    await Promise.all(noticeIds.flatMap((id) => [tx.notice.get(id), tx.noticeLetter.get(noticeLetterIdFor(id))]));
  },
  async apply(tx, { noticeIds, fileName }, event) {
    for (const noticeId of noticeIds) {
      if (!(await tx.notice.get(noticeId))) continue;
      await tx.noticeLetter.put({
        id: noticeLetterIdFor(noticeId),
        noticeId,
        fileName,
        madeAt: event.occurredAt,
        madeBy: event.actorId,
      });
    }
    return ok();
  },
});
