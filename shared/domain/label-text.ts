import { invariant } from '#shared/lib/invariant.ts';

/** Width of a text on one line in millimetres at this size; whoever draws knows the font. */
export type MeasureText = (text: string, sizePt: number) => number;

/** One way to set a text; the ways are tried in order, biggest first. */
export interface TextSetting {
  readonly sizePt: number;
  readonly lines: number;
}

/** A text as it will be printed. `isShortened` says that words were left out and an ellipsis put in their place. */
export interface FittedText {
  readonly sizePt: number;
  readonly lines: readonly string[];
  readonly isShortened: boolean;
}

const ELLIPSIS = '…';
const OPENING = /[([{"'“‘]$/u;
const CLOSING = /^[^\p{L}\p{N}\p{M}\s([{“‘]/u;

const wordSegmenter = new Intl.Segmenter('th', { granularity: 'word' });
const graphemeSegmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** The pieces between which a line may end: words as the dictionary of Thai sees them, punctuation kept on its word. */
const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = [];
  for (const { segment } of wordSegmenter.segment(text)) {
    const last = pieces.at(-1);
    const isGlued = last !== undefined && !/\s$/.test(last) && (CLOSING.test(segment) || OPENING.test(last));
    if (isGlued) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
};

/** A piece too wide for any line, cut between characters (never between a letter and its marks). */
const cutPiece = (piece: string, fits: (text: string) => boolean): readonly string[] => {
  const cuts: string[] = [''];
  for (const { segment } of graphemeSegmenter.segment(piece)) {
    const last = cuts.at(-1) ?? '';
    if (last === '' || fits(last + segment)) cuts[cuts.length - 1] = last + segment;
    else cuts.push(segment);
  }
  return cuts;
};

const wrap = (pieces: readonly string[], fits: (text: string) => boolean): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    const cuts = fits(piece.trim()) ? [piece.trimStart()] : cutPiece(piece.trim(), fits);
    lines.push(...cuts.slice(0, -1));
    line = cuts.at(-1) ?? '';
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
};

const shorten = (text: string, lines: number, fits: (text: string) => boolean): readonly string[] => {
  const pieces = [...piecesOf(text)];
  while (pieces.length > 1) {
    pieces.pop();
    const wrapped = wrap([...pieces.slice(0, -1), `${(pieces.at(-1) ?? '').trimEnd()}${ELLIPSIS}`], fits);
    if (wrapped.length <= lines) return wrapped;
  }
  // One endless word: its beginning is all that there is room for.
  const room = cutPiece(text, (part) => fits(`${part}${ELLIPSIS}`));
  return [`${room[0] ?? ''}${ELLIPSIS}`];
};

/**
 * Sets a text into a box: the first setting in which all of it fits, else the last one with whole words left out at the
 * end. Lines end between Thai words; nothing is ever clipped. White space is folded; an empty text has no lines.
 */
export const fitText = (
  text: string,
  box: { readonly widthMm: number; readonly settings: readonly TextSetting[] },
  measure: MeasureText,
): FittedText => {
  const smallest = box.settings.at(-1);
  invariant(smallest, 'a text has at least one setting');
  const folded = text.replace(/\s+/gu, ' ').trim();
  const fitsAt = (sizePt: number) => (part: string) => measure(part, sizePt) <= box.widthMm;
  // Finding words costs more than all the rest, so it waits until a text needs a second line.
  let found: readonly string[] | undefined;
  const pieces = (): readonly string[] => (found ??= piecesOf(folded));
  for (const { sizePt, lines: most } of box.settings) {
    const fits = fitsAt(sizePt);
    if (fits(folded)) return { sizePt, lines: folded === '' ? [] : [folded], isShortened: false };
    if (most === 1) continue;
    const isEveryWordWhole = pieces().every((piece) => fits(piece.trim()));
    const lines = wrap(pieces(), fits);
    if (lines.length <= most && (isEveryWordWhole || sizePt === smallest.sizePt)) {
      return { sizePt, lines, isShortened: false };
    }
  }
  return {
    sizePt: smallest.sizePt,
    lines: shorten(folded, smallest.lines, fitsAt(smallest.sizePt)),
    isShortened: true,
  };
};
