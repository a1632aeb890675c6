import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetFrom } from '#shared/sync/clock-offset.ts';
import { createForgottenCount, withForgotten } from '#shared/sync/forgotten-work.ts';
import { KEPT_VERDICTS, keptVerdicts } from '#shared/sync/kept-verdicts.ts';
import type { StoredVerdict } from '#shared/sync/ports.ts';
import { countingVerdicts } from '#shared/sync/push-batch.ts';
import { createVersionedRows } from '#shared/sync/versioned-rows.ts';
import { aFolder, aStaff } from '#test/builders/office.ts';
import { aMeta, anEntry } from '#test/builders/sync.ts';

describe('the clock of the centre', () => {
  test.each([
    ['is level', 1_000, 1_200, 1_100, 0],
    ['is a minute ahead', 1_000, 1_200, 61_100, 60_000],
    ['is an hour behind', 3_700_000, 3_700_000, 100_000, -3_600_000],
  ])('that %s is found from question and answer', (_what, asked, answered, centre, offset) => {
    expect(offsetFrom(asked, answered, centre)).toBe(offset);
  });

  test('is found wrong by half the way there and back at the most', () => {
    const way = fc.nat(10_000);
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), way, way, (trueOffset, there, back) => {
        const asked = 1_000_000;
        const found = offsetFrom(asked, asked + there + back, asked + there + trueOffset);
        expect(Math.abs(found - trueOffset)).toBeLessThanOrEqual((there + back) / 2);
      }),
    );
  });
});

describe('verdicts', () => {
  const aVerdict = (seq: number, kind: 'applied' | 'rejected' = 'applied'): StoredVerdict => ({
    seq,
    entry: anEntry({ seq }),
    verdict: kind === 'applied' ? { kind } : { kind, error: { type: 'folder-unknown' } },
  });
  const newestFirst = (count: number): StoredVerdict[] =>
    Array.from({ length: count }, (_, index) => aVerdict(count - index));

  test('are kept for the last thousand entries', () => {
    expect(keptVerdicts(newestFirst(KEPT_VERDICTS + 5)).map(({ seq }) => seq)).toEqual(
      newestFirst(KEPT_VERDICTS + 5)
        .slice(0, KEPT_VERDICTS)
        .map(({ seq }) => seq),
    );
  });

  test('that are refusals are kept for ever: each is work of somebody that was not done', () => {
    const verdicts = newestFirst(KEPT_VERDICTS + 5).map((one) => (one.seq === 2 ? aVerdict(2, 'rejected') : one));

    expect(keptVerdicts(verdicts).at(-1)).toEqual(aVerdict(2, 'rejected'));
    expect(keptVerdicts(verdicts)).toHaveLength(KEPT_VERDICTS + 1);
  });

  test('count up to the first entry that has none, in the order of what was sent', () => {
    const entries = [3, 4, 5, 6].map((seq) => anEntry({ seq }));
    const of = (...seqs: readonly number[]) => seqs.map((seq) => ({ seq, outcome: { kind: 'applied' as const } }));

    expect(countingVerdicts(entries, of(4, 3)).map(({ seq }) => seq)).toEqual([3, 4]);
    expect(countingVerdicts(entries, of(3, 5, 6)).map(({ seq }) => seq)).toEqual([3]);
    expect(countingVerdicts(entries, of(4, 5, 6))).toEqual([]);
    expect(countingVerdicts(entries, of(1, 2, 3, 4, 5, 6, 7)).map(({ seq }) => seq)).toEqual([3, 4, 5, 6]);
  });
});

describe('work that a restored centre had forgotten', () => {
  test('is added up for as long as there is this copy, with the last time', () => {
    const once = withForgotten(aMeta(), { sentAgain: 2, lost: 0 }, '2026-11-23T02:00:00.000Z');
    const twice = withForgotten(once, { sentAgain: 1, lost: 4 }, '2026-11-24T02:00:00.000Z');

    expect(twice).toEqual(aMeta({ forgotten: { sentAgain: 3, lost: 4, at: '2026-11-24T02:00:00.000Z' } }));
  });

  test('is told since the start of the program, kept and logged; nothing is told while nothing was forgotten', () => {
    const kept: unknown[] = [];
    const logged: unknown[] = [];
    const log = { info: () => undefined, warn: (...line: unknown[]) => void logged.push(line), error: () => undefined };
    const count = createForgottenCount(log, { noteForgotten: (work) => void kept.push(work) });

    expect(count.told()).toEqual({});
    count.add({ sentAgain: 2, lost: 1 });
    count.add({ sentAgain: 1, lost: 0 });

    expect(count.told()).toEqual({ forgotten: { sentAgain: 3, lost: 1 } });
    expect(kept).toEqual([
      { sentAgain: 2, lost: 1 },
      { sentAgain: 1, lost: 0 },
    ]);
    expect(logged).toEqual([
      ['centre-had-forgotten', { entries: 2, lost: 1 }],
      ['centre-had-forgotten', { entries: 1, lost: 0 }],
    ]);
  });
});

describe('the rows of a centre in memory', () => {
  const [first, second] = [aFolder({ id: 'folder-b' }), aFolder({ id: 'folder-a', subjectId: 'factory-1' })];

  test('are found by id and by an indexed field, in order of id', async () => {
    const rows = createVersionedRows();
    rows.store(
      1,
      [first, second].map((row) => ({ table: 'folder', id: row.id, row })),
    );

    expect(await rows.reader.get('folder', 'folder-b')).toEqual(first);
    expect(await rows.reader.list('folder', 'subjectId', 'factory-1')).toEqual([second, first]);
    expect(await rows.reader.list('folder', 'subjectId', 'factory-2')).toEqual([]);
  });

  test('that have the same id in two tables are two', async () => {
    const rows = createVersionedRows();
    rows.store(1, [
      { table: 'folder', id: 'one', row: aFolder({ id: 'one' }) },
      { table: 'staff', id: 'one', row: aStaff({ id: 'one' }) },
    ]);

    expect(rows.present()).toHaveLength(2);
    expect(await rows.reader.get('staff', 'one')).toMatchObject({ name: 'สมศรี ใจเย็น' });
  });

  test('that were removed are told of with the version of their end, and are there no more', async () => {
    const rows = createVersionedRows();
    rows.store(1, [{ table: 'folder', id: first.id, row: first }]);
    rows.store(2, [{ table: 'folder', id: first.id, row: null }]);

    expect(rows.all()).toEqual([{ table: 'folder', id: first.id, version: 2, row: null }]);
    expect(rows.present()).toEqual([]);
    expect(await rows.reader.get('folder', first.id)).toBeUndefined();
    expect(await rows.reader.list('folder', 'subjectId', 'factory-1')).toEqual([]);
  });
});
