import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmCodes, noSights } from '#scan/camera/confirm-codes.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

const OWN = makeScanCode('folder', '13', 42);
const OTHER = makeScanCode('folder', '13', 43);
const FOREIGN = '4006381333931';

/** What counts as scans, frame by frame, of the texts that were read from them. */
const scansOf = (frames: readonly { readonly atMs: number; readonly read: readonly string[] }[]): readonly string[] => {
  let sights = noSights;
  return frames.flatMap(({ atMs, read }) => {
    const confirmed = confirmCodes(sights, read, atMs);
    sights = confirmed.sights;
    return confirmed.scans;
  });
};

describe('what the camera reads becomes a scan', () => {
  test('a code of the office counts at the first read, for its check digits tell a misread', () => {
    expect(scansOf([{ atMs: 0, read: [OWN] }])).toEqual([OWN]);
  });

  test('any other text counts when two reads agree', () => {
    expect(scansOf([{ atMs: 0, read: [FOREIGN] }])).toEqual([]);
    const twice = [
      { atMs: 0, read: [FOREIGN] },
      { atMs: 200, read: [FOREIGN] },
    ];
    expect(scansOf(twice)).toEqual([FOREIGN]);
  });

  test('two reads of another text that lie far apart do not vouch for each other', () => {
    const apart = [
      { atMs: 0, read: [FOREIGN] },
      { atMs: 2_000, read: [FOREIGN] },
    ];
    expect(scansOf(apart)).toEqual([]);
  });

  test('a label held before the camera is one scan, however long', () => {
    const held = Array.from({ length: 200 }, (_, at) => ({ atMs: at * 100, read: [OWN] }));
    expect(scansOf(held)).toEqual([OWN]);
  });

  test('a label that was away for three seconds and comes back is scanned again, as by hand', () => {
    const back = [
      { atMs: 0, read: [OWN] },
      { atMs: 2_900, read: [OWN] },
      { atMs: 5_901, read: [OWN] },
    ];
    expect(scansOf(back)).toEqual([OWN, OWN]);
  });

  test('bars and matrix of one label are one scan; two labels in one frame are two', () => {
    expect(scansOf([{ atMs: 0, read: [OWN, OWN, OTHER] }])).toEqual([OWN, OTHER]);
  });

  test('whatever is read, the same text never counts twice within three seconds, and no code of ours is missed', () => {
    const frame = fc.record({
      gapMs: fc.integer({ min: 1, max: 4_000 }),
      read: fc.array(fc.constantFrom(OWN, OTHER, FOREIGN), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 40 }), (steps) => {
        let sights = noSights;
        let atMs = 0;
        const toldAtMs = new Map<string, number>();
        for (const { gapMs, read } of steps) {
          atMs += gapMs;
          const confirmed = confirmCodes(sights, read, atMs);
          sights = confirmed.sights;
          for (const text of confirmed.scans) {
            expect(atMs - (toldAtMs.get(text) ?? -Infinity)).toBeGreaterThan(3_000);
            toldAtMs.set(text, atMs);
          }
          const unknown = read.filter((text) => text !== FOREIGN && !toldAtMs.has(text));
          expect(unknown).toEqual([]);
        }
      }),
    );
  });
});
