import type { MutationArgs } from '#shared/mutations/registry.ts';
import type { Alongside } from './judge-together.ts';
import { type CentreMutationDeps, createRunAtCentre } from './centre-mutation.ts';

/** What a bank said, as the mutation takes it. */
export type BankEvent = MutationArgs<'record-bank-event'>['event'];

/**
 * Records what banks said, with the centre's authority, all of it or nothing; saying it twice changes nothing. What is stored
 * `beside` is on disk when they are, and only then.
 */
export type RecordBankEvents = (officeId: string, events: readonly BankEvent[], alongside?: Alongside) => Promise<void>;

/** Builds the service. */
export const createRecordBankEvents = (deps: CentreMutationDeps): RecordBankEvents => {
  const run = createRunAtCentre(deps);
  return (officeId, events, alongside) =>
    run(
      officeId,
      'record-bank-event',
      events.map((event) => ({ event })),
      alongside,
    );
};
