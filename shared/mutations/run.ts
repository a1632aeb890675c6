import { err, ok, type Result } from '../lib/result.ts';
import { parse } from '../lib/parse.ts';
import type { DomainError } from '../model/errors.ts';
import type { Mutation, MutationEvent } from './define.ts';
import type { Tx } from './tx.ts';

/** What applying a mutation did beside its rows: the exception cards it raised. */
export interface Applied {
  readonly exceptionIds: readonly string[];
}

const mayRun = async (mutation: Mutation, tx: Tx, event: MutationEvent): Promise<Result<void, DomainError>> => {
  if (mutation.by === 'centre') {
    return event.authority ? ok() : err({ type: 'centre-only', name: mutation.name });
  }
  const actor = await tx.staff.get(event.actorId);
  if (!actor || !actor.active) return err({ type: 'actor-unknown', actorId: event.actorId });
  if (!mutation.by.includes(actor.role)) return err({ type: 'not-allowed', action: mutation.name });
  return ok();
};

/** A Tx that also notes which exception cards are put, so that the verdict can say so. */
const noteExceptions = (tx: Tx, exceptionIds: string[]): Tx => ({
  ...tx,
  exception: {
    get: (id) => tx.exception.get(id),
    list: (index, value) => tx.exception.list(index, value),
    remove: (id) => tx.exception.remove(id),
    put: (row) => {
      if (row.resolvedAt === undefined) exceptionIds.push(row.id);
      return tx.exception.put(row);
    },
  },
});

/**
 * Lets a mutation read ahead, so that what it reads later is known already; does nothing for one that cannot, or with
 * arguments that are refused anyway.
 */
export const foreseeMutation = async (mutation: Mutation, tx: Tx, args: unknown): Promise<void> => {
  if (!mutation.foresee) return;
  const parsed = parse(mutation.args, args);
  if (parsed.ok) await mutation.foresee(tx, parsed.value);
};

/**
 * Checks the actor's right and the arguments, then applies the mutation to `tx`. On an error the caller throws the
 * whole of `tx` away: nothing of a refused mutation may stay.
 */
export const runMutation = async (
  mutation: Mutation,
  tx: Tx,
  call: { readonly args: unknown; readonly event: MutationEvent },
): Promise<Result<Applied, DomainError>> => {
  const allowed = await mayRun(mutation, tx, call.event);
  if (!allowed.ok) return allowed;
  const args = parse(mutation.args, call.args);
  if (!args.ok) return args;
  const exceptionIds: string[] = [];
  const applied = await mutation.apply(noteExceptions(tx, exceptionIds), args.value, call.event);
  return applied.ok ? ok({ exceptionIds }) : applied;
};
