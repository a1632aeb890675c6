/** Has V8 collect what was made and dropped. */
export interface Collector {
  /** What is new alone, in some ms. */
  readonly young: () => void;
  /** Everything, by a walk through all rows: some 30 ms for an office of 5,000 folders, 400 ms for one of 100,000. */
  readonly whole: () => void;
}

/** After which pause to collect, and how long after it was done last. */
interface Pace {
  readonly quietMs: number;
  readonly everyMs: number;
}

/**
 * The frame of a scan is painted within this pause after its last key, and a clerk who scans without a rest makes less
 * in that time than V8's space for new objects holds.
 */
const YOUNG: Pace = { quietMs: 120, everyMs: 3_000 };

/** Nobody begins again in just the moment that a walk takes, after a pause so much longer; and so much less of all time is spent on walks. */
const WHOLE = { quietTimes: 25, everyTimes: 100, quietAtLeastMs: 2_000 } as const;
/** What the first walk is taken to cost, until one was made: that of a very large office. */
const WALK_MS = 400;

/**
 * The collector of the program, which asks V8 for one when it starts (`--expose-gc`); undefined in a browser, where V8 collects
 * when it wants.
 */
export const collectorOf = (global: object): Collector | undefined => {
  const gc: unknown = Reflect.get(global, 'gc');
  if (typeof gc !== 'function') return undefined;
  return { young: () => void gc.call(global, { type: 'minor' }), whole: () => void gc.call(global, { type: 'major' }) };
};

type PauseTarget = Pick<
  Window,
  'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout' | 'performance'
>;

const watchPauses = (target: PauseTarget, pace: () => Pace, collect: () => void) => {
  const { performance } = target;
  let touchedAtMs = 0;
  let collectedAtMs = -Infinity;
  let timer: number | undefined;
  const look = (): void => {
    const { quietMs, everyMs } = pace();
    const nowMs = performance.now();
    const dueMs = Math.max(touchedAtMs + quietMs, collectedAtMs + everyMs);
    if (nowMs < dueMs) {
      timer = target.setTimeout(look, dueMs - nowMs);
      return;
    }
    timer = undefined;
    collect();
    collectedAtMs = performance.now();
  };
  return {
    touch: (): void => {
      touchedAtMs = performance.now();
      if (timer === undefined) look();
    },
    stop: (): void => target.clearTimeout(timer),
  };
};

/**
 * Collects while nobody waits. V8 by itself collects when its spaces are full, in the middle of what fills them: every tenth
 * scan stood still for its new objects before its frame, and every two hundredth for a walk through all rows. Gives how to stop.
 */
export const collectInPauses = (target: PauseTarget, collector: Collector): (() => void) => {
  let walkMs = WALK_MS;
  const young = watchPauses(target, () => YOUNG, collector.young);
  const whole = watchPauses(
    target,
    () => ({
      quietMs: Math.max(WHOLE.quietAtLeastMs, walkMs * WHOLE.quietTimes),
      everyMs: walkMs * WHOLE.everyTimes,
    }),
    () => {
      const startMs = target.performance.now();
      collector.whole();
      walkMs = target.performance.now() - startMs;
    },
  );
  const onTouch = (): void => {
    young.touch();
    whole.touch();
  };
  const when = { capture: true, passive: true };
  target.addEventListener('keydown', onTouch, when);
  target.addEventListener('pointerdown', onTouch, when);
  // Reading all rows left much behind.
  whole.touch();
  return () => {
    target.removeEventListener('keydown', onTouch, when);
    target.removeEventListener('pointerdown', onTouch, when);
    young.stop();
    whole.stop();
  };
};
