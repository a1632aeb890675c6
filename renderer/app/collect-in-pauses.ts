/** Has V8 collect what was made and dropped since it did so last. */
export type CollectYoung = () => void;

/** So long after the last key of a scan its frame is painted. */
const QUIET_MS = 120;

/** A clerk who scans without a rest makes less in this time than V8's space for new objects holds. */
const EVERY_MS = 3_000;

/**
 * The collector of the program, which asks V8 for one when it starts (`--expose-gc`); undefined in a browser, where V8 collects
 * when it wants.
 */
export const collectorOf = (global: object): CollectYoung | undefined => {
  const gc: unknown = Reflect.get(global, 'gc');
  return typeof gc === 'function' ? () => void gc.call(global, { type: 'minor' }) : undefined;
};

type PauseTarget = Pick<
  Window,
  'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout' | 'performance'
>;

/**
 * Collects while nobody waits. V8 by itself collects when its space for new objects is full, in the middle of what fills it:
 * every tenth scan stood still for that before its frame. Gives how to stop.
 */
export const collectInPauses = (target: PauseTarget, collect: CollectYoung): (() => void) => {
  let keyAtMs = 0;
  let collectedAtMs = -Infinity;
  let timer: number | undefined;
  const look = (): void => {
    timer = undefined;
    const nowMs = target.performance.now();
    const quietMs = nowMs - keyAtMs;
    if (quietMs < QUIET_MS) wait(QUIET_MS - quietMs);
    else if (nowMs - collectedAtMs >= EVERY_MS) {
      collectedAtMs = nowMs;
      collect();
    }
  };
  const wait = (ms: number): void => {
    timer = target.setTimeout(look, ms);
  };
  const onKey = (): void => {
    keyAtMs = target.performance.now();
    if (timer === undefined) wait(QUIET_MS);
  };
  target.addEventListener('keydown', onKey, { capture: true, passive: true });
  return () => {
    target.removeEventListener('keydown', onKey, { capture: true });
    target.clearTimeout(timer);
  };
};
