/** What a figure is held to. The limit is what was measured beside it in the same run. */
export type Goal =
  | { readonly kind: 'at-most'; readonly value: number }
  | { readonly kind: 'above-limit-at-most'; readonly by: number }
  | { readonly kind: 'of-limit-at-most'; readonly ratio: number }
  | { readonly kind: 'of-limit-at-least'; readonly ratio: number };

/** What was measured, with the peer or the physical limit beside it. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: { readonly name: string; readonly value: number };
  readonly goal: Goal;
}

/** One line of the table, and one entry of the JSON file. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: { readonly name: string; readonly value: number };
  /** The value divided by the limit. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

const isMet = ({ value, limit, goal }: Measured): boolean => {
  switch (goal.kind) {
    case 'at-most':
      return value <= goal.value;
    case 'above-limit-at-most':
      return value - limit.value <= goal.by;
    case 'of-limit-at-most':
      return value <= goal.ratio * limit.value;
    case 'of-limit-at-least':
      return value >= goal.ratio * limit.value;
    default:
      return goal satisfies never;
  }
};

const goalText = ({ unit, goal }: Measured): string => {
  switch (goal.kind) {
    case 'at-most':
      return `<= ${goal.value} ${unit}`;
    case 'above-limit-at-most':
      return `<= limit + ${goal.by} ${unit}`;
    case 'of-limit-at-most':
      return `<= ${goal.ratio} x limit`;
    case 'of-limit-at-least':
      return `>= ${goal.ratio} x limit`;
    default:
      return goal satisfies never;
  }
};

/** Four digits say more than any of these measurements knows. */
const rounded = (value: number): number => Number(value.toPrecision(4));

/** Judges a measurement by what was measured, and rounds it for showing afterwards. Throws when there is no number. */
export const figureOf = (measured: Measured): Figure => {
  const { name, value, unit, limit } = measured;
  if (!Number.isFinite(value) || !Number.isFinite(limit.value)) throw new Error(`${name}: nothing was measured`);
  return {
    name,
    value: rounded(value),
    unit,
    limit: { name: limit.name, value: rounded(limit.value) },
    ratio: rounded(value / limit.value),
    goal: goalText(measured),
    met: isMet(measured),
  };
};
