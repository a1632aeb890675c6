import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';

/** Whether this process should be sent requests, and if not, why. */
export type Readiness = { readonly isReady: true } | { readonly isReady: false; readonly because: NotReady };
export type NotReady = 'draining' | 'database-unavailable' | 'schema-outdated';

interface ReadinessDeps {
  readonly db: Db;
  readonly isDraining: () => boolean;
  /** The last step of the schema that this program needs. A later one is fine: steps only add. */
  readonly lastStep: number;
  readonly limitMs?: number;
}

/** An answer that takes longer would come too late for whoever balances the load. */
const LIMIT_MS = 2_000;

const readLastStep = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from schema_step`.execute(db);
  return rows[0]?.last ?? 0;
};

const within = async <T>(work: Promise<T>, limitMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Builds the question. It asks the database each time: one that was restored or replaced below a running server counts. */
export const createReadiness =
  ({ db, isDraining, lastStep, limitMs = LIMIT_MS }: ReadinessDeps): (() => Promise<Readiness>) =>
  async () => {
    if (isDraining()) return { isReady: false, because: 'draining' };
    try {
      const found = await within(readLastStep(db), limitMs);
      return found >= lastStep ? { isReady: true } : { isReady: false, because: 'schema-outdated' };
    } catch {
      // Whatever it is, requests would meet it too; the requests that do log it.
      return { isReady: false, because: 'database-unavailable' };
    }
  };
