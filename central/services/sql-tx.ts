import { sql } from 'kysely';
import { tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { rowKey, type RowReader } from '#shared/sync/overlay.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';

// A row in the database has passed its schema when it was written, by whatever wrote it; it is not parsed again.
interface StoredRow {
  readonly data: AnyRow;
}

/** The field by which rows of a table are looked up; a look-up by a field without an index is a bug. */
export const declaredIndex = (table: TableName, index: string): string => {
  const declared: readonly string[] = tables[table].indexes;
  invariant(declared.includes(index), `rows of ${table} are never looked up by ${index}`);
  return index;
};

/** Reads rows of one office inside the transaction that `connection` has open. */
export const createSqlReader = (connection: Db, officeId: string): RowReader => ({
  get: (table, id) =>
    asStoreWork(async () => {
      const { rows } = await sql<StoredRow>`select data from synced_row
        where office_id = ${officeId} and table_name = ${table} and id = ${id} and data is not null`.execute(
        connection,
      );
      return rows[0]?.data;
    }),
  list: (table, index, value) =>
    asStoreWork(async () => {
      // Literals, because an index of one table and one field serves only a query that names both.
      const { rows } = await sql<StoredRow>`select data from synced_row
        where office_id = ${officeId} and table_name = ${sql.lit(table)} and data->>${sql.lit(declaredIndex(table, index))} = ${value}
        order by id`.execute(connection);
      return rows.map((row) => row.data);
    }),
});

/** The rows of one office as last seen, valid exactly as long as the office stays at one version. */
export interface RowCache {
  /** A reader that asks `below` only for what it does not know at this version of the office. */
  over(below: RowReader, version: number): RowReader;
  /** The office went from the version last read at to this one by these changes and no others. */
  advance(version: number, changes: readonly RowChange[]): void;
  clear(): void;
}

/** Beyond this many remembered answers everything is forgotten; an office works on far fewer rows at a time. */
const MOST_REMEMBERED = 20_000;

/**
 * Remembers what mutations of one office read, from one to the next: the people and places they name are always the
 * same. Whoever uses it holds the office's lock, so the version tells for certain whether anything has changed.
 */
export const createRowCache = (): RowCache => {
  const rows = new Map<string, AnyRow | undefined>();
  const lists = new Map<string, readonly AnyRow[]>();
  let knownAt: number | undefined;
  const clear = (): void => {
    rows.clear();
    lists.clear();
    knownAt = undefined;
  };
  const remember = <T>(memory: Map<string, T>, key: string, value: T): T => {
    if (rows.size + lists.size >= MOST_REMEMBERED) {
      rows.clear();
      lists.clear();
    }
    memory.set(key, value);
    return value;
  };
  return {
    over: (below, version) => {
      if (knownAt !== version) clear();
      knownAt = version;
      return {
        get: async (table, id) => {
          const key = rowKey(table, id);
          return rows.has(key) ? rows.get(key) : remember(rows, key, await below.get(table, id));
        },
        list: async (table, index, value) => {
          const key = `${table}/${index}=${value}`;
          return lists.get(key) ?? remember(lists, key, await below.list(table, index, value));
        },
      };
    },
    advance: (version, changes) => {
      knownAt = version;
      const touched = new Set(changes.map((change) => change.table));
      for (const key of lists.keys()) {
        if ([...touched].some((table) => key.startsWith(`${table}/`))) lists.delete(key);
      }
      for (const change of changes) remember(rows, rowKey(change.table, change.id), change.row ?? undefined);
    },
    clear,
  };
};
