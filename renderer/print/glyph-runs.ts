import type { ShapingFont } from 'pdfkit';

/** A glyph ready for a PDF: its number, and the corrections around it in thousandths of the font size. */
interface PlacedGlyph {
  readonly hex: string;
  readonly before: number;
  readonly after: number;
  readonly rise: number;
}

/** A piece of text that is shaped by itself: a Thai letter with its marks, a Latin word, a digit. */
interface GlyphRun {
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
  readonly advance: number;
  /** How much nearer the next run stands, by run. */
  readonly kerning: Map<GlyphRun, number>;
}

/** A text as operators of a PDF, and its width in shares of the font size. */
export interface ShapedText {
  readonly operators: string;
  readonly width: number;
}

/**
 * Thai marks act on their own letter only, so a letter with its marks can be shaped once for all texts; Latin letters may
 * join (fi), so a Latin word is one piece.
 */
const PIECES = /[\u0E00-\u0E7F][\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]*|[A-Za-z\u00C0-\u024F]+|[\s\S]/gu;
const THOUSAND = 1_000;
const MOST_TEXTS = 4_000;

const rounded = (value: number): number => Math.round(value * 10) / 10;

const shapeRun = (font: ShapingFont, text: string): GlyphRun => {
  const [hexes, positions] = font.encode(text);
  let advance = 0;
  const glyphs = hexes.map((hex, index): PlacedGlyph => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0, advanceWidth = 0 } = positions[index] ?? {};
    advance += xAdvance;
    return {
      hex,
      before: -rounded(xOffset),
      after: -rounded(xAdvance - advanceWidth - xOffset),
      rise: rounded(yOffset),
    };
  });
  return { text, glyphs, advance, kerning: new Map() };
};

const advanceOf = (font: ShapingFont, text: string): { readonly advance: number; readonly glyphs: number } => {
  const [hexes, positions] = font.encode(text);
  return { advance: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0), glyphs: hexes.length };
};

/** What the font does to two runs side by side, as it would in one text. */
const kerningOf = (font: ShapingFont, first: GlyphRun, second: GlyphRun): number => {
  const known = first.kerning.get(second);
  if (known !== undefined) return known;
  const together = advanceOf(font, first.text + second.text);
  const isJoined = together.glyphs !== first.glyphs.length + second.glyphs.length;
  const kerning = isJoined ? 0 : rounded(together.advance - first.advance - second.advance);
  first.kerning.set(second, kerning);
  return kerning;
};

/** Writes glyphs as few strings and corrections as possible (ISO 32000-1, 9.4.3). */
const operatorsOf = (runs: readonly GlyphRun[], kernings: readonly number[]): string => {
  let out = '[';
  let isOpen = false;
  let rise = 0;
  const correct = (by: number): void => {
    if (by === 0) return;
    out += `${isOpen ? '>' : ' '}${by}`;
    isOpen = false;
  };
  for (const [index, run] of runs.entries()) {
    correct(-(kernings[index] ?? 0));
    for (const glyph of run.glyphs) {
      if (glyph.rise !== rise) {
        out += `${isOpen ? '>' : ''}]TJ ${glyph.rise} RISE [`;
        isOpen = false;
        rise = glyph.rise;
      }
      correct(glyph.before);
      out += isOpen ? glyph.hex : `<${glyph.hex}`;
      isOpen = true;
      correct(glyph.after);
    }
  }
  return `${out}${isOpen ? '>' : ''}]TJ${rise === 0 ? '' : ' 0 RISE'}\n`;
};

/** Gives a shaped text at a size; a lift of a mark is in points there. */
export type ShapeText = (text: string, sizePt: number) => ShapedText;

/** Shapes texts in one font; pieces are shaped once and remembered, whole texts while they are few. */
export const createTextShaper = (font: ShapingFont): ShapeText => {
  // The halves of a sara am (0E33) are named here first, or texts copied from the PDF would lose their sara aa.
  font.encode('\u0E32');
  font.encode('\u0E4D');
  const runs = new Map<string, GlyphRun>();
  const texts = new Map<string, ShapedText>();
  const runOf = (text: string): GlyphRun => {
    const known = runs.get(text);
    if (known) return known;
    const run = shapeRun(font, text);
    runs.set(text, run);
    return run;
  };
  const shape = (text: string): ShapedText => {
    const pieces = (text.match(PIECES) ?? []).map(runOf);
    let width = 0;
    const kernings = pieces.map((run, index) => {
      const previous = pieces[index - 1];
      const kerning = previous ? kerningOf(font, previous, run) : 0;
      width += run.advance + kerning;
      return kerning;
    });
    return { operators: operatorsOf(pieces, kernings), width: width / THOUSAND };
  };
  return (text, sizePt) => {
    const shaped = texts.get(text) ?? shape(text);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(text, shaped);
    if (!shaped.operators.includes('RISE')) return shaped;
    const lifted = shaped.operators.replace(
      /(-?[\d.]+) RISE/g,
      (_, rise: string) => `${rounded((Number(rise) * sizePt) / THOUSAND)} Ts`,
    );
    return { operators: lifted, width: shaped.width };
  };
};
