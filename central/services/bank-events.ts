import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { maskName } from '#shared/domain/mask-name.ts';
import { validatePayment, type PaymentAnswer, type PaymentQuestion } from '#shared/domain/validate-payment.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { BankEvent, RecordBankEvent } from './payments.ts';

/** What a bank told, whatever its message looked like. */
export interface ReportedEvent {
  readonly kind: 'confirmed' | 'reversed';
  readonly bank: string;
  readonly billerId: string;
  /** The bank's own number of the payment; a reversal names the payment it takes back. */
  readonly transactionId: string;
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly satang: number;
  /** When the bank took or gave back the money, ms since 1970. */
  readonly atMs: number;
  readonly channel: string;
  /** `signed` when the bank's signature was checked, or when it is the bank's answer to our own question. */
  readonly proof: 'signed' | 'unsigned';
  /** In clear; only a masked form of it leaves this service. */
  readonly payerName?: string | undefined;
  /** The message as it came. */
  readonly rawBody: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** No office here has this biller. The message is kept; sent again after the office was given its biller, it counts. */
export interface BillerUnknown {
  readonly type: 'biller-unknown';
}

/** What banks may tell and ask. */
export interface BankEvents {
  /** Keeps the message, then records what it says. Success means that both are on disk; repeating it changes nothing. */
  report(event: ReportedEvent): Promise<Result<{ readonly isRepeated: boolean }, BillerUnknown>>;
  /** Whether the bank may take this payment now. */
  validate(question: PaymentQuestion): Promise<PaymentAnswer>;
}

interface BankEventsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly recordBankEvent: RecordBankEvent;
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
const factsHashOf = ({ ref1, satang, atMs }: ReportedEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([ref1, satang, atMs]))
    .digest('hex');

/** Headers that open doors are no evidence. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

const keptHeaders = (headers: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase()))),
  );

type Kept = 'new' | 'repeated' | 'contradicting';

/** Appends the message. What a bank says differently under the same identity is kept too, beside the first. */
const keep = (db: Db, event: ReportedEvent, receivedAt: string): Promise<Kept> =>
  asStoreWork(async () => {
    const { bank, billerId, transactionId, kind, proof } = event;
    const factsHash = factsHashOf(event);
    const { rows: added } = await sql`
      insert into bank_event (bank, biller_id, transaction_id, kind, facts_hash, proof, headers, raw_body, received_at)
      values (${bank}, ${billerId}, ${transactionId}, ${kind}, ${factsHash}, ${proof}, ${keptHeaders(event.headers)}::json,
        ${Buffer.from(event.rawBody)}, ${receivedAt}::timestamptz)
      on conflict do nothing returning bank`.execute(db);
    if (added.length === 0) return 'repeated';
    const { rows: others } = await sql`
      select 1 from bank_event where bank = ${bank} and biller_id = ${billerId}
        and transaction_id = ${transactionId} and kind = ${kind} and facts_hash <> ${factsHash}`.execute(db);
    return others.length > 0 ? 'contradicting' : 'new';
  });

const bankEventOf = ({
  payerName,
  ref2,
  rawBody: _raw,
  headers: _headers,
  atMs,
  ...facts
}: ReportedEvent): BankEvent => {
  const { kind, ...word } = facts;
  const payerMasked = maskName(payerName ?? '');
  const told = {
    ...word,
    ...(ref2 === undefined ? {} : { ref2 }),
    ...(payerMasked === undefined ? {} : { payerMasked }),
  };
  return kind === 'confirmed' ? { ...told, kind, paidAtMs: atMs } : { ...told, kind, reversedAtMs: atMs };
};

/** Builds the service. A message is on disk before anything is done with it, and whatever a crash left undone is done by its retry. */
export const createBankEvents = ({ db, clock, log, recordBankEvent }: BankEventsDeps): BankEvents => ({
  report: async (event) => {
    const kept = await keep(db, event, new Date(clock.nowMs()).toISOString());
    if (kept === 'contradicting') log.error('bank-contradicts-itself');
    const officeId = await officeOfBiller(db, event.billerId);
    if (officeId === undefined) return err({ type: 'biller-unknown' });
    const outcome = await recordBankEvent(officeId, bankEventOf(event));
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
