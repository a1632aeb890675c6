import type { Hash, Log } from '#shared/lib/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { errorFacts } from '../error-facts.ts';
import type { JournalDisk } from './journal-disk.ts';
import { encodeEntries, JOURNAL_FILE, openJournalFile, replaceJournal, type JournalContent } from './journal-file.ts';

/** The journal's state and its three changes. One call at a time; a refusing disk throws and leaves the old state. */
export interface JournalWriter {
  entries(): Promise<readonly OutboxEntry[]>;
  /** Returns when the disk has them; those that are already there are not written again. */
  add(entries: readonly OutboxEntry[]): Promise<void>;
  forget(clientId: string, throughSeq: number): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly entries: Map<string, OutboxEntry>;
  lastHash: string;
  lengthBytes: number;
}

const keyOf = (entry: OutboxEntry): string => `${entry.clientId} ${entry.seq} ${entry.id}`;

const toOpened = ({ entries, lastHash, lengthBytes }: JournalContent): Opened => ({
  entries: new Map(entries.map((entry) => [keyOf(entry), entry])),
  lastHash,
  lengthBytes,
});

/**
 * Opens the journal at its first use and puts right what a power cut tore; a failed write is taken back, and the
 * error of the disk is thrown.
 */
export const createJournalWriter = (parts: {
  readonly disk: JournalDisk;
  readonly hash: Hash;
  readonly log: Log;
}): JournalWriter => {
  const { disk, hash, log } = parts;
  // Undefined before the first use, and after a failure that may have left the file in a state we do not know.
  let opened: Opened | undefined;

  const open = async (): Promise<Opened> => {
    if (opened) return opened;
    const { content, finding } = await openJournalFile(disk, hash);
    if (finding.kind !== 'sound') log.warn('journal-repaired', { ...finding });
    opened = toOpened(content);
    return opened;
  };

  const takeBack = async (lengthBytes: number): Promise<void> => {
    try {
      await disk.truncate(JOURNAL_FILE, lengthBytes);
    } catch (error) {
      opened = undefined;
      log.error('journal-not-taken-back', errorFacts(error));
    }
  };

  return {
    entries: async () => [...(await open()).entries.values()],
    add: async (entries) => {
      const state = await open();
      const unknown = entries.filter((entry) => !state.entries.has(keyOf(entry)));
      const fresh = new Map(unknown.map((entry) => [keyOf(entry), entry]));
      if (fresh.size === 0) return;
      const { bytes, lastHash } = encodeEntries([...fresh.values()], state.lastHash, hash);
      try {
        await disk.write(JOURNAL_FILE, bytes, state.lengthBytes);
        await disk.sync(JOURNAL_FILE);
      } catch (error) {
        await takeBack(state.lengthBytes);
        throw error;
      }
      for (const [key, entry] of fresh) state.entries.set(key, entry);
      state.lastHash = lastHash;
      state.lengthBytes += bytes.length;
    },
    forget: async (clientId, throughSeq) => {
      const before = [...(await open()).entries.values()];
      const kept = before.filter((entry) => entry.clientId !== clientId || entry.seq > throughSeq);
      if (kept.length === before.length) return;
      // Until the new file stands in its place, what is on disk is not known: an error must lead to a fresh look.
      opened = undefined;
      opened = toOpened(await replaceJournal(disk, kept, hash));
    },
    close: async () => {
      opened = undefined;
      await disk.close();
    },
  };
};
