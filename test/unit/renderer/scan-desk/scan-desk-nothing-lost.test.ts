import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appearanceOf } from '#features/scan-desk/result-tone.ts';
import type { DeskScan } from '#features/scan-desk/scan-desk-state.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { SHELF, DESK, folder, place, badge, card, unknown, atTheDesk } from './at-the-desk.ts';

describe('nothing is lost, and nothing is called done too early', () => {
  test('an unknown code is parked at once', () => {
    const desk = atTheDesk().scan(unknown).store();

    expect(desk.calls()).toEqual([{ name: 'park-scan', args: { text: '113000004250' } }]);
    expect(desk.last()?.message.kind).toBe('unknown');
  });

  test('a line looks like waiting until it is on disk, and is announced only then', () => {
    const desk = atTheDesk().scan(folder('f-1'));
    expect(appearanceOf(desk.last()!).tone).toBe('waiting');
    expect(desk.announced()).toEqual([]);

    desk.store();

    expect(appearanceOf(desk.last()!).tone).toBe('done');
    expect(desk.announced()).toEqual(['returned']);
  });

  test('what the disk refused stays on the list and can be stored again', () => {
    const desk = atTheDesk().scan(folder('f-1'));
    desk.send({ kind: 'refused', number: 1, error: { type: 'storage-failed', reason: 'quota' } });
    expect(appearanceOf(desk.last()!).tone).toBe('refused');

    desk.send({ kind: 'retry-asked', number: 1 }).store();

    expect(desk.calls()).toHaveLength(2);
    expect(desk.calls()[1]).toEqual(desk.calls()[0]);
    expect(desk.last()?.stored.kind).toBe('stored');
  });

  test('what could not be stored stays on the list however much is scanned after it', () => {
    const desk = atTheDesk().scan(folder('first'));
    desk.send({ kind: 'refused', number: 1, error: { type: 'storage-failed', reason: 'quota' } });
    for (let index = 0; index < 400; index += 1) desk.scan(folder(`f-${index}`));
    desk.store();

    const { results } = desk.scan(folder('last')).state();
    expect(results.at(-1)).toMatchObject({ folder: { id: 'first' }, stored: { kind: 'refused' } });
    expect(results.length).toBeLessThan(500);
  });

  test('a badge or a place that the action has no use for is named, not parked', () => {
    const desk = atTheDesk().scan(badge('wichai')).scan(card('lend')).scan(place(SHELF));

    expect(desk.said()).toEqual(['badge-not-used', 'action-chosen', 'place-not-used']);
    expect(desk.calls()).toEqual([]);
  });

  test('whatever is scanned in whatever order, every folder and every unknown code is stored in the order of scanning', () => {
    const scans = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd').map((id) => folder(id)),
      fc.constantFrom('a', 'b').map((id) => folder(id, { home: undefined })),
      fc.constantFrom(card('lend'), card('return'), card('move'), card('locate')),
      fc.constantFrom(badge('wichai'), place(SHELF), place(DESK), unknown),
    );
    /** The one thing that is stored for the scan itself; badges and places may release folders that waited. */
    const isKept = (scan: DeskScan, calls: readonly MutationCall[]): boolean => {
      const [first] = calls;
      if (scan.kind === 'unknown') return calls.length === 1 && first?.name === 'park-scan';
      if (scan.kind !== 'folder') return true;
      return (
        calls.length === 1 && first !== undefined && 'folderId' in first.args && first.args.folderId === scan.folder.id
      );
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(scans, fc.integer({ min: 3_001, max: 9_000 })), { maxLength: 40 }), (sequence) => {
        const desk = atTheDesk();
        for (const [scan, afterMs] of sequence) {
          const before = desk.calls().length;
          desk.scan(scan, afterMs);
          expect(isKept(scan, desk.calls().slice(before))).toBe(true);
        }
        desk.store();
        expect(desk.state().results.every(({ stored }) => stored.kind !== 'storing')).toBe(true);
      }),
    );
  });
});
