import { bytesPerRow, type Bitmap } from './bitmap.ts';

/** Repeat counts of ZPL's compressed hexadecimal: `G`–`Y` are 1–19, `g`–`z` are 20–400 in steps of 20. */
const ONES = ' GHIJKLMNOPQRSTUVWXY';
const TWENTIES = ' ghijklmnopqrstuvwxyz';
const MOST_AT_ONCE = 400 + 19;

const repeated = (digit: string, count: number): string => {
  if (count === 1) return digit;
  if (count > MOST_AT_ONCE) return repeated(digit, MOST_AT_ONCE) + repeated(digit, count - MOST_AT_ONCE);
  const twenties = TWENTIES[Math.floor(count / 20)]?.trim() ?? '';
  const ones = ONES[count % 20]?.trim() ?? '';
  return `${twenties}${ones}${digit}`;
};

const hexOf = (row: Uint8Array): string => Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join('');

const compressedRow = (row: Uint8Array): string => {
  const hex = hexOf(row).toUpperCase();
  const ending = /(0+|F+)$/.exec(hex)?.[0] ?? '';
  // A comma fills the rest of the row with white, an exclamation mark with black.
  const isFillWorth = ending.length > 1;
  const body = isFillWorth ? hex.slice(0, hex.length - ending.length) : hex;
  const runs = body.replace(/(.)\1*/g, (run: string) => repeated(run.charAt(0), run.length));
  return isFillWorth ? runs + (ending.startsWith('0') ? ',' : '!') : runs;
};

/**
 * The rows of a picture in the compressed hexadecimal that `^GFA` takes (ZPL II Programming Guide, "Alternative Data
 * Compression Scheme"): runs of equal digits as a count and the digit, `,` and `!` for the rest of a row, `:` for a row
 * like the one above.
 */
export const compressGraphic = ({ widthDots, heightDots, bytes }: Bitmap): string => {
  const rowBytes = bytesPerRow(widthDots);
  const rows = Array.from({ length: heightDots }, (_, y) =>
    compressedRow(bytes.subarray(y * rowBytes, (y + 1) * rowBytes)),
  );
  return rows.map((row, y) => (y > 0 && row === rows[y - 1] ? ':' : row)).join('');
};

/** Reads rows of hexadecimal digits as they come. */
class RowReader {
  readonly #digitsPerRow: number;
  readonly #rows: string[] = [];
  #row = '';
  #count = 0;

  constructor(digitsPerRow: number) {
    this.#digitsPerRow = digitsPerRow;
  }

  get hex(): string {
    return this.#rows.join('');
  }

  get isBetweenRows(): boolean {
    return this.#row === '' && this.#count === 0;
  }

  #add(digits: string): void {
    this.#row += digits;
    while (this.#row.length >= this.#digitsPerRow) {
      this.#rows.push(this.#row.slice(0, this.#digitsPerRow));
      this.#row = this.#row.slice(this.#digitsPerRow);
    }
  }

  /** Takes one character; false when it means nothing here. */
  take(character: string): boolean {
    if (/[0-9A-F]/i.test(character)) {
      this.#add(character.repeat(Math.max(1, this.#count)));
      this.#count = 0;
      return true;
    }
    if (ONES.indexOf(character) > 0) this.#count += ONES.indexOf(character);
    else if (TWENTIES.indexOf(character) > 0) this.#count += 20 * TWENTIES.indexOf(character);
    else if (character === ',' || character === '!') {
      this.#add((character === ',' ? '0' : 'F').repeat(this.#digitsPerRow - this.#row.length));
    } else if (character === ':') this.#add(this.#rows.at(-1) ?? '0'.repeat(this.#digitsPerRow));
    else return false;
    return true;
  }
}

/** What `^GFA` data draws: `total` bytes in rows of `rowBytes`; undefined when it is not such data or not that long. */
export const expandGraphic = (
  text: string,
  size: { readonly total: number; readonly rowBytes: number },
): Uint8Array | undefined => {
  // A row without length would take digits for ever.
  if (!(size.rowBytes > 0)) return undefined;
  const reader = new RowReader(size.rowBytes * 2);
  for (const character of text) if (!reader.take(character)) return undefined;
  const { hex } = reader;
  if (!reader.isBetweenRows || hex.length !== size.total * 2) return undefined;
  return Uint8Array.from({ length: size.total }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
};
