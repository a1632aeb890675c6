import { sql } from 'kysely';
import { validatePayment, type PaymentAnswer, type PaymentQuestion } from '#shared/domain/validate-payment.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { keepBankMessages } from './keep-bank-messages.ts';
import { createOfficeOfBiller } from './office-of-biller.ts';
import type { RecordBankEvents } from './payments.ts';
import { createRecordBankMessages } from './record-bank-messages.ts';

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
  /** Keeps the message and records what it says. Success means that both are on disk; repeating it changes nothing. */
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

/** Builds the service. A message of a biller that nobody has is kept too; its retry counts once an office got the biller. */
export const createBankEvents = (deps: BankEventsDeps): BankEvents => {
  const { db, clock, log } = deps;
  const officeOf = createOfficeOfBiller(db);
  const record = createRecordBankMessages(deps);
  const report: BankEvents['report'] = async (event) => {
    const officeId = await officeOf(event);
    if (officeId !== undefined) return ok({ isRepeated: (await record(officeId, event)) === 'repeated' });
    const [kept] = await keepBankMessages(db, [event], new Date(clock.nowMs()).toISOString());
    if (kept === 'contradicting') log.error('bank-contradicts-itself');
    return err({ type: 'biller-unknown' });
  };
  return {
    report,
    validate: async (question) => {
      const { billerId, ref1 } = question;
      const officeId = await officeOf(question);
      if (officeId === undefined) return { kind: 'not-found' };
      return validatePayment(question, {
        billerId,
        notice: await noticeOf(db, officeId, ref1),
        todayOn: isoDateAt(clock.nowMs()),
      });
    },
  };
};
