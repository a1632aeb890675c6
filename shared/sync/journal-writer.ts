import type { Journal } from './ports.ts';
import type { OutboxEntry } from './protocol.ts';

/** Writes entries to the journal strictly in order, so that the journal never has a hole, only a missing end. */
export interface JournalWriter {
  /** Queues entries behind those that wait; never blocks the caller. */
  add(entries: readonly OutboxEntry[]): void;
  /** Tries the waiting entries again after a failure; called at every turn of the sync engine. */
  retry(): void;
  /** Whether the second copy of this entry is safe (or there is no journal to wait for). */
  isSafe(seq: number): boolean;
}

/**
 * A hole would be fatal: the centre takes a client's entries only in sequence, so after the loss of the database nothing
 * behind the hole could ever be sent. When an append fails, everything behind it waits with it.
 */
export const createJournalWriter = (journal: Journal | undefined, onSafe: () => void): JournalWriter => {
  const waiting: OutboxEntry[] = [];
  const unsafe = new Set<number>();
  let isWriting = false;

  const write = async (target: Journal): Promise<void> => {
    isWriting = true;
    for (;;) {
      const [entry] = waiting;
      if (!entry) break;
      const appended = await target.append(entry);
      if (!appended.ok) break;
      waiting.shift();
      unsafe.delete(entry.seq);
      onSafe();
    }
    isWriting = false;
  };
  const retry = (): void => {
    if (journal && !isWriting && waiting.length > 0) void write(journal);
  };
  return {
    add: (entries) => {
      if (!journal) return;
      for (const entry of entries) {
        waiting.push(entry);
        unsafe.add(entry.seq);
      }
      retry();
    },
    retry,
    isSafe: (seq) => !unsafe.has(seq),
  };
};
