import { z } from 'zod';
import type { Hash } from '../lib/ports.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { Instant } from '../model/office-rows.ts';
import { encodeJournalLine, JOURNAL_START, readJournal } from './journal-line.ts';
import type { OutboxEntry } from './protocol.ts';
import type { SealedFileError } from './sealed-file-error.ts';

/** What stands in clear on a file of carried work, so that whoever finds the stick knows whose it is. */
export const CarriedWorkHead = z.object({
  officeId: RowId,
  officeName: z.string().max(200),
  deviceId: RowId,
  deviceName: z.string().max(80),
  /** Who wrote the file; each entry names who did it. */
  personName: z.string().max(200),
  madeAt: Instant,
  entries: z.number().int().min(1),
});
export type CarriedWorkHead = z.output<typeof CarriedWorkHead>;

/** The lines of a file of carried work: those of a journal, chained from its first. */
export const writeCarriedLines = (entries: readonly OutboxEntry[], hash: Hash): string => {
  let previousHash = JOURNAL_START;
  let text = '';
  for (const entry of entries) {
    const encoded = encodeJournalLine(previousHash, entry, hash);
    text += `${encoded.line}\n`;
    previousHash = encoded.hash;
  }
  return text;
};

/** The entries of a file of carried work: all that its head promises, each proved by the chain, or an error. */
export const readCarriedLines = (
  text: string,
  head: CarriedWorkHead,
  hash: Hash,
): Result<readonly OutboxEntry[], SealedFileError> => {
  const read = readJournal(text, hash);
  if (!read.ok || read.value.torn || read.value.entries.length !== head.entries) {
    return err({ type: 'sealed-file-damaged' });
  }
  return ok(read.value.entries);
};
