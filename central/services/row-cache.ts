import type { AnyRow } from '#shared/model/tables.ts';
import { rowKey, type RowReader } from '#shared/sync/overlay.ts';
import type { RowChange } from '#shared/sync/ports.ts';

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
          const known = lists.get(key);
          if (known) return known;
          const found = await below.list(table, index, value);
          for (const row of found) remember(rows, rowKey(table, row.id), row);
          return remember(lists, key, found);
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
