import { z } from 'zod';
import { dayFiguresHash } from '../domain/daily-close.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { err, ok } from '../lib/result.ts';
import { DayFiguresRow } from '../model/close-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import { DateOn } from '../model/office-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { correctedInstant } from './movements.ts';

/** The id of a closed day: the same whoever closes it. */
export const dayCloseIdFor = (day: string): string => derivedRowId('day-close', day);

/**
 * Fixes the figures of a day as the officer saw them, with a hash. Whatever happens to the day afterwards shows as a
 * difference and never changes them. The first closing stands; nobody closes a day that has not come.
 */
export const closeDay = defineMutation({
  name: 'close-day',
  version: 1,
  args: z.object({ figures: DayFiguresRow, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  by: FINANCE_ROLES,
  async apply(tx, { figures, hash }, event) {
    const { day } = figures;
    const id = dayCloseIdFor(day);
    const known = await tx.dayClose.get(id);
    if (known) return known.hash === hash ? ok() : err({ type: 'day-closed', day });
    if (day > isoDateAt(Date.parse(correctedInstant(event)))) return err({ type: 'day-not-come', day });
    if (dayFiguresHash(figures) !== hash) return err({ type: 'day-figures-differ', day });
    const closing = { closedAt: event.occurredAt, closedBy: event.actorId, remittances: [] };
    await tx.dayClose.put({ id, day, figures, hash, ...closing });
    return ok();
  },
});

/** Notes that the money of a closed day was remitted, with the number of its paper; all notes are kept. */
export const noteRemittance = defineMutation({
  name: 'note-remittance',
  version: 1,
  args: z.object({
    day: DateOn,
    remittedOn: DateOn,
    reference: z.string().trim().min(1).max(100),
    satang: z.number().int().min(1).max(999_999_999_999_999),
  }),
  by: FINANCE_ROLES,
  async apply(tx, { day, ...remittance }, event) {
    const close = await tx.dayClose.get(dayCloseIdFor(day));
    if (!close) return err({ type: 'day-not-closed', day });
    if (close.remittances.some(({ id }) => id === event.id)) return ok();
    const noted = { id: event.id, ...remittance, notedAt: event.occurredAt, notedBy: event.actorId };
    await tx.dayClose.put({ ...close, remittances: [...close.remittances, noted] });
    return ok();
  },
});
