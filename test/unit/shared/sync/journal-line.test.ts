import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeJournalLine, JOURNAL_START, readJournal } from '#shared/sync/journal-line.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const anEntry = (seq: number): OutboxEntry => ({
  clientId: 'client-1',
  seq,
  id: `entry-${seq}`,
  name: 'park-scan@1',
  args: { text: 'รหัสที่ไม่รู้จัก' },
  actorId: 'staff-1',
  deviceId: 'pc-1',
  occurredAt: '2026-11-23T02:00:00.000Z',
  monotonicMs: 0,
  offsetMs: 0,
});
const journalOf = (count: number): string => {
  let previous = JOURNAL_START;
  let text = '';
  for (let seq = 1; seq <= count; seq += 1) {
    const line = encodeJournalLine(previous, anEntry(seq), hash);
    previous = line.hash;
    text += `${line.line}\n`;
  }
  return text;
};

describe('a journal file', () => {
  test('gives back what was written, in order, and the hash to go on from', () => {
    const read = readJournal(journalOf(3), hash);

    expect(read.ok && read.value.entries).toEqual([anEntry(1), anEntry(2), anEntry(3)]);
    expect(read.ok && read.value.torn).toBe(false);
  });

  test('cut anywhere by a power failure keeps every whole line and leaves the torn one out', () => {
    const text = journalOf(4);
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        const read = readJournal(text.slice(0, length), hash);

        const wholeLines = text.slice(0, length).split('\n').length - 1;
        expect(read.ok && read.value.entries.length).toBe(wholeLines);
        expect(read.ok && read.value.torn).toBe(length > 0 && text[length - 1] !== '\n');
      }),
    );
  });

  test('changed in any one character of a whole line is reported, never read as if nothing were wrong', () => {
    const text = journalOf(3);
    fc.assert(
      fc.property(fc.nat(text.length - 2), (position) => {
        fc.pre(text[position] !== '\n');
        const changed = `${text.slice(0, position)}${text[position] === 'x' ? 'y' : 'x'}${text.slice(position + 1)}`;

        expect(readJournal(changed, hash).ok).toBe(false);
      }),
    );
  });

  test('with a line taken out of the middle is reported', () => {
    const lines = journalOf(3).split('\n');

    const read = readJournal([lines[0], lines[2], ''].join('\n'), hash);

    expect(read).toEqual({ ok: false, error: { type: 'journal-broken', afterLines: 1 } });
  });
});
