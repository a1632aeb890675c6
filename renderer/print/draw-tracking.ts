import type { LetterTracking } from '#shared/domain/notice-letter.ts';
import { DOT_MM, QR_QUIET_MODULES, SLIP_TOP_MM } from './draw-payment-slip.ts';
import { lineMm, lineOf } from './letter-text.ts';
import { paymentQrSymbol } from './payment-symbols.ts';
import type { SheetDrawing } from './sheet-drawing.ts';

/** Scanned by the phone's own camera at arm's length; much smaller than the payment QR, so that the two are not confused. */
const SMALLEST_TRACKING_MM = 20;
const ABOVE_SLIP_MM = 1;
const BESIDE_MM = 1;
const HEADING_PT = 10;
const HINT_PT = 9;

/** The tracking QR left of the signature, above the slip, with words that say that nothing is paid by it. */
export const drawTracking = (tracking: LetterTracking, leftMm: number): SheetDrawing => {
  const symbol = paymentQrSymbol(tracking.address);
  const moduleMm = Math.ceil(SMALLEST_TRACKING_MM / symbol.modulesWide / DOT_MM) * DOT_MM;
  const sideMm = symbol.modulesWide * moduleMm;
  const quietMm = QR_QUIET_MODULES * moduleMm;
  const yMm = SLIP_TOP_MM - ABOVE_SLIP_MM - quietMm - sideMm;
  const textMm = leftMm + sideMm + quietMm + BESIDE_MM;
  return {
    fills: [],
    symbols: [{ runs: symbol.runs, xMm: leftMm, yMm, moduleWidthMm: moduleMm, moduleHeightMm: moduleMm, turn: 0 }],
    texts: [
      lineOf(tracking.heading, { xMm: textMm, yMm }, { sizePt: HEADING_PT, weight: 700 }),
      ...tracking.hints.map((hint, line) =>
        lineOf(hint, { xMm: textMm, yMm: yMm + lineMm(HEADING_PT) + line * lineMm(HINT_PT) }, { sizePt: HINT_PT }),
      ),
    ],
  };
};
