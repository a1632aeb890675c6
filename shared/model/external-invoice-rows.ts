import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

/** Systems beside this one that send bills to factories. */
export const ExternalSystem = z.enum([
  'e-license',
  'e-surveillance',
  'e-accreditation',
  'nsw',
  'ministry-ebilling',
  'payment-platform',
]);
export type ExternalSystem = z.output<typeof ExternalSystem>;

/** What another system says about one of its bills; the number, the payee and the amount are its own. */
export const ExternalInvoiceFacts = z.object({
  system: ExternalSystem,
  number: z.string().regex(/^[\w./-]{1,40}$/),
  /** The registration number as it came, for finding the factory. */
  registrationNumber: z.string().min(1).max(60),
  description: z.string().min(1).max(300),
  payeeName: z.string().min(1).max(200),
  /** Null when the other system has not told it; it is never guessed. */
  satang: z.number().int().min(1).max(999_999_999_999).nullable(),
  /** The due date of the annual fee that it bills; absent for every other fee. */
  annualDueOn: DateOn.exactOptional(),
  payBy: DateOn.exactOptional(),
  /** The text of its own payment QR. */
  qr: z.string().min(1).max(512).exactOptional(),
  status: z.enum(['open', 'paid', 'cancelled']),
  paidOn: DateOn.exactOptional(),
  /** When the other system made this state; an older one arriving later changes nothing. */
  changedAt: Instant,
});
export type ExternalInvoiceFacts = z.output<typeof ExternalInvoiceFacts>;

/** A bill of another system, shown and never billed again by this one. */
export const ExternalInvoiceRow = ExternalInvoiceFacts.extend({
  id: RowId,
  /** Absent while no factory of the office has the registration number. */
  factoryId: RowId.exactOptional(),
  receivedAt: Instant,
});
export type ExternalInvoiceRow = z.output<typeof ExternalInvoiceRow>;
