import { create } from 'qrcode';
import { QUIET_MODULES, type QrSize } from './qr-size.ts';

/** The modules of a QR; `true` is dark. */
export interface QrSymbol {
  readonly modules: number;
  isDark(row: number, column: number): boolean;
}

/**
 * The payload as one segment of bytes at level M. Bytes only, because mixing modes has made payment apps misread codes;
 * M, because a clean screen needs no more and bigger modules read from further away.
 */
export const qrSymbolOf = (payload: string): QrSymbol => {
  const bytes = new TextEncoder().encode(payload);
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  return { modules: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
};

/** Draws the symbol black on white with its quiet zone, pixel by pixel, whatever the theme. */
export const drawQr = (canvas: HTMLCanvasElement, symbol: QrSymbol, size: QrSize): void => {
  const { pixelsPerModule, sidePixels } = size;
  canvas.width = sidePixels;
  canvas.height = sidePixels;
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, sidePixels, sidePixels);
  context.fillStyle = '#000000';
  for (let row = 0; row < symbol.modules; row += 1) {
    for (let column = 0; column < symbol.modules; column += 1) {
      if (!symbol.isDark(row, column)) continue;
      const x = (column + QUIET_MODULES) * pixelsPerModule;
      const y = (row + QUIET_MODULES) * pixelsPerModule;
      context.fillRect(x, y, pixelsPerModule, pixelsPerModule);
    }
  }
};
