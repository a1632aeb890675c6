import { sql } from 'kysely';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { BankEventRow } from '#shared/model/money-rows.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import type { BankEvents } from '../bank-events.ts';
import { CLOCKS_APART_MS } from '../clocks-apart.ts';
import type { BankInquiry } from './bank-inquiry.ts';
import { lookOften } from './look-often.ts';

interface AskBanksDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly bankEvents: Pick<BankEvents, 'report'>;
  readonly inquiries: ReadonlyMap<string, BankInquiry>;
}

/** A message of the bank that signs nothing usually has its payment in the bank's books by then. */
const FIRST_AFTER_S = 10;
/** How long after one try the next may come, in seconds; after the last nobody asks any more and the bank's file decides. */
const WAITS_S = [30, 120, 600, 3_600, 3 * 3_600, 12 * 3_600, 24 * 3_600];
const MOST_TRIES = WAITS_S.length + 1;
const LONGEST_DAYS = 3;
const MOST_AT_ONCE = 20;
const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

type Confirmed = Extract<BankEventRow, { readonly kind: 'confirmed' }>;
interface Due {
  readonly data: Confirmed;
  readonly attempts: number;
}

const instant = (ms: number): string => new Date(ms).toISOString();

/**
 * Takes payments whose turn it is and notes the try before it is made, all in one statement: a crash costs one try, and of
 * several servers one asks. No transaction is open while the bank is asked.
 */
const takeDue = (db: Db, banks: readonly string[], nowMs: number): Promise<readonly Due[]> =>
  asStoreWork(async () => {
    // By a clock that ran ahead a message comes, and a try is put off to, later than any that is right would have it.
    const never = instant(nowMs + CLOCKS_APART_MS);
    const isItsTurn = (
      row: string,
    ) => sql`(${sql.ref(row)}.next_at <= ${instant(nowMs)}::timestamptz or ${sql.ref(row)}.next_at
      > ${never}::timestamptz + make_interval(secs => (${WAITS_S}::int[])[${sql.ref(row)}.attempts]))`;
    const { rows } = await sql<Due>`
      with due as (
        select e.office_id, e.id, e.data, coalesce(i.attempts, 0) as attempts
        from synced_row e left join bank_inquiry i on i.office_id = e.office_id and i.event_id = e.id
        where e.table_name = 'bankEvent' and e.data->>'proof' = 'unsigned' and e.data->>'kind' = 'confirmed'
          and e.data->>'receivedAt' >= ${instant(nowMs - LONGEST_DAYS * DAY_MS)}
          and (e.data->>'receivedAt' <= ${instant(nowMs - FIRST_AFTER_S * SECOND_MS)} or e.data->>'receivedAt' > ${never})
          and e.data->>'bank' = any(${banks}) and coalesce(i.attempts, 0) < ${MOST_TRIES}::int
          and coalesce(${isItsTurn('i')}, true)
          and not exists (select from synced_row s where s.office_id = e.office_id and s.table_name = 'bankEvent'
            and s.data->>'identity' = e.data->>'identity' and s.data->>'proof' = 'signed')
        order by e.data->>'receivedAt' limit ${sql.lit(MOST_AT_ONCE)}),
      taken as (
        insert into bank_inquiry (office_id, event_id, attempts, next_at)
        select office_id, id, 1, ${instant(nowMs + (WAITS_S[0] ?? 0) * SECOND_MS)}::timestamptz from due
        on conflict (office_id, event_id) do update set attempts = bank_inquiry.attempts + 1,
          next_at = ${instant(nowMs)}::timestamptz
            + make_interval(secs => coalesce((${WAITS_S}::int[])[bank_inquiry.attempts + 1], 0))
          where ${isItsTurn('bank_inquiry')}
        returning office_id, event_id, attempts)
      select d.data, t.attempts from due d join taken t on t.office_id = d.office_id and t.event_id = d.id`.execute(db);
    return rows;
  });

/** Asks banks about payments that only unsigned messages tell of. */
export interface AskBanks {
  /** Asks about everything whose turn it is; gives how many payments the banks confirmed. Throws when the database fails. */
  askDue(): Promise<number>;
  /** Looks every few seconds until the answer is called. */
  start(): () => void;
}

/**
 * Builds the service. What a bank answers to our own question is kept and folded as a message that it signed; what it does
 * not know, and silence, leave the payment as reported: nothing is ever undone by a missing answer.
 */
export const createAskBanks = ({ db, clock, log, bankEvents, inquiries }: AskBanksDeps): AskBanks => {
  const askOne = async ({ data, attempts }: Due): Promise<boolean> => {
    const { bank, billerId, transactionId, ref1, satang, paidAtMs: atMs } = data;
    const answer = await inquiries.get(bank)?.ask({ billerId, transactionId, ref1, satang, atMs });
    const isAboutIt = answer?.kind === 'found' && answer.message.transactionId === transactionId;
    if (isAboutIt && answer.message.billerId === billerId) {
      await bankEvents.report({ ...answer.message, proof: 'signed', bank, rawBody: answer.rawBody, headers: {} });
      return true;
    }
    const reason =
      answer?.kind === 'unavailable' ? answer.reason : answer?.kind === 'found' ? 'about-another' : 'not-found';
    if (attempts >= MOST_TRIES) log.warn('bank-inquiry-given-up', { bank, reason, attempts });
    else log.warn('bank-inquiry-open', { bank, reason, attempts });
    return false;
  };
  const askDue = async (): Promise<number> => {
    if (inquiries.size === 0) return 0;
    const due = await takeDue(db, [...inquiries.keys()], clock.nowMs());
    const confirmed = await Promise.all(due.map(askOne));
    return confirmed.filter(Boolean).length;
  };
  return {
    askDue,
    start: () => lookOften(askDue, log),
  };
};
