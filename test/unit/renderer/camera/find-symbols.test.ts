import { describe, expect, test } from 'vitest';
import { findSymbols } from '#scan/decode/find-symbols.ts';
import { stretched, unblurredRows, uprightBands } from '#scan/decode/resample.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { drawnSymbol } from '#test/builders/drawn-symbols.ts';
import { aScene, takePicture } from '#test/builders/label-pictures.ts';

const CODE = makeScanCode('folder', '13', 4242);
const bars = drawnSymbol('code128', CODE);

const degreesOf = (angle: number): number => (angle * 180) / Math.PI;

describe('where symbols stand on a picture', () => {
  test.each([0, 12, -30, 45, 80, -85])('finds bars tilted by %i degrees and how they lie', (rollDegrees) => {
    const frame = takePicture(aScene({ symbol: bars, rollDegrees, pixelsPerModule: 3, middle: [600, 350] }));

    const [found] = findSymbols(frame).bars;

    // A code upside down reads the same, so half a turn makes no difference.
    const off = Math.abs(((degreesOf(found?.angle ?? 0) - rollDegrees + 270) % 180) - 90);
    expect(off).toBeLessThan(2);
    expect(Math.hypot((found?.middle[0] ?? 0) - 600, (found?.middle[1] ?? 0) - 350)).toBeLessThan(20);
    expect(found?.width).toBeGreaterThan(101 * 3);
  });

  test('finds a square symbol with its quiet zone inside', () => {
    const frame = takePicture(
      aScene({ symbol: drawnSymbol('datamatrix', CODE), ground: 225, pixelsPerModule: 6, middle: [300, 200] }),
    );

    const [found] = findSymbols(frame).matrices;

    const half = (18 * 6) / 2;
    expect(found?.left).toBeLessThanOrEqual(300 - half);
    expect(found?.top).toBeLessThanOrEqual(200 - half);
    expect((found?.left ?? 0) + (found?.width ?? 0)).toBeGreaterThanOrEqual(300 + half);
    expect(found?.width).toBeLessThan(4 * half);
  });

  test('finds nothing on plain paper, and nothing in the noise of a dark room', () => {
    const blank = ['   '];
    for (const noiseLevels of [1, 30]) {
      const frame = takePicture(aScene({ symbol: blank, ground: 225, noiseLevels }));
      expect(findSymbols(frame)).toEqual({ bars: [], matrices: [] });
    }
  });

  test('does not stumble over pictures smaller than a symbol', () => {
    expect(findSymbols({ width: 3, height: 3, data: new Uint8Array(9) })).toEqual({ bars: [], matrices: [] });
    expect(findSymbols({ width: 0, height: 0, data: new Uint8Array() })).toEqual({ bars: [], matrices: [] });
  });
});

describe('bars made fit to be read', () => {
  const squaredError = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
    Array.from(one).reduce((sum, light, at) => sum + (light - (other[at] ?? 0)) ** 2, 0);
  const area = { middle: [640, 360], angle: 0, width: 121 * 3, height: 60 } as const;

  test('the mean along the bars takes the noise away', () => {
    const clean = takePicture(aScene({ symbol: bars, pixelsPerModule: 3, noiseLevels: 0 }));
    const noisy = takePicture(aScene({ symbol: bars, pixelsPerModule: 3, noiseLevels: 30 }));
    const one = uprightBands(noisy, { ...area, height: 1 }, { scale: 2, bands: 1 });
    const many = uprightBands(noisy, area, { scale: 2, bands: 1 });
    const truth = uprightBands(clean, area, { scale: 2, bands: 1 });
    expect(squaredError(many.data, truth.data)).toBeLessThan(squaredError(one.data, truth.data) / 20);
  });

  test('the blur of a lens is undone for the most part', () => {
    const strip = (blurPixels: number) =>
      stretched(
        uprightBands(takePicture(aScene({ symbol: bars, pixelsPerModule: 3, noiseLevels: 0, blurPixels })), area, {
          scale: 2,
          bands: 1,
        }),
      );
    const sharp = strip(0);
    const blurred = strip(2);
    const undone = unblurredRows(blurred, 4);
    expect(squaredError(undone.data, sharp.data)).toBeLessThan(squaredError(blurred.data, sharp.data) / 2);
  });

  test('a picture of one lightness stays a picture', () => {
    const grey = { width: 4, height: 2, data: new Uint8Array(8).fill(90) };
    expect(stretched(grey).data).toHaveLength(8);
  });
});
