/** What lists write for "nothing": `-`, `--`, `null`, a lone quote mark or wrapper left empty. */
const PLACEHOLDER = /^(?:-+|–|—|null|\(null\)|n\/a)$/i;

const LONGEST_PLACEHOLDER = 6;
const EQUALS = 0x3d;
const SHORTEST_FORMULA = '=""'.length;

/** Letters, digits and common marks of Latin and Thai: what begins and ends most cells, and needs no trimming. */
const isInk = (unit: number): boolean => (unit > 0x2f && unit < 0x7f) || (unit > 0x0e00 && unit < 0x0e5c);

const isPlaceholder = (text: string): boolean =>
  text === '' || (text.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(text));

/** Excel's way of keeping leading zeros and blanks is a formula that gives a text: `="  0640"`. */
const isTextFormula = (raw: string): boolean =>
  raw.length >= SHORTEST_FORMULA && raw.startsWith('="') && raw.endsWith('"');

const carefulText = (raw: string): string | undefined => {
  const text = (isTextFormula(raw) ? raw.slice(2, -1) : raw).trim();
  return isPlaceholder(text) ? undefined : text;
};

/** n and N, the only letters a placeholder begins with. */
const mayBeNull = (unit: number): boolean => (unit | 0x20) === 0x6e;

/**
 * The content of one cell: Excel's `="…"` wrapper undone and outer blanks removed; undefined for an empty cell and for
 * placeholders. The text itself is not normalised, so that what the register wrote stays as it was written.
 */
export const cellText = (raw: string | undefined): string | undefined => {
  if (raw === undefined || raw === '' || raw === '-') return undefined;
  const first = raw.charCodeAt(0);
  const isPlain = isInk(first) && first !== EQUALS && !mayBeNull(first) && isInk(raw.charCodeAt(raw.length - 1));
  return isPlain ? raw : carefulText(raw);
};

const LINE_BREAKS = /\s*[\r\n]+\s*/g;
/** Shorter slices are copied by the engine; longer ones point into the text they were cut from. */
const SHORTEST_SLICE_THAT_POINTS = 13;

/**
 * A cell's text on one line, as a value of its own. A slice of a large text keeps all of that text in memory in the
 * engines this runs on; building it anew lets the piece of the file it came from be freed.
 */
export const ownedLine = (text: string): string => {
  const line = text.includes('\n') ? text.replace(LINE_BREAKS, ' ') : text;
  return line.length < SHORTEST_SLICE_THAT_POINTS ? line : ` ${line}`.slice(1);
};

/**
 * Makes `ownedLine` for texts a list repeats, such as places and kinds of business: a text met before is not copied, and
 * all rows hold the same one. After `limit` different texts it forgets all and starts anew, so memory stays bounded.
 */
export const createSharedLines = (limit: number): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length < SHORTEST_SLICE_THAT_POINTS) return ownedLine(text);
    const met = known.get(text);
    if (met !== undefined) return met;
    if (known.size >= limit) known.clear();
    const owned = ownedLine(text);
    // Kept under its own copy: the text it was asked for points into a piece of the file.
    known.set(owned, owned);
    return owned;
  };
};
