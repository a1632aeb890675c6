import { sql } from 'kysely';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { wireName } from '#shared/mutations/registry.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { createJudge, type Arrival, type Outcome } from './judge-entry.ts';
import { CENTRE_CLIENT_PREFIX } from './push.ts';
import type { Signals } from './signals.ts';
import { createRowCache } from './sql-tx.ts';
import type { Turns } from './turns.ts';

/** What a bank says about one payment. */
export interface BankPayment {
  readonly bankTransactionId: string;
  readonly ref1: string;
  readonly satang: number;
  readonly paidAtMs: number;
  readonly channel: string;
}

/** Records what a bank said, with the centre's authority; saying it twice changes nothing. */
export type RecordBankPayment = (officeId: string, payment: BankPayment) => Promise<Outcome>;

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

/** Builds the service. The payment takes the same way as every other mutation, so that every PC gets it by its pull. */
export const createRecordBankPayment = ({ db, clock, random, signals, turns }: PaymentsDeps): RecordBankPayment => {
  const judge = createJudge(createRowCache);
  const attempt = async (officeId: string, payment: BankPayment): Promise<Outcome | undefined> => {
    const clientId = `${CENTRE_CLIENT_PREFIX}-${officeId}`;
    const { paidAtMs, ...facts } = payment;
    const nowAt = new Date(clock.nowMs()).toISOString();
    const entry: OutboxEntry = {
      clientId,
      seq: await nextSeq(db, officeId, clientId),
      id: makeRowId(clock.nowMs(), random),
      name: wireName('record-payment'),
      args: { ...facts, paidAt: new Date(paidAtMs).toISOString(), paidOn: isoDateAt(paidAtMs) },
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
    invariant(judgement.kind !== 'crashed', `recording a payment does not crash: ${JSON.stringify(judgement)}`);
    if (judgement.kind !== 'judged') return undefined;
    if (judgement.isChange) await signals.publish(officeId, judgement.version);
    return judgement.outcome;
  };
  return (officeId, payment) =>
    turns.inTurn(officeId, async () => {
      // Another server may take the same number first; then the next one is free.
      for (let tries = 0; tries < 5; tries += 1) {
        const outcome = await attempt(officeId, payment);
        if (outcome) return outcome;
      }
      throw new Error('no number was free for a payment in five attempts');
    });
};
