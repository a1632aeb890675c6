import type { Clock } from '#shared/lib/ports.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import type { Db } from '../db/schema.ts';
import { createMinistryAccounts } from '../services/ministry/accounts.ts';

/** The same everywhere and known to everybody, as everything of the demo. */
export const DEMO_MINISTRY_PASSWORD = 'faem-ministry';

const ACCOUNTS: readonly MinistryAccount[] = [
  { login: 'ministry', name: 'ผู้ตรวจราชการ (สาธิต)', role: 'ministry-reader' },
  { login: 'centre', name: 'ผู้ดูแลศูนย์กลาง (สาธิต)', role: 'centre-administrator' },
];

/** Lets people look at the ministry's pages of a demo; accounts that are there already are left as they are. */
export const seedDemoMinistry = async (deps: { readonly db: Db; readonly clock: Clock }): Promise<void> => {
  const accounts = createMinistryAccounts(deps);
  const known = new Set((await accounts.list()).map(({ login }) => login));
  for (const account of ACCOUNTS) {
    if (!known.has(account.login)) await accounts.add(account, DEMO_MINISTRY_PASSWORD);
  }
};
