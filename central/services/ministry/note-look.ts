import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { inTransaction, recordDeed } from '../audit-trail.ts';

const ONCE_MS = 60 * 60_000;

interface Noted {
  readonly atMs: number;
  readonly recorded: Promise<void>;
}

/**
 * Records in an office's audit trail that an account of the ministry looked at it. A page asks again and again, so one look
 * counts for an hour; each process counts for itself, which at worst records one look twice. Rejects when it cannot be
 * recorded: then nothing is to be shown, and the next look is recorded.
 */
export const createNoteLook = ({ db, clock }: { readonly db: Db; readonly clock: Clock }) => {
  const last = new Map<string, Noted>();
  return async ({ officeId, login }: { readonly officeId: string; readonly login: string }): Promise<void> => {
    const look = `${officeId} ${login}`;
    const nowMs = clock.nowMs();
    const before = last.get(look);
    // Counted both ways: a clock that was put back must not hide looks until it has caught up.
    if (before && Math.abs(nowMs - before.atMs) < ONCE_MS) return before.recorded;
    const deed = { kind: 'ministry-looked', actorId: `ministry.${login}` } as const;
    const recorded = asStoreWork(() => inTransaction(db, (tx) => recordDeed(tx, { officeId, nowMs }, deed)));
    last.set(look, { atMs: nowMs, recorded });
    try {
      await recorded;
    } catch (error) {
      last.delete(look);
      throw error;
    }
  };
};
