import { code128 } from 'bwip-js/generic';
import { create } from 'qrcode';
import { gridSymbol, type BarcodeSymbol, type ModuleRun } from './barcode-symbol.ts';

/**
 * The payload as one segment of bytes at level M: EMVCo allows no mixing of modes, and payment apps have misread codes
 * that mix them.
 */
export const paymentQrSymbol = (payload: string): BarcodeSymbol => {
  const data = new TextEncoder().encode(payload);
  const { modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const isDark = Array.from({ length: modules.size ** 2 }, (_, at) => modules.data[at] === 1);
  return gridSymbol({ size: modules.size, isDark });
};

const nothing = (): void => undefined;

/** Takes the bars as the library draws them at one unit a module; a bar is named by its middle and its width. */
const createBarCollector = () => {
  const runs: ModuleRun[] = [];
  let modulesWide = 0;
  return {
    scale: (x: number, y: number): [number, number] => [Math.round(x), Math.round(y)],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width: number): void => {
      modulesWide = width;
    },
    line: (middle: number, _top: number, _x: number, _bottom: number, width: number): void => {
      runs.push({ x: middle - Math.ceil(width / 2), y: 0, width });
    },
    polygon: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: (): BarcodeSymbol => ({ modulesWide, modulesHigh: 1, runs }),
  };
};

/** Code 128 of any ASCII text, control characters too, in whatever sets make it shortest: the bars of a bill payment. */
export const billBarsSymbol = (text: string): BarcodeSymbol =>
  code128({ bcid: 'code128', text, scale: 1, height: 1, includetext: false }, createBarCollector());
