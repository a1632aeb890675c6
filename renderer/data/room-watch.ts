import type { Clock } from '#shared/lib/ports.ts';
import type { Journal } from '#shared/sync/ports.ts';

/** How much room the disk has for work. `full`: only scans are still tried, and the person is told on every page. */
export type Room = 'enough' | 'full';

/** What the disk has left for this program, bytes; undefined where nobody can say. */
export type MeasureRoom = () => Promise<number | undefined>;

export interface RoomWatch {
  state(): Room;
  subscribe(listener: () => void): () => void;
  /** The database has refused a change for want of room. */
  databaseRefused(): void;
  /** The database has taken a change. */
  databaseTook(): void;
  /** The same journal, whose refusals are noticed. */
  watching(journal: Journal): Journal;
  stop(): void;
}

/** The last part of the disk is kept for scans; other work stops before it, bytes. */
export const RESERVED_BYTES = 100_000_000;
/** A browser gives a page a share of the disk; a smaller reserve will do there, bytes. */
export const RESERVED_QUOTA_BYTES = 20_000_000;

const LOOK_EVERY_MS = 30_000;
/** While the disk is full somebody is probably making room. */
const LOOK_AGAIN_MS = 5_000;

interface RoomWatchParts {
  readonly measure: MeasureRoom;
  readonly reservedBytes: number;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Called while the journal waits for room: whoever has entries for it tries again. */
  readonly onRetry: () => void;
}

/**
 * Watches the room on disk: by asking how much is left, and by what was refused. A refusal is forgotten when something was
 * stored since or when there is room again, so that work goes on by itself.
 */
export const createRoomWatch = (parts: RoomWatchParts): RoomWatch => {
  const listeners = new Set<() => void>();
  const refusedBy = { database: false, journal: false };
  let isScarce = false;
  let isStopped = false;
  let wake = (): void => undefined;
  const state = (): Room => (isScarce || refusedBy.database || refusedBy.journal ? 'full' : 'enough');
  const change = (apply: () => void): void => {
    const before = state();
    apply();
    if (state() === before) return;
    for (const listener of listeners) listener();
    if (state() === 'full') wake();
  };
  const look = async (): Promise<void> => {
    const left = await parts.measure();
    change(() => {
      if (left === undefined) return;
      isScarce = left < parts.reservedBytes;
      // Whether the database takes more is known when it is next asked; until then there is room.
      if (!isScarce) refusedBy.database = false;
    });
    if (refusedBy.journal) parts.onRetry();
  };
  const watch = async (): Promise<void> => {
    while (!isStopped) {
      await look();
      const pause = state() === 'full' ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
      await parts.clock.sleep(pause, {
        cancelled: false,
        onCancel: (listener) => {
          wake = listener;
        },
      });
    }
  };
  void watch();
  return {
    state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    databaseRefused: () => change(() => (refusedBy.database = true)),
    databaseTook: () => change(() => (refusedBy.database = false)),
    watching: (journal) => ({
      ...journal,
      append: async (entry) => {
        const appended = await journal.append(entry);
        change(() => (refusedBy.journal = !appended.ok && appended.error.reason === 'disk-full'));
        return appended;
      },
    }),
    stop: () => {
      isStopped = true;
      wake();
    },
  };
};
