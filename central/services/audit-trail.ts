import { sql, type RawBuilder } from 'kysely';
import type { AnyRow } from '#shared/model/tables.ts';
import type { RowReader } from '#shared/sync/overlay.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { createRowTexts, type RowTexts } from './row-texts.ts';
import { sha256Hex } from './tokens.ts';
import { writeVersionedRows } from './write-rows.ts';

/** Where the trail of an office ends: how many records it has, and the hash of the last (64 zeros before the first). */
export interface AuditHead {
  readonly number: number;
  readonly hash: string;
}

/** The trail of an office that has no record yet. */
export const FIRST_HEAD: AuditHead = { number: 0, hash: '0'.repeat(64) };

/** Columns of `office` that give its `AuditHead`; select them together with the lock of its row. */
export const auditHeadColumns = sql`office.audit_number::float8 as "auditNumber", office.audit_hash as "auditHash"`;

/** The columns above as they come. */
export interface AuditHeadRow {
  readonly auditNumber: number;
  readonly auditHash: string;
}
/** The head of an office's trail from the columns above. */
export const auditHeadOf = ({ auditNumber, auditHash }: AuditHeadRow): AuditHead => ({
  number: auditNumber,
  hash: auditHash,
});

/** A mutation as it was judged. What it asked for lies with its verdict; the hash says that it still does unchanged. */
export interface AuditedMutation {
  readonly kind: 'mutation';
  readonly name: string;
  readonly id: string;
  readonly clientId: string;
  readonly seq: number;
  readonly deviceId: string;
  readonly actorId: string;
  readonly occurredAt: string;
  readonly offsetMs: number;
  /** The device whose token brought it; absent when the centre made it itself. */
  readonly broughtBy?: string;
  readonly outcome: 'applied' | 'exception' | 'rejected';
  readonly error?: string;
  /** SHA-256 of the entry as it is kept with its verdict. */
  readonly entryHash: string;
}

/** What people and devices did beside mutations. */
export interface AuditedDeed {
  readonly kind:
    | 'office-opened'
    | 'numbers-leased'
    | 'register-imported'
    | 'public-address'
    | 'enrolment-code-made'
    | 'device-enrolled'
    | 'device-revoked'
    | 'pin-refused'
    | 'ministry-looked'
    | 'person-listed'
    | 'bank-file-given';
  /** A person of the office; absent where the operator's command or the centre itself acted. */
  readonly actorId?: string;
  readonly deviceId?: string;
  readonly reason?: string;
  /** The file of a bank whose bytes were given out. */
  readonly fileId?: string;
}

/** One record of the trail, before it is chained. `acts` and the changes they made together belong to one transaction. */
export interface AuditRecord {
  readonly officeId: string;
  readonly head: AuditHead;
  /** ISO UTC. */
  readonly recordedAt: string;
  readonly acts: readonly (AuditedMutation | AuditedDeed)[];
}

/** A change beside the row as it was before; null = there was none. */
export interface SeenChange extends RowChange {
  readonly old: AnyRow | null;
}

/**
 * Sets each change beside the row as it was. Mutations read most rows before they change them, so the reader knows them; a
 * row under the id of its own mutation was nothing before.
 */
export const seenChanges = (
  rows: RowReader,
  changes: readonly RowChange[],
  newIds: ReadonlySet<string>,
): Promise<readonly SeenChange[]> =>
  Promise.all(
    changes.map(async (change) => ({
      ...change,
      old: newIds.has(change.id) ? null : ((await rows.get(change.table, change.id)) ?? null),
    })),
  );

/** Fields that must not be read out of a trail, or are too large for it: their hash stands for them. */
const HIDDEN = ['pin', 'keyBase64', 'jpegBase64'] as const;

const isHidden = (field: string): boolean => HIDDEN.some((hidden) => hidden === field);

const hideSecrets = (field: string, value: unknown): unknown =>
  isHidden(field) ? `sha256:${sha256Hex(JSON.stringify(value))}` : value;

/** A row as the trail shows it. */
export const auditedRow = (row: AnyRow | null): unknown =>
  row === null
    ? null
    : Object.fromEntries(Object.entries(row).map(([field, value]) => [field, hideSecrets(field, value)]));

const auditedText = (row: AnyRow | null, textOf: RowTexts): string =>
  row !== null && HIDDEN.some((field) => field in row) ? JSON.stringify(auditedRow(row)) : textOf(row);

/** SHA-256 of a record's text behind the hash of the record before it, as 64 hex digits: the rule of the chain. */
export const chainHash = (previousHash: string, body: string): string => sha256Hex(previousHash + body);

const changeText = ({ table, id, old, row }: SeenChange, textOf: RowTexts): string =>
  `{"table":"${table}","id":${JSON.stringify(id)},"old":${auditedText(old, textOf)},"new":${auditedText(row, textOf)}}`;

/** One line of JSON, put together from the texts that the rows are stored as. */
const bodyOf = (
  { officeId, head, recordedAt, acts }: AuditRecord,
  changes: readonly SeenChange[],
  textOf: RowTexts,
): string => {
  const known = JSON.stringify({ office: officeId, number: head.number + 1, at: recordedAt, acts });
  return `${known.slice(0, -1)},"changes":[${changes.map((change) => changeText(change, textOf)).join(',')}]}`;
};

/** A record with its place in the chain, as its table takes it. */
export interface ChainedRecord {
  readonly number: number;
  /** ISO UTC. */
  readonly at: string;
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

/** Sets a record with the changes of its acts behind the head of the trail. */
export const chained = (record: AuditRecord, changes: readonly SeenChange[], textOf: RowTexts): ChainedRecord => {
  const { head, recordedAt } = record;
  const body = bodyOf(record, changes, textOf);
  return { number: head.number + 1, at: recordedAt, body, previous: head.hash, hash: chainHash(head.hash, body) };
};

/** What a statement needs to write rows and their record together. */
export interface RecordedChanges {
  /** `with` parts: the record, the office's new head and version, the rows. */
  readonly parts: RawBuilder<unknown>;
  readonly head: AuditHead;
}

/**
 * Parts of one statement that write these rows at this version of the office, whose row is locked, and record them in the
 * trail. Without changes the version stays and the acts alone are recorded.
 */
export const recordedChanges = (
  record: AuditRecord,
  version: number,
  changes: readonly SeenChange[],
): RecordedChanges => {
  const { officeId } = record;
  const textOf = createRowTexts();
  const { number, at, body, previous, hash } = chained(record, changes, textOf);
  const next: AuditHead = { number, hash };
  const audited = sql`audited as (
    insert into audit_record (office_id, number, recorded_at, body, previous_hash, hash)
    values (${officeId}, ${number}::bigint, ${at}::timestamptz, ${body}, ${previous}, ${hash}))`;
  const moved = sql`audit_number = ${next.number}::bigint, audit_hash = ${next.hash}`;
  const rows = changes.map((change) => ({ ...change, version }));
  if (changes.length === 0)
    return { head: next, parts: sql`${audited}, bumped as (update office set ${moved} where id = ${officeId})` };
  return {
    head: next,
    parts: sql`${audited},
      bumped as (update office set version = ${version}::bigint, ${moved} where id = ${officeId}),
      written as (${writeVersionedRows(officeId, rows, textOf)})`,
  };
};

/** Writes and records as above, as a statement of its own; gives the new head. */
export const storeRecorded = async (
  db: Db,
  record: AuditRecord,
  written: { readonly version: number; readonly changes: readonly SeenChange[] },
): Promise<AuditHead> => {
  const { parts, head } = recordedChanges(record, written.version, written.changes);
  await sql`with ${parts} select 1`.execute(db);
  return head;
};

/** Runs the work in a transaction: the caller's when it has one open already, else one of its own. */
export const inTransaction = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  asStoreWork(() => (db.isTransaction ? work(db) : db.transaction().execute(work)));

/** Records a deed that changes no row, in the transaction of `tx`. An office that is not there records nothing. */
export const recordDeed = async (
  tx: Db,
  at: { readonly officeId: string; readonly nowMs: number },
  deed: AuditedDeed,
): Promise<void> => {
  const { rows } = await sql<AuditHeadRow>`
    select ${auditHeadColumns} from office where id = ${at.officeId} for update`.execute(tx);
  if (!rows[0]) return;
  const recordedAt = new Date(at.nowMs).toISOString();
  const record: AuditRecord = { officeId: at.officeId, head: auditHeadOf(rows[0]), recordedAt, acts: [deed] };
  await storeRecorded(tx, record, { version: 0, changes: [] });
};
