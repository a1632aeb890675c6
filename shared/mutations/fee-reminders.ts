import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { FeeReminderRow } from '../model/arrears-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { COUNTER_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Notes reminders about unpaid fees that were written, up to 200 factories at once. */
export const noteFeeReminders = defineMutation({
  name: 'note-fee-reminders',
  version: 1,
  args: z.object({
    writtenOn: DateOn,
    payBy: DateOn,
    reminders: z
      .array(FeeReminderRow.pick({ factoryId: true, dueOns: true, totalSatang: true, letterNumber: true }))
      .min(1)
      .max(200)
      .readonly(),
  }),
  by: COUNTER_ROLES,
  async foresee(tx, { reminders }) {
    await Promise.all(reminders.map(({ factoryId }) => tx.factory.get(factoryId)));
  },
  async apply(tx, { writtenOn, payBy, reminders }, event) {
    for (const reminder of reminders) {
      const { factoryId } = reminder;
      if (!(await tx.factory.get(factoryId))) return err({ type: 'factory-unknown', factoryId });
      await tx.feeReminder.put({
        ...reminder,
        id: derivedRowId('fee-reminder', event.id, factoryId),
        writtenOn,
        payBy,
        createdAt: event.occurredAt,
        createdBy: event.actorId,
      });
    }
    return ok();
  },
});
