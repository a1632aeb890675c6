/** Lets pieces of work with the same key run one after the other, in order of asking. */
export interface Turns {
  /** The next one's turn comes when the work has ended, or earlier when it lets the next one in. */
  inTurn<T>(key: string, work: (letNextIn: () => void) => Promise<T>): Promise<T>;
}

/**
 * Mutations of one office wait for each other in the database anyway. Waiting here first keeps all but one of them from
 * holding a connection meanwhile.
 */
export const createTurns = (): Turns => {
  const last = new Map<string, Promise<void>>();
  return {
    inTurn: async (key, work) => {
      const before = last.get(key);
      let letNextIn = (): void => undefined;
      const over = new Promise<void>((resolve) => {
        letNextIn = resolve;
      });
      last.set(key, over);
      try {
        await before;
        return await work(letNextIn);
      } finally {
        letNextIn();
        if (last.get(key) === over) last.delete(key);
      }
    },
  };
};
