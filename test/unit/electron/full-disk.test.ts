import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackupFolder } from '#electron/services/backup-folder.ts';
import { createJournalDisk } from '#electron/services/journal-disk.ts';
import { createDurableJournal, type DurableJournal } from '#electron/services/journal.ts';
import { createJournalWriter } from '#electron/services/journal-writer.ts';
import { sha256 } from '#electron/services/sha256.ts';
import { err, ok } from '#shared/lib/result.ts';
import { openSmallDisk, type SmallDisk } from '#test/support/small-disk.ts';
import { anEntry, seqs } from './an-entry.ts';
import { createTestLog } from './test-log.ts';

const FULL = err({ type: 'journal-failed', reason: 'disk-full' });
let disk: SmallDisk;
let journals: DurableJournal[];

beforeEach(() => {
  disk = openSmallDisk(512 * 1024);
  journals = [];
});
afterEach(async () => {
  await Promise.all(journals.map((journal) => journal.close()));
  disk.close();
});

/** The journal as a start of the program opens it. */
const openJournal = (): DurableJournal => {
  const log = createTestLog();
  const place = createJournalDisk(join(disk.folder, 'journal'));
  const journal = createDurableJournal(createJournalWriter({ disk: place, hash: sha256, log }), log);
  journals.push(journal);
  return journal;
};

const seqsIn = async (journal: DurableJournal): Promise<readonly number[]> => {
  const read = await journal.read();
  if (!read.ok) throw new Error(read.error.reason);
  return seqs(read.value);
};

/** Appends one after the other until the disk refuses; gives what was confirmed. */
const appendUntilRefused = async (journal: DurableJournal, from: number): Promise<readonly number[]> => {
  const confirmed: number[] = [];
  for (let seq = from; seq < from + 5_000; seq += 1) {
    const appended = await journal.append(anEntry(seq));
    if (!appended.ok) {
      expect(appended).toEqual(FULL);
      return confirmed;
    }
    confirmed.push(seq);
  }
  throw new Error('The disk was never full.');
};

describe('the second copy of unsent work, on a disk that is full', () => {
  test('whatever was confirmed is there at the next start, and work goes on by itself when there is room', async () => {
    const journal = openJournal();
    disk.fill(40_000);

    const confirmed = await appendUntilRefused(journal, 1);
    const next = confirmed.length + 1;

    expect(confirmed.length).toBeGreaterThan(20);
    expect(await journal.append(anEntry(next))).toEqual(FULL);
    expect(await seqsIn(openJournal())).toEqual(confirmed);
    disk.makeRoom();
    expect(await journal.append(anEntry(next))).toEqual(ok());
    expect(await seqsIn(openJournal())).toEqual([...confirmed, next]);
  });

  test('what the centre has confirmed cannot be taken out, and nothing gets lost by trying', async () => {
    const journal = openJournal();
    disk.fill(40_000);
    const confirmed = await appendUntilRefused(journal, 1);
    const { clientId } = anEntry(1);

    const refused = await journal.trim(clientId, 5);

    expect(refused).toEqual(FULL);
    expect(await seqsIn(journal)).toEqual(confirmed);
    disk.makeRoom();
    expect(await journal.trim(clientId, 5)).toEqual(ok());
    expect(await seqsIn(openJournal())).toEqual(confirmed.slice(5));
  });

  test('a line that a power cut tore is put aside once there is room, and tries before that leave nothing', async () => {
    const journal = openJournal();
    await journal.append(anEntry(1));
    const files = createJournalDisk(join(disk.folder, 'journal'));
    const sound = await files.read('journal.log');
    await files.write('journal.log', new TextEncoder().encode('half a li'), sound?.length ?? 0);
    await files.close();
    disk.fill();

    const started = openJournal();
    for (let tries = 0; tries < 3; tries += 1) expect(await started.read()).toEqual(FULL);

    expect(readdirSync(join(disk.folder, 'journal'))).toEqual(['journal.log']);
    disk.makeRoom();
    expect(await seqsIn(started)).toEqual([1]);
    expect(readdirSync(join(disk.folder, 'journal')).toSorted()).toEqual(['journal.log', 'journal.torn-1']);
  });
});

describe('backups on a stick that is full', () => {
  const piece = (fill: number): Uint8Array => new Uint8Array(64 * 1024).fill(fill);

  test('the one before stays whole, and the next one is whole when there is room', async () => {
    const stick = join(disk.folder, 'stick');
    mkdirSync(stick);
    const folder = createBackupFolder({
      dataFolder: '/nowhere',
      remembered: { read: () => stick, write: () => undefined },
      choosePath: async () => stick,
    });
    const writeAll = async (name: string, fill: number) => {
      for (const position of [0, 1]) {
        const written = await folder.write(name, position * piece(fill).length, piece(fill));
        if (!written.ok) return written;
      }
      return folder.finish(name);
    };
    const isFilledWith = async (name: string, fill: number): Promise<boolean> => {
      const read = await folder.read(name, 65_536, 65_536);
      return read.ok && Buffer.compare(read.value.bytes, piece(fill)) === 0;
    };
    const [before, after] = ['faem-pc-1-20261121-1700.faem', 'faem-pc-1-20261122-1700.faem'];
    expect(await writeAll(before, 1)).toEqual(ok());
    disk.fill(100_000);

    expect(await writeAll(after, 2)).toEqual(err({ type: 'disk-full' }));

    expect(await folder.folder()).toMatchObject(ok({ folder: { files: [{ name: before, bytes: 131_072 }] } }));
    expect(await isFilledWith(before, 1)).toBe(true);
    // What was begun is cleared by whoever writes backups, so that the next one has its room.
    expect(await folder.remove([after])).toEqual(ok());
    expect(readdirSync(stick)).toEqual([before]);
    disk.makeRoom();
    expect(await writeAll(after, 2)).toEqual(ok());
    expect(await isFilledWith(after, 2)).toBe(true);
  });
});
