import { LRUCache } from 'lru-cache';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { rowKey, type RowReader } from '#shared/sync/overlay.ts';
import type { RowChange } from '#shared/sync/ports.ts';

/** The rows of one office as last seen, valid exactly as long as the office stays at one version. */
export interface RowCache {
  /** A reader that asks `below` only for what it does not know at this version of the office. */
  over(below: RowReader, version: number): RowReader;
  /** The office went from the version last read at to this one by these changes and no others. */
  advance(version: number, changes: readonly RowChange[]): void;
  /** The office went from one version to the other by these changes, which nobody is likely to read again soon. */
  pass(from: number, to: number, changes: readonly RowChange[]): void;
  clear(): void;
}

/** What is remembered of this office. */
export type RowCaches = (officeId: string) => RowCache;

/** All offices of a process together; what was not asked for the longest is forgotten first, whosever it is. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Of so many offices it is known at which version they were read; one more costs one of them its rows. */
const MOST_OFFICES = 2_000;

/** About what a value takes in memory: two bytes a letter, as Thai does, and what stands around it. */
const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return 24 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = 48;
  for (const part of Object.values(value)) bytes += 8 + bytesOf(part);
  return bytes;
};

/** Where an office stood when its rows were read. Keys begin with the era, so a new era forgets all of them at once. */
interface Standing {
  era: number;
  knownAt: number | undefined;
  /** How often rows of a table have changed; lists of before are under another key. */
  readonly changed: Map<TableName, number>;
}

/** Rows by their keys; a row that is not there is an empty list. */
type Known = LRUCache<string, readonly AnyRow[]>;

const keyOfRow = (era: number, table: TableName, id: string): string => `${era} ${rowKey(table, id)}`;
const keyOfList = ({ era, changed }: Standing, table: TableName, field: string): string =>
  `${era} ${table} ${changed.get(table) ?? 0} ${field}`;

const readerOf = (known: Known, standing: Standing, below: RowReader): RowReader => {
  // A read that answers after the office was forgotten puts its row where nobody looks.
  const { era } = standing;
  return {
    get: async (table, id) => {
      const key = keyOfRow(era, table, id);
      const found = known.get(key);
      if (found) return found[0];
      const row = await below.get(table, id);
      known.set(key, row ? [row] : []);
      return row;
    },
    list: async (table, index, value) => {
      const key = keyOfList(standing, table, `${index}=${value}`);
      const found = known.get(key);
      if (found) return found;
      const rows = await below.list(table, index, value);
      for (const row of rows) known.set(keyOfRow(era, table, row.id), [row]);
      known.set(key, rows);
      return rows;
    },
  };
};

const leaveLists = ({ changed }: Standing, changes: readonly RowChange[]): void => {
  for (const table of new Set(changes.map((change) => change.table))) changed.set(table, (changed.get(table) ?? 0) + 1);
};

const noteChanges = (known: Known, standing: Standing, changes: readonly RowChange[]): void => {
  leaveLists(standing, changes);
  const { era } = standing;
  for (const { table, id, row } of changes) known.set(keyOfRow(era, table, id), row ? [row] : []);
};

const forgetChanged = (known: Known, standing: Standing, changes: readonly RowChange[]): void => {
  leaveLists(standing, changes);
  const { era } = standing;
  for (const { table, id } of changes) known.delete(keyOfRow(era, table, id));
};

/**
 * Remembers what mutations of all offices read, from one to the next: the people and places they name are always the same.
 * Whoever uses an office's holds the office's lock, so the version tells for certain whether anything has changed. All of
 * them share `mostBytes`, however many offices there are.
 */
export const createRowCaches = (mostBytes = MOST_BYTES): RowCaches => {
  const known: Known = new LRUCache({
    maxSize: mostBytes,
    sizeCalculation: (rows, key) => bytesOf(key) + bytesOf(rows),
  });
  const standings = new LRUCache<string, Standing>({ max: MOST_OFFICES });
  let lastEra = 0;
  const newEra = (): number => {
    lastEra += 1;
    return lastEra;
  };
  const standingOf = (officeId: string): Standing => {
    const found = standings.get(officeId);
    if (found) return found;
    const standing: Standing = { era: newEra(), knownAt: undefined, changed: new Map() };
    standings.set(officeId, standing);
    return standing;
  };
  const forget = (standing: Standing): void => {
    standing.era = newEra();
    standing.knownAt = undefined;
    standing.changed.clear();
  };
  return (officeId) => {
    const standing = standingOf(officeId);
    return {
      over: (below, version) => {
        if (standing.knownAt !== version) forget(standing);
        standing.knownAt = version;
        return readerOf(known, standing, below);
      },
      advance: (version, changes) => {
        standing.knownAt = version;
        noteChanges(known, standing, changes);
      },
      pass: (from, to, changes) => {
        if (standing.knownAt !== from) forget(standing);
        standing.knownAt = to;
        forgetChanged(known, standing, changes);
      },
      clear: () => forget(standing),
    };
  };
};
