import { z } from 'zod';
import { ExternalSystem } from '#shared/model/external-invoice-rows.ts';

/** Known by an HMAC over every message; two or three secrets while one is being changed. */
export const JsonInvoiceAccess = z.strictObject({
  adapter: z.literal('json'),
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))
    .min(1)
    .max(3),
});
export type JsonInvoiceAccess = z.output<typeof JsonInvoiceAccess>;

/** How the systems that may tell of their bills are known, by the name that stands in their address. */
export const ExternalSystemAccesses = z.partialRecord(ExternalSystem, JsonInvoiceAccess);
export type ExternalSystemAccesses = z.output<typeof ExternalSystemAccesses>;
