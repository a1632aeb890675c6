import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#electron/services/sha256.ts';
import { openSlotJournal, type SlotFile, type SlotJournal } from '#host/slot-journal.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { anEntry, otherClient, seqs } from '#test/unit/electron/an-entry.ts';

/** Two files of a browser that can lose power or refuse; what was flushed stays. */
class Slots {
  current: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()];
  flushed: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()];
  kept: string[] = [];
  callsLeft = Infinity;
  refuseNextWrite = false;

  private step(): void {
    if (this.callsLeft <= 0) throw new Error('The power is gone');
    this.callsLeft -= 1;
  }
  private file(index: 0 | 1): SlotFile {
    return {
      read: () => this.current[index].slice(),
      write: (bytes, position) => {
        const part = this.refuseNextWrite || this.callsLeft <= 0 ? bytes.slice(0, bytes.length / 2) : bytes;
        const after = new Uint8Array(Math.max(this.current[index].length, position + part.length));
        after.set(this.current[index]);
        after.set(part, position);
        this.current[index] = after;
        if (this.refuseNextWrite) {
          this.refuseNextWrite = false;
          throw new Error('QuotaExceededError');
        }
        this.step();
      },
      truncate: (length) => {
        this.step();
        this.current[index] = this.current[index].slice(0, length);
      },
      flush: () => {
        this.step();
        this.flushed[index] = this.current[index];
      },
    };
  }
  open(): Promise<SlotJournal> {
    return openSlotJournal({
      slots: [this.file(0), this.file(1)],
      hash: sha256,
      keepAside: async (bytes) => void this.kept.push(new TextDecoder().decode(bytes)),
    });
  }
  afterPowerCut(random: () => number): Slots {
    const next = new Slots();
    const survivors = ([0, 1] as const).map((index) => {
      const [flushed, current] = [this.flushed[index], this.current[index]];
      if (random() < 0.5) return flushed;
      if (current.length <= flushed.length) return current;
      return current.slice(0, flushed.length + Math.floor(random() * (current.length - flushed.length + 1)));
    });
    next.current = [survivors[0]!, survivors[1]!];
    next.flushed = [survivors[0]!, survivors[1]!];
    return next;
  }
  change(from: string, to: string): void {
    this.current = this.current.map((bytes) =>
      new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to)),
    ) as [Uint8Array, Uint8Array];
  }
}

const range = (from: number, to: number): OutboxEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => anEntry(from + index));

describe('the journal in a browser', () => {
  test('is found again in order by the next start', async () => {
    const slots = new Slots();
    (await slots.open()).append(range(1, 3));

    expect((await slots.open()).entries()).toEqual(range(1, 3));
  });

  test('forgets what the centre has, again and again, and keeps the rest', async () => {
    const slots = new Slots();
    const journal = await slots.open();
    for (let seq = 1; seq <= 9; seq += 1) {
      journal.append([anEntry(seq)]);
      if (seq % 3 === 0) journal.trim(anEntry(1).clientId, seq - 1);
    }
    journal.append([anEntry(1, { clientId: otherClient })]);

    expect(seqs((await slots.open()).entries())).toEqual([9, 1]);
  });

  test('a full disk refuses one entry; the next one is whole', async () => {
    const slots = new Slots();
    const journal = await slots.open();
    journal.append([anEntry(1)]);
    slots.refuseNextWrite = true;

    expect(() => journal.append([anEntry(2)])).toThrow();
    journal.append([anEntry(3)]);

    expect(seqs((await slots.open()).entries())).toEqual([1, 3]);
  });

  test('after damage it goes on with what stands before it, and keeps the damaged file', async () => {
    const slots = new Slots();
    (await slots.open()).append(range(1, 4));
    slots.change('"seq":3', '"seq":8');

    const journal = await slots.open();
    journal.append([anEntry(9)]);

    expect(seqs((await slots.open()).entries())).toEqual([1, 2, 9]);
    expect(slots.kept).toHaveLength(1);
    expect(slots.kept[0]).toContain('"seq":8');
  });

  test('survives a power cut at any moment with everything it confirmed', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.constant('trim' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 4, max: 60 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 8 }),
        async (steps, cutAfter, chances) => {
          const slots = new Slots();
          const journal = await slots.open();
          slots.callsLeft = cutAfter;
          let asked = 0;
          let confirmed = 0;
          let maybeTrimmedTo = 0;
          try {
            for (const next of steps) {
              if (next === 'trim') {
                maybeTrimmedTo = asked - 2;
                journal.trim(anEntry(1).clientId, asked - 2);
                continue;
              }
              journal.append(range(asked + 1, asked + next));
              asked += next;
              confirmed = asked;
            }
          } catch {
            // The power went; what was confirmed until then is what counts.
          }
          let index = 0;
          const random = (): number => chances[index++ % chances.length] ?? 0;

          const found = seqs((await slots.afterPowerCut(random).open()).entries());

          expect(found).toEqual(found.map((_, position) => (found[0] ?? 0) + position));
          const mustBeThere = range(Math.max(1, maybeTrimmedTo + 1), confirmed).map(({ seq }) => seq);
          expect(mustBeThere.filter((seq) => !found.includes(seq))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
