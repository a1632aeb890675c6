import { create } from 'qrcode';
import { code128Widths } from '#shared/domain/code-128.ts';
import { dataMatrixOf, type ModuleGrid } from '#shared/domain/data-matrix.ts';
import type { SymbolSlot } from '#shared/domain/label-design.ts';
import { invariant } from '#shared/lib/invariant.ts';

/** A dark rectangle of a symbol, in modules. */
export interface ModuleRun {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The dark parts of a symbol, each one module high, without quiet zones. */
export interface BarcodeSymbol {
  readonly modulesWide: number;
  /** For bars 1: they are stretched to the height of their place. */
  readonly modulesHigh: number;
  readonly runs: readonly ModuleRun[];
}

/** Code 128 of an even number of digits (set C), e.g. the 12 digits of a folder code. Anything else is a bug and throws. */
export const code128Symbol = (digits: string): BarcodeSymbol => {
  const runs: ModuleRun[] = [];
  let x = 0;
  for (const [index, width] of code128Widths(digits).entries()) {
    if (index % 2 === 0) runs.push({ x, y: 0, width });
    x += width;
  }
  return { modulesWide: x, modulesHigh: 1, runs };
};

const runsOf = ({ size, isDark }: ModuleGrid): readonly ModuleRun[] => {
  const runs: ModuleRun[] = [];
  for (let y = 0; y < size; y += 1) {
    let start = -1;
    for (let x = 0; x <= size; x += 1) {
      const dark = x < size && isDark[y * size + x] === true;
      if (dark && start < 0) start = x;
      if (!dark && start >= 0) {
        runs.push({ x: start, y, width: x - start });
        start = -1;
      }
    }
  }
  return runs;
};

/** The symbol of a grid of modules. */
export const gridSymbol = (grid: ModuleGrid): BarcodeSymbol => ({
  modulesWide: grid.size,
  modulesHigh: grid.size,
  runs: runsOf(grid),
});

/** Square DataMatrix (ECC 200) of digits; other text is a bug and throws. */
export const dataMatrixSymbol = (digits: string): BarcodeSymbol => gridSymbol(dataMatrixOf(digits));

/** QR of digits at error correction M: version 1 for the 12 of a code. Other text is a bug and throws. */
export const qrSymbol = (digits: string): BarcodeSymbol => {
  invariant(/^\d+$/.test(digits), 'a QR of a label is made of digits');
  const { modules } = create([{ data: digits, mode: 'numeric' }], { errorCorrectionLevel: 'M' });
  const isDark = Array.from({ length: modules.size ** 2 }, (_, at) => modules.data[at] === 1);
  return gridSymbol({ size: modules.size, isDark });
};

const MAKERS: Readonly<Record<SymbolSlot['symbology'], (digits: string) => BarcodeSymbol>> = {
  'code-128': code128Symbol,
  'data-matrix': dataMatrixSymbol,
  qr: qrSymbol,
};

/** The symbol of a slot of a label. */
export const symbolFor = ({ symbology }: Pick<SymbolSlot, 'symbology'>, digits: string): BarcodeSymbol =>
  MAKERS[symbology](digits);

/** The symbol as one SVG path whose unit is one module. */
export const symbolPath = ({ runs }: Pick<BarcodeSymbol, 'runs'>): string =>
  runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h${-width}z`).join('');
