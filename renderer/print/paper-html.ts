import { dotsToMm } from '#shared/domain/label-geometry.ts';
import { code128Symbol, symbolPath } from './barcode-symbol.ts';
import { escapeHtml, fontFaceRule } from './html-text.ts';
import { PAPER_FONT, type PaperFontFace } from './sheet-html.ts';

/** A4 upright, the paper of every official document, in millimetres. */
export const A4_PAGE = { widthMm: 210, heightMm: 297 } as const;
/** A4 on its side, for wide lists. */
export const A4_WIDE_PAGE = { widthMm: 297, heightMm: 210 } as const;

/** Dots of 300 dpi a module of the bars is wide: 3 fit a list's column, 4 are read from an arm's length. */
export type BarDots = 3 | 4;

const QUIET_MODULES = 10;

/** The bars of an even number of digits as a drawing of exact width, quiet zones included, with the digits under them. */
export const barcodeHtml = (digits: string, options: { readonly dots: BarDots; readonly heightMm: number }): string => {
  const symbol = code128Symbol(digits);
  const modules = symbol.modulesWide + 2 * QUIET_MODULES;
  const widthMm = dotsToMm(modules * options.dots);
  const caption = digits.replace(/(\d{4})(?=\d)/g, '$1 ');
  return `<span class="bars"><svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${options.heightMm}mm" viewBox="${-QUIET_MODULES} 0 ${modules} 1" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="${symbolPath(symbol)}"/></svg><small>${escapeHtml(caption)}</small></span>`;
};

const BASE_STYLES = [
  'html,body{margin:0;padding:0;background:#fff;color:#000}',
  `body{font:400 12pt/1.55 '${PAPER_FONT}',Sarabun,sans-serif}`,
  '*{box-sizing:border-box}p,h1,h2,ul,ol{margin:0}',
  '.bars{display:inline-flex;flex-direction:column;align-items:center}.bars svg{display:block}.bars small{font-size:8pt;line-height:1.3}',
].join('');

/** One self-contained document: fonts embedded, no script, nothing from outside. `body` is markup made from escaped texts. */
export const paperHtml = (parts: {
  readonly title: string;
  readonly fonts: readonly PaperFontFace[];
  readonly styles: string;
  readonly body: string;
}): string => {
  const styles = [...parts.fonts.map((face) => fontFaceRule(PAPER_FONT, face)), BASE_STYLES, parts.styles].join('');
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${escapeHtml(parts.title)}</title><style>${styles}</style></head><body>${parts.body}</body></html>`;
};
