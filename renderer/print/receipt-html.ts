import { symbolPath } from './barcode-symbol.ts';
import { escapeHtml } from './html-text.ts';
import { type PaperFact, type PaperSignature, SIGNATURE_STYLES, signatureHtml } from './paper-document.ts';
import { A4_PAGE, paperHtml } from './paper-html.ts';
import { paymentQrSymbol } from './payment-symbols.ts';
import type { PaperFontFace } from './sheet-html.ts';

/** One line of a receipt. */
export interface ReceiptLine {
  readonly text: string;
  readonly amount: string;
}

/** One copy of a receipt, as it is drawn. Every word comes from the caller, who has the messages. */
export interface ReceiptCopy {
  /** ต้นฉบับ or สำเนา, in a frame at the top. */
  readonly mark: string;
  readonly title: string;
  readonly office: string;
  readonly number: readonly PaperFact[];
  readonly date: string;
  readonly payer: readonly PaperFact[];
  readonly columns: { readonly item: string; readonly amount: string };
  readonly lines: readonly ReceiptLine[];
  readonly total: ReceiptLine;
  /** The total in words, in brackets. */
  readonly words: string;
  /** Several payments with what the bank says of each; empty where the facts beside the QR say it of the only one. */
  readonly parts: readonly PaperFact[];
  readonly payment: readonly PaperFact[];
  readonly received: string;
  readonly signature: PaperSignature;
  /** What the QR holds, and what stands under it. */
  readonly code: string;
  readonly codeWords: string;
  readonly foot: readonly string[];
  /** Across the whole copy in large letters, e.g. ยกเลิก. */
  readonly across?: string;
}

/** The most lines for which two copies fit on one sheet of A4, counted with those of several payments. */
const LINES_ON_HALF = 6;
/** Letters that surely stand in one line of the paper's width, and beside the QR. */
const LETTERS_OF_PART = 92;
const LETTERS_OF_FACT = 46;
const QR_MM = 20;
const QUIET_MODULES = 4;

const qrHtml = (text: string): string => {
  const symbol = paymentQrSymbol(text);
  const modules = symbol.modulesWide + 2 * QUIET_MODULES;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${QR_MM}mm" height="${QR_MM}mm" viewBox="${-QUIET_MODULES} ${-QUIET_MODULES} ${modules} ${modules}" shape-rendering="crispEdges"><path d="${symbolPath(symbol)}"/></svg>`;
};

const factHtml = ({ label, text }: PaperFact): string => `<p><b>${escapeHtml(label)}</b> ${escapeHtml(text)}</p>`;
const factsHtml = (facts: readonly PaperFact[]): string => facts.map(factHtml).join('');

const lineHtml = ({ text, amount }: ReceiptLine): string =>
  `<tr><td>${escapeHtml(text)}</td><td class="end">${escapeHtml(amount)}</td></tr>`;

const copyHtml = (copy: ReceiptCopy): string =>
  [
    '<section>',
    copy.across === undefined ? '' : `<p class="across">${escapeHtml(copy.across)}</p>`,
    `<header><p class="mark">${escapeHtml(copy.mark)}</p><div class="number">${factsHtml(copy.number)}</div></header>`,
    `<h1>${escapeHtml(copy.title)}</h1><p class="office">${escapeHtml(copy.office)}</p><p class="date">${escapeHtml(copy.date)}</p>`,
    `<div class="payer">${factsHtml(copy.payer)}</div>`,
    `<table><colgroup><col><col style="width:36mm"></colgroup><thead><tr><th>${escapeHtml(copy.columns.item)}</th><th>${escapeHtml(copy.columns.amount)}</th></tr></thead>`,
    `<tbody>${copy.lines.map(lineHtml).join('')}</tbody><tbody class="foot">${lineHtml(copy.total)}<tr><td colspan="2" class="words">${escapeHtml(copy.words)}</td></tr></tbody></table>`,
    `<div class="parts">${factsHtml(copy.parts)}</div>`,
    `<div class="end-of-copy"><div class="payment">${factsHtml(copy.payment)}<p>${escapeHtml(copy.received)}</p></div>`,
    `<figure>${qrHtml(copy.code)}<figcaption>${escapeHtml(copy.codeWords)}</figcaption></figure><div class="sign-box">${signatureHtml(copy.signature)}</div></div>`,
    copy.foot.map((line) => `<p class="small">${escapeHtml(line)}</p>`).join(''),
    '</section>',
  ].join('');

const STYLES = [
  `@page{size:${A4_PAGE.widthMm}mm ${A4_PAGE.heightMm}mm;margin:0}@page whole{margin:14mm 15mm 14mm 20mm}`,
  'main{break-after:page}main:last-child{break-after:auto}.one{page:whole}',
  '.two{display:grid;width:210mm;grid-template-rows:148.4mm 148.4mm;height:296.8mm;overflow:hidden}.two section+section{border-top:0.2mm dashed #777}',
  'section{position:relative;display:flex;flex-direction:column;padding:7mm 15mm 5mm 20mm;font-size:11pt;line-height:1.42}.one section{display:block;padding:0}',
  'header{display:flex;justify-content:space-between;align-items:start}.mark{border:0.3mm solid #000;padding:0.5mm 4mm;font-weight:700}.number{display:flex;gap:6mm;font-size:12pt}',
  'h1{font-size:17pt;line-height:1.35;text-align:center;font-weight:700}.office{text-align:center;font-weight:700}.date{text-align:right}',
  '.payer{display:flex;flex-wrap:wrap;gap:0 6mm}',
  'table{width:100%;border-collapse:collapse;table-layout:fixed;margin:1.5mm 0}thead{display:table-header-group}tr{break-inside:avoid}th,td{border:0.3mm solid #000;padding:0.3mm 2mm;vertical-align:top;overflow-wrap:anywhere}th{text-align:center;font-weight:700}td.end{text-align:right;font-variant-numeric:tabular-nums}.foot td{font-weight:700}.words{text-align:center}',
  '.parts{font-size:10pt;overflow-wrap:anywhere}.parts p{break-inside:avoid}',
  '.end-of-copy{display:grid;grid-template-columns:1fr auto 62mm;gap:3mm;align-items:start;break-inside:avoid}.payment{font-size:10pt;overflow-wrap:anywhere}figure{margin:0;text-align:center}figcaption{font-size:8pt;line-height:1.3}svg{display:block;margin:0 auto}.sign-box{padding-top:7mm;font-size:10.5pt}',
  '.small{font-size:8pt;line-height:1.35}.end-of-copy+.small{margin-top:auto;padding-top:1mm}',
  '.across{position:absolute;inset:0;display:grid;place-items:center;font-size:60pt;font-weight:700;color:rgb(0 0 0/20%);transform:rotate(-20deg);-webkit-print-color-adjust:exact}',
  SIGNATURE_STYLES,
].join('');

/** Letters that take room; Thai vowels and tone marks above and below take none. */
const widthOf = (text: string): number => text.replaceAll(/\p{Mn}/gu, '').length;

const partLines = ({ parts }: ReceiptCopy): number =>
  parts.reduce((sum, { label, text }) => sum + Math.ceil(widthOf(`${label} ${text}`) / LETTERS_OF_PART), 0);

/** Lines that the facts beside the QR take more than one each. */
const factLinesMore = ({ payment }: ReceiptCopy): number =>
  payment.reduce((sum, { label, text }) => sum + Math.ceil(widthOf(`${label} ${text}`) / LETTERS_OF_FACT) - 1, 0);

/** What a copy takes of a half sheet. */
const halfLines = (copy: ReceiptCopy): number => copy.lines.length + partLines(copy) + factLinesMore(copy);

/** Each sheet of paper: two short copies one above the other to be cut apart, or one long copy on pages of its own. */
const sheetsOf = (copies: readonly ReceiptCopy[]): readonly string[] => {
  const isShort = copies.every((copy) => halfLines(copy) <= LINES_ON_HALF);
  if (!isShort) return copies.map((copy) => `<main class="one">${copyHtml(copy)}</main>`);
  return [`<main class="two">${copies.map(copyHtml).join('')}</main>`];
};

/** The copies of one receipt on A4 as HTML that needs nothing from outside: two halves (A5) while the lines are few. */
export const receiptHtml = (copies: readonly ReceiptCopy[], title: string, fonts: readonly PaperFontFace[]): string =>
  paperHtml({ title, fonts, styles: STYLES, body: sheetsOf(copies).join('') });
