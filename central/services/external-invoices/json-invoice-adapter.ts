import { z } from 'zod';
import { parse } from '#shared/lib/parse.ts';
import { ExternalInvoiceFacts } from '#shared/model/external-invoice-rows.ts';
import { jsonOf } from '../banks/bank-adapter.ts';
import { isSignedWebhook } from '../banks/standard-webhook.ts';
import type { JsonInvoiceAccess } from './external-access.ts';
import type { InvoiceAdapter } from './invoice-adapter.ts';

/** When the other system made this state; written with any offset, kept in UTC so that texts sort as times. */
const ChangedAt = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const Message = z.object({
  type: z.literal('invoice.changed'),
  data: ExternalInvoiceFacts.omit({ system: true }).extend({
    provinceCode: z.string().regex(/^\d{2}$/),
    changedAt: ChangedAt,
  }),
});

/**
 * A system, or a gateway in front of one, that speaks this system's own format and signs it by the Standard Webhooks
 * scheme. The formats of the live systems were not published; each gets an adapter beside this one.
 */
export const createJsonInvoiceAdapter = ({ secrets }: JsonInvoiceAccess): InvoiceAdapter => ({
  read: ({ header, rawBody, nowMs }) => {
    const headers = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    };
    if (!isSignedWebhook(secrets, { headers, rawBody, nowMs })) return { kind: 'not-authenticated' };
    const parsed = parse(Message, jsonOf(rawBody));
    if (!parsed.ok) return { kind: 'not-understood', error: parsed.error };
    const { provinceCode, ...facts } = parsed.value.data;
    return { kind: 'invoice', message: { provinceCode, facts } };
  },
});
