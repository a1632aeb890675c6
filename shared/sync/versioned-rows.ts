import { indexedValue, type AnyRow, type TableName } from '../model/tables.ts';
import { rowKey, type RowReader } from './overlay.ts';
import type { RowChange, SnapshotRow } from './ports.ts';

interface VersionedRow {
  readonly table: TableName;
  readonly id: string;
  readonly version: number;
  readonly row: AnyRow | null;
}

/** The rows of a centre in memory, each with the version that changed it last. */
export interface VersionedRows {
  /** Every row there ever was; a removed one stays as `null`, so that a pull tells of it. */
  all(): readonly VersionedRow[];
  /** What is there now. */
  present(): readonly SnapshotRow[];
  store(version: number, changes: readonly RowChange[]): void;
  readonly reader: RowReader;
}

/** Builds an empty one, for an office that is small enough to be searched row by row. */
export const createVersionedRows = (): VersionedRows => {
  const stored = new Map<string, VersionedRow>();
  return {
    all: () => [...stored.values()],
    present: () => [...stored.values()].flatMap(({ table, row }): SnapshotRow[] => (row ? [{ table, row }] : [])),
    store: (version, changes) => {
      for (const { table, id, row } of changes) stored.set(rowKey(table, id), { table, id, version, row });
    },
    reader: {
      get: async (table, id) => stored.get(rowKey(table, id))?.row ?? undefined,
      list: async (table, index, value) =>
        [...stored.values()]
          .flatMap((entry) =>
            entry.table === table && entry.row && indexedValue(entry.row, index) === value ? entry.row : [],
          )
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
    },
  };
};
