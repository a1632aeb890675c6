import { describe, expect, test } from 'vitest';
import { createRoomWatch } from '#data/room-watch.ts';
import { err, ok } from '#shared/lib/result.ts';
import { anEntry } from '#test/builders/sync.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';

const RESERVED = 100;

const aWatch = () => {
  const disk: { left: number | undefined; journalRefuses: boolean } = { left: 1_000, journalRefuses: false };
  let wake = (): void => undefined;
  let retries = 0;
  const pauses: number[] = [];
  const watch = createRoomWatch({
    measure: async () => disk.left,
    reservedBytes: RESERVED,
    clock: {
      sleep: (ms, cancel) =>
        new Promise((resolve) => {
          pauses.push(ms);
          wake = resolve;
          cancel?.onCancel(resolve);
        }),
    },
    onRetry: () => void (retries += 1),
  });
  const journal = createMemoryJournal([]);
  const watched = watch.watching({
    ...journal,
    append: async (entry) =>
      disk.journalRefuses ? err({ type: 'journal-failed', reason: 'disk-full' }) : journal.append(entry),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    watch,
    watched,
    disk,
    pauses,
    retries: () => retries,
    look: async () => {
      await settle();
      wake();
      await settle();
    },
  };
};

describe('the room on the disk', () => {
  test('ends before the disk does, and is there again when somebody made some', async () => {
    const { watch, disk, look, pauses } = aWatch();
    const told: string[] = [];
    watch.subscribe(() => told.push(watch.state()));
    disk.left = RESERVED - 1;
    await look();
    expect(watch.state()).toBe('full');

    disk.left = RESERVED;
    await look();

    expect(told).toEqual(['full', 'enough']);
    // Somebody who makes room is not kept waiting half a minute.
    expect(pauses).toEqual([30_000, 5_000, 30_000]);
    watch.stop();
  });

  test('a refusal of the database is believed whatever the figures say, until something was stored', async () => {
    const { watch, disk } = aWatch();
    disk.left = undefined;
    watch.databaseRefused();
    expect(watch.state()).toBe('full');

    watch.databaseTook();

    expect(watch.state()).toBe('enough');
    watch.stop();
  });

  test('a journal without room is tried again until it takes the entry', async () => {
    const { watch, watched, disk, look, retries } = aWatch();
    disk.journalRefuses = true;
    expect(await watched.append(anEntry())).toMatchObject({ ok: false });
    expect(watch.state()).toBe('full');
    await look();
    expect(retries()).toBeGreaterThan(0);
    expect(watch.state()).toBe('full');

    disk.journalRefuses = false;
    expect(await watched.append(anEntry())).toEqual(ok(undefined));

    expect(watch.state()).toBe('enough');
    watch.stop();
  });
});
