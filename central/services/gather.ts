/** Work that is done for many at once; a caller gets the answer to its own item. */
export interface Gather<Item, Answer> {
  add(key: string, item: Item): Promise<Answer>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/** Does it for these; where it lets the next ones in, their work begins before this has ended. */
type Work<Item, Answer> = (key: string, items: readonly Item[], letNextIn: () => void) => Promise<readonly Answer[]>;

/**
 * Does the work of one key for everybody who asked while the work before it was under way, at most so many at once, and
 * begun in order of asking. The first waits for nobody. When many together fail, each is tried alone, so that nobody
 * pays for the fault of another.
 */
export const createGather = <Item, Answer>(work: Work<Item, Answer>, most: number): Gather<Item, Answer> => {
  const queues = new Map<string, Waiting<Item, Answer>[]>();
  const answerAll = async (
    key: string,
    batch: readonly Waiting<Item, Answer>[],
    letNextIn: () => void,
  ): Promise<void> => {
    const items = batch.map(({ item }) => item);
    const answers = await work(key, items, letNextIn);
    for (const [index, { settle, fail }] of batch.entries()) {
      const answer = answers[index];
      if (answer === undefined) fail(new Error('the work gave no answer to an item'));
      else settle(answer);
    }
  };
  const serve = async (key: string, batch: readonly Waiting<Item, Answer>[], letNextIn: () => void): Promise<void> => {
    try {
      await answerAll(key, batch, letNextIn);
    } catch (error) {
      const [first, ...others] = batch;
      if (others.length === 0) first?.fail(error);
      else for (const one of batch) await serve(key, [one], () => undefined);
    }
  };
  const untilNextMayBegin = (key: string, batch: readonly Waiting<Item, Answer>[]): Promise<void> =>
    new Promise((letNextIn) => {
      void serve(key, batch, letNextIn).then(letNextIn);
    });
  const run = async (key: string, queue: Waiting<Item, Answer>[]): Promise<void> => {
    while (queue.length > 0) await untilNextMayBegin(key, queue.splice(0, most));
    queues.delete(key);
  };
  return {
    add: (key, item) =>
      new Promise<Answer>((settle, fail) => {
        const waiting = { item, settle, fail };
        const queue = queues.get(key);
        if (queue) {
          queue.push(waiting);
          return;
        }
        const first = [waiting];
        queues.set(key, first);
        void run(key, first);
      }),
  };
};
