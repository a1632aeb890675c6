import { err, ok, type Result } from '../lib/result.ts';
import { parse } from '../lib/parse.ts';
import type { DomainError } from '../model/errors.ts';
import type { TableName } from '../model/tables.ts';
import type { Mutation, MutationEvent } from './define.ts';
import { createTx, type TableTx, type Tx } from './tx.ts';

/** What applying a mutation did beside its rows: the exception cards it raised. */
export interface Applied {
  readonly exceptionIds: readonly string[];
}

/** A mutation with its arguments, which are checked once however often it runs. */
export interface ReadyMutation {
  /**
   * Lets the mutation read ahead, so that what it reads later is known already; does nothing for one that cannot, or with
   * arguments that are refused anyway.
   */
  foresee(tx: Tx): Promise<void>;
  /**
   * Checks the actor's right and the arguments, then applies the mutation to `tx`. On an error the caller throws the
   * whole of `tx` away: nothing of a refused mutation may stay.
   */
  run(tx: Tx, event: MutationEvent): Promise<Result<Applied, DomainError>>;
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
const noteExceptions = (tx: Tx, exceptionIds: string[]): Tx => {
  const exception: TableTx<'exception'> = {
    get: (id) => tx.exception.get(id),
    list: (index, value) => tx.exception.list(index, value),
    remove: (id) => tx.exception.remove(id),
    put: (row) => {
      if (row.resolvedAt === undefined) exceptionIds.push(row.id);
      return tx.exception.put(row);
    },
  };
  const noting: Partial<Tx> = { exception };
  return createTx(<T extends TableName>(table: T): TableTx<T> => noting[table] ?? tx[table]);
};

/** Checks the arguments; what is wrong with them is told by `run`, after whether the actor may. */
export const readyMutation = (mutation: Mutation, args: unknown): ReadyMutation => {
  const parsed = parse(mutation.args, args);
  return {
    foresee: async (tx) => {
      if (parsed.ok) await mutation.foresee?.(tx, parsed.value);
    },
    run: async (tx, event) => {
      const allowed = await mayRun(mutation, tx, event);
      if (!allowed.ok) return allowed;
      if (!parsed.ok) return parsed;
      const exceptionIds: string[] = [];
      const applied = await mutation.apply(noteExceptions(tx, exceptionIds), parsed.value, event);
      return applied.ok ? ok({ exceptionIds }) : applied;
    },
  };
};

/** Makes a mutation ready and runs it, for whoever runs it once. */
export const runMutation = (
  mutation: Mutation,
  tx: Tx,
  call: { readonly args: unknown; readonly event: MutationEvent },
): Promise<Result<Applied, DomainError>> => readyMutation(mutation, call.args).run(tx, call.event);
