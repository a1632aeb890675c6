import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberBand } from '#shared/domain/number-band.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

const digitsOf = (running: number, kind: 'folder' | 'location' = 'folder') =>
  numberBand(makeScanCode(kind, '13', running))?.map(({ digit }) => digit);

describe('the colour band of a code', () => {
  test.each([
    [7, [0, 0]],
    [42, [0, 4]],
    [100, [1, 0]],
    [999, [9, 9]],
    [1_000, [0, 0]],
    [12_345, [3, 4]],
  ])('of folder %i stands for %j: its hundreds above, its tens below', (running, digits) => {
    expect(digitsOf(running)).toEqual(digits);
  });

  test('is the same for ten neighbours and another one for the next ten', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (tens) => {
        const ten = Array.from({ length: 10 }, (_, one) => JSON.stringify(digitsOf(tens * 10 + one)));
        expect(new Set(ten).size).toBe(1);
        expect(JSON.stringify(digitsOf(tens * 10 + 10))).not.toBe(ten[0]);
      }),
    );
  });

  test('has ten colours, no two alike, and its digit readable on each', () => {
    const halves = Array.from({ length: 10 }, (_, digit) => numberBand(makeScanCode('folder', '13', digit * 10))?.[1]);

    expect(new Set(halves.map((half) => half?.colour)).size).toBe(10);
    expect(halves.map((half) => half?.digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const half of halves) expect(contrast(half!.colour, half!.ink)).toBeGreaterThan(4.5);
  });

  test.each(['', '113000000900', 'ABC', '4006381333931'])(
    'is none for "%s", which is no code of the office',
    (code) => {
      expect(numberBand(code)).toBeUndefined();
    },
  );
});

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
const contrast = (a: string, b: string): number => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
};
