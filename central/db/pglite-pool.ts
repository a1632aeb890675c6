import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

/** What PGlite answers, in the shape of the `pg` driver; nobody asks it for the command. */
const runOn = async (pglite: PGlite, text: string, parameters: readonly unknown[]): Promise<unknown> => {
  const { rows, affectedRows } = await pglite.query<unknown>(text, [...parameters]);
  return { command: 'SELECT', rowCount: affectedRows ?? rows.length, rows };
};

/**
 * PGlite has one connection, and two overlapping transactions on it would mix. This pool lends it to one at a time, in
 * order of asking, so that everything written for a pool of PostgreSQL connections also runs on PGlite.
 */
export const createPglitePool = (pglite: PGlite): PostgresPool => {
  let free: Promise<void> = Promise.resolve();
  const connect = async (): Promise<PostgresPoolClient> => {
    const before = free;
    let giveBack = (): void => undefined;
    free = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    const query = (text: unknown, parameters?: unknown): unknown =>
      runOn(pglite, String(text), Array.isArray(parameters) ? parameters : []);
    // Kysely's type also declares a cursor overload, which needs a cursor option that is never set here.
    return { query: query as PostgresPoolClient['query'], release: () => giveBack() };
  };
  return { connect, end: async () => pglite.close() };
};
