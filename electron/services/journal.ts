import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Log } from '#shared/lib/ports.ts';
import type { Journal, JournalFailed } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { errorFacts, isDiskFull } from '../error-facts.ts';
import type { JournalWriter } from './journal-writer.ts';

interface WaitingAppend {
  readonly entry: OutboxEntry;
  readonly answer: (result: Result<void, JournalFailed>) => void;
}

/** A journal that can be put away: what was asked for before is finished first. */
export interface DurableJournal extends Journal {
  close(): Promise<void>;
}

/**
 * The Journal port over a writer: calls are served one after another, and appends that wait together share one write
 * and one sync, so that a burst of scans costs as little as one.
 */
export const createDurableJournal = (writer: JournalWriter, log: Log): DurableJournal => {
  let waiting: WaitingAppend[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const attempt = async <T>(step: () => Promise<T>): Promise<Result<T, JournalFailed>> => {
    try {
      return ok(await step());
    } catch (error) {
      log.error('journal-failed', errorFacts(error));
      return err({ type: 'journal-failed', reason: isDiskFull(error) ? 'disk-full' : 'unreadable' });
    }
  };

  const inTurn = <T>(step: () => Promise<T>): Promise<Result<T, JournalFailed>> => {
    const turn = last.then(() => attempt(step));
    last = turn;
    return turn;
  };

  const appendWaiting = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    const written = await attempt(() => writer.add(group.map(({ entry }) => entry)));
    for (const { answer } of group) answer(written);
  };

  return {
    append: async (entry) => {
      // Throws here, for this entry alone, when it holds something that JSON has no words for.
      JSON.stringify(entry);
      return new Promise((answer) => {
        waiting.push({ entry, answer });
        if (waiting.length === 1) void inTurn(appendWaiting);
      });
    },
    read: () => inTurn(() => writer.entries()),
    trim: (clientId, throughSeq) => inTurn(() => writer.forget(clientId, throughSeq)),
    close: async () => {
      await inTurn(() => writer.close());
    },
  };
};
