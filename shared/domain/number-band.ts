import { parseFolderCode } from './folder-code.ts';
import { scanCodeParts } from './scan-code.ts';

/** One half of a band: the digit it stands for, its colour, and whether the digit on it is black or white. */
export interface BandHalf {
  readonly digit: number;
  readonly colour: string;
  readonly ink: '#000000' | '#ffffff';
}

/**
 * Colours of the digits 0-9, far from each other in print and with their digit written on them, so that a folder in the
 * wrong place is seen from the aisle by somebody who does not tell colours apart as well.
 */
const HALVES: readonly BandHalf[] = [
  { digit: 0, colour: '#d32f2f', ink: '#ffffff' },
  { digit: 1, colour: '#fdd835', ink: '#000000' },
  { digit: 2, colour: '#1565c0', ink: '#ffffff' },
  { digit: 3, colour: '#fb8c00', ink: '#000000' },
  { digit: 4, colour: '#2e7d32', ink: '#ffffff' },
  { digit: 5, colour: '#f48fb1', ink: '#000000' },
  { digit: 6, colour: '#6a1b9a', ink: '#ffffff' },
  { digit: 7, colour: '#4dd0e1', ink: '#000000' },
  { digit: 8, colour: '#5d4037', ink: '#ffffff' },
  { digit: 9, colour: '#aed581', ink: '#000000' },
];

/**
 * The colour band of a code: upper half by the hundreds, lower half by the tens of its running number, so that ten
 * neighbours on a shelf look the same and the next ten do not. Undefined for what is no code of the office.
 */
export const numberBand = (code: string): readonly [upper: BandHalf, lower: BandHalf] | undefined => {
  const parsed = parseFolderCode(code);
  if (!parsed.ok) return undefined;
  const { running } = scanCodeParts(parsed.value);
  const upper = HALVES[Math.floor(running / 100) % 10];
  const lower = HALVES[Math.floor(running / 10) % 10];
  return upper && lower ? [upper, lower] : undefined;
};
