import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stockTakeLists, tallyStockTake, type CountedThing, type CountScan } from '#shared/domain/stock-take-tally.ts';

const instant = (second: number): string => new Date(Date.UTC(2026, 10, 23, 2, 0, second)).toISOString();

let made = 0;
const aScan = (what: CountedThing, over: Partial<CountScan> = {}): CountScan => {
  made += 1;
  return { id: `scan-${made}`, deviceId: 'pc-1', number: made, actorId: 'somsri', at: instant(made), what, ...over };
};
const folder = (folderId: string, over: Partial<Extract<CountedThing, { kind: 'folder' }>> = {}): CountedThing => ({
  kind: 'folder',
  folderId,
  placeId: 'shelf-1',
  finding: 'right',
  ...over,
});
const EXPECTED = ['f-1', 'f-2', 'f-3', 'f-4'];
const listsOf = (scans: readonly CountScan[]) => {
  const tally = tallyStockTake(scans, (id) => EXPECTED.includes(id));
  const lists = stockTakeLists(tally, EXPECTED);
  const ids = (folders: readonly { readonly folderId: string }[]) => folders.map(({ folderId }) => folderId).toSorted();
  return {
    found: ids(lists.found),
    notSeen: lists.notSeenIds,
    misplaced: ids(lists.misplaced),
    unexpected: ids(lists.unexpected),
    tally,
  };
};

describe('the four lists of a count', () => {
  test('part the folders of the office into found, not seen, misplaced and unexpected', () => {
    const lists = listsOf([
      aScan(folder('f-1')),
      aScan(folder('f-2', { finding: 'wrong-place' })),
      aScan(folder('f-9')),
      aScan(folder('f-8', { finding: 'on-loan' })),
    ]);

    expect(lists).toMatchObject({
      found: ['f-1'],
      notSeen: ['f-3', 'f-4'],
      misplaced: ['f-2'],
      unexpected: ['f-8', 'f-9'],
    });
  });

  test('believe the latest scan of a row about which of it stand out of order', () => {
    const first = aScan(folder('f-2'));
    const second = aScan(folder('f-1', { outOfOrderIds: ['f-2'] }));
    expect(listsOf([first, second]).misplaced).toEqual(['f-2']);

    const third = aScan(folder('f-2'));
    expect(listsOf([first, second, third]).misplaced).toEqual([]);
  });

  test('leave a scan that was taken back out, and the folder is not seen again', () => {
    const scan = aScan(folder('f-1'));

    const { found, notSeen, tally } = listsOf([scan, aScan({ kind: 'undo', scanId: scan.id, folderId: 'f-1' })]);

    expect(found).toEqual([]);
    expect(notSeen).toContain('f-1');
    expect(tally.scans).toBe(2);
  });

  test('keep who counted how much, which conditions were noted and which codes nobody knew', () => {
    const { tally } = listsOf([
      aScan(folder('f-1')),
      aScan({ kind: 'condition', folderId: 'f-1', condition: 'wet' }),
      aScan({ kind: 'condition', folderId: 'f-1', condition: 'torn' }),
      aScan({ kind: 'unknown', text: '4006381333931' }, { actorId: 'wichai' }),
    ]);

    expect(tally.conditions.get('f-1')?.condition).toBe('torn');
    expect(tally.unknown).toHaveLength(1);
    expect([...tally.byPerson]).toEqual([
      ['somsri', 1],
      ['wichai', 1],
    ]);
  });

  test('do not turn the order of one PC round when its clock jumped back', () => {
    const early = aScan(folder('f-1', { finding: 'wrong-place' }), { number: 1, at: instant(50) });
    const late = aScan(folder('f-1'), { number: 2, at: instant(10) });
    const other = aScan(folder('f-2'), { deviceId: 'pc-2', number: 1, at: instant(20) });

    expect(listsOf([late, other, early])).toMatchObject({ found: ['f-1', 'f-2'], misplaced: [] });
  });
});

describe('any scans of several PCs', () => {
  const someScans = fc
    .array(
      fc.record({
        device: fc.nat({ max: 2 }),
        folder: fc.nat({ max: 6 }),
        second: fc.nat({ max: 40 }),
        finding: fc.constantFrom('right', 'wrong-place', 'on-loan'),
        back: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((drawn) =>
      drawn.map(({ device, folder: number, second, finding, back }, index): CountScan => {
        const undo = back && index > 0 ? ({ kind: 'undo', scanId: `s-${index - 1}` } as const) : undefined;
        return {
          id: `s-${index}`,
          deviceId: `pc-${device}`,
          number: index + 1,
          actorId: `clerk-${device}`,
          at: instant(second),
          what: undo ?? folder(`f-${number}`, { finding: finding as 'right' }),
        };
      }),
    );

  test('come to the same in whatever order they arrive and however often each does', () => {
    fc.assert(
      fc.property(someScans, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (scans, random) => {
        const keys = new Map(scans.map(({ id }) => [id, random.next().value]));
        const shuffled = scans.toSorted((a, b) => keys.get(a.id)! - keys.get(b.id)!);

        expect(listsOf([...shuffled, ...scans.slice(0, 3)])).toEqual(listsOf(scans));
      }),
    );
  });

  test('put every expected folder on exactly one list', () => {
    fc.assert(
      fc.property(someScans, (scans) => {
        const { found, notSeen, misplaced, unexpected } = listsOf(scans);

        const all = [...found, ...notSeen, ...misplaced, ...unexpected];
        expect(new Set(all).size).toBe(all.length);
        expect(all).toEqual(expect.arrayContaining(EXPECTED));
      }),
    );
  });
});
