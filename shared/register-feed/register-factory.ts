import { z } from 'zod';

/** Where a factory is, as the register's columns have it (FADDR, FMOO, FSOI, FROAD, FTUMNAME, FAMPNAME, FPROVNAME, FZIPCODE). */
const RegisterAddress = z.object({
  houseNumber: z.string().exactOptional(),
  moo: z.string().exactOptional(),
  soi: z.string().exactOptional(),
  road: z.string().exactOptional(),
  subdistrict: z.string().exactOptional(),
  district: z.string().exactOptional(),
  province: z.string().exactOptional(),
  postCode: z.string().exactOptional(),
});
export type RegisterAddress = z.output<typeof RegisterAddress>;

/** FFLAG of the register (facts of the feed): 0 licensed, 1 operating, 2 struck off, 3 suspended. */
export const RegisterStatus = z.enum(['licensed', 'operating', 'struck-off', 'suspended']);
export type RegisterStatus = z.output<typeof RegisterStatus>;

/** One factory as the public register describes it: the fields that an import owns and may replace. */
export const RegisterFactory = z.object({
  /** The number as written (DISPFACREG), verbatim. */
  registrationNumber: z.string().min(1),
  /** Its one normal form, for look-up in every written form. */
  registrationKey: z.string().min(1),
  /** New 14-digit number (FID). */
  fid: z.string().exactOptional(),
  /** Internal fixed-width key (FACREG) without Excel's wrapper. */
  internalKey: z.string().exactOptional(),
  /** จำพวก 1, 2 or 3. */
  category: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  classCode: z.string().exactOptional(),
  name: z.string().min(1),
  operator: z.string().exactOptional(),
  object: z.string().exactOptional(),
  address: RegisterAddress,
  /** Horsepower in hundredths, exact: 964.57 hp is 96457. */
  hpHundredths: z.number().int().nonnegative().exactOptional(),
  /** The second horsepower column (HP2, NUI_HP), kept beside the first: which one drives the fee is an officer's decision. */
  secondHpHundredths: z.number().int().nonnegative().exactOptional(),
  workers: z.number().int().nonnegative().exactOptional(),
  capitalSatang: z.number().int().nonnegative().exactOptional(),
  startedOn: z.iso.date().exactOptional(),
  licensedOn: z.iso.date().exactOptional(),
  taxpayerId: z.string().exactOptional(),
  registerStatus: RegisterStatus.exactOptional(),
  latitude: z.number().exactOptional(),
  longitude: z.number().exactOptional(),
  lastUpdatedOn: z.iso.date().exactOptional(),
});
export type RegisterFactory = z.output<typeof RegisterFactory>;
