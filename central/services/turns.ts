/** Lets pieces of work with the same key run one after the other, in order of asking. */
export interface Turns {
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Mutations of one office wait for each other in the database anyway. Waiting here first keeps all but one of them from
 * holding a connection meanwhile.
 */
export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return {
    inTurn: async (key, work) => {
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      // The caller gets the failure from `mine`; the one behind only needs to know that it is over.
      const settled = mine.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, settled);
      try {
        return await mine;
      } finally {
        if (last.get(key) === settled) last.delete(key);
      }
    },
  };
};
