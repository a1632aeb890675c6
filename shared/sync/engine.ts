import type { Clock, Log, Random } from '../lib/ports.ts';
import type { Result } from '../lib/result.ts';
import { createAlarm } from './alarm.ts';
import { backoffMs } from './backoff.ts';
import { createBootstrap } from './bootstrap.ts';
import { createComparing } from './comparing.ts';
import { createLiveNews } from './live-news.ts';
import type { Transport } from './ports.ts';
import type { Replica } from './replica.ts';
import { createForgottenCount } from './forgotten-work.ts';
import type { SyncStatus } from './sync-status.ts';
import { oneTurn } from './turn.ts';
import type { SyncError } from './turn-deps.ts';

/** Keeps one replica in step with the centre for as long as it runs. */
export interface SyncEngine {
  start(): void;
  stop(): void;
  /** Something changed here: sync now instead of at the next turn. */
  nudge(): void;
  /** One whole turn, push until nothing is left, then pull; for tests and for leaving the office. */
  syncOnce(): Promise<Result<void, SyncError>>;
  /** Compares this PC's copy with the centre's now and puts right what differs; gives how many rows. See `comparing.ts`. */
  compareAll(): Promise<Result<number, SyncError>>;
  status(): SyncStatus;
  subscribe(listener: () => void): () => void;
}

export interface SyncDeps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A turn at least this often even when no live signal came: the signal is a hint, the pull is the truth. */
const TURN_EVERY_MS = 30_000;

type Phase = SyncStatus['phase'];

const statusOf = (replica: Replica, phase: Phase, comparedAt: string | undefined): SyncStatus => ({
  phase,
  pending: replica.outbox().length,
  lastSyncedAt: replica.meta().lastSyncedAt,
  changedAt: replica.meta().changedAt,
  offsetMs: replica.meta().offsetMs,
  ...(comparedAt === undefined ? {} : { comparedAt }),
  ...(replica.meta().healed ? { healed: replica.meta().healed } : {}),
  ...(replica.meta().forgotten ? { everForgotten: replica.meta().forgotten } : {}),
});

/** Gives back how to take the listener away again. */
const addedTo = (listeners: Set<() => void>, listener: () => void) => {
  listeners.add(listener);
  return (): void => void listeners.delete(listener);
};

const endingBoth = (one: () => void, other: () => void) => (): void => {
  one();
  other();
};

/**
 * The loop:  turn ──ok──> wait (30 s, live signal or nudge) ──> turn
 *              └──error──> wait (back-off with full jitter, or nudge) ──> turn
 */
export const createSyncEngine = (deps: SyncDeps): SyncEngine => {
  const { replica, transport, clock, random, log } = deps;
  const forgotten = createForgottenCount(log, replica);
  const listeners = new Set<() => void>();
  let phase: Phase = { kind: 'idle' };
  // What a loop holds while it is the one that runs: a loop of before a stop ends with its turn, even after a new start.
  let running: symbol | undefined;
  let alarm = createAlarm();
  const news = createLiveNews(replica, () => alarm.wake());
  let stopListening = (): void => undefined;

  const tell = (next: Phase): void => {
    phase = next;
    for (const listener of listeners) listener();
  };
  const bootstrap = createBootstrap(deps, tell);
  const comparing = createComparing(deps);
  const turn = async (): Promise<Result<void, SyncError>> => {
    tell({ kind: 'syncing' });
    const result = await oneTurn({ ...deps, onForgotten: forgotten.add }, bootstrap);
    if (result.ok) tell({ kind: 'idle' });
    return result;
  };
  const waitAfter = async (result: Result<void, SyncError>, attempt: number): Promise<void> => {
    const waitMs = result.ok ? TURN_EVERY_MS : backoffMs(attempt, random);
    if (!result.ok) {
      log.warn('sync-turn-failed', { reason: result.error.type, attempt });
      tell({ kind: 'waiting', error: result.error, retryAtMs: clock.nowMs() + waitMs });
    }
    await alarm.sleep(clock, waitMs);
  };
  const loop = async (own: symbol): Promise<void> => {
    let attempt = 0;
    while (running === own) {
      alarm = createAlarm();
      news.turnBegins();
      const result = await turn();
      attempt = result.ok ? 0 : attempt + 1;
      if (result.ok && running === own) await comparing.next();
      news.turnEnded();
      if (running === own) await waitAfter(result, attempt);
    }
  };
  return {
    start: () => {
      if (running) return;
      running = Symbol('loop');
      stopListening = transport.listen((cookie) => news.hear(cookie));
      void loop(running);
    },
    stop: () => {
      running = undefined;
      stopListening();
      alarm.wake();
    },
    nudge: () => alarm.wake(),
    syncOnce: turn,
    compareAll: () => comparing.all().finally(() => tell(phase)),
    status: () => ({ ...statusOf(replica, phase, comparing.comparedAt()), ...forgotten.told() }),
    subscribe: (listener) => endingBoth(replica.subscribe(listener), addedTo(listeners, listener)),
  };
};
