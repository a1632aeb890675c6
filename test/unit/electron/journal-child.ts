import { writeSync } from 'node:fs';
import { createDurableJournal } from '#electron/services/journal.ts';
import { createJournalDisk } from '#electron/services/journal-disk.ts';
import { createJournalWriter } from '#electron/services/journal-writer.ts';
import { sha256 } from '#electron/services/sha256.ts';
import { anEntry } from './an-entry.ts';
import { createTestLog } from './test-log.ts';

// Appends for ever and says what was confirmed; the test kills it in the middle of something.
const folder = process.argv[2] ?? '';
const log = createTestLog();
const journal = createDurableJournal(createJournalWriter({ disk: createJournalDisk(folder), hash: sha256, log }), log);

const found = await journal.read();
let seq = found.ok ? (found.value.at(-1)?.seq ?? 0) : Number.NaN;
for (;;) {
  const burst = Array.from({ length: 1 + (seq % 5) }, () => {
    seq += 1;
    return seq;
  });
  const results = await Promise.all(burst.map((number) => journal.append(anEntry(number))));
  if (results.every(({ ok }) => ok)) writeSync(1, `appended ${seq}\n`);
  if (seq % 7 === 0) {
    writeSync(1, `trimming ${seq - 20}\n`);
    await journal.trim(anEntry(1).clientId, seq - 20);
  }
}
