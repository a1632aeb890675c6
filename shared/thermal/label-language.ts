import type { Result } from '#shared/lib/result.ts';
import type { Bitmap } from './bitmap.ts';
import { encodeTspl } from './encode-tspl.ts';
import { encodeZpl } from './encode-zpl.ts';
import { rasteriseTspl } from './rasterise-tspl.ts';
import { rasteriseZpl, type CommandUnknown } from './rasterise-zpl.ts';
import type { ThermalLabel } from './thermal-label.ts';
import type { ThermalPrinter } from './thermal-printer.ts';

/** One label, `copies` times, in the language of the printer. */
export const encodeLabel = (label: ThermalLabel, printer: ThermalPrinter, copies = 1): Uint8Array =>
  printer.language === 'zpl' ? encodeZpl(label, printer, copies) : encodeTspl(label, printer, copies);

/** The labels that this printer makes of these bytes, or the first command that cannot be drawn. */
export const rasteriseLabels = (
  bytes: Uint8Array,
  printer: Pick<ThermalPrinter, 'language' | 'dpi'>,
): Result<readonly Bitmap[], CommandUnknown> =>
  printer.language === 'zpl' ? rasteriseZpl(bytes) : rasteriseTspl(bytes, printer.dpi);
