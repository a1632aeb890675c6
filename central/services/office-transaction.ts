import { sql } from 'kysely';
import { onOneConnection, type Connection } from '../db/one-connection.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { type AuditHead, type AuditHeadRow, auditHeadColumns, auditHeadOf } from './audit-trail.ts';

/** Where an office and one of its clients stand, while both are locked. */
export interface LockedOffice {
  readonly version: number;
  readonly lastSeq: number;
  readonly audit: AuditHead;
}

/** What the work wants to become of the transaction. */
export type Ending<T> =
  /**
   * Runs these last statements and commits; they travel together with the commit. `whenSent` is called when they are on
   * their way: whoever asks for the office from then on gets it the moment this is over.
   */
  | {
      readonly kind: 'commit';
      readonly write: (connection: Connection) => Promise<unknown>;
      readonly value: T;
      readonly whenSent?: (() => void) | undefined;
    }
  | { readonly kind: 'roll-back'; readonly value: T };

const lockOffice = async (
  connection: Connection,
  officeId: string,
  clientId: string,
): Promise<LockedOffice | undefined> => {
  // Both rows are locked: after waiting for the lock, PostgreSQL shows the newest state of locked rows only.
  const { rows } = await sql<Omit<LockedOffice, 'audit'> & AuditHeadRow>`
    select office.version::float8 as "version", c.last_seq::float8 as "lastSeq", ${auditHeadColumns}
    from office join client c on c.office_id = office.id
    where office.id = ${officeId} and c.id = ${clientId} for update`.execute(connection);
  return rows[0] && { version: rows[0].version, lastSeq: rows[0].lastSeq, audit: auditHeadOf(rows[0]) };
};

const rollBack = async (connection: Connection): Promise<void> => {
  try {
    await sql`rollback`.execute(connection);
  } catch {
    // The connection is gone, and with it the transaction; the failure that led here is already on its way up.
  }
};

const commit = async <T>(connection: Connection, ending: Ending<T> & { readonly kind: 'commit' }): Promise<void> => {
  const ended = Promise.allSettled([ending.write(connection), sql`commit`.execute(connection)]);
  ending.whenSent?.();
  for (const statement of await ended) if (statement.status === 'rejected') throw statement.reason;
};

/**
 * One transaction under the office's row lock. Statements issued together travel together: opening, locking and what the
 * work asks before it awaits the lock are one round trip, writing and committing another. What is read behind the lock
 * is read when it is held. Whatever throws leaves nothing behind.
 */
export const inOfficeTransaction = async <T>(
  db: Db,
  lock: { readonly officeId: string; readonly clientId: string },
  work: (connection: Connection, locked: Promise<LockedOffice | undefined>) => Promise<Ending<T>>,
): Promise<T> =>
  asStoreWork(() =>
    onOneConnection(db, async (connection) => {
      try {
        const begun = sql`begin`.execute(connection);
        const lockedWhenBegun = Promise.all([begun, lockOffice(connection, lock.officeId, lock.clientId)]);
        const locked = lockedWhenBegun.then(([, office]) => office);
        // A lock that was not got is the cause of what fails behind it; the work has ended all the same before the rollback.
        const [gotten, worked] = await Promise.allSettled([locked, work(connection, locked)]);
        if (gotten.status === 'rejected') throw gotten.reason;
        if (worked.status === 'rejected') throw worked.reason;
        const ending = worked.value;
        if (ending.kind === 'commit') await commit(connection, ending);
        else await rollBack(connection);
        return ending.value;
      } catch (error) {
        await rollBack(connection);
        throw error;
      }
    }),
  );
