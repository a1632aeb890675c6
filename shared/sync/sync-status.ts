import type { StorageFailed, TransportError } from './ports.ts';

/** Work of this PC that its centre knew once and then did not, in entries. */
export interface ForgottenWork {
  readonly sentAgain: number;
  readonly lost: number;
}

/** What the sync engine is doing, in facts; the words stand in the renderer. */
export interface SyncStatus {
  readonly phase:
    | { readonly kind: 'idle' }
    | { readonly kind: 'bootstrapping'; readonly rows: number; readonly ofRows: number }
    | { readonly kind: 'syncing' }
    | { readonly kind: 'waiting'; readonly error: TransportError | StorageFailed; readonly retryAtMs: number };
  /** Mutations not yet known to be at the centre. */
  readonly pending: number;
  /** Instant of the last complete pull; undefined before the first. */
  readonly lastSyncedAt: string | undefined;
  /** Instant at which each table last got something new; absent for one that never did. */
  readonly changedAt: Readonly<Record<string, string>>;
  /** When this copy was last compared with the centre's as a whole, since the program was started. */
  readonly comparedAt?: string;
  /** Rows that differed and were put right, since this copy was made, and when last. */
  readonly healed?: { readonly rows: number; readonly at: string };
  /**
   * What a restored centre had forgotten of this PC's work, since the program was started: entries that were sent again, and
   * entries that this PC does not have any more either.
   */
  readonly forgotten?: ForgottenWork;
  /** The same since this copy was made, and when last. */
  readonly everForgotten?: ForgottenWork & { readonly at: string };
  /** Centre's clock minus this PC's, ms; more than two minutes off is shown as a warning. */
  readonly offsetMs: number;
}
