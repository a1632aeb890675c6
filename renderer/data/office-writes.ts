import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { areRightsExpired } from './cached-rights.ts';
import { numberSupply } from './number-blocks.ts';
import type { MutateError, OfficeData } from './office-data.ts';
import { sheetsTaken } from './receipt-supply.ts';
import type { RoomWatch } from './room-watch.ts';
import { isScan } from './scan-mutations.ts';

/** Whether a failure says that the disk is full. */
export const isOutOfRoom = (error: { readonly type: string }): boolean =>
  error.type === 'storage-failed' && 'reason' in error && error.reason === 'quota';

const noteRoom = (room: RoomWatch, stored: Result<unknown, { readonly type: string }>): void => {
  if (stored.ok) room.databaseTook();
  else if (isOutOfRoom(stored.error)) room.databaseRefused();
};

/** Why these calls are not even tried now; scans always are. */
const barredBy = (replica: Replica, room: RoomWatch, calls: readonly MutationCall[]): MutateError | undefined => {
  if (calls.every(({ name }) => isScan(name))) return undefined;
  if (replica.meta().restoredFrom !== undefined) return { type: 'copy-restored' };
  return room.state() === 'full' ? { type: 'storage-failed', reason: 'quota' } : undefined;
};

/** Changes by whoever is signed in, and the numbers they use up. */
export const createWrites = (
  replica: Replica,
  room: RoomWatch,
  deps: { readonly actorId: () => string | undefined; readonly clock: Pick<Clock, 'nowMs'> },
): Pick<OfficeData, 'mutate' | 'mutateAll' | 'nextNumber'> => {
  const handedOut: Record<string, number> = {};
  const run = async (calls: readonly MutationCall[], actorId = deps.actorId()): ReturnType<OfficeData['mutateAll']> => {
    if (deps.actorId() === undefined || actorId === undefined) return err({ type: 'not-signed-in' });
    const barred = barredBy(replica, room, calls);
    if (barred) return err(barred);
    const { lastSyncedAt } = replica.meta();
    if (areRightsExpired(calls, { nowMs: deps.clock.nowMs(), lastSyncedAt })) return err({ type: 'rights-expired' });
    const taken = sheetsTaken(calls, replica.meta().usedNumbers);
    if (!taken.ok) return taken;
    const stored = await replica.mutate(calls, { actorId, usedNumbers: { ...handedOut, ...taken.value } });
    noteRoom(room, stored);
    return stored;
  };
  return {
    mutateAll: (calls) => run(calls),
    mutate: async (name, args, actorId) => {
      // The name and its arguments belong together by the signature; the union cannot be built from type parameters.
      const ids = await run([{ name, args } as MutationCall], actorId);
      return ids.ok ? ok({ id: ids.value[0] ?? '' }) : ids;
    },
    nextNumber: (kind) => {
      const { deviceId, usedNumbers } = replica.meta();
      const blocks = replica.readModel.list('numberBlock', 'deviceId', deviceId);
      const { next } = numberSupply(blocks, kind, Math.max(usedNumbers[kind] ?? 0, handedOut[kind] ?? 0));
      // A number that was handed out is never given again, even if nothing comes of it.
      if (next.ok) handedOut[kind] = next.value;
      return next;
    },
  };
};
