import { unreachable } from '#shared/lib/invariant.ts';
import { asciiBytes } from './bytes.ts';
import { bytesPerRow } from './bitmap.ts';
import type { BarsPart, MatrixPart, PicturePart, ThermalLabel, ThermalPart, Turn } from './thermal-label.ts';
import type { ThermalMedia, ThermalPrinter } from './thermal-printer.ts';
import { compressGraphic } from './zpl-graphic.ts';

/** `^MN`: web sensing, mark sensing, continuous. */
const MEDIA: Readonly<Record<ThermalMedia['kind'], string>> = { gap: 'W', 'black-mark': 'M', continuous: 'N' };
const ORIENTATION: Readonly<Record<Turn, string>> = { none: 'N', right: 'R' };
/** ZPL counts darkness to 30, this app to 15 as TSPL does. */
const DARKNESS_FACTOR = 2;

const picture = ({ bitmap }: PicturePart): string => {
  const total = bitmap.bytes.length;
  return `^GFA,${total},${total},${bytesPerRow(bitmap.widthDots)},${compressGraphic(bitmap)}`;
};

/** `>;` begins in set C, so that two digits share a sign whatever the printer would choose by itself. */
const bars = ({ digits, moduleDots, barDots, turn }: BarsPart): string =>
  `^BY${moduleDots},2.0,${barDots}^BC${ORIENTATION[turn]},${barDots},N,N,N,N^FD>;${digits}`;

/** Quality 200 is the only one with Reed-Solomon correction; the size is named so that it cannot grow. */
const matrix = ({ digits, moduleDots, turn }: MatrixPart): string =>
  `^BX${ORIENTATION[turn]},${moduleDots},200,14,14^FD${digits}`;

const contentOf = (part: ThermalPart): string => {
  switch (part.kind) {
    case 'picture':
      return picture(part);
    case 'bars':
      return bars(part);
    case 'matrix':
      return matrix(part);
    default:
      return unreachable(part);
  }
};

const fieldOf = (part: ThermalPart): string => `^FO${part.x},${part.y}${contentOf(part)}^FS`;

/**
 * One label, `copies` times, in ZPL II: Thai as compressed graphics, symbols by the printer's own commands. It changes
 * darkness, speed and media of the printer, and stores nothing in it.
 */
export const encodeZpl = (label: ThermalLabel, printer: ThermalPrinter, copies = 1): Uint8Array =>
  asciiBytes(
    [
      `~SD${String(printer.darkness * DARKNESS_FACTOR).padStart(2, '0')}`,
      `^XA^MN${MEDIA[printer.media.kind]}^PR${printer.speed}^PON^LH0,0^LS0^PW${label.widthDots}^LL${label.heightDots}`,
      ...label.parts.map(fieldOf),
      `^PQ${copies},0,1,Y^XZ`,
      '',
    ].join('\n'),
  );
