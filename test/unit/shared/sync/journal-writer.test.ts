import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { createJournalWriter } from '#shared/sync/journal-writer.ts';
import type { Journal, JournalFailed } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { anEntry } from '#test/builders/sync.ts';
import { settle } from '#test/fakes/manual-clock.ts';

const FULL: Result<void, JournalFailed> = err({ type: 'journal-failed', reason: 'disk-full' });

/** A journal whose appends wait until a test answers them, one by one. */
const aSlowJournal = () => {
  const lines: number[] = [];
  const waiting: { readonly entry: OutboxEntry; readonly answer: (result: Result<void, JournalFailed>) => void }[] = [];
  const journal: Journal = {
    append: (entry) => new Promise((answer) => waiting.push({ entry, answer })),
    read: async () => ok([]),
    trim: async () => ok(),
  };
  const answer = async (result: Result<void, JournalFailed> = ok()): Promise<void> => {
    const asked = waiting.shift();
    if (asked && result.ok) lines.push(asked.entry.seq);
    asked?.answer(result);
    await settle();
  };
  return { journal, lines, answer, asked: () => waiting.map(({ entry }) => entry.seq) };
};
const entries = (...seqs: readonly number[]): readonly OutboxEntry[] => seqs.map((seq) => anEntry({ seq }));

describe('the second copy of unsent work', () => {
  test('is written one entry at a time, in the order of being done', async () => {
    const { journal, lines, answer, asked } = aSlowJournal();
    const writer = createJournalWriter(journal, () => undefined);
    writer.add(entries(1, 2));
    writer.add(entries(3));

    expect(asked()).toEqual([1]);
    await answer();
    expect(asked()).toEqual([2]);
    await answer();
    await answer();
    expect([lines, asked()]).toEqual([[1, 2, 3], []]);
  });

  test('is safe entry by entry, when the disk has said so, and whoever waits is told each time', async () => {
    const { journal, answer } = aSlowJournal();
    const told: string[] = [];
    const safe = (): string => [1, 2].map((seq) => (writer.isSafe(seq) ? `${seq}` : '-')).join('');
    const writer = createJournalWriter(journal, () => void told.push(safe()));
    writer.add(entries(1, 2));

    expect(safe()).toBe('--');
    await answer();
    expect(safe()).toBe('1-');
    await answer();
    expect([safe(), told]).toEqual(['12', ['1-', '12']]);
  });

  test('is asked for once although it is asked for again while it is being written', async () => {
    const { journal, answer, asked, lines } = aSlowJournal();
    const writer = createJournalWriter(journal, () => undefined);
    writer.add(entries(1));
    for (let times = 0; times < 3; times += 1) writer.retry();

    expect(asked()).toEqual([1]);
    await answer();
    expect([asked(), lines]).toEqual([[], [1]]);
  });

  test('that fails holds all behind it, keeps their order, and goes on when it is tried again', async () => {
    const { journal, answer, asked, lines } = aSlowJournal();
    const writer = createJournalWriter(journal, () => undefined);
    writer.add(entries(1, 2));
    await answer(FULL);

    expect(asked()).toEqual([]);
    expect([writer.isSafe(1), writer.isSafe(2)]).toEqual([false, false]);
    writer.retry();
    await answer();
    await answer(FULL);
    expect([writer.isSafe(1), writer.isSafe(2)]).toEqual([true, false]);
    // New work tries what failed before it, and stands behind it.
    writer.add(entries(3));
    expect(asked()).toEqual([2]);
    await answer();
    await answer();
    expect(lines).toEqual([1, 2, 3]);
  });

  test('of nothing asks the disk for nothing', async () => {
    const { journal, asked } = aSlowJournal();
    const writer = createJournalWriter(journal, () => undefined);
    writer.add([]);
    writer.retry();
    await settle();
    expect(asked()).toEqual([]);
  });

  test('counts as safe for an entry that it was never given: it was there at the start', () => {
    const writer = createJournalWriter(aSlowJournal().journal, () => undefined);
    writer.add(entries(2));
    expect([writer.isSafe(1), writer.isSafe(2), writer.isSafe(3)]).toEqual([true, false, true]);
  });

  test('is not waited for where there is none', () => {
    const told: number[] = [];
    const writer = createJournalWriter(undefined, () => told.push(1));
    writer.add(entries(1));
    writer.retry();
    expect([writer.isSafe(1), told]).toEqual([true, []]);
  });

  test('never has a hole, whenever the disk fails and whenever it is tried again', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('do' as const) },
      { weight: 3, arbitrary: fc.constant('written' as const) },
      fc.constant('failed' as const),
      fc.constant('retry' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { journal, answer, lines } = aSlowJournal();
        const writer = createJournalWriter(journal, () => undefined);
        let count = 0;
        for (const each of steps) {
          if (each === 'do') writer.add(entries((count += 1)));
          if (each === 'retry') writer.retry();
          if (each === 'written') await answer();
          if (each === 'failed') await answer(FULL);
          const safe = Array.from({ length: count }, (_, at) => at + 1).filter((seq) => writer.isSafe(seq));
          expect(lines).toEqual(safe);
          expect(safe).toEqual(Array.from({ length: safe.length }, (_, at) => at + 1));
        }
      }),
      { numRuns: 60 },
    );
  });
});
