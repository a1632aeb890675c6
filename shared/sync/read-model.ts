import {
  indexedValue,
  tableNames,
  tables,
  type AnyRow,
  type IndexOf,
  type RowOf,
  type TableName,
} from '../model/tables.ts';
import type { RowChange } from './ports.ts';

/** The office's working rows in memory: read synchronously by screens and mutations, never waiting for a disk. */
export interface ReadModel {
  get<T extends TableName>(table: T, id: string): RowOf<T> | undefined;
  all<T extends TableName>(table: T): ReadonlyMap<string, RowOf<T>>;
  /** Rows whose indexed field has the value, in order of id. */
  list<T extends TableName>(table: T, index: IndexOf<T>, value: string): readonly RowOf<T>[];
  /** Rises with every change of the table; equal numbers mean nothing changed. */
  version(table: TableName): number;
  /** Calls back after every change with what changed; returns how to stop. `null` = everything may have changed. */
  subscribe(listener: (changes: readonly RowChange[] | null) => void): () => void;
}

/** The writing side, for the replica alone. */
export interface WritableReadModel extends ReadModel {
  fill(table: TableName, rows: Iterable<AnyRow>): void;
  install(changes: readonly RowChange[]): void;
  replaceAll(rows: ReadonlyMap<TableName, ReadonlyMap<string, AnyRow>>): void;
  /** Tells everybody that everything may have changed, after tables were filled while somebody was already looking. */
  announceAll(): void;
}

/** Whether a table is held in memory as a whole. */
export const isMemoryTable = (table: TableName): boolean => tables[table].kind === 'memory';

type FieldIndex = Map<string, string[]>;

interface TableRows {
  rows: Map<string, AnyRow>;
  readonly indexes: Map<string, FieldIndex>;
  version: number;
}

const addToIndex = (index: FieldIndex, field: string, row: AnyRow): void => {
  const value = indexedValue(row, field);
  if (value === undefined) return;
  const ids = index.get(value);
  if (!ids) index.set(value, [row.id]);
  else if (!ids.includes(row.id)) ids.push(row.id);
};

const removeFromIndex = (index: FieldIndex, field: string, row: AnyRow): void => {
  const value = indexedValue(row, field);
  if (value === undefined) return;
  const left = index.get(value)?.filter((id) => id !== row.id) ?? [];
  if (left.length > 0) index.set(value, left);
  else index.delete(value);
};

/** An index is built when it is first asked for, and kept up to date from then on: cold start pays for none. */
const indexOf = (table: TableRows, field: string): FieldIndex => {
  const known = table.indexes.get(field);
  if (known) return known;
  const built: FieldIndex = new Map();
  for (const row of table.rows.values()) addToIndex(built, field, row);
  table.indexes.set(field, built);
  return built;
};

const applyChange = (table: TableRows, change: RowChange): void => {
  const before = table.rows.get(change.id);
  for (const [field, index] of table.indexes) {
    if (before && (!change.row || indexedValue(before, field) !== indexedValue(change.row, field))) {
      removeFromIndex(index, field, before);
    }
    if (change.row) addToIndex(index, field, change.row);
  }
  if (change.row) table.rows.set(change.id, change.row);
  else table.rows.delete(change.id);
  table.version += 1;
};

/** An empty read model. */
export const createReadModel = (): WritableReadModel => {
  const content = new Map<TableName, TableRows>(
    tableNames.map((table) => [table, { rows: new Map(), indexes: new Map(), version: 0 }]),
  );
  const listeners = new Set<(changes: readonly RowChange[] | null) => void>();
  const tell = (changes: readonly RowChange[] | null): void => {
    for (const listener of listeners) listener(changes);
  };
  const rowsOf = (table: TableName): TableRows => {
    const rows = content.get(table);
    if (!rows) throw new Error(`Invariant broken: table ${table} is not declared`);
    return rows;
  };
  return {
    // A table holds only rows that its schema has accepted, which the compiler cannot see through the map.
    get: <T extends TableName>(table: T, id: string) => rowsOf(table).rows.get(id) as RowOf<T> | undefined,
    all: <T extends TableName>(table: T) => rowsOf(table).rows as unknown as ReadonlyMap<string, RowOf<T>>,
    list: <T extends TableName>(table: T, index: IndexOf<T>, value: string) => {
      const { rows } = rowsOf(table);
      const ids = indexOf(rowsOf(table), String(index)).get(value) ?? [];
      return [...ids].sort().flatMap((id) => rows.get(id) ?? []) as unknown as readonly RowOf<T>[];
    },
    version: (table) => rowsOf(table).version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fill: (table, rows) => {
      const target = rowsOf(table);
      for (const row of rows) target.rows.set(row.id, row);
      target.indexes.clear();
      target.version += 1;
    },
    announceAll: () => tell(null),
    install: (changes) => {
      const inMemory = changes.filter((change) => isMemoryTable(change.table));
      for (const change of inMemory) applyChange(rowsOf(change.table), change);
      if (changes.length > 0) tell(changes);
    },
    replaceAll: (rows) => {
      for (const table of tableNames) {
        const target = rowsOf(table);
        target.rows = new Map(rows.get(table) ?? []);
        target.indexes.clear();
        target.version += 1;
      }
      tell(null);
    },
  };
};
