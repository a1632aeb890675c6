import { sql } from 'kysely';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { SlipAnswer, SlipLeadRow } from '#shared/model/money-rows.ts';
import type { Biller } from '#shared/model/office-rows.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import type { BankEvents } from '../bank-events.ts';
import type { RunAtCentre } from '../centre-mutation.ts';
import { CLOCKS_APART_MS } from '../clocks-apart.ts';
import type { BankInquiry } from './bank-inquiry.ts';
import { lookOften } from './look-often.ts';

interface AskAboutSlipsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly bankEvents: Pick<BankEvents, 'report'>;
  readonly run: RunAtCentre;
  readonly inquiries: ReadonlyMap<string, BankInquiry>;
}

/** How long after one try the next may come, in seconds: somebody stands at the counter and waits. */
const WAITS_S = [20, 60];
const MOST_TRIES = WAITS_S.length + 1;
const MOST_AT_ONCE = 20;

interface Due {
  readonly officeId: string;
  readonly lead: SlipLeadRow;
  readonly biller: Biller | null;
  readonly notice: NoticeRow | null;
  readonly attempts: number;
}

/** Takes open questions whose turn it is and notes the try before it is made; no transaction is open while a bank is asked. */
const takeDue = (db: Db, nowMs: number): Promise<readonly Due[]> =>
  asStoreWork(async () => {
    const now = new Date(nowMs).toISOString();
    // A clock that ran ahead put a try off to later than any that is right would.
    const never = new Date(nowMs + CLOCKS_APART_MS + (WAITS_S.at(-1) ?? 0) * 1000).toISOString();
    const isItsTurn = (row: string) =>
      sql`(${sql.ref(row)}.next_at <= ${now}::timestamptz or ${sql.ref(row)}.next_at > ${never}::timestamptz)`;
    const { rows } = await sql<Due>`
      with due as (
        select s.office_id, s.data, s.data->'inquiry'->>'id' as inquiry_id
        from synced_row s
        left join bank_inquiry i on i.office_id = s.office_id and i.event_id = s.data->'inquiry'->>'id'
        where s.table_name = 'slipLead' and s.data->>'askedAt' is not null
          and coalesce(${isItsTurn('i')}, true)
        order by s.data->>'askedAt' limit ${sql.lit(MOST_AT_ONCE)}),
      taken as (
        insert into bank_inquiry (office_id, event_id, attempts, next_at)
        select office_id, inquiry_id, 1, ${now}::timestamptz + make_interval(secs => ${sql.lit(WAITS_S[0] ?? 0)})
        from due
        on conflict (office_id, event_id) do update set attempts = bank_inquiry.attempts + 1,
          next_at = ${now}::timestamptz + make_interval(secs => ${sql.lit(WAITS_S.at(-1) ?? 0)})
          where ${isItsTurn('bank_inquiry')}
        returning office_id, event_id, attempts)
      select d.office_id as "officeId", d.data as lead, o.data->'biller' as biller, n.data as notice, t.attempts
      from due d join taken t on t.office_id = d.office_id and t.event_id = d.inquiry_id
      left join synced_row o on o.office_id = d.office_id and o.table_name = 'office' and o.id = d.office_id
      left join synced_row n on n.office_id = d.office_id and n.table_name = 'notice'
        and n.id = d.data->'inquiry'->>'noticeId'`.execute(db);
    return rows;
  });

/** Asks banks about slips for which somebody at a counter wants an answer. */
export interface AskAboutSlips {
  /** Asks about everything whose turn it is; gives how many questions are answered now. Throws when the database fails. */
  askDue(): Promise<number>;
  /** Looks every few seconds until the answer is called. */
  start(): () => void;
}

/**
 * Builds the service. What the bank tells of is kept and folded like any message that it signed, and that alone may make a
 * notice paid; the slip only gets the answer as a fact. Silence and "not found" leave everything as it was.
 */
export const createAskAboutSlips = (deps: AskAboutSlipsDeps): AskAboutSlips => {
  const { db, clock, log, bankEvents, run, inquiries } = deps;
  /** Undefined: there was no answer, and there is another try. */
  const answerOf = async ({ lead, biller, notice, attempts }: Due): Promise<SlipAnswer | undefined> => {
    const bank = biller?.bank;
    const inquiry = bank === undefined ? undefined : inquiries.get(bank);
    if (!inquiry || bank === undefined || !biller || !notice || !lead.inquiry) return { kind: 'cannot-ask' };
    const { paidOn } = lead.inquiry;
    const { ref1 } = notice;
    const { transRef, typed } = lead;
    const satang = typed?.satang ?? notice.totalSatang;
    const answer = await inquiry.find({ billerId: biller.billerId, ref1, satang, paidOn, transRef });
    if (answer.kind === 'not-found') return { kind: 'not-found' };
    if (answer.kind === 'found' && answer.message.billerId === biller.billerId) {
      const { message, rawBody } = answer;
      await bankEvents.report({ ...message, proof: 'signed', bank, rawBody, headers: {} });
      const { transactionId, atMs } = message;
      const paidAt = new Date(atMs).toISOString();
      return { kind: 'found', transactionId, ref1: message.ref1, satang: message.satang, paidAt };
    }
    const reason = answer.kind === 'unavailable' ? answer.reason : 'about-another';
    log.warn('slip-inquiry-open', { bank, reason, attempts });
    return attempts >= MOST_TRIES ? { kind: 'no-answer' } : undefined;
  };
  const askOne = async (due: Due): Promise<boolean> => {
    const said = await answerOf(due);
    const { officeId, lead } = due;
    if (!said || !lead.inquiry) return false;
    await run(officeId, 'note-slip-answer', [{ slipId: lead.id, inquiryId: lead.inquiry.id, said }]);
    return true;
  };
  const askDue = async (): Promise<number> => {
    const due = await takeDue(db, clock.nowMs());
    const answered = await Promise.all(due.map(askOne));
    return answered.filter(Boolean).length;
  };
  return { askDue, start: () => lookOften(askDue, log) };
};
