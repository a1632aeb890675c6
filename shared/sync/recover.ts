import type { OutboxEntry } from './protocol.ts';
import type { ReplicaMeta } from './ports.ts';

/** What start-up has to do so that outbox and journal again hold the same unsent work. */
export interface Recovery {
  /** The identity to go on with: that of the database, or of the journal when the database is gone. */
  readonly clientId: string | undefined;
  readonly nextSeq: number;
  readonly missingInOutbox: readonly OutboxEntry[];
  readonly missingInJournal: readonly OutboxEntry[];
}

const bySeq = (a: OutboxEntry, b: OutboxEntry): number => a.seq - b.seq;

/**
 * Compares both copies. The database may have lost its last commits (power cut) or everything (reset by the browser);
 * the journal may have lost its last lines. What the last pull contained is at the centre and no more in the outbox; every
 * other line of the journal belongs there. Sending an entry twice is harmless: the centre answers with its verdict.
 */
export const planRecovery = (found: {
  readonly meta: ReplicaMeta | undefined;
  readonly outbox: readonly OutboxEntry[];
  readonly journal: readonly OutboxEntry[];
}): Recovery => {
  const clientId = found.meta?.clientId ?? found.journal.at(-1)?.clientId;
  const journal = found.journal.filter((entry) => entry.clientId === clientId).sort(bySeq);
  const inOutbox = new Set(found.outbox.map((entry) => entry.seq));
  const inJournal = new Set(journal.map((entry) => entry.seq));
  const nextInDatabase = found.meta?.nextSeq ?? 1;
  const pulledSeq = found.meta?.pulledSeq ?? 0;
  return {
    clientId,
    nextSeq: Math.max(nextInDatabase, (journal.at(-1)?.seq ?? 0) + 1),
    missingInOutbox: journal.filter((entry) => entry.seq > pulledSeq && !inOutbox.has(entry.seq)),
    missingInJournal: found.outbox.filter((entry) => !inJournal.has(entry.seq)).sort(bySeq),
  };
};
