import { z } from 'zod';
import { FeeSchedule } from '../domain/fee-schedule.ts';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Saves a fee schedule as a draft; a confirmed one is never changed, a change is a new schedule with a new id. */
export const saveFeeSchedule = defineMutation({
  name: 'save-fee-schedule',
  version: 1,
  args: z.object({ schedule: FeeSchedule }),
  by: FINANCE_ROLES,
  async apply(tx, args) {
    const known = await tx.feeSchedule.get(args.schedule.id);
    if (known?.status === 'confirmed') return err({ type: 'not-allowed', action: 'change-confirmed-schedule' });
    if (args.schedule.status === 'confirmed') return err({ type: 'not-allowed', action: 'confirm-without-officer' });
    await tx.feeSchedule.put(args.schedule);
    return ok();
  },
});

/**
 * A finance officer confirms a schedule against the gazette: name, date and document number; only then may it bill. Who
 * confirmed first answers for it: a second confirmation is refused.
 */
export const confirmFeeSchedule = defineMutation({
  name: 'confirm-fee-schedule',
  version: 1,
  args: z.object({ scheduleId: RowId, documentNo: z.string().min(1).max(120), confirmedOn: DateOn }),
  by: FINANCE_ROLES,
  async apply(tx, args, event) {
    const schedule = await tx.feeSchedule.get(args.scheduleId);
    if (!schedule) return err({ type: 'schedule-unknown', scheduleId: args.scheduleId });
    if (schedule.status === 'confirmed') return err({ type: 'not-allowed', action: 'change-confirmed-schedule' });
    await tx.feeSchedule.put({
      ...schedule,
      status: 'confirmed',
      confirmedBy: event.actorId,
      confirmedOn: args.confirmedOn,
      documentNo: args.documentNo,
    });
    return ok();
  },
});
