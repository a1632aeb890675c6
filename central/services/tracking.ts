import { sql } from 'kysely';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { TrackingToken } from '#shared/domain/tracking-token.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';

/** All that the public is told of a notice: no name, no number, no amount. Dates are CE, of Bangkok. */
export type TrackedStatus =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'waiting'; readonly validUntilOn: string }
  | { readonly kind: 'reported' }
  | { readonly kind: 'paid'; readonly paidOn: string }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'past'; readonly validUntilOn: string };

/** How the notice of a tracking token stands; `unknown` for any other text. */
export type Tracking = (token: string) => Promise<TrackedStatus>;

interface TrackedNotice {
  readonly kind: string;
  readonly proof: string | null;
  readonly paidAt: string | null;
  readonly validUntilOn: string;
}

/** Nobody's: asked for in the place of what cannot be a token, so that every request costs the same. */
const NOBODYS = '0'.repeat(26);

const statusOf = (notice: TrackedNotice, today: string): TrackedStatus => {
  const { kind, proof, paidAt, validUntilOn } = notice;
  if (kind === 'paid' && paidAt !== null) {
    return proof === 'reported' ? { kind: 'reported' } : { kind: 'paid', paidOn: isoDateAt(Date.parse(paidAt)) };
  }
  if (kind === 'cancelled') return { kind: 'replaced' };
  return validUntilOn < today ? { kind: 'past', validUntilOn } : { kind: 'waiting', validUntilOn };
};

/** Builds the service. The token alone finds the notice, whatever its office. */
export const createTracking =
  ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Tracking =>
  async (text) => {
    const token = TrackingToken.safeParse(text).data ?? NOBODYS;
    const { rows } = await asStoreWork(() =>
      sql<TrackedNotice>`
        select data->'state'->>'kind' as "kind", data->'state'->>'proof' as "proof",
          data->'state'->>'paidAt' as "paidAt", data->>'validUntilOn' as "validUntilOn"
        from synced_row where table_name = 'notice' and data->>'trackingToken' = ${token} limit 1`.execute(db),
    );
    return rows[0] ? statusOf(rows[0], isoDateAt(clock.nowMs())) : { kind: 'unknown' };
  };
