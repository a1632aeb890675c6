import type { ExternalInvoiceFacts } from '#shared/model/external-invoice-rows.ts';

/** One request of another system, as it came over the wire. */
export interface InvoiceRequest {
  /** A header by its lower-case name; empty when it is missing or came more than once. */
  readonly header: (name: string) => string;
  /** Never parsed and written again: signatures are over these bytes. */
  readonly rawBody: Uint8Array;
  readonly nowMs: number;
}

/** What another system says about one of its bills, and to which office the factory belongs. */
export interface InvoiceMessage {
  /** Two digits, กรมการปกครอง code. */
  readonly provinceCode: string;
  readonly facts: Omit<ExternalInvoiceFacts, 'system'>;
}

/** What a request is; only an authenticated and wholly understood one says anything about a bill. */
export type InvoiceReading =
  | { readonly kind: 'invoice'; readonly message: InvoiceMessage }
  | { readonly kind: 'not-authenticated' }
  | { readonly kind: 'not-understood'; readonly error: { readonly type: string } };

/** The format of one system. An adapter reads; it stores nothing, decides nothing and never throws, whatever the bytes are. */
export interface InvoiceAdapter {
  read(request: InvoiceRequest): InvoiceReading;
}
