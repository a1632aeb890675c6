import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../db/schema.ts';
import type { MinistryUserWish } from '../office-request.ts';
import { createMinistryAccounts } from '../services/ministry/accounts.ts';
import { type Answer, refused } from './answer.ts';

const PASSWORD_BYTES = 15;

/** 120 random bits in 20 characters that a keyboard of any language types alike. */
const makePassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

const passwordLines = (password: string): readonly string[] => [
  `Password: ${password}`,
  'It is shown this once; only its hash is stored. Hand it over in person or by phone, not by mail.',
];

const done = (...lines: readonly string[]): Answer => ({ isDone: true, lines });
const unknown = (login: string): Answer => refused(`There is no account ${login}. Nothing was changed.`);

/** Carries out what an operator wants of the ministry's accounts; passwords are made here and never typed. */
export const ministryUserCommand = async (
  deps: { readonly db: Db; readonly clock: Clock },
  wish: MinistryUserWish,
): Promise<Answer> => {
  const accounts = createMinistryAccounts(deps);
  switch (wish.kind) {
    case 'add': {
      const password = makePassword();
      const added = await accounts.add(wish.account, password);
      if (added.ok)
        return done(`Account ${wish.account.login} (${wish.account.role}) is open.`, ...passwordLines(password));
      return refused(`The name ${wish.account.login} is taken. Nothing was changed.`);
    }
    case 'password': {
      const password = makePassword();
      if (!(await accounts.setPassword(wish.login, password))) return unknown(wish.login);
      return done('The old password and all sessions of the account have ended.', ...passwordLines(password));
    }
    case 'close':
      if (!(await accounts.close(wish.login))) return unknown(wish.login);
      return done(`Account ${wish.login} is closed; its sessions have ended.`);
    case 'list': {
      const listed = await accounts.list();
      if (listed.length === 0) return done('There are no accounts yet.');
      return done(
        ...listed.map(({ login, role, name, isClosed }) => `${login}  ${role}${isClosed ? ' (closed)' : ''}  ${name}`),
      );
    }
  }
};
