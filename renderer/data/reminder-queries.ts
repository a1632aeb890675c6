import type { FeeReminderRow } from '#shared/model/arrears-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** The latest reminder of unpaid fees that was written to a factory. */
export const lastReminderOf = (rows: ReadModel, factoryId: string): FeeReminderRow | undefined =>
  rows.list('feeReminder', 'factoryId', factoryId).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
