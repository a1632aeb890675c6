/** The world, as pure code may ask for it. Every implementation is handed in by a composition root. */

/** Time. `nowMs` is wall time (may jump); `monotonicMs` never runs backwards within one process. */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
  /** Resolves after `ms`, or earlier when `cancel` fires. */
  sleep(ms: number, cancel?: Cancel): Promise<void>;
}

/** A cancellation that may be listened to; `shared` has no AbortController. */
export interface Cancel {
  readonly cancelled: boolean;
  onCancel(listener: () => void): void;
}

/** Uniform random numbers in [0, 1). */
export type Random = () => number;

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits; synchronous so that chains can be computed anywhere. */
export type Hash = (text: string) => string;

/** Structured log without personal data. `event` is a stable kebab-case name. */
export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
