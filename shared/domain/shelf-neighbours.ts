/** Negative when the first stands before the second, zero when either may come first. */
export type CompareOrder<Item> = (a: Item, b: Item) => number;

/** The longest runs found so far: for every length the position at which the best one of that length ends. */
interface Runs {
  readonly ends: number[];
  /** For every position the one before it in its run, -1 at the beginning. */
  readonly before: number[];
}

/** How many of the runs may stay in front of the item: those whose last item does not come after it. */
const lengthBefore = (ends: readonly number[], comesAfter: (position: number) => boolean): number => {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesAfter(ends[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const longestRuns = <Item>(items: readonly Item[], compare: CompareOrder<Item>): Runs => {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [position, item] of items.entries()) {
    const length = lengthBefore(ends, (other) => compare(items[other] ?? item, item) > 0);
    before.push(length === 0 ? -1 : (ends[length - 1] ?? -1));
    ends[length] = position;
  }
  return { ends, before };
};

/**
 * Positions of the items that stand out of order: as few as possible, so that what is left rises. One folder put back at
 * the wrong place is named, and not its right neighbours. Where two answers are equally short (two neighbours exchanged)
 * the one is taken that keeps the later item: it was compared with both its neighbours. Costs n log n.
 */
export const misplacedPositions = <Item>(items: readonly Item[], compare: CompareOrder<Item>): readonly number[] => {
  const { ends, before } = longestRuns(items, compare);
  const kept = new Set<number>();
  for (let position = ends.at(-1) ?? -1; position >= 0; position = before[position] ?? -1) kept.add(position);
  return [...items.keys()].filter((position) => !kept.has(position));
};

/** Between which two an item belongs; undefined at an end of the row. */
export interface RightNeighbours<Item> {
  readonly after: Item | undefined;
  readonly before: Item | undefined;
}

/** Where `item` belongs among others that are in order. */
export const rightNeighbours = <Item>(
  item: Item,
  inOrder: readonly Item[],
  compare: CompareOrder<Item>,
): RightNeighbours<Item> => {
  const next = inOrder.findIndex((other) => compare(other, item) > 0);
  const end = next === -1 ? inOrder.length : next;
  return { after: inOrder[end - 1], before: inOrder[end] };
};
