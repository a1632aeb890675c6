import { sql, type RawBuilder } from 'kysely';
import { type AuditHead, chained, type ChainedRecord } from './audit-trail.ts';
import { auditedMutation } from './audited-mutation.ts';
import type { Arrival, Ran } from './judge-entry.ts';
import { isStorableJson } from './json-text.ts';
import { createRowTexts, type RowTexts } from './row-texts.ts';
import { writeVersionedRows, type VersionedRow } from './write-rows.ts';

/** Where the office stands while its row is locked. */
export interface Standing {
  readonly version: number;
  readonly audit: AuditHead;
}

/** Entries of one client that were run one behind the other, in the order of their numbers. */
export type JudgedEntries = readonly (readonly [Arrival, Ran])[];

interface Gathered extends Standing {
  /** JSON texts, one for each. */
  readonly verdicts: readonly string[];
  readonly records: readonly string[];
  readonly rows: readonly VersionedRow[];
}

const jsonList = (texts: readonly string[]): string => `[${texts.join(',')}]`;

const verdictText = ({ entry, entryJson, receivedAt, broughtBy }: Arrival, { outcome }: Ran): string => {
  const by = broughtBy === undefined ? {} : { by: broughtBy };
  const known = JSON.stringify({ seq: entry.seq, id: entry.id, at: receivedAt, ...by });
  const outcomeJson = JSON.stringify(outcome);
  const told = isStorableJson(entryJson)
    ? `"outcome":${outcomeJson},"entry":${entryJson}`
    : // Inside a text, what JSON may hold and the database may not (NUL) stays an escape.
      `"outcomeText":${JSON.stringify(outcomeJson)},"entryText":${JSON.stringify(entryJson)}`;
  return `${known.slice(0, -1)},${told}}`;
};

// The body goes in as JSON, and comes to lie there letter by letter as it was hashed.
const recordText = ({ number, at, body, previous, hash }: ChainedRecord): string =>
  `{"number":${number},"at":"${at}","body":${body},"previous":"${previous}","hash":"${hash}"}`;

/** Each entry has its version and its record; of a row that several of them changed only the last state is written. */
const gather = (
  officeId: string,
  judged: JudgedEntries,
  { standing, textOf }: { readonly standing: Standing; readonly textOf: RowTexts },
): Gathered => {
  let { version, audit } = standing;
  const verdicts: string[] = [];
  const records: string[] = [];
  const rows = new Map<string, VersionedRow>();
  for (const [arrival, ran] of judged) {
    const { entry, entryJson, receivedAt, broughtBy } = arrival;
    version += ran.changes.length > 0 ? 1 : 0;
    for (const change of ran.changes) rows.set(`${change.table}/${change.id}`, { ...change, version });
    const given = { entryJson, outcome: ran.outcome, ...(broughtBy === undefined ? {} : { broughtBy }) };
    const record = { officeId, head: audit, recordedAt: receivedAt, acts: [auditedMutation(entry, given)] };
    const link = chained(record, ran.changes, textOf);
    records.push(recordText(link));
    audit = { number: link.number, hash: link.hash };
    verdicts.push(verdictText(arrival, ran));
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
  const textOf = createRowTexts();
  const { version, audit, verdicts, records, rows } = gather(officeId, judged, { standing, textOf });
  const lastSeq = judged.at(-1)?.[0].entry.seq ?? 0;
  const statement = sql`with
    advanced as (update client set last_seq = ${lastSeq}::bigint where id = ${clientId}),
    bumped as (update office set version = ${version}::bigint, audit_number = ${audit.number}::bigint,
      audit_hash = ${audit.hash} where id = ${officeId}),
    audited as (
      insert into audit_record (office_id, number, recorded_at, body, previous_hash, hash)
      select ${officeId}, a.number, a.at, a.body::text, a.previous, a.hash
      from json_to_recordset(${jsonList(records)}::json)
        as a(number bigint, at timestamptz, body json, previous text, hash text)),
    written as (${writeVersionedRows(officeId, rows, textOf)})
    insert into verdict (office_id, client_id, seq, entry_id, outcome, entry, received_at, brought_by)
    select ${officeId}, ${clientId}, v.seq, v.id, coalesce(v.outcome, v."outcomeText"::json), coalesce(v.entry, v."entryText"::json), v.at, v.by
    from json_to_recordset(${jsonList(verdicts)}::json)
      as v(seq bigint, id text, at timestamptz, by text, outcome json, entry json, "outcomeText" text, "entryText" text)`;
  return { statement, version, audit };
};
