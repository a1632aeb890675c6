import bwipjs from 'bwip-js/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128Widths } from '#shared/domain/code-128.ts';
import { dataMatrixOf } from '#shared/domain/data-matrix.ts';
import { BAR_MODULES, MATRIX_MODULES } from '#shared/domain/label-geometry.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

/** The bars and modules of a generator that is not ours. */
const peerBars = (text: string): readonly number[] => {
  const [drawn] = bwipjs.raw({ bcid: 'code128', text }) as unknown as { sbs: number[] }[];
  return drawn?.sbs ?? [];
};
const peerModules = (text: string): readonly boolean[] => {
  const [drawn] = bwipjs.raw({ bcid: 'datamatrix', text }) as unknown as { pixs: number[] }[];
  return (drawn?.pixs ?? []).map((pixel) => pixel === 1);
};

const codes = fc.tuple(fc.constantFrom('folder', 'location', 'staff', 'action'), fc.nat(99), fc.nat(9_999_999));
const codeOf = ([kind, office, running]: [string, number, number]): string =>
  makeScanCode(kind as 'folder', String(office).padStart(2, '0'), running);

describe('the bars of a code', () => {
  test('are those of an independent generator, whatever the digits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 1, maxLength: 12 }), (pairs) => {
        const digits = pairs.map((pair) => String(pair).padStart(2, '0')).join('');
        expect(code128Widths(digits)).toEqual(peerBars(digits));
      }),
      { numRuns: 60 },
    );
  });

  test('are 101 modules for every code of the office', () => {
    fc.assert(
      fc.property(codes, (parts) => {
        expect(code128Widths(codeOf(parts)).reduce((sum, width) => sum + width, 0)).toBe(BAR_MODULES);
      }),
    );
  });

  test('are refused to an odd number of digits and to letters', () => {
    expect(() => code128Widths('123')).toThrow();
    expect(() => code128Widths('12a4')).toThrow();
  });
});

describe('the DataMatrix of a code', () => {
  test('has the modules of an independent generator for every code of the office', () => {
    fc.assert(
      fc.property(codes, (parts) => {
        const { size, isDark } = dataMatrixOf(codeOf(parts));
        expect(size).toBe(MATRIX_MODULES);
        expect(isDark).toEqual(peerModules(codeOf(parts)));
      }),
      { numRuns: 100 },
    );
  });

  test('has them in every size of one region, with an odd digit at the end as well', () => {
    for (let length = 1; length <= 88; length += 1) {
      const digits = Array.from({ length }, (_, at) => (at * 7 + length) % 10).join('');
      expect(dataMatrixOf(digits).isDark).toEqual(peerModules(digits));
    }
  });

  test('is refused to letters and to more digits than a symbol of one region takes', () => {
    expect(() => dataMatrixOf('12-3')).toThrow();
    expect(() => dataMatrixOf('1'.repeat(89))).toThrow();
  });
});
