import type { Hash } from '#shared/lib/ports.ts';
import { encodeJournalLine, JOURNAL_START, readJournal } from '#shared/sync/journal-line.ts';
import { OutboxEntry } from '#shared/sync/protocol.ts';
import type { JournalDisk } from './journal-disk.ts';

/** The journal's name in its folder; a version that is put back after an update looks for it there too. */
export const JOURNAL_FILE = 'journal.log';
const NEW_FILE = 'journal.log.new';
const LINE_FEED = 0x0a;

/** What was found on opening: a torn last line and a broken chain are both put right, and both reported. */
export type JournalFinding =
  | { readonly kind: 'sound' }
  | { readonly kind: 'torn'; readonly keptAs: string }
  | { readonly kind: 'broken'; readonly keptAs: string; readonly afterLines: number };

/** The journal file as it stands on disk. */
export interface JournalContent {
  readonly entries: readonly OutboxEntry[];
  readonly lastHash: string;
  readonly lengthBytes: number;
}

/** Lines for these entries, chained on from `lastHash`. */
export const encodeEntries = (
  entries: readonly OutboxEntry[],
  lastHash: string,
  hash: Hash,
): { readonly bytes: Uint8Array; readonly lastHash: string } => {
  let text = '';
  let chained = lastHash;
  for (const entry of entries) {
    const encoded = encodeJournalLine(chained, entry, hash);
    text += `${encoded.line}\n`;
    chained = encoded.hash;
  }
  return { bytes: new TextEncoder().encode(text), lastHash: chained };
};

/** Writes the whole journal anew beside the old one and puts it in its place; a power cut leaves one of the two. */
export const replaceJournal = async (
  disk: JournalDisk,
  entries: readonly OutboxEntry[],
  hash: Hash,
): Promise<JournalContent> => {
  const { bytes, lastHash } = encodeEntries(entries, JOURNAL_START, hash);
  await disk.truncate(NEW_FILE, 0);
  await disk.write(NEW_FILE, bytes, 0);
  await disk.sync(NEW_FILE);
  await disk.rename(NEW_FILE, JOURNAL_FILE);
  await disk.syncFolder();
  return { entries, lastHash, lengthBytes: bytes.length };
};

const parseEntry = (json: string): OutboxEntry | undefined => {
  try {
    return OutboxEntry.safeParse(JSON.parse(json)).data;
  } catch {
    // Not JSON: damage, which the caller reports and keeps a copy of.
    return undefined;
  }
};

/**
 * The entries of a damaged file that are still proved: each line whose hash fits the hash its predecessor states. One
 * damaged line costs itself and at most the one after it, not everything that follows.
 */
export const provedEntries = (text: string, hash: Hash): readonly OutboxEntry[] => {
  let previousHash = JOURNAL_START;
  return text.split('\n').flatMap((line) => {
    const stated = line.slice(0, 64);
    const json = line.slice(65);
    const proved = line[64] === ' ' && hash(previousHash + json) === stated;
    previousHash = stated;
    return proved ? (parseEntry(json) ?? []) : [];
  });
};

const freeName = async (disk: JournalDisk, prefix: string): Promise<string> => {
  const taken = new Set(await disk.names());
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
};

const keepAside = async (disk: JournalDisk, prefix: string, bytes: Uint8Array): Promise<string> => {
  const name = await freeName(disk, prefix);
  try {
    await disk.write(name, bytes, 0);
    await disk.sync(name);
    await disk.syncFolder();
    return name;
  } catch (error) {
    // On a full disk every try would leave a piece behind, and take the room that the next one needs.
    await disk.remove(name).catch(() => undefined);
    throw error;
  }
};

const cutTornLine = async (disk: JournalDisk, bytes: Uint8Array, wholeBytes: number): Promise<JournalFinding> => {
  const keptAs = await keepAside(disk, 'journal.torn-', bytes.subarray(wholeBytes));
  await disk.truncate(JOURNAL_FILE, wholeBytes);
  await disk.sync(JOURNAL_FILE);
  return { kind: 'torn', keptAs };
};

/** Opens the journal, makes it when there is none, and puts right what a power cut or a bad disk has left. */
export const openJournalFile = async (
  disk: JournalDisk,
  hash: Hash,
): Promise<{ readonly content: JournalContent; readonly finding: JournalFinding }> => {
  await disk.remove(NEW_FILE);
  const bytes = await disk.read(JOURNAL_FILE);
  if (!bytes) return { content: await replaceJournal(disk, [], hash), finding: { kind: 'sound' } };

  const wholeBytes = bytes.lastIndexOf(LINE_FEED) + 1;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, wholeBytes));
  const read = readJournal(text, hash);
  if (!read.ok) {
    const { afterLines } = read.error;
    const keptAs = await keepAside(disk, 'journal.log.broken-', bytes);
    const content = await replaceJournal(disk, provedEntries(text, hash), hash);
    return { content, finding: { kind: 'broken', keptAs, afterLines } };
  }
  const { entries, lastHash } = read.value;
  const torn = wholeBytes < bytes.length;
  const finding: JournalFinding = torn ? await cutTornLine(disk, bytes, wholeBytes) : { kind: 'sound' };
  return { content: { entries, lastHash, lengthBytes: wholeBytes }, finding };
};
