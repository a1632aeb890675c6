import { createTx, type Tx, type TableTx } from '../mutations/tx.ts';
import { indexedValue, type AnyRow, type IndexOf, type RowOf, type TableName } from '../model/tables.ts';
import type { RowChange } from './ports.ts';

/** Whatever rows can be read from: the read model, a database, another overlay. */
export interface RowReader {
  get(table: TableName, id: string): Promise<AnyRow | undefined>;
  /** Rows whose indexed field has the value, in order of id. */
  list(table: TableName, index: string, value: string): Promise<readonly AnyRow[]>;
}

/** Changes laid over a reader without touching it: how a mutation runs before anything is stored. */
export interface Overlay extends RowReader {
  readonly tx: Tx;
  put(table: TableName, row: AnyRow): void;
  remove(table: TableName, id: string): void;
  /** What differs from the reader below, in the order of first change. */
  changes(): readonly RowChange[];
  /** Takes the changes of an overlay that stood on this one. */
  absorb(changes: readonly RowChange[]): void;
}

/** The key of a row in maps that hold rows of every table. */
export const rowKey = (table: TableName, id: string): string => `${table}/${id}`;

const byId = (a: AnyRow, b: AnyRow): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Lets rows of one table be used with its own type; a table holds only rows that its schema has accepted. */
export const typedTx = (store: {
  get: RowReader['get'];
  list: RowReader['list'];
  put(table: TableName, row: AnyRow): void | Promise<void>;
  remove(table: TableName, id: string): void | Promise<void>;
}): Tx => {
  const tableTx = <T extends TableName>(table: T): TableTx<T> => ({
    get: async (id) => (await store.get(table, id)) as RowOf<T> | undefined,
    list: async (index: IndexOf<T>, value) => (await store.list(table, String(index), value)) as readonly RowOf<T>[],
    put: async (row) => store.put(table, row as AnyRow),
    remove: async (id) => store.remove(table, id),
  });
  return createTx(tableTx);
};

const listThrough = async (
  below: RowReader,
  ofTables: ReadonlyMap<TableName, ReadonlyMap<string, RowChange>>,
  query: { readonly table: TableName; readonly index: string; readonly value: string },
): Promise<readonly AnyRow[]> => {
  const { table, index, value } = query;
  const rows = await below.list(table, index, value);
  const changed = ofTables.get(table);
  if (changed === undefined) return rows;
  const kept = rows.filter((row) => !changed.has(row.id));
  for (const { row } of changed.values()) if (row && indexedValue(row, index) === value) kept.push(row);
  return kept.sort(byId);
};

/** Lays an empty set of changes over `below`. */
export const createOverlay = (below: RowReader): Overlay => {
  const changed = new Map<string, RowChange>();
  // The same changes by table: a list looks at those of its own table only.
  const ofTables = new Map<TableName, Map<string, RowChange>>();
  const note = (change: RowChange): void => {
    changed.set(rowKey(change.table, change.id), change);
    const ofTable = ofTables.get(change.table) ?? new Map<string, RowChange>();
    ofTables.set(change.table, ofTable.set(change.id, change));
  };
  const get: RowReader['get'] = async (table, id) => {
    const change = changed.get(rowKey(table, id));
    return change ? (change.row ?? undefined) : below.get(table, id);
  };
  const list: RowReader['list'] = (table, index, value) => listThrough(below, ofTables, { table, index, value });
  const put = (table: TableName, row: AnyRow): void => {
    note({ table, id: row.id, row });
  };
  const remove = (table: TableName, id: string): void => {
    note({ table, id, row: null });
  };
  return {
    get,
    list,
    put,
    remove,
    tx: typedTx({ get, list, put, remove }),
    changes: () => [...changed.values()],
    absorb: (changes) => {
      for (const change of changes) note(change);
    },
  };
};
