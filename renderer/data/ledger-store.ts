import { indexedValue, tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { rowKey } from '#shared/sync/overlay.ts';
import type { RowChange, SnapshotRow } from '#shared/sync/ports.ts';
import { isMemoryTable } from '#shared/sync/read-model.ts';
import { bucketKey, bucketRange } from './buckets.ts';
import type { LedgerArchive, LedgerRecord, OfficeDatabase } from './database.ts';

const findKey = (table: TableName, index: string, value: string): string => `${table}/${index}/${value}`;

const findsOf = (table: TableName, row: AnyRow): string[] =>
  tables[table].indexes.flatMap((index) => {
    const value = indexedValue(row, index);
    return value === undefined ? [] : [findKey(table, index, value)];
  });

/** A ledger row as it is stored, with what it is found by. */
export const ledgerRecord = (table: TableName, row: AnyRow): LedgerRecord => ({
  key: rowKey(table, row.id),
  finds: findsOf(table, row),
  row,
});

/** Where a row of a bootstrap lies; two of its indexes may meet in one bucket, which holds it once. */
const archiveKeysOf = (table: TableName, row: AnyRow): ReadonlySet<string> => {
  const finds = findsOf(table, row);
  return new Set((finds.length > 0 ? finds : [row.id]).map((find) => bucketKey(table, find)));
};

/**
 * Ledger rows of a bootstrap, packed by what they are found by: a row with two indexes lies in two places, one without any
 * lies under its id. Rows of memory tables are left out.
 */
export const packArchive = (rows: Iterable<SnapshotRow>): readonly LedgerArchive[] => {
  const packed = new Map<string, AnyRow[]>();
  for (const { table, row } of rows) {
    if (isMemoryTable(table)) continue;
    for (const key of archiveKeysOf(table, row)) {
      const archive = packed.get(key);
      if (archive) archive.push(row);
      else packed.set(key, [row]);
    }
  }
  return [...packed].map(([key, content]) => ({ key, rows: content }));
};

/** Starts the writes for what changed in ledger tables; part of a commit's transaction. */
export const writeLedger = (db: OfficeDatabase, changes: readonly RowChange[]): PromiseLike<unknown>[] => {
  const ledger = changes.filter(({ table }) => !isMemoryTable(table));
  const kept = ledger.flatMap(({ table, row }) => (row ? [ledgerRecord(table, row)] : []));
  const gone = ledger.flatMap(({ table, id, row }) => (row ? [] : [rowKey(table, id)]));
  return [
    ...(kept.length > 0 ? [db.ledger.bulkPut(kept)] : []),
    ...(gone.length > 0 ? [db.ledger.bulkDelete(gone)] : []),
  ];
};

const byId = (a: AnyRow, b: AnyRow): number => (a.id < b.id ? -1 : 1);

/** Rows of a ledger table with this index value: those of the bootstrap and those since, in order of id. */
export const listLedger = async (
  db: OfficeDatabase,
  find: { readonly table: TableName; readonly index: string; readonly value: string },
): Promise<readonly AnyRow[]> => {
  const key = findKey(find.table, find.index, find.value);
  const [archive, records] = await Promise.all([
    db.archive.get(bucketKey(find.table, key)),
    db.ledger.where('finds').equals(key).toArray(),
  ]);
  const found = new Map<string, AnyRow>();
  for (const row of archive?.rows ?? []) if (indexedValue(row, find.index) === find.value) found.set(row.id, row);
  for (const record of records) found.set(record.row.id, record.row);
  return [...found.values()].sort(byId);
};

/** A row known only by its id: rare, so the archive is walked instead of indexed. */
const findInArchive = async (db: OfficeDatabase, table: TableName, id: string): Promise<AnyRow | undefined> => {
  const [from, to] = bucketRange(table);
  let found: AnyRow | undefined;
  await db.archive
    .where('key')
    .between(from, to)
    .until(() => found !== undefined)
    .each(({ rows }) => {
      found ??= rows.find((row) => row.id === id);
    });
  return found;
};

/** One row of a ledger table. */
export const getFromLedger = async (db: OfficeDatabase, table: TableName, id: string): Promise<AnyRow | undefined> => {
  const record = await db.ledger.get(rowKey(table, id));
  return record?.row ?? findInArchive(db, table, id);
};
