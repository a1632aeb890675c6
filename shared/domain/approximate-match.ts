/** Letters that may differ before a word counts as another: none in a short word, one from five letters, two from nine. */
export const allowedErrors = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0);

/** A word prepared for looking it up with errors in many texts. */
export interface ApproximateWord {
  readonly word: string;
  readonly errors: number;
  /** One of these stands unharmed wherever the word stands: it is cut into one piece more than there may be errors. */
  readonly pieces: readonly string[];
  /** For each code unit up to the largest in the word, the places where it stands, a bit each. */
  readonly placesOf: Int32Array;
}

/** As many letters as there are bits to follow them by; of a longer word these tell. */
const MOST_LETTERS = 31;

/** The word with the letters on both sides of a cut swapped: the one error that harms two pieces. */
const swappedAt = (word: string, cut: number): string =>
  `${word.slice(0, cut - 1)}${word.charAt(cut)}${word.charAt(cut - 1)}${word.slice(cut + 1)}`;

const placesIn = (word: string): Int32Array => {
  const codes = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  const places = new Int32Array(Math.max(0, ...codes) + 1);
  for (const [at, code] of codes.entries()) places[code] = (places[code] ?? 0) | (1 << at);
  return places;
};

/** Prepares a word; one that is too short to allow errors has itself as its only piece. */
export const approximateWord = (typed: string): ApproximateWord => {
  const word = typed.slice(0, MOST_LETTERS);
  const errors = allowedErrors(word);
  const length = Math.ceil(word.length / (errors + 1));
  const pieces = Array.from({ length: errors + 1 }, (_, at) => word.slice(at * length, (at + 1) * length));
  return {
    word,
    errors,
    pieces: errors === 1 ? [...pieces, swappedAt(word, length)] : pieces,
    placesOf: placesIn(word),
  };
};

/**
 * Whether some part of the text is the word with one letter wrong, missing, too many, or swapped with its neighbour. Bit i
 * of a row says that the first i + 1 letters end here with so many errors (Wu and Manber 1992; swaps as Hyyrö 2003).
 */
const standsWithOneError = (text: string, { word, placesOf }: ApproximateWord): boolean => {
  const end = 1 << (word.length - 1);
  let exact = 0;
  let exactBefore = 0;
  let one = 1;
  let placesBefore = 0;
  for (let at = 0; at < text.length; at += 1) {
    const places = placesOf[text.charCodeAt(at)] ?? 0;
    const swapped = ((((exactBefore << 1) | 1) & places) << 1) & placesBefore;
    const nextExact = ((exact << 1) | 1) & places;
    const wrongOrMissing = ((exact | nextExact) << 1) | 1;
    one = (((one << 1) | 1) & places) | exact | wrongOrMissing | swapped;
    if ((one & end) !== 0) return true;
    exactBefore = exact;
    exact = nextExact;
    placesBefore = places;
  }
  return false;
};

/** The same with two letters wrong, missing or too many; two letters swapped are two errors. */
const standsWithTwoErrors = (text: string, { word, placesOf }: ApproximateWord): boolean => {
  const end = 1 << (word.length - 1);
  let exact = 0;
  let one = 1;
  let two = 3;
  for (let at = 0; at < text.length; at += 1) {
    const places = placesOf[text.charCodeAt(at)] ?? 0;
    const nextExact = ((exact << 1) | 1) & places;
    const nextOne = (((one << 1) | 1) & places) | exact | ((exact | nextExact) << 1) | 1;
    two = (((two << 1) | 1) & places) | one | ((one | nextOne) << 1) | 1;
    if ((two & end) !== 0) return true;
    exact = nextExact;
    one = nextOne;
  }
  return false;
};

/**
 * Whether the word stands in the text, give or take the errors its length allows. Cheap for texts that hold none of its
 * pieces, which are nearly all of them.
 */
export const standsApproximatelyIn = (text: string, prepared: ApproximateWord): boolean => {
  if (text.includes(prepared.word)) return true;
  if (prepared.errors === 0 || !prepared.pieces.some((piece) => text.includes(piece))) return false;
  return prepared.errors === 1 ? standsWithOneError(text, prepared) : standsWithTwoErrors(text, prepared);
};
