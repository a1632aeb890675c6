/** Which database of the office this PC uses; a damaged one is left alone and the next begun. */
export interface DatabaseGeneration {
  current(): number;
  advance(): void;
}

const KEY = 'faem.database-generation';

/** Kept in the browser's own small store. When that is lost, the first database is tried again, which is harmless. */
export const createDatabaseGeneration = (storage: Storage): DatabaseGeneration => {
  const current = (): number => Number(storage.getItem(KEY) ?? 0);
  return { current, advance: () => storage.setItem(KEY, String(current() + 1)) };
};
