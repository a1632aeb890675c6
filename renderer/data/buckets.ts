import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { isMemoryTable } from '#shared/sync/read-model.ts';

/**
 * Rows of a memory table are stored about a hundred to a record: IndexedDB costs 110–150 µs per record however it is
 * written, so one record per row would make 100,000 rows cost twelve seconds.
 */
export interface Bucket {
  /** `<table>/<number>`, so that the buckets of one table are one key range. */
  readonly key: string;
  readonly rows: readonly AnyRow[];
}

/** Buckets per table: 512 of them hold 5,000 rows ten by ten and 100,000 rows two hundred by two hundred. */
export const BUCKETS_PER_TABLE = 512;

/** FNV-1a over the UTF-16 units, stable for ever: it decides where a row lies on disk. */
const hashOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

const keyOfBucket = (table: TableName, bucket: number): string => `${table}/${String(bucket).padStart(4, '0')}`;

const bucketOf = (id: string): number => hashOf(id) % BUCKETS_PER_TABLE;

/** The key of the bucket that holds this row. */
export const bucketKey = (table: TableName, id: string): string => keyOfBucket(table, bucketOf(id));

/** First and last possible key of a table's buckets. */
export const bucketRange = (table: TableName): readonly [string, string] => [`${table}/`, `${table}/~`];

/** The keys of all buckets of a table in ranges of so many, each from its first key to before the next range's. */
export const bucketRanges = (table: TableName, size: number): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.ceil(BUCKETS_PER_TABLE / size) }, (_, at) => [
    keyOfBucket(table, at * size),
    keyOfBucket(table, (at + 1) * size),
  ]);

/** Packs rows of memory tables into buckets; rows of ledger tables are not for buckets and are left out. */
export const packBuckets = (rows: Iterable<{ readonly table: TableName; readonly row: AnyRow }>): readonly Bucket[] => {
  // By number and not by key: a key is made once for each bucket, not once for each row.
  const packed = new Map<TableName, Map<number, Map<string, AnyRow>>>();
  for (const { table, row } of rows) {
    if (!isMemoryTable(table)) continue;
    let buckets = packed.get(table);
    if (!buckets) packed.set(table, (buckets = new Map()));
    const number = bucketOf(row.id);
    const bucket = buckets.get(number);
    if (bucket) bucket.set(row.id, row);
    else buckets.set(number, new Map([[row.id, row]]));
  }
  return [...packed].flatMap(([table, buckets]) =>
    [...buckets].map(([number, content]) => ({ key: keyOfBucket(table, number), rows: [...content.values()] })),
  );
};
