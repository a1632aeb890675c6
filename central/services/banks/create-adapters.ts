import { unreachable } from '#shared/lib/invariant.ts';
import type { BankAccess, BankAccesses } from './bank-access.ts';
import type { BankAdapter } from './bank-adapter.ts';
import { createBblAdapter } from './bbl-adapter.ts';
import { createKtbAdapter } from './ktb-adapter.ts';
import { createScbAdapter } from './scb-adapter.ts';
import { createStandardWebhookAdapter } from './standard-webhook-adapter.ts';

const adapterOf = (access: BankAccess): BankAdapter => {
  switch (access.adapter) {
    case 'standard-webhook':
      return createStandardWebhookAdapter(access);
    case 'scb':
      return createScbAdapter(access);
    case 'ktb':
      return createKtbAdapter(access);
    case 'bbl':
      return createBblAdapter(access);
    default:
      return unreachable(access);
  }
};

/** The adapter of every bank that may talk to this centre, by the bank's short name. */
export const createAdapters = (accesses: BankAccesses): ReadonlyMap<string, BankAdapter> =>
  new Map(Object.entries(accesses).map(([bank, access]) => [bank, adapterOf(access)]));
