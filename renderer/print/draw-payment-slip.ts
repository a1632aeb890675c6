import type { PaymentSlip } from '#shared/domain/notice-letter.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { BarcodeSymbol } from './barcode-symbol.ts';
import { lineMm, lineOf, setParagraph } from './letter-text.ts';
import { billBarsSymbol, paymentQrSymbol } from './payment-symbols.ts';
import type { DrawnFill, DrawnSymbol, DrawnText, MeasurePaper, SheetDrawing } from './sheet-drawing.ts';

/** Where the slip begins on an A4 page; the letter above it must end before. */
export const SLIP_TOP_MM = 202;
/** Modules are whole dots of a 300-dpi printer, so that none is wider than its neighbour. */
export const DOT_MM = 25.4 / 300;
/** A payer's phone is held 20 to 30 cm away; smaller codes are read, but slowly. */
const SMALLEST_QR_MM = 31;
export const QR_QUIET_MODULES = 4;
export const BARS_QUIET_MODULES = 10;
const BAR_DOTS = [4, 3] as const;
const LOWEST_BARS_MM = 12;
/** ISO/IEC 15417 recommends bars of at least 15 % of their length. */
const BAR_HEIGHT_SHARE = 0.15;
const TITLE_PT = 13;
const FACT_PT = 10;
const AMOUNT_PT = 16;
const SMALL_PT = 9;
const DASH_MM = 2;
const BLACK = '#000000';

interface SlipPlace {
  readonly measure: MeasurePaper;
  readonly leftMm: number;
  readonly rightMm: number;
}

/** Where the slip is cut off. */
const cutLine = ({ leftMm, rightMm }: SlipPlace): readonly DrawnFill[] =>
  Array.from({ length: Math.floor((rightMm - leftMm) / (2 * DASH_MM)) }, (_, index) => ({
    xMm: leftMm + index * 2 * DASH_MM,
    yMm: SLIP_TOP_MM,
    widthMm: DASH_MM,
    heightMm: 0.2,
    colour: BLACK,
  }));

const drawQr = (symbol: BarcodeSymbol, { rightMm }: SlipPlace): DrawnSymbol => {
  const moduleMm = Math.ceil(SMALLEST_QR_MM / symbol.modulesWide / DOT_MM) * DOT_MM;
  return {
    runs: symbol.runs,
    xMm: rightMm - (symbol.modulesWide + QR_QUIET_MODULES) * moduleMm,
    yMm: SLIP_TOP_MM + 13,
    moduleWidthMm: moduleMm,
    moduleHeightMm: moduleMm,
    turn: 0,
  };
};

const drawBars = (
  symbol: BarcodeSymbol,
  at: SlipPlace & { readonly widthMm: number; readonly yMm: number },
): DrawnSymbol => {
  const modules = symbol.modulesWide + 2 * BARS_QUIET_MODULES;
  const dots = BAR_DOTS.find((each) => modules * each * DOT_MM <= at.widthMm);
  invariant(dots !== undefined, 'digits of our references always fit across the page');
  const moduleWidthMm = dots * DOT_MM;
  return {
    runs: symbol.runs,
    xMm: at.leftMm + BARS_QUIET_MODULES * moduleWidthMm,
    yMm: at.yMm,
    moduleWidthMm,
    moduleHeightMm: Math.max(LOWEST_BARS_MM, symbol.modulesWide * moduleWidthMm * BAR_HEIGHT_SHARE),
    turn: 0,
  };
};

const LABEL_MM = 42;

const drawFacts = (slip: PaymentSlip, at: SlipPlace & { readonly widthMm: number }): readonly DrawnText[] => {
  const texts: DrawnText[] = [
    lineOf(slip.title, { xMm: at.leftMm, yMm: SLIP_TOP_MM + 3 }, { sizePt: TITLE_PT, weight: 700 }),
  ];
  let yMm = SLIP_TOP_MM + 11;
  for (const { label, text } of slip.facts) {
    texts.push(lineOf(label, { xMm: at.leftMm, yMm }, { sizePt: FACT_PT }));
    const box = { xMm: at.leftMm + LABEL_MM, yMm, widthMm: at.widthMm - LABEL_MM, lines: 1 };
    texts.push(...setParagraph(text, box, { sizePt: FACT_PT, weight: 700, measure: at.measure }).texts);
    yMm += lineMm(FACT_PT);
  }
  const amount = { xMm: at.leftMm + LABEL_MM, yMm: yMm - 0.5 };
  texts.push(
    lineOf(slip.amount.label, { xMm: at.leftMm, yMm: yMm + 1.5 }, { sizePt: FACT_PT }),
    lineOf(slip.amount.text, amount, { sizePt: AMOUNT_PT, weight: 700 }),
  );
  const words = {
    xMm: at.leftMm + LABEL_MM,
    yMm: yMm + lineMm(AMOUNT_PT) - 1,
    widthMm: at.widthMm - LABEL_MM,
    lines: 1,
  };
  texts.push(...setParagraph(`(${slip.amountInWords})`, words, { sizePt: FACT_PT, measure: at.measure }).texts);
  return texts;
};

const BARS_TOP_MM = SLIP_TOP_MM + 62;

/** The slip at the foot of a letter: what to pay to whom, the QR at the right, the bars along the foot with their line. */
export const drawPaymentSlip = (slip: PaymentSlip, place: SlipPlace): SheetDrawing => {
  const { leftMm, rightMm } = place;
  const qr = drawQr(paymentQrSymbol(slip.qr), place);
  const qrMm = rightMm - qr.xMm;
  const middleMm = qr.xMm + (qrMm - QR_QUIET_MODULES * qr.moduleWidthMm) / 2;
  const bars = drawBars(billBarsSymbol(slip.bars), { ...place, widthMm: rightMm - leftMm, yMm: BARS_TOP_MM });
  const under = { anchor: 'middle', sizePt: SMALL_PT } as const;
  const qrEndMm = qr.yMm + qrMm;
  const barsText = { xMm: bars.xMm, yMm: bars.yMm + bars.moduleHeightMm + 0.8 };
  return {
    fills: cutLine(place),
    symbols: [qr, bars],
    texts: [
      ...drawFacts(slip, { ...place, widthMm: qr.xMm - QR_QUIET_MODULES * qr.moduleWidthMm - leftMm }),
      lineOf(slip.scanToPay, { xMm: middleMm, yMm: SLIP_TOP_MM + 2.5 }, { ...under, sizePt: FACT_PT, weight: 700 }),
      lineOf(slip.checkPayee, { xMm: rightMm, yMm: qrEndMm }, { ...under, anchor: 'end' }),
      lineOf(slip.barsForPeople, barsText, { sizePt: FACT_PT }),
    ],
  };
};
