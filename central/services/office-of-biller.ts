import { LRUCache } from 'lru-cache';
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { createGather } from './gather.ts';

/** A payment's biller and our reference, of which the first two characters name an office. */
export interface BillerQuestion {
  readonly billerId: string;
  readonly ref1: string;
}

/** The office that a reference of ours names; of any other reference these are just two characters. */
const officeCodeOf = ({ ref1 }: BillerQuestion): string => ref1.slice(0, 2);

const keyOf = (billerId: string, officeCode: string): string => `${billerId} ${officeCode}`;

/** The office that receives by a biller, or did before: letters with a former one are still out. */
export type OfficeOfBiller = (question: BillerQuestion) => Promise<string | undefined>;

/** An office that gives up a biller has letters out with it for months, so that a second makes no difference. */
const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 1_000;
/** So many different ones are asked for at once. */
const MOST_TOGETHER = 100;

interface Found {
  readonly officeId: string | undefined;
}

const askFor = (db: Db, questions: readonly BillerQuestion[]): Promise<readonly Found[]> =>
  asStoreWork(async () => {
    const asked = new Map(questions.map((one) => [keyOf(one.billerId, officeCodeOf(one)), one]));
    const billers = [...asked.values()].map(({ billerId }) => billerId);
    const codes = [...asked.values()].map(officeCodeOf);
    // Office by office (`lateral … offset 0`), so that its row is looked up by its key whatever the planner thinks of sizes.
    const { rows } = await sql<{ biller: string; code: string; id: string }>`
      with known as materialized (
        select o.id, o.province_code, r.data->'biller'->>'billerId' as biller, r.data->'formerBillerIds' as former
        from office o cross join lateral (select data from synced_row
          where office_id = o.id and table_name = 'office' and id = o.id offset 0) as r)
      select distinct on (q.biller, q.code) q.biller, q.code, k.id
      from unnest(${billers}::text[], ${codes}::text[]) as q(biller, code)
      join known k on k.biller = q.biller or k.former ? q.biller
      order by q.biller, q.code, k.province_code = q.code desc, coalesce(k.biller = q.biller, false) desc, k.id`.execute(
      db,
    );
    const found = new Map(rows.map(({ biller, code, id }) => [keyOf(biller, code), id]));
    return questions.map((one) => ({ officeId: found.get(keyOf(one.billerId, officeCodeOf(one))) }));
  });

/**
 * Builds the look-up. Where several offices share one biller, the reference tells which; undefined where no office has it. An
 * answer is remembered for a second, because banks tell of many payments at once, and that there is none is not.
 */
export const createOfficeOfBiller = (db: Db): OfficeOfBiller => {
  const known = new LRUCache<string, string>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });
  const asking = createGather(
    (_all: string, questions: readonly BillerQuestion[]) => askFor(db, questions),
    MOST_TOGETHER,
  );
  return async (question) => {
    const key = keyOf(question.billerId, officeCodeOf(question));
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const { officeId } = await asking.add('all', question);
    if (officeId !== undefined) known.set(key, officeId);
    return officeId;
  };
};
