import { sql, type RawBuilder } from 'kysely';
import { type AuditHead, chained } from './audit-trail.ts';
import { auditedMutation } from './audited-mutation.ts';
import type { Arrival, Ran } from './judge-entry.ts';
import { writeVersionedRows, type VersionedRow } from './write-rows.ts';

/** Where the office stands while its row is locked. */
interface Standing {
  readonly version: number;
  readonly audit: AuditHead;
}

/** Entries of one client that were run one behind the other, in the order of their numbers. */
export type JudgedEntries = readonly (readonly [Arrival, Ran])[];

interface Gathered extends Standing {
  readonly verdicts: readonly unknown[];
  readonly records: readonly unknown[];
  readonly rows: readonly VersionedRow[];
}

const verdictOf = ({ entry, entryJson, receivedAt, broughtBy }: Arrival, { outcome }: Ran): unknown => ({
  // As texts: a text that JSON may hold and a database text may not (NUL) stays an escape inside them.
  seq: entry.seq,
  id: entry.id,
  outcome: JSON.stringify(outcome),
  entry: entryJson,
  at: receivedAt,
  ...(broughtBy === undefined ? {} : { by: broughtBy }),
});

/** Each entry has its version and its record; of a row that several of them changed only the last state is written. */
const gather = (officeId: string, judged: JudgedEntries, standing: Standing): Gathered => {
  let { version, audit } = standing;
  const verdicts: unknown[] = [];
  const records: unknown[] = [];
  const rows = new Map<string, VersionedRow>();
  for (const [arrival, ran] of judged) {
    const { entry, entryJson, receivedAt, broughtBy } = arrival;
    version += ran.changes.length > 0 ? 1 : 0;
    for (const change of ran.changes) rows.set(`${change.table}/${change.id}`, { ...change, version });
    const given = { entryJson, outcome: ran.outcome, ...(broughtBy === undefined ? {} : { broughtBy }) };
    const record = { officeId, head: audit, recordedAt: receivedAt, acts: [auditedMutation(entry, given)] };
    const link = chained(record, ran.changes);
    records.push(link);
    audit = { number: link.number, hash: link.hash };
    verdicts.push(verdictOf(arrival, ran));
  }
  return { version, audit, verdicts, records, rows: [...rows.values()] };
};

/**
 * One statement for all of it, however many there are: rows, version, trail, verdicts and the client's last number. Every entry
 * has the version, the record and the verdict it would have had alone. At least one entry.
 */
export const storingJudged = (
  at: { readonly officeId: string; readonly clientId: string },
  judged: JudgedEntries,
  standing: Standing,
): Standing & { readonly statement: RawBuilder<unknown> } => {
  const { officeId, clientId } = at;
  const { version, audit, verdicts, records, rows } = gather(officeId, judged, standing);
  const lastSeq = judged.at(-1)?.[0].entry.seq ?? 0;
  const statement = sql`with
    advanced as (update client set last_seq = ${lastSeq}::bigint where id = ${clientId}),
    bumped as (update office set version = ${version}::bigint, audit_number = ${audit.number}::bigint,
      audit_hash = ${audit.hash} where id = ${officeId}),
    audited as (
      insert into audit_record (office_id, number, recorded_at, body, previous_hash, hash)
      select ${officeId}, a.number, a.at, a.body, a.previous, a.hash
      from json_to_recordset(${JSON.stringify(records)}::json)
        as a(number bigint, at timestamptz, body text, previous text, hash text)),
    written as (${writeVersionedRows(officeId, rows)})
    insert into verdict (client_id, seq, entry_id, outcome, entry, received_at, brought_by)
    select ${clientId}, v.seq, v.id, v.outcome::json, v.entry::json, v.at, v.by
    from json_to_recordset(${JSON.stringify(verdicts)}::json)
      as v(seq bigint, id text, outcome text, entry text, at timestamptz, by text)`;
  return { statement, version, audit };
};
