import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFolderSearch, type PlacedClue, type SearchClue } from '#shared/domain/missing-folder-plan.ts';

const at = (id: string, clue: SearchClue): PlacedClue => ({ target: { kind: 'place', id }, clue });
const walkKeyOf = ({ id }: { readonly id: string }): string => id;
const plan = (clues: readonly PlacedClue[], limit = 20) => planFolderSearch(clues, { walkKeyOf, limit });
const stopsOf = (clues: readonly PlacedClue[], limit?: number) => plan(clues, limit).map(({ target }) => target.id);

const SEEN = '2026-11-20T02:00:00.000Z';

describe('the walk that looks for a missing folder', () => {
  test('goes to the likely places first, and through each part in walking order', () => {
    expect(
      stopsOf([
        at('a-2', { kind: 'look-alike', number: '3-64-21/41' }),
        at('b-10', { kind: 'home' }),
        at('a-1', { kind: 'other-volume', volume: 2 }),
        at('b-9', { kind: 'last-seen', at: SEEN }),
      ]),
    ).toEqual(['b-9', 'b-10', 'a-1', 'a-2']);
  });

  test('names a place once with everything that speaks for it', () => {
    const [stop, ...others] = plan([
      at('b-9', { kind: 'home' }),
      at('b-9', { kind: 'seen-before', at: SEEN }),
      at('b-9', { kind: 'look-alike', number: '3-64-21/41' }),
    ]);

    expect(stop?.clues.map(({ kind }) => kind)).toEqual(['home', 'seen-before', 'look-alike']);
    expect(others).toEqual([]);
  });

  test('lets two weak clues together make a place likely', () => {
    const [first] = plan([
      at('c-1', { kind: 'look-alike', number: '3-64-21/41' }),
      at('c-1', { kind: 'seen-before', at: SEEN }),
    ]);

    expect(first?.isLikely).toBe(true);
  });

  test('leaves out the weakest when there are too many', () => {
    expect(stopsOf([at('far', { kind: 'travelled-with', code: '1' }), at('home', { kind: 'home' })], 1)).toEqual([
      'home',
    ]);
  });

  test('comes to people after places', () => {
    const holder: PlacedClue = { target: { kind: 'person', id: 'p1' }, clue: { kind: 'last-holder', at: SEEN } };
    const walk = planFolderSearch([holder, at('z-9', { kind: 'home' })], {
      walkKeyOf: ({ kind, id }) => (kind === 'place' ? id : undefined),
      limit: 20,
    });

    expect(walk.map(({ target }) => target.id)).toEqual(['z-9', 'p1']);
  });

  test('visits every place that has a clue exactly once, whatever the order of the clues', () => {
    const clue = fc.constantFrom<SearchClue>(
      { kind: 'home' },
      { kind: 'beside-home' },
      { kind: 'last-seen', at: SEEN },
      { kind: 'other-volume', volume: 2 },
      { kind: 'travelled-with', code: '1' },
    );
    const clues = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), clue).map(([id, each]) => at(id, each)));
    fc.assert(
      fc.property(clues, fc.nat(), (some, turn) => {
        const stops = stopsOf(some);
        expect(stops.toSorted()).toEqual([...new Set(some.map(({ target }) => target.id))].toSorted());
        const turned = [...some.slice(turn % (some.length + 1)), ...some.slice(0, turn % (some.length + 1))];
        expect(stopsOf(turned)).toEqual(stops);
      }),
    );
  });
});
