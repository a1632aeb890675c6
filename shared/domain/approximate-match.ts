/** Letters that may differ before a word counts as another: none in a short word, one from five letters, two from nine. */
export const allowedErrors = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0);

/** A word prepared for looking it up with errors in many texts. */
export interface ApproximateWord {
  readonly word: string;
  readonly errors: number;
  /** One of these stands unharmed wherever the word stands: it is cut into one piece more than there may be errors. */
  readonly pieces: readonly string[];
}

/** The word with the letters on both sides of a cut swapped: the one error that harms two pieces. */
const swappedAt = (word: string, cut: number): string =>
  `${word.slice(0, cut - 1)}${word.charAt(cut)}${word.charAt(cut - 1)}${word.slice(cut + 1)}`;

/** Prepares a word; one that is too short to allow errors has itself as its only piece. */
export const approximateWord = (word: string): ApproximateWord => {
  const errors = allowedErrors(word);
  const length = Math.ceil(word.length / (errors + 1));
  const pieces = Array.from({ length: errors + 1 }, (_, at) => word.slice(at * length, (at + 1) * length));
  return { word, errors, pieces: errors === 1 ? [...pieces, swappedAt(word, length)] : pieces };
};

/**
 * Whether some part of the text is the word with at most so many letters wrong, missing or too many (Sellers 1980: edit
 * distance with a free beginning and end). Two letters swapped are two errors, or one when only one is allowed for.
 */
const standsIn = (text: string, { word, errors }: ApproximateWord): boolean => {
  let above = Array.from({ length: word.length + 1 }, (_, at) => at);
  let twoAbove = above;
  for (let at = 1; at <= text.length; at += 1) {
    const row = [0];
    for (let letter = 1; letter <= word.length; letter += 1) {
      const isSame = text[at - 1] === word[letter - 1];
      const isSwapped =
        errors === 1 && at > 1 && letter > 1 && text[at - 1] === word[letter - 2] && text[at - 2] === word[letter - 1];
      row[letter] = Math.min(
        (above[letter - 1] ?? 0) + (isSame ? 0 : 1),
        (above[letter] ?? 0) + 1,
        (row[letter - 1] ?? 0) + 1,
        isSwapped ? (twoAbove[letter - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if ((row[word.length] ?? 0) <= errors) return true;
    twoAbove = above;
    above = row;
  }
  return false;
};

/**
 * Whether the word stands in the text, give or take the errors its length allows. Cheap for texts that hold none of its
 * pieces, which are nearly all of them.
 */
export const standsApproximatelyIn = (text: string, prepared: ApproximateWord): boolean =>
  text.includes(prepared.word) ||
  (prepared.errors > 0 && prepared.pieces.some((piece) => text.includes(piece)) && standsIn(text, prepared));
