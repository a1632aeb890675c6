/** The value that this share of the samples does not exceed (nearest rank); NaN without samples. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

/** The middle sample; of two middle ones their mean, so that few runs do not lean to one side. */
export const median = (samples: readonly number[]): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
};

/**
 * The samples filled up to the number there should be: what was not answered before the next question counts as the time
 * between two questions, which it took at the least. Throws when there are more answers than questions.
 */
export const withMissing = (
  samples: readonly number[],
  questions: { readonly count: number; readonly everyMs: number },
): readonly number[] => {
  const missing = questions.count - samples.length;
  if (missing < 0) throw new Error(`${samples.length} answers to ${questions.count} questions`);
  return [...samples, ...Array.from({ length: missing }, () => questions.everyMs)];
};
