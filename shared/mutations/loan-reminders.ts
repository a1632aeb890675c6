import { z } from 'zod';
import { ok } from '../lib/result.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Notes reminders (หนังสือทวง) that were written, up to 100 borrowers at once. */
export const noteLoanReminders = defineMutation({
  name: 'note-loan-reminders',
  version: 1,
  args: z.object({
    writtenOn: DateOn,
    reminders: z
      .array(
        z.object({
          borrowerId: RowId,
          folderIds: z.array(RowId).min(1).max(200).readonly(),
          letterNumber: z.string().max(60).exactOptional(),
        }),
      )
      .min(1)
      .max(100)
      .readonly(),
  }),
  by: FILING_ROLES,
  async apply(tx, { writtenOn, reminders }, event) {
    for (const reminder of reminders) {
      await tx.loanReminder.put({
        ...reminder,
        id: derivedRowId('reminder', event.id, reminder.borrowerId),
        writtenOn,
        createdAt: event.occurredAt,
        createdBy: event.actorId,
      });
    }
    return ok();
  },
});
