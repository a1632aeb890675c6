import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { inTransaction, recordDeed } from '../audit-trail.ts';

const ONCE_MS = 60 * 60_000;

/**
 * Records in an office's audit trail that an account of the ministry looked at it. A page asks again and again, so one look
 * counts for an hour; each process counts for itself, which at worst records one look twice.
 */
export const createNoteLook = ({ db, clock }: { readonly db: Db; readonly clock: Clock }) => {
  const lastMs = new Map<string, number>();
  return async ({ officeId, login }: { readonly officeId: string; readonly login: string }): Promise<void> => {
    const look = `${officeId} ${login}`;
    const nowMs = clock.nowMs();
    if (nowMs - (lastMs.get(look) ?? -Infinity) < ONCE_MS) return;
    lastMs.set(look, nowMs);
    const deed = { kind: 'ministry-looked', actorId: `ministry.${login}` } as const;
    await asStoreWork(() => inTransaction(db, (tx) => recordDeed(tx, { officeId, nowMs }, deed)));
  };
};
