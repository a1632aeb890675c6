import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';

/** More numbers than any office uses between two backups. */
const NUMBERS_SKIPPED = 100_000;

/**
 * Tells every office that its data are older than what its PCs have seen: the next pull of each PC begins anew, after the
 * PC has sent again what it still has. Running numbers that may stand on paper already are skipped. May be repeated.
 */
export const beginNewGeneration = async (db: Db): Promise<void> =>
  db.transaction().execute(async (tx) => {
    // Greater than any before, also when one backup is restored twice.
    await sql`update office set generation = greatest(generation + 1, extract(epoch from now())::bigint)`.execute(tx);
    await sql`update number_counter set next = next + ${sql.lit(NUMBERS_SKIPPED)}`.execute(tx);
  });
