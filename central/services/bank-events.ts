import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { validatePayment, type PaymentAnswer, type PaymentQuestion } from '#shared/domain/validate-payment.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { RecordBankPayment } from './payments.ts';

/** A payment as a bank reported it, whatever its message looked like. */
export interface ConfirmedPayment {
  readonly bank: string;
  readonly billerId: string;
  readonly transactionId: string;
  readonly ref1: string;
  readonly satang: number;
  readonly paidAtMs: number;
  readonly channel: string;
  /** The message as it came. */
  readonly rawBody: Uint8Array;
}

/** No office here has this biller. The message is kept; sent again after the office was given its biller, it counts. */
export interface BillerUnknown {
  readonly type: 'biller-unknown';
}

/** What banks may tell and ask. */
export interface BankEvents {
  /** Keeps the message, then records the payment. Success means that both are on disk; repeating it changes nothing. */
  confirmed(payment: ConfirmedPayment): Promise<Result<{ readonly isRepeated: boolean }, BillerUnknown>>;
  /** Whether the bank may take this payment now. */
  validate(question: PaymentQuestion): Promise<PaymentAnswer>;
}

interface BankEventsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly recordPayment: RecordBankPayment;
}

const officeOfBiller = (db: Db, billerId: string): Promise<string | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ id: string }>`
      select o.id from office o
      join synced_row r on r.office_id = o.id and r.table_name = 'office' and r.id = o.id
      where r.data->'biller'->>'billerId' = ${billerId} order by o.id limit 1`.execute(db);
    return rows[0]?.id;
  });

const noticeOf = (db: Db, officeId: string, ref1: string): Promise<NoticeRow | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ data: NoticeRow }>`
      select data from synced_row
      where office_id = ${officeId} and table_name = 'notice' and data->>'ref1' = ${ref1}`.execute(db);
    return rows[0]?.data;
  });

/** What the bank said, without what a retry may change, such as flags and the order of fields. */
const factsHashOf = ({ ref1, satang, paidAtMs }: ConfirmedPayment): string =>
  createHash('sha256')
    .update(JSON.stringify([ref1, satang, paidAtMs]))
    .digest('hex');

type Kept = 'new' | 'repeated' | 'contradicting';

/** Appends the message. What a bank says differently under the same identity is kept too, beside the first. */
const keep = (db: Db, payment: ConfirmedPayment, receivedAt: string): Promise<Kept> =>
  asStoreWork(async () => {
    const { bank, billerId, transactionId } = payment;
    const factsHash = factsHashOf(payment);
    const { rows: added } = await sql`
      insert into bank_event (bank, biller_id, transaction_id, kind, facts_hash, raw_body, received_at)
      values (${bank}, ${billerId}, ${transactionId}, 'confirmed', ${factsHash}, ${Buffer.from(payment.rawBody)},
        ${receivedAt}::timestamptz)
      on conflict do nothing returning bank`.execute(db);
    if (added.length === 0) return 'repeated';
    const { rows: others } = await sql`
      select 1 from bank_event where bank = ${bank} and biller_id = ${billerId}
        and transaction_id = ${transactionId} and kind = 'confirmed' and facts_hash <> ${factsHash}`.execute(db);
    return others.length > 0 ? 'contradicting' : 'new';
  });

/** Builds the service. A message is on disk before anything is done with it, and whatever a crash left undone is done by its retry. */
export const createBankEvents = ({ db, clock, log, recordPayment }: BankEventsDeps): BankEvents => ({
  confirmed: async (payment) => {
    const { bank, billerId, transactionId, ref1, satang, paidAtMs, channel } = payment;
    const kept = await keep(db, payment, new Date(clock.nowMs()).toISOString());
    if (kept === 'contradicting') log.error('bank-contradicts-itself');
    const officeId = await officeOfBiller(db, billerId);
    if (officeId === undefined) return err({ type: 'biller-unknown' });
    const bankTransactionId = `${bank}-${billerId}-${transactionId}`;
    const outcome = await recordPayment(officeId, { bankTransactionId, ref1, satang, paidAtMs, channel });
    invariant(outcome.kind !== 'rejected', 'what a bank reports is never refused');
    return ok({ isRepeated: kept === 'repeated' });
  },
  validate: async (question) => {
    const officeId = await officeOfBiller(db, question.billerId);
    if (officeId === undefined) return { kind: 'not-found' };
    return validatePayment(question, {
      billerId: question.billerId,
      notice: await noticeOf(db, officeId, question.ref1),
      todayOn: isoDateAt(clock.nowMs()),
    });
  },
});
