import type { z } from 'zod';
import type { Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { Role } from '../model/roles.ts';
import type { Tx } from './tx.ts';

/**
 * The circumstances of one mutation, made once by the client and sent with it, so that replaying it anywhere gives the
 * same rows. `apply` never calls a clock and never makes an id.
 */
export interface MutationEvent {
  /** UUIDv7 of the mutation; the row it creates usually takes it as its own id. */
  readonly id: string;
  readonly clientId: string;
  readonly seq: number;
  readonly deviceId: string;
  readonly actorId: string;
  /** The device's wall time, ISO UTC. */
  readonly occurredAt: string;
  /** Centre's time minus device's time as last measured, in ms. */
  readonly offsetMs: number;
  /** What only the centre knows; absent on a client. */
  readonly authority?: { readonly receivedAt: string };
}

/** A change to the office's data: written once, run optimistically on the PC and with authority at the centre. */
export interface Mutation<Name extends string = string, Args extends z.ZodType = z.ZodType> {
  readonly name: Name;
  readonly version: number;
  readonly args: Args;
  /** Who may; `'centre'` = only the central API itself, e.g. for bank data. */
  readonly by: readonly Role[] | 'centre';
  apply(tx: Tx, args: z.output<Args>, event: MutationEvent): Promise<Result<void, DomainError>>;
  /**
   * Reads at once what `apply` is going to read one after the other, as far as that can be known; writes nothing. Where
   * reading costs a round trip, whoever runs the mutation calls it first. Leaving anything out costs time only.
   */
  foresee?(tx: Tx, args: z.output<Args>): Promise<void>;
}

/** Declares a mutation; its wire name is `name@version`, and the centre keeps old versions for ever. */
export const defineMutation = <const Name extends string, Args extends z.ZodType>(
  mutation: Mutation<Name, Args>,
): Mutation<Name, Args> => mutation;
