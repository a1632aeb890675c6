import { describe, expect, test } from 'vitest';
import { createGather } from '#central/services/gather.ts';

/** Work that ends when the test says so, and remembers what it was given together. */
const heldWork = () => {
  const batches: (readonly string[])[] = [];
  const endings: (() => void)[] = [];
  const work = async (_key: string, items: readonly string[]): Promise<readonly string[]> => {
    batches.push(items);
    await new Promise<void>((resolve) => endings.push(resolve));
    if (items.includes('bad')) throw new Error('bad');
    return items.map((item) => `${item}!`);
  };
  const endAll = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) {
      endings.shift()?.();
      await Promise.resolve();
    }
  };
  return { batches, work, endAll };
};

describe('work that is done together', () => {
  test('begins with the first at once and takes all who came meanwhile next, each with its own answer', async () => {
    const { batches, work, endAll } = heldWork();
    const gather = createGather(work, 10);
    const answers = ['a', 'b', 'c'].map((item) => gather.add('office', item));
    await endAll();

    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!']);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  test('is never more at once than is allowed, and keeps the order of asking', async () => {
    const { batches, work, endAll } = heldWork();
    const gather = createGather(work, 2);
    const answers = ['a', 'b', 'c', 'd'].map((item) => gather.add('office', item));
    await endAll();
    await Promise.all(answers);

    expect(batches).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  test('of two offices does not wait for one another', async () => {
    const { batches, work, endAll } = heldWork();
    const gather = createGather(work, 10);
    const answers = [gather.add('one', 'a'), gather.add('two', 'b')];

    expect(batches).toEqual([['a'], ['b']]);
    await endAll();
    await Promise.all(answers);
  });

  test('begins with the next ones as soon as it lets them in, and each still gets its own answer', async () => {
    const begun: (readonly string[])[] = [];
    const lettingIn: (() => void)[] = [];
    const ending: (() => void)[] = [];
    const gather = createGather(async (_key: string, items: readonly string[], letNextIn) => {
      begun.push(items);
      lettingIn.push(letNextIn);
      await new Promise<void>((resolve) => ending.push(resolve));
      return items.map((item) => `${item}!`);
    }, 10);
    const answers = ['a', 'b', 'c'].map((item) => gather.add('office', item));
    expect(begun).toEqual([['a']]);

    lettingIn[0]?.();
    await Promise.resolve();
    expect(begun).toEqual([['a'], ['b', 'c']]);

    ending[1]?.();
    expect(await Promise.all(answers.slice(1))).toEqual(['b!', 'c!']);
    ending[0]?.();
    expect(await answers[0]).toBe('a!');
  });

  test('fails for the one at fault only, and goes on for those who come later', async () => {
    const { work, endAll } = heldWork();
    const gather = createGather(work, 10);
    const answers = Promise.allSettled(['a', 'b', 'bad', 'c'].map((item) => gather.add('office', item)));
    await endAll();

    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const later = gather.add('office', 'd');
    await endAll();
    expect(await later).toBe('d!');
  });
});
