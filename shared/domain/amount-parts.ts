/** More are not looked through: nobody pays one notice in so many pieces, and the ways to choose double with each. */
const MOST_LOOKED_AT = 12;

/**
 * The fewest of these amounts that make the total together with `own`, in the order given; undefined when none do. Satang.
 * `own` alone is no answer. Looks at the first twelve.
 */
export const partsMaking = <Part extends { readonly satang: number }>(
  totalSatang: number,
  own: Part,
  others: readonly Part[],
): readonly Part[] | undefined => {
  const choices = others.slice(0, MOST_LOOKED_AT);
  let best: readonly Part[] | undefined;
  const look = (from: number, missing: number, chosen: readonly Part[]): void => {
    if (missing === 0 && chosen.length > 1) {
      if (best === undefined || chosen.length < best.length) best = chosen;
      return;
    }
    for (const [index, part] of choices.entries()) {
      if (index >= from && part.satang <= missing) look(index + 1, missing - part.satang, [...chosen, part]);
    }
  };
  look(0, totalSatang - own.satang, [own]);
  return best;
};
