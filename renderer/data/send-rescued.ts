import { carryEntries } from '#shared/sync/carry-entries.ts';
import type { SyncEngine } from '#shared/sync/engine.ts';
import type { Transport } from '#shared/sync/ports.ts';
import type { OfficeDatabase } from './database.ts';

/**
 * Brings what a backup held of a lost PC's unsent work to the centre, once the centre has filled this copy. Under the client
 * and numbers of the lost PC: what it had sent itself meanwhile counts once.
 */
export const createRescue = (db: OfficeDatabase, transport: Transport, engine: SyncEngine): (() => void) => {
  let isSending = false;
  let sentFor: string | undefined;
  const send = async (): Promise<void> => {
    const entries = await db.rescued.toArray();
    if (entries.length === 0) return;
    const carried = await carryEntries(transport, entries, () => undefined);
    if (!carried.ok) return;
    await db.rescued.bulkDelete(entries.map(({ id }) => id));
    engine.nudge();
  };
  return () => {
    const { lastSyncedAt } = engine.status();
    // Once for every complete turn: what failed is tried again after the next.
    if (lastSyncedAt === undefined || lastSyncedAt === sentFor || isSending) return;
    sentFor = lastSyncedAt;
    isSending = true;
    void send()
      // A database that does not answer, or was closed meanwhile, still holds the work: the next turn, or start, sends it.
      .catch(() => {
        sentFor = undefined;
      })
      .finally(() => {
        isSending = false;
      });
  };
};
