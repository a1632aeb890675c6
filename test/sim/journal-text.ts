import { err, ok } from '#shared/lib/result.ts';
import { encodeJournalLine, JOURNAL_START, readJournal } from '#shared/sync/journal-line.ts';
import type { Journal } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { sha256Hex } from '#central/services/tokens.ts';

/** The journal file of a simulated PC: its text, and which entries were reported safe in it. */
export interface JournalText {
  text: string;
  /** Ids whose append was answered with success and that were not trimmed since. */
  readonly safe: Map<string, OutboxEntry>;
}

/** An empty journal file. */
export const createJournalText = (): JournalText => ({ text: '', safe: new Map() });

const lineFor = (text: string, entry: OutboxEntry): string => {
  const lastLine = text.slice(0, -1).split('\n').at(-1) ?? '';
  const previousHash = text === '' ? JOURNAL_START : lastLine.slice(0, 64);
  return encodeJournalLine(previousHash, entry, sha256Hex).line;
};

/** How a journal deals with a last line that a power cut tore. */
export type TornLineRule = 'left-out' | 'kept';

/**
 * A journal in real lines with the real chain. `tear` is asked at every append: a number is how much of the line (0 to 1)
 * reached the disk before the power went.
 */
export const createTextJournal = (
  file: JournalText,
  options: { readonly tear: () => number | undefined; readonly tornLine: TornLineRule },
): Journal => ({
  append: async (entry) => {
    const line = lineFor(file.text, entry);
    const torn = options.tear();
    if (torn !== undefined) {
      file.text += line.slice(0, Math.round(torn * line.length));
      return err({ type: 'journal-failed', reason: 'disk-full' });
    }
    file.text += `${line}\n`;
    file.safe.set(entry.id, entry);
    return ok();
  },
  read: async () => {
    const read = readJournal(file.text, sha256Hex);
    if (!read.ok) return err({ type: 'journal-failed', reason: 'broken-chain' });
    if (options.tornLine === 'left-out') file.text = file.text.slice(0, read.value.wholeLength);
    return ok(read.value.entries);
  },
  trim: async (clientId, throughSeq) => {
    const read = readJournal(file.text, sha256Hex);
    if (!read.ok) return err({ type: 'journal-failed', reason: 'broken-chain' });
    const isKept = (entry: OutboxEntry): boolean => entry.clientId !== clientId || entry.seq > throughSeq;
    file.text = '';
    for (const entry of read.value.entries.filter(isKept)) file.text += `${lineFor(file.text, entry)}\n`;
    for (const [id, entry] of file.safe) if (!isKept(entry)) file.safe.delete(id);
    return ok();
  },
});
