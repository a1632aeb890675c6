import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** Longer is no visit but a page that was left open, ms. */
export const LONGEST_VISIT_MS = 4 * 3_600_000;

/** One visit at the counter as two times and nothing else: neither whose factory it was nor who served. */
export const VisitRow = z.object({
  id: RowId,
  beganAt: Instant,
  /** From the first key or scan until the factory was on screen, ms. */
  locateMs: z.number().int().min(0).max(LONGEST_VISIT_MS),
  /** From the first key or scan until the visitor was done, ms. */
  serveMs: z.number().int().min(0).max(LONGEST_VISIT_MS),
});
export type VisitRow = z.output<typeof VisitRow>;
