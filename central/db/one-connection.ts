import type { QueryExecutorProvider } from 'kysely';
import type { Db } from './schema.ts';

/** A connection that is lent for a while: whatever can be run on the database can be run on it. */
export type Connection = QueryExecutorProvider;

/**
 * Lends one connection. Statements that are issued together travel together and are carried out in that order, without a
 * round trip between them; Kysely's own `connection()` sends each when the one before it has been answered. Before the work
 * ends it waits for the last statement that it issued.
 */
export const onOneConnection = <T>(db: Db, work: (connection: Connection) => Promise<T>): Promise<T> => {
  const pooled = db.getExecutor();
  return pooled.provideConnection((held) => {
    const executor = pooled.withConnectionProvider({ provideConnection: (consumer) => consumer(held) });
    return work({ getExecutor: () => executor });
  });
};
