import type { Hash } from '#shared/lib/ports.ts';
import { encodeJournalLine, JOURNAL_START, readJournal } from '#shared/sync/journal-line.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

/** A file of a browser's private file system, as a worker may use it: every call is done when it returns. */
export interface SlotFile {
  read(): Uint8Array;
  write(bytes: Uint8Array, position: number): void;
  truncate(lengthBytes: number): void;
  /** Returns when the disk has what was written. */
  flush(): void;
}

/** A refusing disk throws; what was confirmed before stays. */
export interface SlotJournal {
  entries(): readonly OutboxEntry[];
  append(entries: readonly OutboxEntry[]): void;
  trim(clientId: string, throughSeq: number): void;
}

interface SlotContent {
  entries: readonly OutboxEntry[];
  lastHash: string;
  lengthBytes: number;
}

const EMPTY: SlotContent = { entries: [], lastHash: JOURNAL_START, lengthBytes: 0 };
const LINE_FEED = 0x0a;

const encode = (entries: readonly OutboxEntry[], startHash: string, hash: Hash): { text: string; lastHash: string } => {
  let lastHash = startHash;
  let text = '';
  for (const entry of entries) {
    const encoded = encodeJournalLine(lastHash, entry, hash);
    text += `${encoded.line}\n`;
    lastHash = encoded.hash;
  }
  return { text, lastHash };
};

const firstLines = (text: string, count: number): string => text.split('\n').slice(0, count).join('\n') + '\n';

/** What a slot holds: all of it, or after damage the part before it. A torn last line was never confirmed. */
const readSlot = (bytes: Uint8Array, hash: Hash): { content: SlotContent; damaged: boolean } => {
  const wholeBytes = bytes.lastIndexOf(LINE_FEED) + 1;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, wholeBytes));
  const all = readJournal(text, hash);
  if (all.ok) return { content: { ...all.value, lengthBytes: wholeBytes }, damaged: false };
  const soundText = all.error.afterLines > 0 ? firstLines(text, all.error.afterLines) : '';
  const sound = readJournal(soundText, hash);
  const lengthBytes = new TextEncoder().encode(soundText).length;
  return { content: sound.ok ? { ...sound.value, lengthBytes } : EMPTY, damaged: true };
};

const clear = (slot: SlotFile): void => {
  slot.truncate(0);
  slot.flush();
};

/**
 * The journal where a file cannot be replaced in one step: two files of which one is in use. Trimming writes the rest
 * into the other one and empties the first only when that is safe. Found both filled, the fuller one is the older and
 * complete one, because trimming only takes away.
 */
export const openSlotJournal = async (parts: {
  readonly slots: readonly [SlotFile, SlotFile];
  readonly hash: Hash;
  /** Keeps a damaged file's bytes before it is cut. */
  readonly keepAside: (bytes: Uint8Array) => Promise<void>;
}): Promise<SlotJournal> => {
  const { hash, slots } = parts;
  const found = slots.map((slot) => {
    const bytes = slot.read();
    return { slot, bytes, ...readSlot(bytes, hash) };
  });
  for (const { damaged, bytes } of found) if (damaged) await parts.keepAside(bytes);
  const fuller = (found[1]?.content.entries.length ?? 0) > (found[0]?.content.entries.length ?? 0) ? 1 : 0;
  let inUse = slots[fuller];
  let spare = slots[1 - fuller] ?? slots[0];
  let content = found[fuller]?.content ?? EMPTY;
  inUse.truncate(content.lengthBytes);
  inUse.flush();
  clear(spare);

  return {
    entries: () => content.entries,
    append: (entries) => {
      const { text, lastHash } = encode(entries, content.lastHash, hash);
      const bytes = new TextEncoder().encode(text);
      try {
        inUse.write(bytes, content.lengthBytes);
        inUse.flush();
      } catch (error) {
        inUse.truncate(content.lengthBytes);
        throw error;
      }
      content = {
        entries: [...content.entries, ...entries],
        lastHash,
        lengthBytes: content.lengthBytes + bytes.length,
      };
    },
    trim: (clientId, throughSeq) => {
      const kept = content.entries.filter((entry) => entry.clientId !== clientId || entry.seq > throughSeq);
      if (kept.length === content.entries.length) return;
      const { text, lastHash } = encode(kept, JOURNAL_START, hash);
      const bytes = new TextEncoder().encode(text);
      spare.truncate(0);
      spare.write(bytes, 0);
      spare.flush();
      clear(inUse);
      [inUse, spare] = [spare, inUse];
      content = { entries: kept, lastHash, lengthBytes: bytes.length };
    },
  };
};
