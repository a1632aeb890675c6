import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { wireName, type MutationArgs } from '#shared/mutations/registry.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { createJudge, type Arrival, type Outcome } from './judge-entry.ts';
import { CENTRE_CLIENT_PREFIX } from './push.ts';
import type { Signals } from './signals.ts';
import { createRowCache } from './sql-tx.ts';
import type { Turns } from './turns.ts';

/** What a bank said, as the mutation takes it. */
export type BankEvent = MutationArgs<'record-bank-event'>['event'];

/** Records what a bank said, with the centre's authority; saying it twice changes nothing. */
export type RecordBankEvent = (officeId: string, event: BankEvent) => Promise<Outcome>;

interface PaymentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly turns: Turns;
}

/** The next number of the centre's own client in this office; it counts its own mutations as any PC does. */
const nextSeq = (db: Db, officeId: string, clientId: string): Promise<number> =>
  asStoreWork(async () => {
    await sql`insert into client (id, office_id) values (${clientId}, ${officeId}) on conflict (id) do nothing`.execute(
      db,
    );
    const { rows } = await sql<{ next: number }>`
      select (last_seq + 1)::float8 as next from client where id = ${clientId}`.execute(db);
    invariant(rows[0], 'a client that was just attached is there');
    return rows[0].next;
  });

/** Builds the service. What a bank said takes the same way as every other mutation, so that every PC gets it by its pull. */
export const createRecordBankEvent = ({ db, clock, random, signals, turns }: PaymentsDeps): RecordBankEvent => {
  const judge = createJudge(createRowCache);
  const attempt = async (officeId: string, event: BankEvent): Promise<Outcome | undefined> => {
    const clientId = `${CENTRE_CLIENT_PREFIX}-${officeId}`;
    const nowAt = new Date(clock.nowMs()).toISOString();
    const entry: OutboxEntry = {
      clientId,
      seq: await nextSeq(db, officeId, clientId),
      id: makeRowId(clock.nowMs(), random),
      name: wireName('record-bank-event'),
      args: { event },
      actorId: CENTRE_CLIENT_PREFIX,
      deviceId: CENTRE_CLIENT_PREFIX,
      occurredAt: nowAt,
      monotonicMs: clock.monotonicMs(),
      offsetMs: 0,
    };
    const arrival: Arrival = {
      officeId,
      origin: 'centre',
      entry,
      entryJson: JSON.stringify(entry),
      receivedAt: nowAt,
    };
    const judgement = await judge.judge(db, arrival);
    invariant(judgement.kind !== 'crashed', `recording what a bank said does not crash: ${JSON.stringify(judgement)}`);
    if (judgement.kind !== 'judged') return undefined;
    if (judgement.isChange) await signals.publish(officeId, judgement.version);
    return judgement.outcome;
  };
  return (officeId, event) =>
    turns.inTurn(officeId, async () => {
      // Another server may take the same number first; then the next one is free.
      for (let tries = 0; tries < 5; tries += 1) {
        const outcome = await attempt(officeId, event);
        if (outcome) return outcome;
      }
      throw new Error('no number was free for a bank event in five attempts');
    });
};
