import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import type { NoticeLetter } from '#shared/domain/notice-letter.ts';
import { decodeThaiQr, sameBillPayment } from '#shared/domain/payment-qr.ts';
import { BARS_QUIET_MODULES, QR_QUIET_MODULES } from './draw-payment-slip.ts';
import type { DrawnSymbol, MeasurePaper, SheetDrawing } from './sheet-drawing.ts';

/** A piece of a page as grey pixels. */
interface GreyPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Reads the symbols in a picture; finds nothing by an empty list. */
export interface SymbolReader {
  decode(
    picture: GreyPixels,
    task: 'upright-bars' | 'square-symbol',
  ): Promise<readonly { readonly text: string; readonly format: string }[]>;
}

/** Pixels in a millimetre: a QR module is six wide, the narrowest bar four; bars are alike all the way down. */
const QR_GRAIN = { across: 8, down: 8 } as const;
const BARS_GRAIN = { across: 16, down: 4 } as const;
type Grain = typeof QR_GRAIN | typeof BARS_GRAIN;
const WHITE = 255;
/** How far letters reach above and below their base line, in shares of their size. */
const ABOVE = 0.9;
const BELOW = 0.35;

interface Box {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
}

const extentOf = ({ runs, xMm, yMm, moduleWidthMm, moduleHeightMm }: DrawnSymbol): Box => {
  const right = runs.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const bottom = runs.reduce((most, { y }) => Math.max(most, y + 1), 0);
  return { leftMm: xMm, topMm: yMm, rightMm: xMm + right * moduleWidthMm, bottomMm: yMm + bottom * moduleHeightMm };
};

const areBars = ({ runs }: DrawnSymbol): boolean => runs.every(({ y }) => y === 0);

const withQuietZone = (symbol: DrawnSymbol): Box => {
  const { leftMm, topMm, rightMm, bottomMm } = extentOf(symbol);
  const isBars = areBars(symbol);
  const besideMm = (isBars ? BARS_QUIET_MODULES : QR_QUIET_MODULES) * symbol.moduleWidthMm;
  const overMm = isBars ? 0 : besideMm;
  return {
    leftMm: leftMm - besideMm,
    topMm: topMm - overMm,
    rightMm: rightMm + besideMm,
    bottomMm: bottomMm + overMm,
  };
};

/** Everything dark on a page as boxes; a text is as dark as its box, so that it can only spoil a symbol, not save it. */
const darkBoxes = ({ fills, symbols, texts }: SheetDrawing, measure: MeasurePaper): readonly Box[] => {
  const share = { start: 0, middle: 0.5, end: 1 } as const;
  return [
    ...fills.map(({ xMm, yMm, widthMm, heightMm }) => ({
      leftMm: xMm,
      topMm: yMm,
      rightMm: xMm + widthMm,
      bottomMm: yMm + heightMm,
    })),
    ...symbols.flatMap(({ runs, xMm, yMm, moduleWidthMm, moduleHeightMm }) =>
      runs.map(({ x, y, width }) => ({
        leftMm: xMm + x * moduleWidthMm,
        topMm: yMm + y * moduleHeightMm,
        rightMm: xMm + (x + width) * moduleWidthMm,
        bottomMm: yMm + (y + 1) * moduleHeightMm,
      })),
    ),
    ...texts.map(({ text, xMm, yMm, sizeMm, weight, anchor }) => {
      const widthMm = measure(weight)(text, (sizeMm * 72) / 25.4);
      const leftMm = xMm - widthMm * share[anchor];
      return { leftMm, topMm: yMm - sizeMm * ABOVE, rightMm: leftMm + widthMm, bottomMm: yMm + sizeMm * BELOW };
    }),
  ];
};

const pixelsOf = (page: Box, boxes: readonly Box[], grain: Grain): GreyPixels => {
  const width = Math.round((page.rightMm - page.leftMm) * grain.across);
  const height = Math.round((page.bottomMm - page.topMm) * grain.down);
  const data = new Uint8Array(width * height).fill(WHITE);
  const across = (mm: number): number => Math.min(width, Math.max(0, Math.round((mm - page.leftMm) * grain.across)));
  const down = (mm: number): number => Math.min(height, Math.max(0, Math.round((mm - page.topMm) * grain.down)));
  for (const { leftMm, topMm, rightMm, bottomMm } of boxes) {
    const [from, to, end] = [across(leftMm), across(rightMm), down(bottomMm)];
    if (from === to) continue;
    for (let y = down(topMm); y < end; y += 1) data.fill(0, y * width + from, y * width + to);
  }
  return { width, height, data };
};

/** The pages of a letter with every symbol's neighbourhood drawn as pixels. */
const picturesOf = (pages: readonly SheetDrawing[], measure: MeasurePaper): readonly GreyPixels[] =>
  pages.flatMap((page) => {
    const boxes = page.symbols.length === 0 ? [] : darkBoxes(page, measure);
    return page.symbols.map((symbol) =>
      pixelsOf(withQuietZone(symbol), boxes, areBars(symbol) ? BARS_GRAIN : QR_GRAIN),
    );
  });

/** A letter without a tracking address has no third symbol; one with it has exactly that. */
const isTrackingReadBack = async (
  { tracking }: NoticeLetter,
  picture: GreyPixels | undefined,
  reader: SymbolReader,
): Promise<boolean> => {
  if (!tracking || !picture) return tracking === undefined && picture === undefined;
  const [read] = await reader.decode(picture, 'square-symbol');
  return read?.text === tracking.address;
};

/**
 * Whether a reader finds on the drawn pages exactly the QR and the bars of the letter, and both ask for its payment; and the
 * address of its tracking QR. It looks at what stands on the page with its quiet zones, not at what was meant.
 */
export const isReadBack = async (
  letter: NoticeLetter,
  pages: readonly SheetDrawing[],
  by: { readonly reader: SymbolReader; readonly measure: MeasurePaper },
): Promise<boolean> => {
  const [qrPicture, barsPicture, trackingPicture] = picturesOf(pages, by.measure);
  if (!qrPicture || !barsPicture) return false;
  if (!(await isTrackingReadBack(letter, trackingPicture, by.reader))) return false;
  const [qr] = await by.reader.decode(qrPicture, 'square-symbol');
  const [bars] = await by.reader.decode(barsPicture, 'upright-bars');
  if (qr?.text !== letter.slip.qr || bars?.text !== letter.slip.bars) return false;
  const fromQr = decodeThaiQr(qr.text);
  const fromBars = decodeBillBarcode(bars.text);
  return (
    fromQr.ok &&
    fromQr.value.kind === 'bill-payment' &&
    sameBillPayment(fromQr.value, letter.bill) &&
    fromBars.ok &&
    sameBillPayment(fromBars.value, letter.bill)
  );
};
