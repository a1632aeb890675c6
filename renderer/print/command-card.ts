import { escapeHtml } from './html-text.ts';
import { A4_PAGE, barcodeHtml, paperHtml } from './paper-html.ts';
import type { PaperFontFace } from './sheet-html.ts';

/** One card: what it does in a word, how it is used in a line, and its digits. */
export interface CommandCard {
  readonly heading: string;
  readonly text: string;
  readonly code: string;
}

/** The sheet that lies beside the scanner. Every word comes from the caller, who has the messages. */
export interface CommandSheet {
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly { readonly heading: string; readonly cards: readonly CommandCard[] }[];
}

/** The page on which the sheet is printed. */
export const COMMAND_PAGE = A4_PAGE;

// The gaps keep a scanner that is held a little high from reading the neighbour.
const STYLES = [
  `@page{size:${A4_PAGE.widthMm}mm ${A4_PAGE.heightMm}mm;margin:9mm 12mm}`,
  'h1{font-size:17pt;line-height:1.4}.intro{font-size:11pt;margin-bottom:1mm}',
  'h2{font-size:12pt;line-height:1.4;margin:2mm 0 1.5mm;break-after:avoid}',
  '.cards{display:grid;grid-template-columns:repeat(3,1fr);padding-right:1mm;gap:3mm 6mm}',
  '.card{display:flex;flex-direction:column;align-items:center;justify-content:space-between;height:37mm;padding:1mm 2mm;border:0.3mm solid #000;border-radius:2mm;break-inside:avoid;text-align:center}',
  '.card b{font-size:15pt;line-height:1.35}.card p{font-size:9pt;line-height:1.35}',
].join('');

const cardHtml = ({ heading, text, code }: CommandCard): string =>
  `<div class="card"><b>${escapeHtml(heading)}</b>${barcodeHtml(code, { dots: 4, heightMm: 12 })}<p>${escapeHtml(text)}</p></div>`;

/** The command sheet as HTML of one A4 page, as long as its groups fill no more than six rows of three. */
export const commandSheetHtml = (sheet: CommandSheet, fonts: readonly PaperFontFace[]): string => {
  const groups = sheet.groups.map(
    ({ heading, cards }) => `<h2>${escapeHtml(heading)}</h2><div class="cards">${cards.map(cardHtml).join('')}</div>`,
  );
  const body = `<h1>${escapeHtml(sheet.title)}</h1><p class="intro">${escapeHtml(sheet.intro)}</p>${groups.join('')}`;
  return paperHtml({ title: sheet.title, fonts, styles: STYLES, body });
};
