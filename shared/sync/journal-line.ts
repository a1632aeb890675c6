import type { Hash } from '../lib/ports.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { OutboxEntry } from './protocol.ts';

/** The hash before the first line of a journal file. */
export const JOURNAL_START = '0'.repeat(64);

/** One line of a journal: the entry and the hash that chains it to all lines before it. */
export interface JournalLine {
  readonly entry: OutboxEntry;
  readonly hash: string;
}

/** Writes one line (without its line feed): `<hash> <json>`, where hash = SHA-256(previous hash + json). */
export const encodeJournalLine = (
  previousHash: string,
  entry: OutboxEntry,
  hash: Hash,
): { line: string; hash: string } => {
  const json = JSON.stringify(entry);
  const chained = hash(previousHash + json);
  return { line: `${chained} ${json}`, hash: chained };
};

/** What is wrong with a journal file; `afterLines` good lines stand before it. */
export interface JournalBroken {
  readonly type: 'journal-broken';
  readonly afterLines: number;
}

/** A journal file as read: its entries, the hash to go on from, and whether a torn last line was left out. */
export interface ReadJournal {
  readonly entries: readonly OutboxEntry[];
  readonly lastHash: string;
  /** Characters of whole lines; a writer truncates the file to this length before it appends. */
  readonly wholeLength: number;
  readonly torn: boolean;
}

const readLine = (line: string, previousHash: string, hash: Hash): JournalLine | undefined => {
  const json = line.slice(65);
  const chained = line.slice(0, 64);
  if (line[64] !== ' ' || hash(previousHash + json) !== chained) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // A line whose hash fits but whose JSON does not was never written by this program; the caller reports it.
    return undefined;
  }
  const parsed = OutboxEntry.safeParse(value);
  return parsed.success ? { entry: parsed.data, hash: chained } : undefined;
};

/**
 * Reads a journal file's text and verifies its chain. A last line without line feed is what a power cut leaves: it is
 * left out (its mutation was never confirmed). A broken line anywhere else is reported, never skipped.
 */
export const readJournal = (text: string, hash: Hash): Result<ReadJournal, JournalBroken> => {
  const wholeLength = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, wholeLength).split('\n').slice(0, -1);
  const entries: OutboxEntry[] = [];
  let lastHash = JOURNAL_START;
  for (const line of lines) {
    const read = readLine(line, lastHash, hash);
    if (!read) return err({ type: 'journal-broken', afterLines: entries.length });
    entries.push(read.entry);
    lastHash = read.hash;
  }
  return ok({ entries, lastHash, wholeLength, torn: wholeLength < text.length });
};
