import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDurableJournal } from '#electron/services/journal.ts';
import { createJournalDisk } from '#electron/services/journal-disk.ts';
import { createJournalWriter } from '#electron/services/journal-writer.ts';
import { sha256 } from '#electron/services/sha256.ts';
import { anEntry, seqs } from './an-entry.ts';
import { createTestLog } from './test-log.ts';

const child = fileURLToPath(new URL('journal-child.ts', import.meta.url));
const log = createTestLog();
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'faem-journal-')), 'journal');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const openJournal = () =>
  createDurableJournal(createJournalWriter({ disk: createJournalDisk(folder), hash: sha256, log }), log);

/** Runs the appending program and kills it so long after its first confirmation; gives what it had said by then. */
const runAndKill = (afterMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const program = spawn(process.execPath, ['--import', 'tsx', child, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    let killing: NodeJS.Timeout | undefined;
    program.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      killing ??= setTimeout(() => program.kill('SIGKILL'), afterMs);
    });
    program.on('error', reject);
    program.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said);
      else reject(new Error(`The program ended by itself: ${said}`));
    });
  });

const lastNumber = (said: string, word: string): number =>
  Math.max(0, ...[...said.matchAll(new RegExp(`^${word} (-?\\d+)$`, 'gm'))].map((match) => Number(match[1])));

describe('the program is killed while it writes', () => {
  test('every confirmed entry is found by the next start, without a gap', { timeout: 120_000 }, async () => {
    let confirmed = 0;
    let mayBeTrimmed = 0;
    for (const afterMs of [0, 3, 17, 40, 90, 150]) {
      const said = await runAndKill(afterMs);
      confirmed = Math.max(confirmed, lastNumber(said, 'appended'));
      mayBeTrimmed = Math.max(mayBeTrimmed, lastNumber(said, 'trimming'));

      const journal = openJournal();
      const read = await journal.read();
      const found = read.ok ? seqs(read.value) : [];
      await journal.close();

      expect(found.at(-1)).toBeGreaterThanOrEqual(confirmed);
      expect(found[0]).toBeLessThanOrEqual(Math.max(1, mayBeTrimmed + 1));
      expect(found).toEqual(found.map((_, index) => (found[0] ?? 0) + index));
    }
    expect(confirmed).toBeGreaterThan(50);
  });
});

describe('on the real disk', () => {
  test('the journal is readable by this user alone', async () => {
    const journal = openJournal();
    await journal.append(anEntry(1));
    await journal.close();

    expect((await stat(join(folder, 'journal.log'))).mode & 0o077).toBe(0);
  });

  test('what waits when the program ends in order is written first', async () => {
    const journal = openJournal();
    const appends = [1, 2, 3].map((seq) => journal.append(anEntry(seq)));
    await journal.close();
    await Promise.all(appends);

    const read = await openJournal().read();
    expect(read.ok && seqs(read.value)).toEqual([1, 2, 3]);
  });
});
