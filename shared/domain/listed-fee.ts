import { z } from 'zod';
import { areBandsSeamless, FeeAmount, FeeBand } from './fee-schedule.ts';
import { CalendarDate, type IsoDate } from './thai-date.ts';

/** What a fee of the catalogue comes to. `unknown` stays unknown until somebody has read the amount in the law. */
export const ListedAmount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), feeSatang: FeeAmount }),
  z.object({ kind: z.literal('per-day'), fullDaySatang: FeeAmount, fiveHourDaySatang: FeeAmount }),
  z
    .object({ kind: z.literal('by-horsepower'), bands: z.array(FeeBand).min(1).readonly() })
    .refine(areBandsSeamless, { message: 'bands begin at 0 hp, join without gap and end open', path: ['bands'] }),
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('unknown') }),
]);
export type ListedAmount = Readonly<z.output<typeof ListedAmount>>;

const versionFields = {
  id: z
    .string()
    .min(1)
    .max(160)
    .regex(/^[0-9a-z][0-9a-z_.-]*$/),
  /** The fee of the catalogue of which this is a version. */
  feeId: z.string().min(1).max(160),
  amount: ListedAmount,
  legalRef: z.string().min(1).max(400),
  collectedBy: z.enum(['provincial-office', 'tisi']),
  payee: z.string().min(1).max(200),
  channel: z.string().min(1).max(200),
  /** First and last day it applies to; null is open. */
  effectiveFrom: CalendarDate.nullable(),
  effectiveTo: CalendarDate.nullable(),
};

/**
 * A dated version of a fee that is looked up: licence, expansion, transfer, duplicate, TISI, community products. It is a
 * draft until finance confirms it by name, date and document; no notice is ever made from it.
 */
export const ListedFeeVersion = z
  .discriminatedUnion('status', [
    z.object({ ...versionFields, status: z.literal('unverified') }),
    z.object({
      ...versionFields,
      status: z.literal('confirmed'),
      confirmedBy: z.string().min(1),
      confirmedOn: z.iso.date(),
      documentNo: z.string().min(1),
    }),
  ])
  .refine(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom === null || effectiveTo === null || effectiveFrom <= effectiveTo,
    { message: 'a version ends after it begins', path: ['effectiveTo'] },
  );
export type ListedFeeVersion = Readonly<z.output<typeof ListedFeeVersion>>;

const applies = ({ effectiveFrom, effectiveTo }: ListedFeeVersion, on: IsoDate): boolean =>
  (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);

/** The confirmed version of a fee on a day, the one that came into force last; undefined while none is confirmed. */
export const listedFeeOn = (
  versions: readonly ListedFeeVersion[],
  feeId: string,
  on: IsoDate,
): ListedFeeVersion | undefined =>
  versions
    .filter((version) => version.feeId === feeId && version.status === 'confirmed' && applies(version, on))
    .toSorted((a, b) => {
      const [fromA, fromB] = [a.effectiveFrom ?? '', b.effectiveFrom ?? ''];
      if (fromA !== fromB) return fromA > fromB ? -1 : 1;
      return a.id > b.id ? -1 : 1;
    })[0];
