import { unreachable } from '#shared/lib/invariant.ts';
import { escapeHtml, quoteCss } from './html-text.ts';
import { A4_PAGE, A4_WIDE_PAGE, barcodeHtml, paperHtml } from './paper-html.ts';
import type { PaperFontFace } from './sheet-html.ts';

/** A word and what stands behind it: ส่วนราชการ …, วันที่ …. */
export interface PaperFact {
  readonly label: string;
  readonly text: string;
}

/** One place to sign: a dotted line, the name in brackets, then what the person is. */
export interface PaperSignature {
  /** Before the line, e.g. ลงชื่อ. */
  readonly before: string;
  /** Behind the line, e.g. ผู้ยืม. */
  readonly after: string;
  /** Printed in brackets under the line; dots to be filled in by hand when absent. */
  readonly name?: string | undefined;
  readonly position?: string | undefined;
}

/** A cell of a table: text, or digits as bars. */
export type PaperCell = string | { readonly barcode: string };

export interface PaperColumn {
  readonly title: string;
  /** Fixed width in mm; the columns without one share the rest. */
  readonly widthMm?: number;
  readonly align?: 'start' | 'center' | 'end';
}

/** A part of an official document, from top to bottom. */
export type PaperBlock =
  | { readonly kind: 'title'; readonly text: string; readonly under?: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `indented` begins like a paragraph of an official letter, 2.5 cm in. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly look?: 'indented' | 'plain' | 'centred' | 'right' }
  /** Facts of one inner list share a line. */
  | { readonly kind: 'facts'; readonly lines: readonly (readonly PaperFact[])[] }
  /** The head is repeated on every page and no row is cut in two. */
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly PaperCell[])[];
      readonly foot?: readonly string[];
    }
  | { readonly kind: 'signatures'; readonly people: readonly PaperSignature[] }
  | { readonly kind: 'barcode'; readonly digits: string }
  /** Stays together on one page: no signature stands alone on the next. */
  | { readonly kind: 'group'; readonly blocks: readonly PaperBlock[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'page-break' };

/** An official document on A4. Every word comes from the caller, who has the messages. */
export interface PaperDocument {
  /** Name of the PDF's document; not printed. */
  readonly title: string;
  readonly orientation?: 'upright' | 'wide';
  /** Small print at the head of every page, e.g. the office; empty when absent. */
  readonly pageHead?: string;
  /** Words around the numbers at the foot of every page, e.g. "หน้า " and " / "; no numbers when absent. */
  readonly pageNumber?: { readonly before: string; readonly between: string };
  readonly blocks: readonly PaperBlock[];
}

const text = (value: string): string => escapeHtml(value).replaceAll('\n', '<br>');

const cellHtml = (cell: PaperCell): string =>
  typeof cell === 'string' ? text(cell) : barcodeHtml(cell.barcode, { dots: 3, heightMm: 8 });

const tableHtml = ({ columns, rows, foot }: Extract<PaperBlock, { kind: 'table' }>): string => {
  const align = (index: number): string => columns[index]?.align ?? 'start';
  const cols = columns.map(({ widthMm }) => (widthMm === undefined ? '<col>' : `<col style="width:${widthMm}mm">`));
  const head = columns.map(({ title }) => `<th>${text(title)}</th>`).join('');
  const line = (cells: readonly PaperCell[]): string =>
    `<tr>${cells.map((cell, index) => `<td class="${align(index)}">${cellHtml(cell)}</td>`).join('')}</tr>`;
  const body = rows.map(line).join('');
  const end = foot === undefined ? '' : `<tbody class="foot">${line(foot)}</tbody>`;
  return `<table><colgroup>${cols.join('')}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody>${end}</table>`;
};

/** A place to sign, for documents that are not made of blocks. */
export const signatureHtml = ({ before, after, name, position }: PaperSignature): string =>
  `<div class="sign"><p class="line"><span>${text(before)}</span><i></i><span>${text(after)}</span></p><p>(${name === undefined ? '<i class="dots"></i>' : text(name)})</p>${position === undefined ? '' : `<p>${text(position)}</p>`}</div>`;

const factsHtml = (lines: readonly (readonly PaperFact[])[]): string =>
  `<div class="facts">${lines
    .map(
      (line) =>
        `<p>${line.map((fact) => `<span><b>${text(fact.label)}</b> <span>${text(fact.text)}</span></span>`).join('')}</p>`,
    )
    .join('')}</div>`;

const blockHtml = (block: PaperBlock): string => {
  switch (block.kind) {
    case 'title':
      return `<h1>${text(block.text)}</h1>${block.under === undefined ? '' : `<p class="under">${text(block.under)}</p>`}`;
    case 'heading':
      return `<h2>${text(block.text)}</h2>`;
    case 'paragraph':
      return `<p class="${block.look ?? 'plain'}">${text(block.text)}</p>`;
    case 'facts':
      return factsHtml(block.lines);
    case 'table':
      return tableHtml(block);
    case 'signatures':
      return `<div class="signs">${block.people.map(signatureHtml).join('')}</div>`;
    case 'barcode':
      return `<p class="code">${barcodeHtml(block.digits, { dots: 4, heightMm: 12 })}</p>`;
    case 'group':
      return `<div class="group">${block.blocks.map(blockHtml).join('')}</div>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      return '<div class="break"></div>';
    default:
      return unreachable(block);
  }
};

/** Margins of an official letter: 3 cm at the binding edge, 2 cm elsewhere (customary; the regulation's annex is unverified). */
const pageRule = ({ pageHead, pageNumber, orientation }: PaperDocument): string => {
  const { widthMm, heightMm } = orientation === 'wide' ? A4_WIDE_PAGE : A4_PAGE;
  const small = `font:400 9pt 'Faem Sarabun',Sarabun,sans-serif`;
  const head = pageHead === undefined ? '' : `@top-right{content:${quoteCss(pageHead)};${small}}`;
  const foot =
    pageNumber === undefined
      ? ''
      : `@bottom-right{content:${quoteCss(pageNumber.before)} counter(page) ${quoteCss(pageNumber.between)} counter(pages);${small}}`;
  return `@page{size:${widthMm}mm ${heightMm}mm;margin:18mm 20mm 18mm ${orientation === 'wide' ? 20 : 25}mm;${head}${foot}}`;
};

/** How {@link signatureHtml} is drawn. */
export const SIGNATURE_STYLES =
  '.sign{break-inside:avoid;text-align:center}.sign .line{display:flex;gap:1mm;align-items:flex-end}.sign .line i{flex:1;min-width:30mm;border-bottom:1px dotted #000;height:1.3em}.sign .dots{display:inline-block;min-width:40mm;border-bottom:1px dotted #000;height:1em}';

const STYLES = [
  'h1{font-size:17pt;line-height:1.5;text-align:center;font-weight:700}.under{text-align:center;margin-bottom:4mm}',
  'h2{font-size:13pt;font-weight:700;margin-top:4mm;break-after:avoid}',
  'p.plain,p.indented{text-align:left;margin-top:2mm}p.indented{text-indent:25mm}p.centred{text-align:center}p.right{text-align:right}',
  '.facts p{display:flex;gap:6mm}.facts p>span{flex:1}',
  'hr{border:0;border-top:1px solid #000;margin:2mm 0}.code{margin:2mm 0;break-inside:avoid}.break{break-after:page}.group{break-inside:avoid}',
  'table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:10pt;line-height:1.45;margin:3mm 0}',
  'thead{display:table-header-group}tr{break-inside:avoid}th,td{border:0.3mm solid #000;padding:0.8mm 1.5mm;vertical-align:top;overflow-wrap:anywhere}',
  'th{font-weight:700;text-align:center;background:#eee;-webkit-print-color-adjust:exact}td.center{text-align:center}td.end{text-align:right;font-variant-numeric:tabular-nums}.foot td{font-weight:700}',
  '.signs{display:grid;grid-template-columns:repeat(auto-fit,minmax(70mm,1fr));gap:8mm 10mm;margin-top:10mm;break-inside:avoid}.signs .sign:only-child{margin-left:50%}',
  SIGNATURE_STYLES,
].join('');

/** The page on which a document is printed, for the host. */
export const pageOf = (document: PaperDocument): typeof A4_PAGE | typeof A4_WIDE_PAGE =>
  document.orientation === 'wide' ? A4_WIDE_PAGE : A4_PAGE;

/** The document as HTML that needs no script, no network and no font of the system. */
export const documentHtml = (document: PaperDocument, fonts: readonly PaperFontFace[]): string =>
  paperHtml({
    title: document.title,
    fonts,
    styles: pageRule(document) + STYLES,
    body: document.blocks.map(blockHtml).join(''),
  });
