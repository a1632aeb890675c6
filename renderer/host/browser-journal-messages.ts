import { z } from 'zod';
import { OutboxEntry } from '#shared/sync/protocol.ts';

/** What the page asks of its journal worker. */
export type JournalRequest =
  | { readonly kind: 'probe' }
  | { readonly kind: 'append'; readonly entry: OutboxEntry }
  | { readonly kind: 'read' }
  | { readonly kind: 'trim'; readonly clientId: string; readonly throughSeq: number }
  | { readonly kind: 'release' };

/** A request with the number its answer will carry. */
export interface NumberedRequest {
  readonly number: number;
  readonly request: JournalRequest;
}

/** The worker's answer; `entries` only when the journal was to be read. */
export const JournalAnswer = z.object({
  number: z.number().int(),
  outcome: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), entries: z.array(OutboxEntry).readonly().exactOptional() }),
    z.object({ kind: z.literal('failed'), reason: z.enum(['disk-full', 'unreadable']) }),
  ]),
});
export type JournalAnswer = z.output<typeof JournalAnswer>;
