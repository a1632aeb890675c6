import { z } from 'zod';
import { Satang } from '#shared/domain/money.ts';
import { CalendarDate } from '#shared/domain/thai-date.ts';

/**
 * The register's status, from `FFLAG`: 0 licensed and not yet notified as started, 1 operating, 2 struck off
 * (จำหน่ายทะเบียน, which does not mean sold), 3 paused. The meanings were read in public code, not in an official table.
 */
export const RegisterStatus = z.enum(['licensed', 'operating', 'struck-off', 'paused']);
export type RegisterStatus = z.output<typeof RegisterStatus>;

/** Whose number a 13-digit id is: a juristic person's is public, a citizen's is masked wherever it is shown. */
export const TaxIdKind = z.enum(['juristic', 'citizen']);
export type TaxIdKind = z.output<typeof TaxIdKind>;

/** The parts of an address as the register writes them; `whole` when a list has one column for all. */
export const RegisterAddress = z.object({
  whole: z.string().optional(),
  houseNumber: z.string().optional(),
  village: z.string().optional(),
  lane: z.string().optional(),
  road: z.string().optional(),
  subdistrict: z.string().optional(),
  district: z.string().optional(),
  province: z.string().optional(),
  postcode: z.string().optional(),
});
export type RegisterAddress = Readonly<z.output<typeof RegisterAddress>>;

/** Degrees, WGS 84, inside Thailand's bounding box; anything else in a list is junk and left out. */
export const Coordinates = z.object({ latitude: z.number(), longitude: z.number() });
export type Coordinates = Readonly<z.output<typeof Coordinates>>;

/**
 * A factory as the public register describes it. Texts are the register's own, on one line. `registrationNumber` is
 * verbatim, `registrationKey` its one form for lookup. Which of the two horsepower figures drives the fee is not
 * settled, so both are kept, in hundredths of a horsepower (964.57 hp is 96457).
 */
export const RegisterFactory = z.object({
  registrationNumber: z.string().min(1),
  registrationKey: z.string().min(1),
  fid: z.string().optional(),
  internalKey: z.string().optional(),
  /** จำพวก 1, 2 or 3. */
  category: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  classCode: z.string().optional(),
  name: z.string().min(1),
  operatorName: z.string().optional(),
  object: z.string().optional(),
  address: RegisterAddress,
  estateName: z.string().optional(),
  hpHundredths: z.int().nonnegative().optional(),
  secondHpHundredths: z.int().nonnegative().optional(),
  workers: z.int().nonnegative().optional(),
  capitalSatang: Satang.optional(),
  startedOn: CalendarDate.optional(),
  licensedOn: CalendarDate.optional(),
  taxId: z.string().optional(),
  taxIdKind: TaxIdKind.optional(),
  registerStatus: RegisterStatus.optional(),
  coordinates: Coordinates.optional(),
  lastUpdatedOn: CalendarDate.optional(),
});
export type RegisterFactory = Readonly<z.output<typeof RegisterFactory>>;
