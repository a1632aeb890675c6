import { escapeHtml } from './html-text.ts';
import { type PaperFact, type PaperSignature, SIGNATURE_STYLES, signatureHtml } from './paper-document.ts';
import { A4_PAGE, barcodeHtml, paperHtml } from './paper-html.ts';
import type { PaperFontFace } from './sheet-html.ts';

/** One loan card that stands in the folder's place, a quarter of A4 (A6). */
export interface OutSlip {
  readonly title: string;
  readonly office: string;
  readonly code: string;
  /** Facts of one inner list share a line; a lone one may wrap. */
  readonly facts: readonly (readonly PaperFact[])[];
  readonly signatures: readonly PaperSignature[];
  readonly foot: string;
}

const SLIPS_PER_SHEET = 4;

const factHtml = ({ label, text }: PaperFact): string => `<span><b>${escapeHtml(label)}</b> ${escapeHtml(text)}</span>`;

const slipHtml = (slip: OutSlip): string =>
  `<section><h1>${escapeHtml(slip.title)}</h1><p class="office">${escapeHtml(slip.office)}</p>${barcodeHtml(slip.code, { dots: 4, heightMm: 11 })}<div class="facts">${slip.facts.map((line) => `<p>${line.map(factHtml).join('')}</p>`).join('')}</div><div class="signs">${slip.signatures.map(signatureHtml).join('')}</div><p class="foot">${escapeHtml(slip.foot)}</p></section>`;

const STYLES = [
  `@page{size:${A4_PAGE.widthMm}mm ${A4_PAGE.heightMm}mm;margin:0}`,
  'main{display:grid;grid-template:148.4mm 148.4mm/105mm 105mm;width:210mm;height:296.8mm;overflow:hidden;break-after:page}main:last-child{break-after:auto}',
  'section{display:flex;flex-direction:column;gap:1.5mm;padding:7mm 8mm 6mm;overflow:hidden;outline:0.2mm dashed #999}',
  'h1{font-size:14pt;line-height:1.4;text-align:center}.office{text-align:center;font-size:9pt;line-height:1.4}section>.bars{align-self:center}',
  '.facts{font-size:10.5pt;line-height:1.45}.facts p{display:flex;flex-wrap:wrap;gap:0 5mm}.facts p>span{flex:none;max-width:100%}',
  '.signs{display:grid;gap:2.5mm;margin-top:auto;font-size:9.5pt;line-height:1.4}.foot{font-size:8pt;text-align:center;line-height:1.4}',
  SIGNATURE_STYLES,
].join('');

/** The slips, four to a sheet of A4 to be cut, as HTML that needs nothing from outside. */
export const outSlipsHtml = (slips: readonly OutSlip[], title: string, fonts: readonly PaperFontFace[]): string => {
  const sheets = Array.from({ length: Math.ceil(slips.length / SLIPS_PER_SHEET) }, (_, sheet) =>
    slips.slice(sheet * SLIPS_PER_SHEET, (sheet + 1) * SLIPS_PER_SHEET),
  );
  const body = sheets.map((sheet) => `<main>${sheet.map(slipHtml).join('')}</main>`).join('');
  return paperHtml({ title, fonts, styles: STYLES, body });
};
