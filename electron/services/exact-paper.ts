import type { PageMm } from '#shared/host/contract.ts';

const MM_PER_INCH = 25.4;
const POINTS_PER_INCH = 72;

const PAGE_OBJECT = /(?:^|\n)(\d+) 0 obj\n(<<[^>]*?\/Type \/Page\n(?:(?!endobj)[\s\S])*?>>)\nendobj/g;
const MEDIA_BOX = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/;
const TRAILER = /trailer\n<<([\s\S]*?)>>\nstartxref\n(\d+)\n%%EOF\s*$/;

const points = (lengthMm: number): number => (lengthMm / MM_PER_INCH) * POINTS_PER_INCH;

/** A page that differs by more was given another size on purpose, by the document itself. */
const ROUNDING_POINTS = 1.5;

const isRounded = (found: number, wanted: number): boolean => Math.abs(found - wanted) <= ROUNDING_POINTS;

/** The page object with its exact box; undefined when it has no box that Chromium has rounded. */
const cut = (pageObject: string, paper: PageMm): string | undefined => {
  const box = MEDIA_BOX.exec(pageObject);
  if (!box) return undefined;
  const [width, height] = [Number(box[1]), Number(box[2])];
  const [exactWidth, exactHeight] = [points(paper.widthMm), points(paper.heightMm)];
  if (!isRounded(width, exactWidth) || !isRounded(height, exactHeight)) return undefined;
  const exact = [0, height - exactHeight, exactWidth, height].map((value) => Number(value.toFixed(3)));
  return pageObject.replace(box[0], `/MediaBox [${exact.join(' ')}]`);
};

/**
 * Makes every page exactly this paper, keeping its upper left corner. Chromium lays documents out in true size but
 * rounds the paper around them, measured up to 0.2 mm. Done by an incremental update as the PDF standard has it
 * (ISO 32000-1, 7.5.6): the file stays as it was and new page objects are appended. Undefined when there is no such
 * page, or the file is not built as Chromium builds it.
 */
export const cutPages = (pdf: Uint8Array, paper: PageMm): Uint8Array<ArrayBuffer> | undefined => {
  const text = Buffer.from(pdf).toString('latin1');
  const trailer = TRAILER.exec(text);
  const pages = [...text.matchAll(PAGE_OBJECT)];
  if (!trailer) return undefined;
  let appended = text.endsWith('\n') ? '' : '\n';
  let table = '';
  for (const [, number, pageObject = ''] of pages) {
    const exact = cut(pageObject, paper);
    if (exact === undefined) continue;
    table += `${number} 1\n${String(text.length + appended.length).padStart(10, '0')} 00000 n \n`;
    appended += `${number} 0 obj\n${exact}\nendobj\n`;
  }
  if (table === '') return undefined;
  const tableAt = text.length + appended.length;
  appended += `xref\n${table}trailer\n<<${trailer[1]}\n/Prev ${trailer[2]}>>\nstartxref\n${tableAt}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + appended, 'latin1'));
};
