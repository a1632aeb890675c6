import { sql } from 'kysely';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { Role } from '#shared/model/roles.ts';
import type { PersonProof } from '#shared/sync/device-protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { inTransaction, recordDeed } from './audit-trail.ts';
import { isPinOf } from './pin-hash.ts';

/** Why a person is not believed, or may not. */
export type PersonRefused =
  | { readonly type: 'actor-unknown'; readonly actorId: string }
  | { readonly type: 'not-allowed'; readonly action: string }
  | { readonly type: 'pin-wrong' }
  | { readonly type: 'pin-locked' };

/**
 * Checks at the centre that a person of the office stands behind a request: known, at work, of one of these roles, and in
 * possession of their PIN. What lets devices in or out asks for it, so that a stolen token alone is not enough.
 */
export type ConfirmPerson = (
  officeId: string,
  proof: PersonProof,
  needed: { readonly roles: readonly Role[]; readonly action: string },
) => Promise<Result<StaffRow, PersonRefused>>;

const WRONG_PINS_ALLOWED = 5;
const LOCK_MS = 15 * 60_000;

const personOf = async (db: Db, officeId: string, staffId: string): Promise<StaffRow | undefined> => {
  const { rows } = await sql<{ data: StaffRow }>`
    select data from synced_row
    where office_id = ${officeId} and table_name = 'staff' and id = ${staffId} and data is not null`.execute(db);
  return rows[0]?.data;
};

interface Proving {
  readonly officeId: string;
  readonly staffId: string;
  readonly now: string;
  /** When a lock that begins now ends. One that ends later was set by a clock that ran ahead, and counts no more. */
  readonly lockedUntil: string;
}

const isLocked = async (db: Db, at: Proving): Promise<boolean> => {
  const { rows } = await sql`select 1 from wrong_pin where office_id = ${at.officeId} and staff_id = ${at.staffId}
    and locked_until > ${at.now}::timestamptz and locked_until <= ${at.lockedUntil}::timestamptz`.execute(db);
  return rows.length > 0;
};

/** Counted before the PIN is compared: guesses sent all at once are guesses all the same. */
const countGuess = async (db: Db, at: Proving): Promise<number> => {
  const isOver = sql`(w.locked_until is not null
    and (w.locked_until <= ${at.now}::timestamptz or w.locked_until > ${at.lockedUntil}::timestamptz))`;
  const { rows } = await sql<{ attempts: number }>`
    insert into wrong_pin as w (office_id, staff_id, attempts) values (${at.officeId}, ${at.staffId}, 1)
    on conflict (office_id, staff_id) do update set
      attempts = case when ${isOver} then 1 else w.attempts + 1 end,
      locked_until = case
        when w.locked_until is not null and not ${isOver} then w.locked_until
        when w.locked_until is null and w.attempts + 1 >= ${WRONG_PINS_ALLOWED}::int then ${at.lockedUntil}::timestamptz
      end
    returning attempts`.execute(db);
  return rows[0]?.attempts ?? WRONG_PINS_ALLOWED + 1;
};

const forgetGuesses = (db: Db, officeId: string, staffId: string): Promise<unknown> =>
  sql`delete from wrong_pin where office_id = ${officeId} and staff_id = ${staffId}`.execute(db);

/** Builds it. Five wrong PINs in a row lock this person's proofs for a quarter of an hour, whatever process counts. */
export const createConfirmPerson =
  ({ db, clock, log }: { readonly db: Db; readonly clock: Clock; readonly log: Log }): ConfirmPerson =>
  (officeId, { staffId, pin }, { roles, action }) =>
    asStoreWork(async () => {
      const person = await personOf(db, officeId, staffId);
      if (!person?.active) return err({ type: 'actor-unknown', actorId: staffId });
      if (!roles.includes(person.role)) return err({ type: 'not-allowed', action });
      const nowMs = clock.nowMs();
      const now = new Date(nowMs).toISOString();
      const proving = { officeId, staffId, now, lockedUntil: new Date(nowMs + LOCK_MS).toISOString() };
      if (await isLocked(db, proving)) return err({ type: 'pin-locked' });
      const attempts = await countGuess(db, proving);
      if (attempts > WRONG_PINS_ALLOWED) return err({ type: 'pin-locked' });
      if (!(await isPinOf(pin, person.pin))) {
        log.warn('pin-refused', { officeId, attempts });
        const refused = { kind: 'pin-refused', actorId: staffId } as const;
        await inTransaction(db, (tx) => recordDeed(tx, { officeId, nowMs }, refused));
        return err({ type: attempts >= WRONG_PINS_ALLOWED ? 'pin-locked' : 'pin-wrong' });
      }
      await forgetGuesses(db, officeId, staffId);
      return ok(person);
    });
