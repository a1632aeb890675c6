import PDFDocument from 'pdfkit';
import type { LabelStock } from '#shared/domain/label-sheet.ts';
import type { PaperFontFiles } from './font-advances.ts';
import { createTextShaper, type ShapeText } from './glyph-runs.ts';
import type { DrawnFill, DrawnSymbol, DrawnText, SheetDrawing } from './sheet-drawing.ts';

const POINTS_PER_MM = 72 / 25.4;

/** Three decimals of a point are a third of a micrometre. */
const point = (value: number): number => Math.round(value * 1_000) / 1_000;
const points = (mm: number): number => point(mm * POINTS_PER_MM);

const symbolOperators = ({ runs, xMm, yMm, moduleWidthMm, moduleHeightMm, turn }: DrawnSymbol): string => {
  const [wide, high] = [moduleWidthMm * POINTS_PER_MM, moduleHeightMm * POINTS_PER_MM].map((each) => each.toFixed(5));
  const matrix = turn === 0 ? `${wide} 0 0 ${high}` : `0 ${wide} -${high} 0`;
  let out = `q ${matrix} ${points(xMm)} ${points(yMm)} cm\n`;
  for (const { x, y, width } of runs) out += `${x} ${y} ${width} 1 re\n`;
  return `${out}f Q\n`;
};

const colourOperators = (colour: string): string => {
  const channels = [1, 3, 5].map((at) => point(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return `${channels.join(' ')} rg\n`;
};

const fillOperators = ({ xMm, yMm, widthMm, heightMm, colour }: DrawnFill): string =>
  `${colourOperators(colour)}${points(xMm)} ${points(yMm)} ${points(widthMm)} ${points(heightMm)} re f\n`;

interface Face {
  readonly id: string;
  readonly ref: object;
  readonly shape: ShapeText;
}

const ANCHOR_SHARE = { start: 0, middle: 0.5, end: 1 } as const;
const BLACK = '#000000';

/** Texts of one sheet in one text object; the font is named only when it changes. */
const textOperators = (texts: readonly DrawnText[], faceOf: (weight: DrawnText['weight']) => Face): string => {
  let out = 'BT\n';
  let font = '';
  let colour = BLACK;
  for (const text of texts) {
    const face = faceOf(text.weight);
    const sizePt = points(text.sizeMm);
    const wantedFont = `/${face.id} ${sizePt} Tf\n`;
    if (wantedFont !== font) out += wantedFont;
    font = wantedFont;
    const wantedColour = text.colour ?? BLACK;
    if (wantedColour !== colour) out += colourOperators(wantedColour);
    colour = wantedColour;
    const { operators, width } = face.shape(text.text, sizePt);
    const back = width * sizePt * ANCHOR_SHARE[text.anchor];
    const [x, y] = [text.xMm * POINTS_PER_MM, text.yMm * POINTS_PER_MM];
    out +=
      text.turn === 0 ? `1 0 0 -1 ${point(x - back)} ${point(y)} Tm\n` : `0 1 1 0 ${point(x)} ${point(y - back)} Tm\n`;
    out += operators;
  }
  return `${out}ET\n`;
};

/** A PDF under way: sheets go in, bytes come out as they are ready. */
export interface SheetPdf {
  addSheet(drawing: SheetDrawing): void;
  /** Writes what is left; resolves when the last bytes are out. */
  end(): Promise<void>;
}

/**
 * Writes sheets as a PDF of exactly this paper: bars and modules as filled rectangles, one path a symbol, texts shaped by
 * the font's own tables and embedded as a subset. A sheet's bytes leave as soon as the next one begins.
 */
export const createSheetPdf = (
  job: { readonly page: LabelStock['page']; readonly fonts: PaperFontFiles; readonly title: string },
  onBytes: (bytes: Uint8Array) => void,
): SheetPdf => {
  const { page, fonts, title } = job;
  const document = new PDFDocument({
    autoFirstPage: false,
    // Every text names a font of ours; the usual first one is not shipped.
    font: '',
    compress: true,
    margin: 0,
    size: [page.widthMm * POINTS_PER_MM, page.heightMm * POINTS_PER_MM],
    info: { Title: title, Creator: 'Faem' },
  });
  document.on('data', onBytes);
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  document.registerFont('400', fonts.regular).registerFont('700', fonts.bold);
  const faces = new Map<DrawnText['weight'], Face>();
  const faceOf = (weight: DrawnText['weight']): Face => {
    const known = faces.get(weight);
    if (known) return known;
    const font = document.font(String(weight))._font;
    const face = { id: font.id, ref: font.ref(), shape: createTextShaper(font) };
    faces.set(weight, face);
    return face;
  };
  return {
    addSheet: ({ fills, symbols, texts }) => {
      document.addPage();
      for (const weight of [400, 700] as const) {
        const { id, ref } = faceOf(weight);
        document.page.fonts[id] = ref;
      }
      document.addContent(
        `${fills.map(fillOperators).join('')}0 0 0 rg\n${symbols.map(symbolOperators).join('')}${textOperators(texts, faceOf)}`,
      );
    },
    end: () => {
      document.end();
      return ended;
    },
  };
};
