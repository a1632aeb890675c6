/** A cell of an exported list: words, or a number that a spreadsheet may add up. */
export type ExportCell = string | number;

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (`=`, `+`, `-`, `@`, tab, carriage
 * return): names come from outside and may be anything.
 */
export const withoutFormula = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

const written = (cell: ExportCell): string => (typeof cell === 'number' ? String(cell) : withoutFormula(cell));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A list as CSV (RFC 4180) that Thai Excel opens correctly by a double press: UTF-8 with a byte order mark, CRLF. */
export const csvText = (lines: readonly (readonly ExportCell[])[]): string =>
  `\uFEFF${lines.map((line) => line.map((cell) => quoted(written(cell))).join(',')).join('\r\n')}\r\n`;
