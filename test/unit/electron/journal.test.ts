import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDurableJournal, type DurableJournal } from '#electron/services/journal.ts';
import { createJournalWriter } from '#electron/services/journal-writer.ts';
import { sha256 } from '#electron/services/sha256.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { anEntry, otherClient, seqs } from './an-entry.ts';
import { createPowerCutDisk, type PowerCutDisk } from './power-cut-disk.ts';
import { createTestLog } from './test-log.ts';

const LOG = 'journal.log';
const log = createTestLog();
let disk: PowerCutDisk;

const openOn = (place: PowerCutDisk): DurableJournal =>
  createDurableJournal(createJournalWriter({ disk: place, hash: sha256, log }), log);

const entriesOf = async (journal: DurableJournal): Promise<readonly OutboxEntry[]> => {
  const read = await journal.read();
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
};

const appendAll = (journal: DurableJournal, ...numbers: number[]) =>
  Promise.all(numbers.map((seq) => journal.append(anEntry(seq))));

beforeEach(() => {
  disk = createPowerCutDisk();
  log.lines.length = 0;
});

describe('appending', () => {
  test('what was appended is read back in order by the next start', async () => {
    await appendAll(openOn(disk), 1, 2, 3);

    expect(await entriesOf(openOn(disk))).toEqual([anEntry(1), anEntry(2), anEntry(3)]);
  });

  test('an append is answered only after the disk was told to keep it', async () => {
    const journal = openOn(disk);
    await journal.read();
    const before = disk.calls['sync'] ?? 0;

    await journal.append(anEntry(1));

    expect(disk.calls['sync']).toBe(before + 1);
    expect(seqs(await entriesOf(openOn(disk.afterPowerCut(() => 0))))).toEqual([1]);
  });

  test('scans that come together share one write and one sync', async () => {
    const journal = openOn(disk);
    await journal.read();
    const { write = 0, sync = 0 } = disk.calls;

    await appendAll(journal, ...Array.from({ length: 100 }, (_, index) => index + 1));

    // The first may go alone; the ninety-nine that wait behind it go together.
    expect(disk.calls['write']! - write).toBeLessThanOrEqual(2);
    expect(disk.calls['sync']! - sync).toBeLessThanOrEqual(2);
    expect(await entriesOf(journal)).toHaveLength(100);
  });

  test('appending the same entry twice keeps it once', async () => {
    const journal = openOn(disk);

    await appendAll(journal, 1, 1);
    await journal.append(anEntry(1));

    expect(seqs(await entriesOf(journal))).toEqual([1]);
  });

  test('an entry that JSON cannot hold is refused alone, its neighbours are kept', async () => {
    const journal = openOn(disk);

    const results = await Promise.allSettled([
      journal.append(anEntry(1)),
      journal.append(anEntry(2, { args: { amount: 1n } })),
      journal.append(anEntry(3)),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seqs(await entriesOf(journal))).toEqual([1, 3]);
  });
});

describe('a disk that refuses', () => {
  test('a full disk is told as such, and the next append after making room is whole', async () => {
    const journal = openOn(disk);
    await journal.append(anEntry(1));
    disk.failNext('write', 'ENOSPC');

    const refused = await journal.append(anEntry(2));
    await journal.append(anEntry(3));

    expect(refused).toEqual({ ok: false, error: { type: 'journal-failed', reason: 'disk-full' } });
    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1, 3]);
  });

  test('an entry whose sync failed is not confirmed, and can be appended again', async () => {
    const journal = openOn(disk);
    await journal.append(anEntry(1));
    disk.failNext('sync', 'EIO');

    const refused = await journal.append(anEntry(2));
    const again = await journal.append(anEntry(2));

    expect([refused.ok, again.ok]).toEqual([false, true]);
    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1, 2]);
  });

  test('when half a line cannot even be taken back, the journal looks at the file again before it goes on', async () => {
    const journal = openOn(disk);
    await journal.append(anEntry(1));
    disk.failNext('write', 'ENOSPC');
    disk.failNext('truncate', 'EIO');

    await journal.append(anEntry(2));
    await journal.append(anEntry(3));

    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1, 3]);
  });

  test('a journal that cannot be opened says so and opens when the disk is back', async () => {
    const journal = openOn(disk);
    disk.failNext('read', 'EACCES');

    const refused = await journal.read();

    expect(refused).toEqual({ ok: false, error: { type: 'journal-failed', reason: 'unreadable' } });
    expect(await entriesOf(journal)).toEqual([]);
  });
});

describe('trimming', () => {
  test('entries that the centre has are forgotten, later ones and those of another client stay', async () => {
    const journal = openOn(disk);
    await appendAll(journal, 1, 2, 3);
    await journal.append(anEntry(1, { clientId: otherClient }));

    await journal.trim(anEntry(1).clientId, 2);
    await journal.append(anEntry(4));

    expect(seqs(await entriesOf(openOn(disk)))).toEqual([3, 1, 4]);
  });

  test('a trim that changes nothing writes nothing', async () => {
    const journal = openOn(disk);
    await appendAll(journal, 5);
    const { write } = disk.calls;

    await journal.trim(anEntry(1).clientId, 4);

    expect(disk.calls['write']).toBe(write);
  });

  test('a trim that the disk refuses loses nothing', async () => {
    const journal = openOn(disk);
    await appendAll(journal, 1, 2);
    disk.failNext('rename', 'EPERM');

    const refused = await journal.trim(anEntry(1).clientId, 1);
    await journal.append(anEntry(3));

    expect(refused.ok).toBe(false);
    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1, 2, 3]);
  });
});

describe('a file that was damaged', () => {
  test('a torn last line is cut off, kept beside the journal and reported', async () => {
    await appendAll(openOn(disk), 1, 2);
    const whole = disk.content(LOG);
    disk.put(LOG, `${whole}${whole.slice(0, 80)}`);

    const journal = openOn(disk);
    await journal.append(anEntry(3));

    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1, 2, 3]);
    expect(disk.content('journal.torn-1')).toBe(whole.slice(0, 80));
    expect(log.lines).toContainEqual(expect.objectContaining({ event: 'journal-repaired' }));
  });

  test('one changed letter costs that line and at most the next; the damaged file is kept whole', async () => {
    await appendAll(openOn(disk), 1, 2, 3, 4, 5);
    const damaged = disk.content(LOG).replace('"seq":2', '"seq":7');
    disk.put(LOG, damaged);

    const journal = openOn(disk);

    expect(seqs(await entriesOf(journal))).toEqual([1, 3, 4, 5]);
    expect(disk.content('journal.log.broken-1')).toBe(damaged);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ event: 'journal-repaired', facts: expect.objectContaining({ afterLines: 1 }) }),
    );
  });

  test('a file that is no journal at all is kept aside and a new one begins', async () => {
    disk.put(LOG, 'hello\nworld\n');

    const journal = openOn(disk);
    await journal.append(anEntry(1));

    expect(seqs(await entriesOf(openOn(disk)))).toEqual([1]);
    expect(disk.content('journal.log.broken-1')).toBe('hello\nworld\n');
  });

  test('a second damage does not overwrite what was kept of the first', async () => {
    disk.put(LOG, 'first\n');
    await openOn(disk).read();
    disk.put(LOG, 'second\n');
    await openOn(disk).read();

    expect([disk.content('journal.log.broken-1'), disk.content('journal.log.broken-2')]).toEqual([
      'first\n',
      'second\n',
    ]);
  });
});

describe('a power cut at any moment', () => {
  type Step = { kind: 'append'; count: number } | { kind: 'trim'; behind: number };
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const), behind: fc.integer({ min: 0, max: 5 }) }) },
  );

  const randomFrom = (numbers: readonly number[]): (() => number) => {
    let index = 0;
    return () => numbers[index++ % numbers.length] ?? 0;
  };

  test('everything confirmed is there afterwards, in order, once, and nothing that was never appended', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (steps, cutAfter, chances, secondCut) => {
          const before = createPowerCutDisk();
          before.cutAfter(cutAfter);
          const journal = openOn(before);
          const confirmed = new Set<number>();
          let asked = 0;
          let trimmedTo = 0;
          let maybeTrimmedTo = 0;
          for (const next of steps) {
            if (next.kind === 'append') {
              const numbers = Array.from({ length: next.count }, () => ++asked);
              const results = await appendAll(journal, ...numbers);
              numbers.forEach((seq, index) => results[index]?.ok && confirmed.add(seq));
            } else {
              maybeTrimmedTo = Math.max(maybeTrimmedTo, asked - next.behind);
              const trimmed = await journal.trim(anEntry(1).clientId, asked - next.behind);
              if (trimmed.ok) trimmedTo = maybeTrimmedTo;
            }
          }

          // The power goes again while the next start is putting things right.
          const once = before.afterPowerCut(randomFrom(chances));
          once.cutAfter(secondCut);
          await openOn(once).read();
          const found = seqs(await entriesOf(openOn(once.afterPowerCut(randomFrom([...chances].reverse())))));

          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
          expect(found.filter((seq) => seq > asked || seq <= trimmedTo)).toEqual([]);
          const mustBeThere = [...confirmed].filter((seq) => seq > maybeTrimmedTo);
          expect(mustBeThere.filter((seq) => !found.includes(seq))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
