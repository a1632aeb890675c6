import { indexedValue, tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { rowKey, type RowReader } from '#shared/sync/overlay.ts';
import type { SeenChange } from './audit-trail.ts';

/** A reader that notes what was asked of it. */
export interface Watched {
  readonly reader: RowReader;
  /** Rows and lists that were read, by name. */
  readonly saw: ReadonlySet<string>;
}

const listKey = (table: TableName, index: string, value: string): string => `${table}?${index}=${value}`;

/** A reader over `below` that notes every row and every list that is asked for, also one that is not there. */
export const watched = (below: RowReader): Watched => {
  const saw = new Set<string>();
  const reader: RowReader = {
    get: (table, id) => {
      saw.add(rowKey(table, id));
      return below.get(table, id);
    },
    list: (table, index, value) => {
      saw.add(listKey(table, index, value));
      return below.list(table, index, value);
    },
  };
  return { reader, saw };
};

/** What changes have touched so far. */
export interface Touched {
  add(changes: readonly SeenChange[]): void;
  /** Whether anything that was seen would be seen otherwise after these changes. */
  meets(saw: Watched['saw']): boolean;
}

/** Nothing touched yet. */
export const createTouched = (): Touched => {
  const touched = new Set<string>();
  const addLists = (table: TableName, row: AnyRow | null): void => {
    if (!row) return;
    for (const index of tables[table].indexes) {
      const value = indexedValue(row, index);
      if (value !== undefined) touched.add(listKey(table, index, value));
    }
  };
  return {
    add: (changes) => {
      for (const { table, id, old, row } of changes) {
        touched.add(rowKey(table, id));
        addLists(table, old);
        addLists(table, row);
      }
    },
    meets: (saw) => {
      for (const key of saw) if (touched.has(key)) return true;
      return false;
    },
  };
};
