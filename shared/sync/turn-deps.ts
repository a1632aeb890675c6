import type { Clock } from '../lib/ports.ts';
import type { StorageFailed, Transport, TransportError } from './ports.ts';
import type { Replica } from './replica.ts';

/** What stops a turn; the next one tries again. */
export type SyncError = TransportError | StorageFailed;

/** What one turn needs. */
export interface TurnDeps {
  readonly replica: Replica;
  readonly transport: Transport;
  readonly clock: Clock;
}
