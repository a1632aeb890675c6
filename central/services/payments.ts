import { sql } from 'kysely';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { wireName, type MutationArgs } from '#shared/mutations/registry.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { judgeTogether, type OwnEntry } from './judge-together.ts';
import { CENTRE_CLIENT_PREFIX } from './push.ts';
import type { Signals } from './signals.ts';
import type { Turns } from './turns.ts';

/** What a bank said, as the mutation takes it. */
export type BankEvent = MutationArgs<'record-bank-event'>['event'];

/** Records what banks said, with the centre's authority, all of it or nothing; saying it twice changes nothing. */
export type RecordBankEvents = (officeId: string, events: readonly BankEvent[]) => Promise<void>;

interface PaymentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly turns: Turns;
}

/** The centre counts its own mutations as any PC does. */
const attachClient = (db: Db, officeId: string, clientId: string): Promise<void> =>
  asStoreWork(async () => {
    await sql`insert into client (id, office_id) values (${clientId}, ${officeId}) on conflict (id) do nothing`.execute(
      db,
    );
  });

/** Builds the service. What a bank said takes the same way as every other mutation, so that every PC gets it by its pull. */
export const createRecordBankEvents = ({ db, clock, random, signals, turns }: PaymentsDeps): RecordBankEvents => {
  const attached = new Set<string>();
  const entryOf = (clientId: string, event: BankEvent): OwnEntry => ({
    clientId,
    id: makeRowId(clock.nowMs(), random),
    name: wireName('record-bank-event'),
    args: { event },
    actorId: CENTRE_CLIENT_PREFIX,
    deviceId: CENTRE_CLIENT_PREFIX,
    occurredAt: new Date(clock.nowMs()).toISOString(),
    monotonicMs: clock.monotonicMs(),
    offsetMs: 0,
  });
  return (officeId, events) =>
    turns.inTurn(officeId, async () => {
      const clientId = `${CENTRE_CLIENT_PREFIX}-${officeId}`;
      if (!attached.has(clientId)) await attachClient(db, officeId, clientId);
      // Noted again only when all went well: a database that was restored meanwhile may not know the client.
      attached.delete(clientId);
      const version = await judgeTogether(
        db,
        { officeId, clientId },
        events.map((event) => entryOf(clientId, event)),
      );
      attached.add(clientId);
      if (version !== undefined) await signals.publish(officeId, version);
    });
};
