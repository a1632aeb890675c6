/** The separators a register list may use: the feed's comma, Excel's semicolon, the tab of Excel "Unicode text". */
export type CsvDelimiter = ',' | ';' | '\t';

const CANDIDATES: readonly CsvDelimiter[] = [',', ';', '\t'];

/** How many times each candidate occurs outside quotes in one line. */
const countIn = (line: string, delimiter: CsvDelimiter): number => {
  const outsideQuotes = line.split('"').filter((_, index) => index % 2 === 0);
  return outsideQuotes.reduce((sum, part) => sum + part.split(delimiter).length - 1, 0);
};

/**
 * The separator of a list, judged by its first line that has at least two of one candidate (a title line above the
 * header has none). Gives the comma when no line decides.
 */
export const detectDelimiter = (sample: string): CsvDelimiter => {
  for (const line of sample.split('\n')) {
    const counts = CANDIDATES.map((delimiter) => ({ delimiter, count: countIn(line, delimiter) }));
    const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
    if (best.count >= 2) return best.delimiter;
  }
  return ',';
};
