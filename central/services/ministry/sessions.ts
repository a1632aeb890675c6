import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { MinistryError } from '#shared/ministry/errors.ts';
import { MinistryAccount } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { sha256Hex } from '../tokens.ts';
import { isPassword } from './password-hash.ts';

/** A session ends after a working day, and earlier when nobody uses it. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;
const LONGEST_REST_MS = 3_600_000;
/** How often a session that is in use is noted as such. */
const NOTED_EVERY_MS = 60_000;

const MOST_ATTEMPTS = 5;
const LOCKED_MS = 5 * 60_000;
const TOKEN_BYTES = 32;

type Refusal<T extends MinistryError['type']> = Extract<MinistryError, { readonly type: T }>;

/** Log-in with a password, and who a request comes from afterwards. */
export interface MinistrySessions {
  logIn(
    login: string,
    password: string,
  ): Promise<
    Result<
      { readonly token: string; readonly account: MinistryAccount },
      Refusal<'ministry-denied'> | Refusal<'ministry-locked'>
    >
  >;
  recognise(token: string): Promise<Result<MinistryAccount, Refusal<'ministry-session-over'>>>;
  logOut(token: string): Promise<void>;
}

interface KnownAccount {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly hash: string;
  readonly lockedUntilMs: number | null;
}

const accountOf = async (db: Db, login: string): Promise<KnownAccount | undefined> => {
  const { rows } = await sql<KnownAccount>`
    select login, name, role, password_hash as hash, (extract(epoch from locked_until) * 1000)::float8 as "lockedUntilMs"
    from ministry_account where login = ${login} and closed_at is null`.execute(db);
  return rows[0];
};

const isLocked = ({ lockedUntilMs }: KnownAccount, nowMs: number): boolean =>
  lockedUntilMs !== null && lockedUntilMs > nowMs && lockedUntilMs <= nowMs + LOCKED_MS;

const instant = (ms: number): string => new Date(ms).toISOString();

/**
 * Counts a try before its password is compared: tries sent all at once are tries all the same. The last one that is allowed
 * locks the account for a while; after that the count begins anew. Gives how many there were.
 */
const countTry = async (db: Db, login: string, nowMs: number): Promise<number> => {
  // A lock that ends later than any begun now was set by a clock that ran ahead.
  const isLockOver = sql`locked_until is not null and (locked_until <= ${instant(nowMs)}::timestamptz
    or locked_until > ${instant(nowMs + LOCKED_MS)}::timestamptz)`;
  const { rows } = await sql<{ attempts: number }>`
    update ministry_account set
      failed_attempts = case when ${isLockOver} then 1 else failed_attempts + 1 end,
      locked_until = case
        when locked_until is not null and not (${isLockOver}) then locked_until
        when locked_until is null and failed_attempts + 1 >= ${MOST_ATTEMPTS}::int then ${instant(nowMs + LOCKED_MS)}::timestamptz
      end
    where login = ${login} returning failed_attempts as attempts`.execute(db);
  return rows[0]?.attempts ?? MOST_ATTEMPTS + 1;
};

/** Begins a session by the password of this hash; undefined when the account has got another one, or was closed, meanwhile. */
const begin = async (db: Db, { login, hash }: KnownAccount, nowMs: number): Promise<string | undefined> => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const now = instant(nowMs);
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`update ministry_account set failed_attempts = 0, locked_until = null
      where login = ${login} and password_hash = ${hash} and closed_at is null returning login`.execute(tx);
    if (rows.length === 0) return undefined;
    await sql`delete from ministry_session where begun_at < ${instant(nowMs - LONGEST_SESSION_MS)}::timestamptz`.execute(
      tx,
    );
    await sql`insert into ministry_session (token_hash, login, begun_at, last_used_at)
      values (${sha256Hex(token)}, ${login}, ${now}::timestamptz, ${now}::timestamptz)`.execute(tx);
    return token;
  });
};

const noteUse = (db: Db, hash: string, nowMs: number): Promise<unknown> =>
  sql`update ministry_session set last_used_at = ${instant(nowMs)}::timestamptz
    where token_hash = ${hash} and last_used_at < ${instant(nowMs - NOTED_EVERY_MS)}::timestamptz`.execute(db);

/** Builds it. Sessions lie in the database, so any server of the centre knows them; only hashes of tokens are stored. */
export const createMinistrySessions = ({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: Clock;
}): MinistrySessions => ({
  logIn: (login, password) =>
    asStoreWork(async () => {
      const known = await accountOf(db, login);
      const nowMs = clock.nowMs();
      if (known && isLocked(known, nowMs)) return err({ type: 'ministry-locked' });
      if (known && (await countTry(db, login, nowMs)) > MOST_ATTEMPTS) return err({ type: 'ministry-locked' });
      if (!(await isPassword(password, known?.hash)) || !known) return err({ type: 'ministry-denied' });
      const account = MinistryAccount.parse({ login: known.login, name: known.name, role: known.role });
      const token = await begin(db, known, nowMs);
      return token === undefined ? err({ type: 'ministry-denied' }) : ok({ token, account });
    }),
  recognise: (token) =>
    asStoreWork(async () => {
      const nowMs = clock.nowMs();
      const hash = sha256Hex(token);
      const { rows } = await sql<MinistryAccount>`
        select a.login, a.name, a.role from ministry_session s join ministry_account a on a.login = s.login
        where s.token_hash = ${hash} and a.closed_at is null
          and s.begun_at > ${instant(nowMs - LONGEST_SESSION_MS)}::timestamptz
          and s.last_used_at > ${instant(nowMs - LONGEST_REST_MS)}::timestamptz`.execute(db);
      const [known] = rows;
      if (!known) return err({ type: 'ministry-session-over' });
      await noteUse(db, hash, nowMs);
      return ok(MinistryAccount.parse(known));
    }),
  logOut: (token) =>
    asStoreWork(async () => {
      await sql`delete from ministry_session where token_hash = ${sha256Hex(token)}`.execute(db);
    }),
});
