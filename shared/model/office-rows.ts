import { z } from 'zod';
import { RowId } from './ids.ts';
import { PinHash } from './pin-hash.ts';
import { Role } from './roles.ts';

/** An instant: ISO 8601 in UTC with milliseconds, so that texts sort as times. */
export const Instant = z.iso.datetime({ precision: 3 });
/** A calendar date, ISO `YYYY-MM-DD` in the years 1800-2399 CE; a พ.ศ. year, which exists only on screen and paper, is refused. */
export const DateOn = z.iso
  .date()
  .refine((date) => date < '2400', 'a year of the Buddhist era')
  .refine((date) => date >= '1800', 'a year before there were factories');

const BillerIdText = z.string().regex(/^\d{15}$/);

/** The biller as a bank has registered it, and how codes are written for it; nobody but the bank can make one up. */
export const Biller = z.object({
  /** Tax ID of 13 digits and a suffix of 2. */
  billerId: BillerIdText,
  /** The name that a payer's app shows. */
  registeredName: z.string().min(1).max(100),
  /** Short name of the bank, as the centre knows it. */
  bank: z
    .string()
    .regex(/^[a-z]{2,8}$/)
    .exactOptional(),
  /** What tag 01 of the QR says; dynamic where it is not said. */
  pointOfInitiation: z.enum(['static', 'dynamic']).exactOptional(),
  /** What stands in ref2: nothing, or the last day of the amount as six digits (ปี พ.ศ. เดือน วัน). */
  ref2: z.enum(['none', 'valid-until']).exactOptional(),
});
export type Biller = z.output<typeof Biller>;

/** The apps whose reading of the office's QR is worth a check before anybody is asked to pay by it. */
export const PaymentApp = z.enum(['next', 'paotang', 'k-plus', 'scb-easy', 'bbl', 'kma', 'ttb', 'mymo']);
export type PaymentApp = z.output<typeof PaymentApp>;

/** Whether an app on somebody's phone read the test QR and showed the registered name. */
export const PaymentAppCheck = z.object({
  id: RowId,
  app: PaymentApp,
  outcome: z.enum(['read', 'refused']),
  pointOfInitiation: z.enum(['static', 'dynamic']),
  checkedOn: DateOn,
  checkedBy: RowId,
});
export type PaymentAppCheck = z.output<typeof PaymentAppCheck>;

/** An address that the public can open; short, so that its QR stays coarse. */
export const PublicUrl = z
  .url({ protocol: /^https?$/ })
  .max(100)
  .regex(/[^/]$/);

/** As many former billers as an office remembers. */
export const MOST_FORMER_BILLERS = 50;

/** The office itself (สอจ.): one row; its id is the space that is synced. */
export const OfficeRow = z.object({
  id: RowId,
  /** Two digits of the province, กรมการปกครอง code; they stand in every barcode and reference of the office. */
  provinceCode: z.string().regex(/^\d{2}$/),
  name: z.string().min(1),
  nameEnglish: z.string().min(1),
  /** The bank's registered biller; absent until the office has one, and then no payment QR can be made. */
  biller: Biller.exactOptional(),
  /** Billers of before: letters with them lie in people's drawers, and what is paid by one is still money of the office. */
  formerBillerIds: z.array(BillerIdText).max(MOST_FORMER_BILLERS).readonly().exactOptional(),
  /** Newest last, and only of the biller as it is. */
  paymentAppChecks: z.array(PaymentAppCheck).max(200).readonly().exactOptional(),
  /** Where the public reaches the centre, without a slash at the end; absent: no tracking QR can be made. */
  publicUrl: PublicUrl.exactOptional(),
  isDemo: z.boolean(),
});
export type OfficeRow = z.output<typeof OfficeRow>;

/** A person of the office; their badge barcode is a scan code of kind staff. */
export const StaffRow = z.object({
  id: RowId,
  name: z.string().min(1),
  role: Role,
  badgeCode: z.string().regex(/^\d{12}$/),
  pin: PinHash,
  active: z.boolean(),
});
export type StaffRow = z.output<typeof StaffRow>;

/** The kinds of place that can hold a folder. */
export const LocationKind = z.enum(['room', 'cabinet', 'shelf', 'slot', 'desk', 'person', 'cart']);
export type LocationKind = z.output<typeof LocationKind>;

/** A place that can hold a folder (ที่เก็บ): room > cabinet > shelf > slot, or a desk, a person, a cart. */
export const LocationRow = z.object({
  id: RowId,
  code: z.string().regex(/^\d{12}$/),
  kind: LocationKind,
  name: z.string().min(1),
  parentId: RowId.exactOptional(),
  /** Order in which somebody walks past it; texts compare in walking order. */
  walkKey: z.string(),
  /** Names from the room down, joined for display: ห้อง A · ตู้ 03 · ชั้น 2. */
  path: z.string().min(1),
  capacity: z.number().int().min(0).exactOptional(),
});
export type LocationRow = z.output<typeof LocationRow>;

/** What is numbered on a PC, online or not: notices, and the barcodes of folders, places and badges. */
export const NumberKind = z.enum(['notice', 'folder', 'location', 'staff']);
export type NumberKind = z.output<typeof NumberKind>;

/** A range of running numbers leased to one device, so that two devices never use the same one, online or not. */
export const NumberBlockRow = z.object({
  id: RowId,
  kind: NumberKind,
  deviceId: RowId,
  from: z.number().int().min(1),
  to: z.number().int().min(1),
});
export type NumberBlockRow = z.output<typeof NumberBlockRow>;
