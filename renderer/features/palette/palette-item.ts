import { approximateWord, standsApproximatelyIn } from '#shared/domain/approximate-match.ts';
import { looseSearchKey } from '#shared/domain/thai-text.ts';

/** Something that can be done or opened now. */
export interface PaletteItem {
  readonly id: string;
  readonly kind: 'page' | 'action' | 'thing' | 'help';
  /** As it is called on the screen. */
  readonly name: string;
  /** What else it is called: the other language, above all. */
  readonly otherNames?: readonly string[];
  /** The key that does the same. */
  readonly key?: string | undefined;
  readonly run: () => void;
}

const keysOf = ({ name, otherNames = [] }: PaletteItem): readonly string[] => [name, ...otherNames].map(looseSearchKey);

/** 0: the name begins so; 1: it stands in the name; 2: it nearly stands there; undefined: it is another. */
const rankOf = (item: PaletteItem, words: readonly string[]): number | undefined => {
  const keys = keysOf(item);
  const whole = words.join('');
  if (keys.some((key) => key.startsWith(whole))) return 0;
  if (words.every((word) => keys.some((key) => key.includes(word)))) return 1;
  const prepared = words.map(approximateWord);
  return prepared.every((word) => keys.some((key) => standsApproximatelyIn(key, word))) ? 2 : undefined;
};

/**
 * The items that a query means, best first and otherwise in their order: tone marks, case and a wrong letter in a longer
 * word do not matter. An empty query means all of them.
 */
export const matchItems = (items: readonly PaletteItem[], query: string): readonly PaletteItem[] => {
  const words = query.split(/\s+/).map(looseSearchKey).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .flatMap((item) => {
      const rank = rankOf(item, words);
      return rank === undefined ? [] : [{ item, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
};
