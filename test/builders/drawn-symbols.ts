import { code128Symbol, dataMatrixSymbol, qrSymbol, type BarcodeSymbol } from '#print/barcode-symbol.ts';
import type { DrawnSymbol } from './label-pictures.ts';

export type SymbolKind = 'code128' | 'datamatrix' | 'qr';

/** 14 mm of bars at 0.48 mm a module, as on the labels. */
const BAR_MODULES = 29;

const DRAWING: Readonly<Record<SymbolKind, { draw: (digits: string) => BarcodeSymbol; quiet: number; high: number }>> =
  {
    code128: { draw: code128Symbol, quiet: 10, high: BAR_MODULES },
    datamatrix: { draw: dataMatrixSymbol, quiet: 2, high: 1 },
    qr: { draw: qrSymbol, quiet: 4, high: 1 },
  };

const rowOf = ({ runs, modulesWide }: BarcodeSymbol, y: number): string => {
  const dark = runs.filter((run) => run.y === y);
  return Array.from({ length: modulesWide }, (_, x) =>
    dark.some((run) => x >= run.x && x < run.x + run.width) ? '#' : ' ',
  ).join('');
};

/** A symbol of digits as this office prints it, its quiet zone included. */
export const drawnSymbol = (kind: SymbolKind, digits: string): DrawnSymbol => {
  const { draw, quiet, high } = DRAWING[kind];
  const symbol = draw(digits);
  const rows = Array.from({ length: symbol.modulesHigh }, (_, y) => rowOf(symbol, y));
  const side = ' '.repeat(quiet);
  const edge = Array.from({ length: quiet }, () => ' '.repeat(symbol.modulesWide + 2 * quiet));
  const symbolRows = rows.flatMap((row) => Array.from({ length: high }, () => `${side}${row}${side}`));
  return [...edge, ...symbolRows, ...edge];
};
