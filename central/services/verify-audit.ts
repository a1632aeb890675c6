import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import {
  type AuditHead,
  auditHeadColumns,
  type AuditHeadRow,
  auditHeadOf,
  chainHash,
  FIRST_HEAD,
} from './audit-trail.ts';
import { sha256Hex } from './tokens.ts';

/** Where a trail is broken first, and in which way. */
export interface BrokenLink {
  readonly number: number;
  readonly reason:
    | 'missing'
    | 'changed'
    | 'unreadable'
    | 'not-linked'
    | 'of-another-place'
    | 'cut-off'
    | 'head-changed'
    | 'published-head-differs'
    | 'entry-missing'
    | 'entry-changed';
}

/** What the verifier found; `head` may be written down and asked for later. */
export interface AuditReport {
  readonly records: number;
  readonly head: AuditHead;
  readonly broken: BrokenLink | undefined;
}

interface RecordRow {
  readonly number: number;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

const Body = z.object({
  office: z.string(),
  number: z.number(),
  acts: z.array(
    z.object({
      kind: z.string(),
      clientId: z.string().optional(),
      seq: z.number().optional(),
      entryHash: z.string().optional(),
    }),
  ),
});

const PAGE = 1_000;

/** Undefined when the text is none that this program writes, however well its hash fits. */
const bodyOf = ({ body }: RecordRow): z.output<typeof Body> | undefined => {
  try {
    return Body.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

/** What is wrong with this record where it stands, behind `before`. */
const faultOf = (officeId: string, before: AuditHead, row: RecordRow): BrokenLink['reason'] | undefined => {
  if (row.number <= before.number) return 'of-another-place';
  if (row.number !== before.number + 1) return 'missing';
  if (chainHash(row.previousHash, row.body) !== row.hash) return 'changed';
  if (row.previousHash !== before.hash) return 'not-linked';
  const body = bodyOf(row);
  if (!body) return 'unreadable';
  return body.office === officeId && body.number === row.number ? undefined : 'of-another-place';
};

interface EntryPlace {
  readonly clientId: string;
  readonly seq: number;
  readonly number: number;
  readonly entryHash: string;
}

const entriesOf = (row: RecordRow): readonly EntryPlace[] =>
  (bodyOf(row)?.acts ?? []).flatMap(({ clientId, seq, entryHash }) =>
    clientId === undefined || seq === undefined || entryHash === undefined
      ? []
      : [{ clientId, seq, entryHash, number: row.number }],
  );

/** What people asked for lies with the verdicts; the first that is not there or not as it was judged. */
const faultInEntries = async (
  db: Db,
  officeId: string,
  places: readonly EntryPlace[],
): Promise<BrokenLink | undefined> => {
  const asked = JSON.stringify(places.map(({ clientId, seq }) => ({ c: clientId, s: seq })));
  const { rows } = await sql<{ clientId: string; seq: number; entry: string }>`
    select v.client_id as "clientId", v.seq::float8 as seq, v.entry::text as entry
    from json_to_recordset(${asked}::json) as a(c text, s bigint)
    join verdict v on v.office_id = ${officeId} and v.client_id = a.c and v.seq = a.s`.execute(db);
  const kept = new Map(rows.map(({ clientId, seq, entry }) => [`${clientId} ${seq}`, entry]));
  for (const { clientId, seq, entryHash, number } of places) {
    const entry = kept.get(`${clientId} ${seq}`);
    if (entry === undefined) return { number, reason: 'entry-missing' };
    if (sha256Hex(entry) !== entryHash) return { number, reason: 'entry-changed' };
  }
  return undefined;
};

const pageAfter = async (db: Db, officeId: string, after: number): Promise<readonly RecordRow[]> => {
  const { rows } = await sql<RecordRow>`
    select number::float8 as number, body, previous_hash as "previousHash", hash from audit_record
    where office_id = ${officeId} and number > ${after} order by number limit ${sql.lit(PAGE)}`.execute(db);
  return rows;
};

interface PageStart {
  readonly officeId: string;
  readonly before: AuditHead;
  readonly published: AuditHead | undefined;
}

/** How many of these records hold as a chain, and what is wrong with the one behind them. */
const faultInChain = (
  at: PageStart,
  rows: readonly RecordRow[],
): { readonly held: number; readonly broken: BrokenLink | undefined } => {
  let before = at.before;
  for (const [held, row] of rows.entries()) {
    const reason = faultOf(at.officeId, before, row);
    if (reason !== undefined)
      return { held, broken: { number: reason === 'missing' ? before.number + 1 : row.number, reason } };
    if (row.number === at.published?.number && row.hash !== at.published.hash)
      return { held, broken: { number: row.number, reason: 'published-head-differs' } };
    before = row;
  }
  return { held: rows.length, broken: undefined };
};

const verifyPage = async (db: Db, at: PageStart, rows: readonly RecordRow[]): Promise<BrokenLink | undefined> => {
  const { held, broken } = faultInChain(at, rows);
  // What was asked for before the broken link comes first: the first that does not hold is named, of whatever kind.
  return (await faultInEntries(db, at.officeId, rows.slice(0, held).flatMap(entriesOf))) ?? broken;
};

const verifyIn = async (
  db: Db,
  officeId: string,
  published: AuditHead | undefined,
): Promise<AuditReport | undefined> => {
  const { rows: offices } = await sql<AuditHeadRow>`
    select ${auditHeadColumns} from office where id = ${officeId}`.execute(db);
  if (!offices[0]) return undefined;
  const head = auditHeadOf(offices[0]);
  let last = FIRST_HEAD;
  // From below the first: what somebody put there belongs to no trail.
  for (let after = Number.MIN_SAFE_INTEGER; ; after = last.number) {
    const rows = await pageAfter(db, officeId, after);
    const broken = await verifyPage(db, { officeId, before: last, published }, rows);
    if (broken) return { records: Math.max(0, broken.number - 1), head, broken };
    last = rows.at(-1) ?? last;
    if (rows.length < PAGE) break;
  }
  const end = { records: last.number, head: { number: last.number, hash: last.hash } };
  if (last.number < Math.max(head.number, published?.number ?? 0))
    return { ...end, broken: { number: last.number + 1, reason: 'cut-off' } };
  if (last.hash !== head.hash) return { ...end, broken: { number: last.number, reason: 'head-changed' } };
  return { ...end, broken: undefined };
};

/**
 * Goes through the audit trail of an office from its first record and names the first link that does not hold; undefined
 * when there is no such office. A head that was written down earlier shows that nothing behind it was cut off or made anew:
 * whoever can change the whole database could otherwise make a chain that holds in itself. Changes nothing.
 */
export const verifyAudit = (db: Db, officeId: string, published?: AuditHead): Promise<AuditReport | undefined> =>
  asStoreWork(() =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => verifyIn(tx, officeId, published)),
  );
