import { sql } from 'kysely';
import { maskName } from '#shared/domain/mask-name.ts';
import { validatePayment, type PaymentAnswer, type PaymentQuestion } from '#shared/domain/validate-payment.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { createGather } from './gather.ts';
import { keepBankMessages, type Kept } from './keep-bank-messages.ts';
import { officesOfBillers } from './office-of-biller.ts';
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

/** A message that is kept, and the office it is for; undefined when none here has its biller. */
interface OnDisk {
  readonly isRepeated: boolean;
  readonly officeId: string | undefined;
}

/** So many are recorded in one transaction at most; a single one never waits for others. */
const MOST_TOGETHER = 100;

/** Builds the service. A message is on disk before anything is done with it, and whatever a crash left undone is done by its retry. */
export const createBankEvents = ({ db, clock, log, recordBankEvents }: BankEventsDeps): BankEvents => {
  const keep = async (events: readonly ReportedEvent[]): Promise<readonly Kept[]> => {
    const kept = await keepBankMessages(db, events, new Date(clock.nowMs()).toISOString());
    for (const one of kept) if (one === 'contradicting') log.error('bank-contradicts-itself');
    return kept;
  };
  const keepTogether = async (_all: string, events: readonly ReportedEvent[]): Promise<readonly OnDisk[]> => {
    const [kept, offices] = await Promise.all([keep(events), officesOfBillers(db, events)]);
    return kept.map((one, index) => ({ isRepeated: one === 'repeated', officeId: offices[index] }));
  };
  const recordTogether = async (officeId: string, events: readonly ReportedEvent[]): Promise<readonly true[]> => {
    await recordBankEvents(officeId, events.map(bankEventOf));
    return events.map(() => true);
  };
  // Two gatherings, so that what comes next is being kept while what came before is being folded.
  const keeping = createGather(keepTogether, MOST_TOGETHER);
  const recording = createGather(recordTogether, MOST_TOGETHER);
  const report: BankEvents['report'] = async (event) => {
    const { isRepeated, officeId } = await keeping.add('all', event);
    if (officeId === undefined) return err({ type: 'biller-unknown' });
    await recording.add(officeId, event);
    return ok({ isRepeated });
  };
  return {
    report,
    validate: async (question) => {
      const { billerId, ref1 } = question;
      const [officeId] = await officesOfBillers(db, [question]);
      if (officeId === undefined) return { kind: 'not-found' };
      return validatePayment(question, {
        billerId,
        notice: await noticeOf(db, officeId, ref1),
        todayOn: isoDateAt(clock.nowMs()),
      });
    },
  };
};
