import { sql } from 'kysely';
import type { Clock } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { MinistryAccount, type MinistryRole } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { hashPassword } from './password-hash.ts';

interface AccountsDeps {
  readonly db: Db;
  readonly clock: Clock;
}

/** An account as the operator's list shows it. */
export interface ListedAccount extends MinistryAccount {
  readonly isClosed: boolean;
}

/** Accounts of the ministry, kept by whoever runs the centre. */
export interface MinistryAccounts {
  /** Refused when the name is taken, be it by a closed account. */
  add(account: MinistryAccount, password: string): Promise<Result<void, { readonly type: 'login-taken' }>>;
  /** Gives another password, opens a locked or closed account again, and ends its sessions. False: no such account. */
  setPassword(login: string, password: string): Promise<boolean>;
  /** Ends the account and its sessions. False: no such account. */
  close(login: string): Promise<boolean>;
  list(): Promise<readonly ListedAccount[]>;
}

const endSessions = (db: Db, login: string): Promise<unknown> =>
  sql`delete from ministry_session where login = ${login}`.execute(db);

/** Builds it. Only hashes of passwords are stored. */
export const createMinistryAccounts = ({ db, clock }: AccountsDeps): MinistryAccounts => ({
  add: async ({ login, name, role }, password) => {
    const hash = await hashPassword(password);
    return asStoreWork(async () => {
      const { rows } = await sql`insert into ministry_account (login, name, role, password_hash, created_at)
        values (${login}, ${name}, ${role}, ${hash}, ${new Date(clock.nowMs()).toISOString()}::timestamptz)
        on conflict (login) do nothing returning login`.execute(db);
      return rows.length > 0 ? ok() : err({ type: 'login-taken' } as const);
    });
  },
  setPassword: async (login, password) => {
    const hash = await hashPassword(password);
    return asStoreWork(() =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql`update ministry_account
          set password_hash = ${hash}, failed_attempts = 0, locked_until = null, closed_at = null
          where login = ${login} returning login`.execute(tx);
        await endSessions(tx, login);
        return rows.length > 0;
      }),
    );
  },
  close: (login) =>
    asStoreWork(() =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql`update ministry_account
          set closed_at = ${new Date(clock.nowMs()).toISOString()}::timestamptz
          where login = ${login} and closed_at is null returning login`.execute(tx);
        await endSessions(tx, login);
        return rows.length > 0;
      }),
    ),
  list: () =>
    asStoreWork(async () => {
      const { rows } = await sql<{ login: string; name: string; role: MinistryRole; isClosed: boolean }>`
        select login, name, role, closed_at is not null as "isClosed" from ministry_account order by login`.execute(db);
      return rows.map(({ isClosed, ...account }) => ({ ...MinistryAccount.parse(account), isClosed }));
    }),
});
