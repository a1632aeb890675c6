import type { OutboxEntry, Verdict } from './protocol.ts';

/** Largest push in UTF-16 units: at most three bytes each in UTF-8, so it stays below the centre's limit of 8 MB. */
export const PUSH_TEXT_LIMIT = 2_000_000;

/**
 * The first entries that fit into one push. Always at least one: an entry too large for the centre must be answered by
 * it with a verdict, never wait here for ever.
 */
export const fittingOnePush = (entries: readonly OutboxEntry[], limit = PUSH_TEXT_LIMIT): readonly OutboxEntry[] => {
  let size = 0;
  const firstTooMany = entries.findIndex((entry, index) => {
    size += JSON.stringify(entry).length;
    return index > 0 && size > limit;
  });
  return firstTooMany === -1 ? entries : entries.slice(0, firstTooMany);
};

/**
 * The verdicts that count: of the entries sent, in their order, up to the first that has none. A verdict behind a gap must
 * not hide what stands before it.
 */
export const countingVerdicts = (entries: readonly OutboxEntry[], verdicts: readonly Verdict[]): readonly Verdict[] => {
  const bySeq = new Map(verdicts.map((verdict) => [verdict.seq, verdict]));
  const firstMissing = entries.findIndex(({ seq }) => !bySeq.has(seq));
  const answered = firstMissing === -1 ? entries : entries.slice(0, firstMissing);
  return answered.flatMap(({ seq }) => bySeq.get(seq) ?? []);
};
