// The part of pdfkit that draws sheets: its documents, and its fonts' shaping. The published types need Node's.

/** Where a glyph stands, in thousandths of the font size. */
interface ShapedPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}
export interface ShapingFont {
  readonly id: string;
  /** Glyphs of the subset in hexadecimal, shaped by the tables of the font. */
  encode(text: string): readonly [glyphs: readonly string[], positions: readonly ShapedPosition[]];
  ref(): object;
}
interface DocumentOptions {
  readonly autoFirstPage: false;
  /** A font to begin with; none when empty. */
  readonly font: '';
  readonly compress: boolean;
  readonly margin: number;
  readonly size: readonly [widthPt: number, heightPt: number];
  readonly info: { readonly Title: string; readonly Creator: string };
}
declare class PDFDocument {
  constructor(options: DocumentOptions);
  readonly page: { readonly fonts: Record<string, object> };
  /** The font that was named last. */
  readonly _font: ShapingFont;
  registerFont(name: string, bytes: Uint8Array): this;
  font(name: string): this;
  addPage(): this;
  addContent(operators: string): this;
  on(event: 'data', listener: (bytes: Uint8Array) => void): this;
  on(event: 'end', listener: () => void): this;
  end(): void;
}
// The library has no other export.
// oxlint-disable-next-line import/no-default-export
export { PDFDocument as default };
