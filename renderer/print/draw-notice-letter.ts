import type { LetterRow, NoticeLetter } from '#shared/domain/notice-letter.ts';
import { drawPaymentSlip, SLIP_TOP_MM } from './draw-payment-slip.ts';
import { drawTracking } from './draw-tracking.ts';
import { lineMm, lineOf, setParagraph } from './letter-text.ts';
import type { DrawnFill, DrawnText, MeasurePaper, SheetDrawing } from './sheet-drawing.ts';

/** A4 upright. */
export const LETTER_PAGE = { widthMm: 210, heightMm: 297 } as const;

const LEFT_MM = 25;
const RIGHT_MM = 190;
const WIDTH_MM = RIGHT_MM - LEFT_MM;
const BODY_PT = 12;
const LIST_PT = 10;
const SMALL_PT = 9;
const ROW_MM = 6.2;
const INDENT_MM = 25;
const GAP_MM = 1.5;
/** So many years stand in the letter itself; more go on pages of their own. */
const MOST_ROWS_INSIDE = 5;
const ROWS_A_PAGE = 36;
const LINE_COLOUR = '#000000';
const RULE_MM = 0.2;

interface Part {
  readonly texts: readonly DrawnText[];
  readonly fills: readonly DrawnFill[];
  readonly endMm: number;
}

const COLUMNS = [
  { field: 'number', xMm: LEFT_MM + 5, anchor: 'middle' },
  { field: 'text', xMm: LEFT_MM + 12, anchor: 'start' },
  { field: 'fee', xMm: RIGHT_MM - 54, anchor: 'end' },
  { field: 'surcharge', xMm: RIGHT_MM - 28, anchor: 'end' },
  { field: 'total', xMm: RIGHT_MM - 2, anchor: 'end' },
] as const satisfies readonly { field: keyof LetterRow; xMm: number; anchor: DrawnText['anchor'] }[];

const rule = (yMm: number): DrawnFill => ({
  xMm: LEFT_MM,
  yMm,
  widthMm: WIDTH_MM,
  heightMm: RULE_MM,
  colour: LINE_COLOUR,
});

const rowTexts = (row: Partial<LetterRow>, yMm: number, weight: DrawnText['weight']): readonly DrawnText[] =>
  COLUMNS.flatMap(({ field, xMm, anchor }) => {
    const text = row[field];
    return text === undefined ? [] : [lineOf(text, { xMm, yMm: yMm + 0.5 }, { sizePt: LIST_PT, weight, anchor })];
  });

/** The list of fees with its head; the total only where the list ends. */
const drawList = (
  letter: NoticeLetter,
  rows: readonly LetterRow[],
  at: { readonly yMm: number; readonly isLast: boolean },
): Part => {
  const lines = [
    { row: letter.columns, weight: 700 as const },
    ...rows.map((row) => ({ row, weight: 400 as const })),
    ...(at.isLast ? [{ row: letter.total, weight: 700 as const }] : []),
  ];
  const endMm = at.yMm + lines.length * ROW_MM;
  const rules = [at.yMm, at.yMm + ROW_MM, ...(at.isLast ? [endMm - ROW_MM] : []), endMm];
  return {
    texts: lines.flatMap(({ row, weight }, index) => rowTexts(row, at.yMm + index * ROW_MM, weight)),
    fills: rules.map(rule),
    endMm,
  };
};

const HEAD_TOP_MM = 22;
const HEAD_WORD_MM = 14;

const drawHead = (letter: NoticeLetter, measure: MeasurePaper): Part => {
  const size = { sizePt: BODY_PT };
  const middle = LETTER_PAGE.widthMm / 2;
  const texts: DrawnText[] = [
    lineOf(`${letter.number.label}  ${letter.number.text}`, { xMm: LEFT_MM, yMm: HEAD_TOP_MM }, size),
    lineOf(letter.officeName, { xMm: RIGHT_MM, yMm: HEAD_TOP_MM }, { ...size, anchor: 'end' }),
    lineOf(letter.writtenOn, { xMm: middle, yMm: HEAD_TOP_MM + 11 }, size),
  ];
  if (letter.demo !== '') {
    texts.push(lineOf(letter.demo, { xMm: middle, yMm: 11 }, { sizePt: BODY_PT, weight: 700, anchor: 'middle' }));
  }
  let yMm = HEAD_TOP_MM + 20;
  for (const { label, text } of letter.head) {
    const box = { xMm: LEFT_MM + HEAD_WORD_MM, yMm, widthMm: WIDTH_MM - HEAD_WORD_MM, lines: 2 };
    const set = setParagraph(text, box, { ...size, measure });
    texts.push(lineOf(label, { xMm: LEFT_MM, yMm }, size), ...set.texts);
    yMm = Math.max(set.endMm, yMm + lineMm(BODY_PT)) + 0.5;
  }
  return { texts, fills: [], endMm: yMm + 1 };
};

const drawParagraphs = (
  paragraphs: readonly string[],
  at: { readonly yMm: number; readonly sizePt: number; readonly indentMm: number },
  measure: MeasurePaper,
): Part => {
  const texts: DrawnText[] = [];
  let { yMm } = at;
  for (const paragraph of paragraphs) {
    const box = { xMm: LEFT_MM, yMm, widthMm: WIDTH_MM, indentMm: at.indentMm };
    const set = setParagraph(paragraph, box, { sizePt: at.sizePt, measure });
    texts.push(...set.texts);
    yMm = set.endMm;
  }
  return { texts, fills: [], endMm: yMm };
};

const SIGNATURE_X_MM = 145;

const drawSignature = ({ closing, signature }: NoticeLetter, yMm: number): Part => {
  const [brackets, ...names] = signature;
  const style = { sizePt: BODY_PT, anchor: 'middle' } as const;
  // Room for a signature by hand.
  const lines = [closing, '', '', brackets ?? '', ...names];
  return {
    texts: lines.flatMap((text, index) =>
      text === '' ? [] : [lineOf(text, { xMm: SIGNATURE_X_MM, yMm: yMm + index * lineMm(BODY_PT) * 0.92 }, style)],
    ),
    fills: [],
    endMm: yMm + lines.length * lineMm(BODY_PT),
  };
};

const sheetOf = (parts: readonly Part[]): Pick<SheetDrawing, 'texts' | 'fills'> => ({
  texts: parts.flatMap(({ texts }) => texts),
  fills: parts.flatMap(({ fills }) => fills),
});

const drawAttachments = (letter: NoticeLetter): readonly SheetDrawing[] => {
  const pages = Math.ceil(letter.rows.length / ROWS_A_PAGE);
  return Array.from({ length: pages }, (_, page) => {
    const rows = letter.rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    const title = lineOf(letter.attachmentTitle, { xMm: LEFT_MM, yMm: HEAD_TOP_MM }, { sizePt: BODY_PT, weight: 700 });
    const list = drawList(letter, rows, { yMm: HEAD_TOP_MM + 12, isLast: page === pages - 1 });
    return { ...sheetOf([{ texts: [title], fills: [], endMm: 0 }, list]), symbols: [] };
  });
};

/** Everything above the slip, with the list in it or with the remark that it is attached. */
const drawBody = (letter: NoticeLetter, measure: MeasurePaper, list: 'inside' | 'attached'): Part => {
  const body = { sizePt: BODY_PT, indentMm: INDENT_MM };
  const head = drawHead(letter, measure);
  const opening = drawParagraphs(letter.opening, { ...body, yMm: head.endMm }, measure);
  const fees =
    list === 'inside'
      ? drawList(letter, letter.rows, { yMm: opening.endMm + GAP_MM, isLast: true })
      : drawParagraphs([letter.listIsAttached], { ...body, yMm: opening.endMm }, measure);
  const laws = drawParagraphs(letter.laws, { yMm: fees.endMm + 0.5, sizePt: SMALL_PT, indentMm: 0 }, measure);
  const request = drawParagraphs(letter.request, { ...body, yMm: laws.endMm + GAP_MM }, measure);
  const signature = drawSignature(letter, request.endMm + GAP_MM);
  return { ...sheetOf([head, opening, fees, laws, request, signature]), endMm: signature.endMm };
};

/**
 * The pages of one letter: the letter with the payment slip at its foot and, when there are more years than fit above the
 * slip, the list of years on pages behind it.
 */
export const drawNoticeLetter = (letter: NoticeLetter, measure: MeasurePaper): readonly SheetDrawing[] => {
  const whole = letter.rows.length <= MOST_ROWS_INSIDE ? drawBody(letter, measure, 'inside') : undefined;
  const isListInside = whole !== undefined && whole.endMm < SLIP_TOP_MM;
  const body = isListInside ? whole : drawBody(letter, measure, 'attached');
  const slip = drawPaymentSlip(letter.slip, { measure, leftMm: LEFT_MM, rightMm: RIGHT_MM });
  const tracking = letter.tracking ? [drawTracking(letter.tracking, LEFT_MM)] : [];
  const page: SheetDrawing = {
    texts: [body, slip, ...tracking].flatMap(({ texts }) => texts),
    fills: [...body.fills, ...slip.fills],
    symbols: [slip, ...tracking].flatMap(({ symbols }) => symbols),
  };
  return isListInside ? [page] : [page, ...drawAttachments(letter)];
};
