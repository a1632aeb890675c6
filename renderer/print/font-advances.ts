import { invariant } from '#shared/lib/invariant.ts';
import type { MeasurePaper } from './sheet-drawing.ts';

/** The font files of paper: TrueType, as they are embedded in a PDF. */
export interface PaperFontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const MM_PER_POINT = 25.4 / 72;
/** Kerning between two letters is at most a few hundredths of the size and mostly brings them nearer. */
const SAFETY = 1.01;
const CMAP_HEADER = 4;
const UNICODE_BMP = 4;

const tableAt = (view: DataView, tag: string): number => {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + index * 16;
    const name = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(record + at))).join('');
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
};

/** The subtable that maps the basic plane, format 4: Sarabun, as every Thai font, lies in it. */
const bmpSubtable = (view: DataView): number => {
  const cmap = tableAt(view, 'cmap');
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const subtable = cmap + view.getUint32(cmap + CMAP_HEADER + index * 8 + 4);
    if (view.getUint16(subtable) === UNICODE_BMP) return subtable;
  }
  throw new Error('The font maps no basic plane');
};

const glyphFinder = (view: DataView): ((unit: number) => number) => {
  const subtable = bmpSubtable(view);
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  return (unit) => {
    for (let at = 0; at < doubled; at += 2) {
      if (view.getUint16(ends + at) < unit) continue;
      const start = view.getUint16(starts + at);
      if (start > unit) return 0;
      const delta = view.getUint16(deltas + at);
      const range = view.getUint16(ranges + at);
      if (range === 0) return (unit + delta) & 0xffff;
      const glyph = view.getUint16(ranges + at + range + (unit - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
};

/** How far the pen moves for each character, in shares of the font size, read from the file (OpenType cmap, hhea, hmtx). */
const readAdvances = (file: Uint8Array): ((unit: number) => number) => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const unitsPerEm = view.getUint16(tableAt(view, 'head') + 18);
  const metrics = view.getUint16(tableAt(view, 'hhea') + 34);
  const hmtx = tableAt(view, 'hmtx');
  const glyphOf = glyphFinder(view);
  invariant(unitsPerEm > 0 && metrics > 0, 'a font has widths');
  const known = new Map<number, number>();
  return (unit) => {
    const advance = known.get(unit) ?? view.getUint16(hmtx + Math.min(glyphOf(unit), metrics - 1) * 4) / unitsPerEm;
    known.set(unit, advance);
    return advance;
  };
};

/**
 * Measures texts in the paper font without a page: the same in a window, in a worker and in a test, so that the preview
 * breaks lines exactly where the PDF does. Slightly wide, never narrow.
 */
export const measureFromFonts = ({ regular, bold }: PaperFontFiles): MeasurePaper => {
  const advances = { 400: readAdvances(regular), 700: readAdvances(bold) } as const;
  return (weight) => {
    const advanceOf = advances[weight];
    return (text, sizePt) => {
      let sum = 0;
      for (let at = 0; at < text.length; at += 1) sum += advanceOf(text.charCodeAt(at));
      return sum * sizePt * MM_PER_POINT * SAFETY;
    };
  };
};
