/** Excel's way of keeping leading zeros and blanks: a formula that gives a text. */
const EXCEL_TEXT_FORMULA = /^="([\s\S]*)"$/;

/** What lists write for "nothing": `-`, `--`, `null`, a lone quote mark or wrapper left empty. */
const PLACEHOLDER = /^(?:-+|–|—|null|\(null\)|n\/a)$/i;

const LONGEST_PLACEHOLDER = 6;

/**
 * The content of one cell: Excel's `="…"` wrapper undone and outer blanks removed; undefined for an empty cell and for
 * placeholders. The text itself is not normalised, so that what the register wrote stays as it was written.
 */
export const cellText = (raw: string | undefined): string | undefined => {
  if (raw === undefined || raw === '' || raw === '-') return undefined;
  const wrapped = raw.startsWith('=') ? EXCEL_TEXT_FORMULA.exec(raw)?.[1] : undefined;
  const text = (wrapped ?? raw).trim();
  if (text === '' || (text.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(text))) return undefined;
  return text;
};

const LINE_BREAKS = /\s*[\r\n]+\s*/g;

/**
 * A cell's text on one line, as a value of its own. A slice of a large text keeps all of that text in memory in the
 * engines this runs on; building it anew lets the piece of the file it came from be freed.
 */
export const ownedLine = (text: string): string => {
  const line = text.includes('\n') ? text.replace(LINE_BREAKS, ' ') : text;
  return ` ${line}`.slice(1);
};
