import type { StoreApi } from 'zustand/vanilla';
import type { BackupControl } from '#services/backup-store.ts';
import type { Host } from '#shared/host/host.ts';

/** So long nobody may have pressed a key, moved the mouse or scanned before a backup begins by itself. */
const IDLE_MS = 2 * 60_000;
const LOOK_EVERY_MS = 60_000;
/** After a failure the next try waits, so that a bad stick is not written again and again. */
const RETRY_MS = 30 * 60_000;

export interface BackupScheduleParts {
  readonly backups: StoreApi<BackupControl>;
  readonly lifecycle: Pick<Host['lifecycle'], 'beforeClose'>;
  /** How long ago somebody last did anything at this PC, ms. */
  readonly idleMs: () => number;
  readonly nowMs: () => number;
  /** Runs again and again; gives how to stop. */
  readonly every: (ms: number, run: () => void) => () => void;
}

/**
 * Makes backups by themselves: once a day when nobody is at work, when the window closes and one is due, and before every
 * update. Never while somebody scans or types.
 */
export const startBackupSchedule = (parts: BackupScheduleParts): (() => void) => {
  const { backups } = parts;
  let notBeforeMs = -Infinity;
  const isWanted = (): boolean => {
    const { folder, age, isBeforeUpdate } = backups.getState();
    return folder?.state === 'there' && (isBeforeUpdate || age === 'due' || age === 'late');
  };
  const backUp = async (): Promise<void> => {
    const done = await backups.getState().backUp();
    if (!done.ok) notBeforeMs = parts.nowMs() + RETRY_MS;
  };
  const finish = async (): Promise<void> => {
    backups.setState({ isClosing: true });
    await backUp();
  };
  let isOffered = false;
  const offer = (): void => {
    if (isOffered === isWanted()) return;
    isOffered = !isOffered;
    parts.lifecycle.beforeClose?.(isOffered ? finish : undefined);
  };
  const tick = async (): Promise<void> => {
    await backups.getState().look();
    const isIdle = parts.idleMs() >= IDLE_MS && backups.getState().activity === 'resting';
    if (isIdle && isWanted() && parts.nowMs() >= notBeforeMs) await backUp();
  };
  const stopOffering = backups.subscribe(offer);
  const stopLooking = parts.every(LOOK_EVERY_MS, () => void tick());
  void tick();
  return () => {
    stopOffering();
    stopLooking();
  };
};

/** Follows every key, press and touch of a window; gives how long ago the last one was, and how to stop. */
export const watchIdleness = (target: EventTarget, nowMs: () => number): { idleMs: () => number; stop: () => void } => {
  let lastMs = nowMs();
  const note = (): void => {
    lastMs = nowMs();
  };
  const kinds = ['keydown', 'pointerdown', 'wheel'];
  for (const kind of kinds) target.addEventListener(kind, note, { capture: true, passive: true });
  return {
    idleMs: () => nowMs() - lastMs,
    stop: () => {
      for (const kind of kinds) target.removeEventListener(kind, note, { capture: true });
    },
  };
};
