import { err, ok, type Result } from '#shared/lib/result.ts';
import { blacken, blankBitmap, isBlack, overlay, type Bitmap, type Dot } from './bitmap.ts';
import { bytesAsText } from './bytes.ts';
import { drawSymbol } from './draw-symbol.ts';
import type { CommandUnknown } from './rasterise-zpl.ts';
import { mmToDots, type ThermalDpi } from './thermal-printer.ts';

/** Set-up that says nothing about the picture. */
const SILENT = /^(?:(?:GAP|BLINE) [\d.]+ mm,0 mm|SPEED \d+|DENSITY \d+|DIRECTION 1|REFERENCE 0,0|)$/;
const SIZE = /^SIZE ([\d.]+) mm,([\d.]+) mm$/;
const BARCODE = /^BARCODE (\d+),(\d+),"128",(\d+),0,0,(\d+),\4,"((?:\d\d)+)"$/;
const MATRIX = /^DMATRIX (\d+),(\d+),\d+,\d+,x(\d+),14,14,"(\d{12})"$/;
const PRINT = /^PRINT 1,(\d+)$/;
const BITMAP = /^BITMAP (\d+),(\d+),(\d+),(\d+),0,/;
const LONGEST_BITMAP_HEAD = 64;

/** Where the dots of a `BITMAP` command lie in the bytes. */
interface BitmapCommand {
  readonly at: Dot;
  readonly rowBytes: number;
  readonly heightDots: number;
  readonly dataStart: number;
  readonly end: number;
}

/** Reads a job the way a printer does: line by line, and as many bytes as a `BITMAP` announces. */
class TsplJob {
  readonly pages: Bitmap[] = [];
  readonly #bytes: Uint8Array;
  readonly #dpi: ThermalDpi;
  #page: Bitmap | undefined;
  #size = { widthDots: 0, heightDots: 0 };

  constructor(bytes: Uint8Array, dpi: ThermalDpi) {
    this.#bytes = bytes;
    this.#dpi = dpi;
  }

  /** Obeys the command at this byte; the byte after it, or undefined when it means nothing here. */
  take(at: number): number | undefined {
    const bitmap = this.#bitmapAt(at);
    if (bitmap) return this.#lay(bitmap) ? bitmap.end : undefined;
    const end = this.#bytes.indexOf(0x0a, at);
    const line = bytesAsText(this.#bytes.subarray(at, end < 0 ? this.#bytes.length : end)).trimEnd();
    return this.#obey(line) ? at + line.length + this.#lineEndAfter(at + line.length) : undefined;
  }

  #lineEndAfter(at: number): number {
    const [first, second] = [this.#bytes[at], this.#bytes[at + 1]];
    if (first === 0x0d && second === 0x0a) return 2;
    return first === 0x0a || first === 0x0d ? 1 : 0;
  }

  #bitmapAt(at: number): BitmapCommand | undefined {
    const head = BITMAP.exec(bytesAsText(this.#bytes.subarray(at, at + LONGEST_BITMAP_HEAD)));
    if (!head) return undefined;
    const [x, y, rowBytes, heightDots] = head.slice(1).map(Number);
    if (x === undefined || y === undefined || rowBytes === undefined || heightDots === undefined) return undefined;
    const dataStart = at + head[0].length;
    const dataEnd = dataStart + rowBytes * heightDots;
    return { at: { x, y }, rowBytes, heightDots, dataStart, end: dataEnd + this.#lineEndAfter(dataEnd) };
  }

  /** White dots are laid too: mode 0 overwrites. */
  #lay({ at, rowBytes, heightDots, dataStart }: BitmapCommand): boolean {
    const page = this.#page;
    const data = this.#bytes.subarray(dataStart, dataStart + rowBytes * heightDots);
    if (!page || data.length !== rowBytes * heightDots) return false;
    const source = { widthDots: rowBytes * 8, heightDots, bytes: data.map((byte) => 0xff - byte) };
    const laid = blankBitmap(page.widthDots, page.heightDots);
    for (let y = 0; y < page.heightDots; y += 1) {
      for (let x = 0; x < page.widthDots; x += 1) {
        const inside = { x: x - at.x, y: y - at.y };
        const isCovered = inside.x >= 0 && inside.y >= 0 && inside.x < source.widthDots && inside.y < heightDots;
        if (isCovered ? isBlack(source, inside) : isBlack(page, { x, y })) blacken(laid, { x, y });
      }
    }
    this.#page = laid;
    return true;
  }

  #obey(line: string): boolean {
    const size = SIZE.exec(line);
    if (size) return this.#resize(Number(size[1]), Number(size[2]));
    if (line === 'CLS') return this.#clear();
    const print = PRINT.exec(line);
    if (print) return this.#print(Number(print[1]));
    return SILENT.test(line) || this.#symbol(line);
  }

  #resize(widthMm: number, heightMm: number): boolean {
    this.#size = { widthDots: mmToDots(widthMm, this.#dpi), heightDots: mmToDots(heightMm, this.#dpi) };
    return true;
  }

  #clear(): boolean {
    this.#page = blankBitmap(this.#size.widthDots, this.#size.heightDots);
    return this.#size.widthDots > 0 && this.#size.heightDots > 0;
  }

  #print(copies: number): boolean {
    if (!this.#page) return false;
    for (let copy = 0; copy < copies; copy += 1) this.pages.push(this.#page);
    return true;
  }

  #symbol(line: string): boolean {
    const [bars, matrix] = [BARCODE.exec(line), MATRIX.exec(line)];
    const [x, y, third, fourth] = (bars ?? matrix ?? []).slice(1).map(Number);
    if (!this.#page || x === undefined || y === undefined || third === undefined || fourth === undefined) return false;
    const part = bars
      ? { kind: 'bars' as const, digits: bars[5] ?? '', barDots: third, moduleDots: fourth }
      : { kind: 'matrix' as const, digits: matrix?.[4] ?? '', moduleDots: third };
    overlay(this.#page, drawSymbol({ ...part, x, y, turn: 'none' }), { x, y });
    return true;
  }
}

/**
 * The labels that a printer of this resolution would make of these bytes, one picture each, drawn from the commands
 * alone. It understands the part of TSPL that {@link encodeTspl} writes and says which command it does not.
 */
export const rasteriseTspl = (bytes: Uint8Array, dpi: ThermalDpi): Result<readonly Bitmap[], CommandUnknown> => {
  const job = new TsplJob(bytes, dpi);
  let at = 0;
  while (at < bytes.length) {
    const next = job.take(at);
    if (next === undefined) {
      const command = /^[A-Z]*/.exec(bytesAsText(bytes.subarray(at, at + 16)))?.[0] ?? '';
      return err({ type: 'thermal-command-unknown', command, at });
    }
    at = next;
  }
  return ok(job.pages);
};
