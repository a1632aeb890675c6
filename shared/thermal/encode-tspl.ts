import { unreachable } from '#shared/lib/invariant.ts';
import { blankBitmap, bytesPerRow, cropBitmap, inkBox, overlay, type Bitmap, type Dot } from './bitmap.ts';
import { asciiBytes, joinBytes } from './bytes.ts';
import { drawSymbol } from './draw-symbol.ts';
import type { BarsPart, MatrixPart, ThermalLabel, ThermalPart } from './thermal-label.ts';
import type { ThermalMedia, ThermalPrinter } from './thermal-printer.ts';

const LINE_END = '\r\n';

const mediaCommand = (media: ThermalMedia): string => {
  switch (media.kind) {
    case 'gap':
      return `GAP ${media.mm} mm,0 mm`;
    case 'black-mark':
      return `BLINE ${media.mm} mm,0 mm`;
    case 'continuous':
      return 'GAP 0 mm,0 mm';
    default:
      return unreachable(media);
  }
};

/** In TSPL a 0 is a black dot. Mode 0 lays the white dots down too, and a row is filled up to whole bytes. */
const bitmapCommand = (bitmap: Bitmap, at: Dot): Uint8Array =>
  joinBytes([
    asciiBytes(`BITMAP ${at.x},${at.y},${bytesPerRow(bitmap.widthDots)},${bitmap.heightDots},0,`),
    bitmap.bytes.map((byte) => 0xff - byte),
    asciiBytes(LINE_END),
  ]);

const barcodeCommand = ({ x, y, digits, moduleDots, barDots }: BarsPart): string =>
  `BARCODE ${x},${y},"128",${barDots},0,0,${moduleDots},${moduleDots},"${digits}"`;

const matrixCommand = ({ x, y, digits, moduleDots }: MatrixPart): string =>
  `DMATRIX ${x},${y},${14 * moduleDots},${14 * moduleDots},x${moduleDots},14,14,"${digits}"`;

/** TSPL printers disagree about where a turned symbol begins, so a turned one is sent as dots. */
const isSentAsDots = (part: ThermalPart): boolean => part.kind === 'picture' || part.turn === 'right';

/**
 * Everything that is sent as dots, as one picture: of several beside each other, the white that fills up the rows of one would
 * wipe out what stands next to it. None where nothing is black.
 */
const dotsCommand = ({ widthDots, heightDots, parts }: ThermalLabel): readonly Uint8Array[] => {
  const whole = blankBitmap(widthDots, heightDots);
  for (const part of parts.filter(isSentAsDots)) {
    overlay(whole, part.kind === 'picture' ? part.bitmap : drawSymbol(part), part);
  }
  const ink = inkBox(whole);
  return ink ? [bitmapCommand(cropBitmap(whole, ink), ink)] : [];
};

const symbolCommand = (part: BarsPart | MatrixPart): Uint8Array =>
  asciiBytes((part.kind === 'bars' ? barcodeCommand(part) : matrixCommand(part)) + LINE_END);

const uprightSymbols = ({ parts }: ThermalLabel): readonly Uint8Array[] =>
  parts.flatMap((part) => (part.kind === 'picture' || isSentAsDots(part) ? [] : [symbolCommand(part)]));

/**
 * One label, `copies` times, in TSPL (TSC and the many printers that follow it): Thai as bitmaps, upright symbols by the
 * printer's own commands. The first line end closes whatever a broken-off job has left open.
 */
export const encodeTspl = (label: ThermalLabel, printer: ThermalPrinter, copies = 1): Uint8Array => {
  const setUp = [
    '',
    `SIZE ${printer.widthMm} mm,${printer.heightMm} mm`,
    mediaCommand(printer.media),
    `SPEED ${printer.speed}`,
    `DENSITY ${printer.darkness}`,
    'DIRECTION 1',
    'REFERENCE 0,0',
    'CLS',
    '',
  ].join(LINE_END);
  return joinBytes([
    asciiBytes(setUp),
    // The symbols lie on the dots, never under the white of them.
    ...dotsCommand(label),
    ...uprightSymbols(label),
    asciiBytes(`PRINT 1,${copies}${LINE_END}`),
  ]);
};
