import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Arrival } from './judge-entry.ts';

/** After so many crashes an entry is set aside, so that it does not block everything behind it for ever. */
export const MOST_ATTEMPTS = 3;

/** Counts one crash of an entry and says how many there were. The entry itself is kept with it. */
export const noteCrash = (db: Db, arrival: Arrival, reason: string): Promise<number> =>
  asStoreWork(async () => {
    const { entry, entryJson, officeId, receivedAt } = arrival;
    const { rows } = await sql<{ attempts: number }>`
      insert into dead_letter (client_id, seq, office_id, attempts, reason, entry, last_attempt_at)
      values (${entry.clientId}, ${entry.seq}, ${officeId}, 1, ${reason}, ${entryJson}::json, ${receivedAt}::timestamptz)
      on conflict (office_id, client_id, seq) do update set
        attempts = dead_letter.attempts + 1, reason = excluded.reason, last_attempt_at = excluded.last_attempt_at
      returning attempts`.execute(db);
    return rows[0]?.attempts ?? 1;
  });

/** Marks an entry as set aside; it stays in the list for whoever repairs the cause. */
export const bury = (db: Db, arrival: Arrival): Promise<void> =>
  asStoreWork(async () => {
    const { entry, officeId, receivedAt } = arrival;
    await sql`update dead_letter set buried_at = ${receivedAt}::timestamptz
      where office_id = ${officeId} and client_id = ${entry.clientId} and seq = ${entry.seq}`.execute(db);
  });

/** An entry that was set aside. */
export interface DeadLetter {
  readonly clientId: string;
  readonly seq: number;
  readonly attempts: number;
  readonly reason: string;
  readonly entry: unknown;
}

/** The entries of an office that crashed the centre and were set aside, oldest first. */
export const listDeadLetters = (db: Db, officeId: string): Promise<readonly DeadLetter[]> =>
  asStoreWork(async () => {
    const { rows } = await sql<DeadLetter>`
      select client_id as "clientId", seq::float8 as seq, attempts, reason, entry
      from dead_letter where office_id = ${officeId} and buried_at is not null
      order by buried_at, client_id, seq`.execute(db);
    return rows;
  });
