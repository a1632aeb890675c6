import type { Cancel, Clock, Log, Random } from '../lib/ports.ts';
import type { Result } from '../lib/result.ts';
import { backoffMs } from './backoff.ts';
import type { Transport } from './ports.ts';
import type { Replica } from './replica.ts';
import type { SyncStatus } from './sync-status.ts';
import { oneTurn, type SyncError } from './turn.ts';

/** Keeps one replica in step with the centre for as long as it runs. */
export interface SyncEngine {
  start(): void;
  stop(): void;
  /** Something changed here: sync now instead of at the next turn. */
  nudge(): void;
  /** One whole turn, push until nothing is left, then pull; for tests and for leaving the office. */
  syncOnce(): Promise<Result<void, SyncError>>;
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

/** A wait that `wake` ends early. */
const createAlarm = () => {
  let listeners: (() => void)[] = [];
  let cancelled = false;
  const alarm: Cancel = {
    get cancelled() {
      return cancelled;
    },
    onCancel: (listener) => {
      listeners.push(listener);
    },
  };
  const wake = (): void => {
    cancelled = true;
    for (const listener of listeners) listener();
    listeners = [];
  };
  return { alarm, wake };
};

type Phase = SyncStatus['phase'];

const statusOf = (replica: Replica, phase: Phase): SyncStatus => ({
  phase,
  pending: replica.outbox().length,
  lastSyncedAt: replica.meta().lastSyncedAt,
  offsetMs: replica.meta().offsetMs,
});

/**
 * The loop:  turn ──ok──> wait (30 s, live signal or nudge) ──> turn
 *              └──error──> wait (back-off with full jitter, or nudge) ──> turn
 */
export const createSyncEngine = (deps: SyncDeps): SyncEngine => {
  const { replica, transport, clock, random, log } = deps;
  const listeners = new Set<() => void>();
  let phase: Phase = { kind: 'idle' };
  let isRunning = false;
  let alarm = createAlarm();
  let stopListening = (): void => undefined;

  const tell = (next: Phase): void => {
    phase = next;
    for (const listener of listeners) listener();
  };
  const turn = async (): Promise<Result<void, SyncError>> => {
    tell({ kind: 'syncing' });
    const result = await oneTurn(deps, tell);
    if (result.ok) tell({ kind: 'idle' });
    return result;
  };
  const waitAfter = async (result: Result<void, SyncError>, attempt: number): Promise<void> => {
    const waitMs = result.ok ? TURN_EVERY_MS : backoffMs(attempt, random);
    if (!result.ok) {
      log.warn('sync-turn-failed', { reason: result.error.type, attempt });
      tell({ kind: 'waiting', error: result.error, retryAtMs: clock.nowMs() + waitMs });
    }
    if (isRunning && !alarm.alarm.cancelled) await clock.sleep(waitMs, alarm.alarm);
  };
  const loop = async (): Promise<void> => {
    let attempt = 0;
    while (isRunning) {
      alarm = createAlarm();
      const result = await turn();
      attempt = result.ok ? 0 : attempt + 1;
      await waitAfter(result, attempt);
    }
  };
  return {
    start: () => {
      if (isRunning) return;
      isRunning = true;
      stopListening = transport.listen(() => alarm.wake());
      void loop();
    },
    stop: () => {
      isRunning = false;
      stopListening();
      alarm.wake();
    },
    nudge: () => alarm.wake(),
    syncOnce: turn,
    status: () => statusOf(replica, phase),
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = replica.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
  };
};
