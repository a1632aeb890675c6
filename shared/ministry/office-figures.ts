import { z } from 'zod';
import { DateOn } from '../model/office-rows.ts';
import { Role } from '../model/roles.ts';

const Count = z.number().int().nonnegative();
/** A sum of money of a whole office. */
const SatangSum = z.number().int().nonnegative();

/** How long ago the oldest unpaid year of a factory fell due, in whole years. */
export const ARREARS_AGES = ['under-1', '1-2', '2-3', '3-5', 'over-5'] as const;
export const ArrearsAge = z.enum(ARREARS_AGES);
export type ArrearsAge = z.output<typeof ArrearsAge>;

/** What is needed of an office on the overview of all of them. */
export const OfficeSummary = z.object({
  /** The day in Thailand on which overdue loans and arrears were told. */
  asOfOn: DateOn,
  factories: z.object({ total: Count, operating: Count }),
  /** Folders that are still in the office's care; `labelled` are those whose label was scanned back from the folder. */
  folders: z.object({
    kept: Count,
    labelled: Count,
    /** Printed and not scanned back yet. */
    printed: Count,
    /** With a borrower or another office. */
    out: Count,
    overdue: Count,
    /** Looked for, or not found by a count, and seen nowhere since. */
    missing: Count,
  }),
  /** The last 26 weeks: how many of the labels that are on now were on when the week was over. */
  labelledWeeks: z.array(z.object({ beginsOn: DateOn, labelled: Count })).readonly(),
  /** Operating factories of which at least one payment is on record, as the office's own list counts them. */
  arrears: z.object({
    factories: Count,
    satang: SatangSum,
    /** Of them, those with a year whose amount nobody knows: the sum is a lower limit. */
    unknownFactories: Count,
    /** Operating factories of which no payment is on record; nothing is claimed from them here. */
    withoutRecords: Count,
  }),
  /** Money that a bank has confirmed and nobody has given back, since the beginning of the fiscal year. */
  collected: z.object({
    /** Buddhist era, named by its end. */
    fiscalYear: z.number().int(),
    satang: SatangSum,
    /** October to now, `YYYY-MM` of the common era. */
    months: z
      .array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), satang: SatangSum, payments: Count }))
      .readonly(),
  }),
  /** What waits for a decision: cards of the file room, cases of money. */
  cards: z.object({ exceptions: Count, money: Count }),
});
export type OfficeSummary = z.output<typeof OfficeSummary>;

/** Everything that is counted of one office. No figure is about a person. */
export const OfficeFigures = OfficeSummary.extend({
  arrearsByAge: z.array(z.object({ age: ArrearsAge, factories: Count, satang: SatangSum })).readonly(),
  channels: z.array(z.object({ channel: z.string(), satang: SatangSum, payments: Count })).readonly(),
  /** The last 30 days, today included. */
  movementDays: z.array(z.object({ on: DateOn, movements: Count })).readonly(),
  visitWeeks: z
    .array(
      z.object({
        beginsOn: DateOn,
        visits: Count,
        /** Minutes; half of the visits took longer. */
        locateMinutes: z.number().nonnegative(),
        serveMinutes: z.number().nonnegative(),
      }),
    )
    .readonly(),
  people: z.array(z.object({ role: Role, active: Count })).readonly(),
});
export type OfficeFigures = z.output<typeof OfficeFigures>;
