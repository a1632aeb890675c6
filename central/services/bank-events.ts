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
import { createGather } from './gather.ts';
import { keepBankMessages, type Kept } from './keep-bank-messages.ts';
import type { BankEvent, RecordBankEvents } from './payments.ts';

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
  readonly recordBankEvents: RecordBankEvents;
}

/** The office that a reference of ours names; of any other reference these are just two characters. */
const officeCodeOf = (ref1: string): string => ref1.slice(0, 2);

/**
 * The office that receives by this biller, or did before: letters with a former one are still out. Where several offices
 * share one biller, the reference tells which.
 */
const officeOfBiller = (
  db: Db,
  { billerId, ref1 }: { readonly billerId: string; readonly ref1: string },
): Promise<string | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ id: string }>`
      select o.id from office o
      join synced_row r on r.office_id = o.id and r.table_name = 'office' and r.id = o.id
      where r.data->'biller'->>'billerId' = ${billerId} or r.data->'formerBillerIds' ? ${billerId}
      order by o.province_code = ${officeCodeOf(ref1)} desc,
        coalesce(r.data->'biller'->>'billerId' = ${billerId}, false) desc, o.id limit 1`.execute(db);
    return rows[0]?.id;
  });

const noticeOf = (db: Db, officeId: string, ref1: string): Promise<NoticeRow | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ data: NoticeRow }>`
      select data from synced_row
      where office_id = ${officeId} and table_name = 'notice' and data->>'ref1' = ${ref1}`.execute(db);
    return rows[0]?.data;
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

/** So many are recorded in one transaction at most; a single one never waits for others. */
const MOST_TOGETHER = 100;

/** Builds the service. A message is on disk before anything is done with it, and whatever a crash left undone is done by its retry. */
export const createBankEvents = ({ db, clock, log, recordBankEvents }: BankEventsDeps): BankEvents => {
  const keepTogether = async (_all: string, events: readonly ReportedEvent[]): Promise<readonly Kept[]> => {
    const kept = await keepBankMessages(db, events, new Date(clock.nowMs()).toISOString());
    for (const one of kept) if (one === 'contradicting') log.error('bank-contradicts-itself');
    return kept;
  };
  const recordTogether = async (_key: string, events: readonly ReportedEvent[]): Promise<readonly boolean[]> => {
    const [first] = events;
    invariant(first, 'nothing is gathered for nobody');
    const officeId = await officeOfBiller(db, first);
    if (officeId !== undefined) await recordBankEvents(officeId, events.map(bankEventOf));
    return events.map(() => officeId !== undefined);
  };
  // Two gatherings, so that what comes next is being kept while what came before is being folded.
  const keeping = createGather(keepTogether, MOST_TOGETHER);
  const recording = createGather(recordTogether, MOST_TOGETHER);
  const report: BankEvents['report'] = async (event) => {
    const kept = await keeping.add('all', event);
    const isOurs = await recording.add(`${event.billerId} ${officeCodeOf(event.ref1)}`, event);
    return isOurs ? ok({ isRepeated: kept === 'repeated' }) : err({ type: 'biller-unknown' });
  };
  return {
    report,
    validate: async (question) => {
      const { billerId, ref1 } = question;
      const officeId = await officeOfBiller(db, question);
      if (officeId === undefined) return { kind: 'not-found' };
      return validatePayment(question, {
        billerId,
        notice: await noticeOf(db, officeId, ref1),
        todayOn: isoDateAt(clock.nowMs()),
      });
    },
  };
};
