import { z } from 'zod';
import { provinceByCode } from '../domain/province.ts';

const Name = z.string().trim().min(1).max(200);

/** An office that begins on this PC, with the person who lets everybody else in. */
export const OfficeToOpen = z.object({
  provinceCode: z.string().refine((code) => provinceByCode(code) !== undefined),
  name: Name,
  nameEnglish: Name,
  administrator: z.object({
    name: Name,
    /** Longer than the log-in screen demands: whoever has this PIN may change everything. */
    pin: z.string().regex(/^\d{6,12}$/),
  }),
});
export type OfficeToOpen = z.output<typeof OfficeToOpen>;
