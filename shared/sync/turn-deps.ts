import type { Clock } from '../lib/ports.ts';
import type { StorageFailed, Transport, TransportError } from './ports.ts';
import type { Replica } from './replica.ts';
import type { ForgottenWork } from './sync-status.ts';

/** What stops a turn; the next one tries again. */
export type SyncError = TransportError | StorageFailed;

/** What one turn needs. */
export interface TurnDeps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Hears of work that a restored centre had forgotten, push by push. */
  readonly onForgotten?: (more: ForgottenWork) => void;
}
