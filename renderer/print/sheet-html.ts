import type { LabelStock } from '#shared/domain/label-sheet.ts';
import { symbolPath } from './barcode-symbol.ts';
import { escapeHtml, fontFaceRule } from './html-text.ts';
import type { DrawnFill, DrawnSymbol, DrawnText, SheetDrawing } from './sheet-drawing.ts';

/** One file of the paper font, as a data: URL, so that the document needs nothing from outside. */
export interface PaperFontFace {
  readonly weight: 400 | 700;
  readonly unicodeRange: string;
  readonly dataUrl: string;
}

/** The family under which the paper font is embedded and measured. */
export const PAPER_FONT = 'Faem Sarabun';

const millimetres = (value: number): string => String(Math.round(value * 100_000) / 100_000);

/** Turns a text about its own beginning; nothing for a text that runs as usual. */
export const textTransform = ({ xMm, yMm, turn }: DrawnText): string | undefined =>
  turn === 0 ? undefined : `rotate(${turn} ${millimetres(xMm)} ${millimetres(yMm)})`;

const textSvg = (text: DrawnText): string => {
  const { xMm, yMm, sizeMm, weight, anchor, colour } = text;
  const turned = textTransform(text);
  return `<text x="${millimetres(xMm)}" y="${millimetres(yMm)}" font-size="${millimetres(sizeMm)}" font-weight="${weight}" text-anchor="${anchor}"${turned ? ` transform="${turned}"` : ''}${colour ? ` fill="${colour}"` : ''}>${escapeHtml(text.text)}</text>`;
};

/** Where a path in modules stands on paper; print and preview use the same. */
export const symbolTransform = ({ xMm, yMm, moduleWidthMm, moduleHeightMm, turn }: DrawnSymbol): string =>
  `translate(${millimetres(xMm)} ${millimetres(yMm)})${turn === 0 ? '' : ` rotate(${turn})`} scale(${millimetres(moduleWidthMm)} ${millimetres(moduleHeightMm)})`;

const symbolSvg = (symbol: DrawnSymbol): string =>
  `<path transform="${symbolTransform(symbol)}" d="${symbolPath(symbol)}"/>`;

const fillSvg = ({ xMm, yMm, widthMm, heightMm, colour }: DrawnFill): string =>
  `<rect x="${millimetres(xMm)}" y="${millimetres(yMm)}" width="${millimetres(widthMm)}" height="${millimetres(heightMm)}" fill="${colour}"/>`;

const sheetSvg = (drawing: SheetDrawing, { widthMm, heightMm }: LabelStock['page']): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}" font-family="'${PAPER_FONT}',Sarabun,sans-serif" fill="#000" style="display:block;break-after:page">${drawing.fills.map(fillSvg).join('')}${drawing.symbols.map(symbolSvg).join('')}${drawing.texts.map(textSvg).join('')}</svg>`;

/** The sheets as one HTML document that needs no script, no network and no font of the system. */
export const sheetsToHtml = (
  sheets: readonly SheetDrawing[],
  options: { readonly page: LabelStock['page']; readonly fonts: readonly PaperFontFace[]; readonly title: string },
): string => {
  const { page, fonts, title } = options;
  const styles = [
    ...fonts.map((face) => fontFaceRule(PAPER_FONT, face)),
    `@page{size:${page.widthMm}mm ${page.heightMm}mm;margin:0}`,
    'html,body{margin:0;padding:0;background:#fff}svg:last-child{break-after:auto!important}',
  ].join('');
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${styles}</style></head><body>${sheets.map((sheet) => sheetSvg(sheet, page)).join('')}</body></html>`;
};
