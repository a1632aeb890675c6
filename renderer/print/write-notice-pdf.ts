import { noticeLetter } from '#shared/domain/notice-letter.ts';
import { drawNoticeLetter, LETTER_PAGE } from './draw-notice-letter.ts';
import { measureFromFonts, type PaperFontFiles } from './font-advances.ts';
import { breathe, gatherBytes } from './gather-bytes.ts';
import type { NoticePdfJob, NoticePdfNews } from './notice-pdf-protocol.ts';
import { isReadBack, type SymbolReader } from './read-back.ts';
import { createSheetPdf } from './sheet-pdf.ts';

const LETTERS_AT_A_TIME = 10;

/**
 * Draws the letters one after the other, reads the codes of each back from its page, and writes the PDF. It stops at the
 * first letter that cannot be made or read: a pile with one wrong code is no pile to post.
 */
export const writeNoticePdf = async (
  job: NoticePdfJob,
  tools: {
    readonly fonts: PaperFontFiles;
    readonly reader: SymbolReader;
    /** Resolves when the next letter may be drawn; a person may have it wait. */
    readonly turn?: () => Promise<void>;
  },
  tell: (news: NoticePdfNews) => void,
): Promise<void> => {
  const measure = measureFromFonts(tools.fonts);
  const out = gatherBytes(tell);
  const pdf = createSheetPdf({ page: LETTER_PAGE, fonts: tools.fonts, title: job.title }, out.add);
  let written = 0;
  for (const facts of job.notices) {
    await tools.turn?.();
    const { ref1 } = facts.notice;
    const letter = noticeLetter(facts);
    if (!letter.ok) return tell({ kind: 'refused', ref1, why: 'letter-impossible' });
    const pages = drawNoticeLetter(letter.value, measure);
    if (!(await isReadBack(letter.value, pages, { reader: tools.reader, measure }))) {
      return tell({ kind: 'refused', ref1, why: 'letter-unreadable' });
    }
    for (const page of pages) pdf.addSheet(page);
    written += 1;
    tell({ kind: 'progress', sheets: written, ofSheets: job.notices.length });
    if (written % LETTERS_AT_A_TIME === 0) await breathe();
  }
  await pdf.end();
  out.flush();
  tell({ kind: 'done' });
};
