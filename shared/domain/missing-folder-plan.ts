import { naturalKey } from './shelf-order.ts';

/** Why a folder may be somewhere. */
export type SearchClue =
  | { readonly kind: 'home' }
  /** The shelf before or behind its home. */
  | { readonly kind: 'beside-home' }
  | { readonly kind: 'last-seen'; readonly at: string }
  | { readonly kind: 'seen-before'; readonly at: string }
  | { readonly kind: 'last-holder'; readonly at: string }
  | { readonly kind: 'held-before'; readonly at: string }
  /** A folder with a number that is easily taken for its number belongs here. */
  | { readonly kind: 'look-alike'; readonly number: string }
  /** Another volume of the same papers is here now. */
  | { readonly kind: 'other-volume'; readonly volume: number }
  /** A folder that went through the same hands at the same time is here now. */
  | { readonly kind: 'travelled-with'; readonly code: string };

/** Somewhere to look: a place of the office or a person. */
export type SearchTarget =
  { readonly kind: 'place'; readonly id: string } | { readonly kind: 'person'; readonly id: string };

/** One clue and where it leads. */
export interface PlacedClue {
  readonly target: SearchTarget;
  readonly clue: SearchClue;
}

/** A stop of the walk, with everything that speaks for it. */
export interface SearchStop {
  readonly target: SearchTarget;
  readonly clues: readonly SearchClue[];
  /** The sum of its clues; only for comparing. */
  readonly weight: number;
  readonly isLikely: boolean;
}

/** Judgement, not measurement: misfiled folders are mostly on or beside their shelf or where they were last. */
const WEIGHTS: Readonly<Record<SearchClue['kind'], number>> = {
  home: 8,
  'last-seen': 7,
  'last-holder': 7,
  'beside-home': 5,
  'look-alike': 4,
  'other-volume': 4,
  'seen-before': 3,
  'held-before': 3,
  'travelled-with': 3,
};
const LIKELY_FROM = 5;

const targetKey = ({ kind, id }: SearchTarget): string => `${kind}/${id}`;

/**
 * The walk that looks for a missing folder: every place once with all its clues, the likely ones first, each part in the
 * order of walking (`walkKeyOf`; people and places without one come last), no more than `limit` stops, of which the
 * weakest are left out.
 */
export const planFolderSearch = (
  clues: readonly PlacedClue[],
  options: { readonly walkKeyOf: (target: SearchTarget) => string | undefined; readonly limit: number },
): readonly SearchStop[] => {
  const stops = new Map<string, { target: SearchTarget; clues: SearchClue[]; weight: number }>();
  for (const { target, clue } of clues) {
    const stop = stops.get(targetKey(target)) ?? { target, clues: [], weight: 0 };
    // A second clue of the same kind says little more.
    stop.weight += stop.clues.some(({ kind }) => kind === clue.kind) ? 1 : WEIGHTS[clue.kind];
    stop.clues.push(clue);
    stops.set(targetKey(target), stop);
  }
  const walkKey = ({ target }: { readonly target: SearchTarget }): string => {
    const key = options.walkKeyOf(target);
    return key === undefined ? `\uffff${targetKey(target)}` : `${naturalKey(key)}\t${target.id}`;
  };
  return [...stops.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, options.limit)
    .map((stop) => ({ ...stop, isLikely: stop.weight >= LIKELY_FROM }))
    .toSorted((a, b) => Number(b.isLikely) - Number(a.isLikely) || (walkKey(a) < walkKey(b) ? -1 : 1));
};
