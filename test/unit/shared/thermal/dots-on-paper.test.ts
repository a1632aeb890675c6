import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128Widths } from '#shared/domain/code-128.ts';
import { dataMatrixOf } from '#shared/domain/data-matrix.ts';
import { isBlack, type Bitmap } from '#shared/thermal/bitmap.ts';
import { composeLabel, type TextPicture } from '#shared/thermal/compose-label.ts';
import { encodeLabel } from '#shared/thermal/label-language.ts';
import { layoutThermalLabel } from '#shared/thermal/thermal-layout.ts';
import type { ThermalLabel, ThermalPart } from '#shared/thermal/thermal-label.ts';
import { headSize, type ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { aBitmap, aThermalPrinter, labelsDrawn } from '#test/builders/thermal.ts';

const pictureAt = (bitmap: Bitmap) => ({
  width: bitmap.widthDots,
  height: bitmap.heightDots,
  isDark: (x: number, y: number) => isBlack(bitmap, { x, y }),
});

/** Whether a symbol is black at a module column and a dot row of its own, upright. */
const symbolAt = (part: Exclude<ThermalPart, { kind: 'picture' }>) => {
  if (part.kind === 'matrix') {
    const { size, isDark } = dataMatrixOf(part.digits);
    const side = size * part.moduleDots;
    const module = (dots: number): number => Math.floor(dots / part.moduleDots);
    return {
      width: side,
      height: side,
      isDark: (x: number, y: number) => isDark[module(y) * size + module(x)] === true,
    };
  }
  const modules = code128Widths(part.digits).flatMap((width, index) => Array<boolean>(width).fill(index % 2 === 0));
  return {
    width: modules.length * part.moduleDots,
    height: part.barDots,
    isDark: (x: number) => modules[Math.floor(x / part.moduleDots)] === true,
  };
};

/** What should be on the paper, a byte for each dot: pictures and symbols beside and over each other. */
const expectedDots = ({ widthDots, heightDots, parts }: ThermalLabel): Uint8Array => {
  const dots = new Uint8Array(widthDots * heightDots);
  const blacken = (x: number, y: number): void => {
    if (x >= 0 && y >= 0 && x < widthDots && y < heightDots) dots[y * widthDots + x] = 1;
  };
  for (const part of parts) {
    const { width, height, isDark } = part.kind === 'picture' ? pictureAt(part.bitmap) : symbolAt(part);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (!isDark(x, y)) continue;
        if (part.kind === 'picture' || part.turn === 'none') blacken(part.x + x, part.y + y);
        else blacken(part.x + height - 1 - y, part.y + x);
      }
    }
  }
  return dots;
};

/** The first dots that are not as they should be. */
const difference = (label: ThermalLabel, printer: ThermalPrinter): readonly string[] => {
  const [page] = labelsDrawn(encodeLabel(label, printer), printer);
  const wrong: string[] = [];
  for (const [index, wanted] of expectedDots(label).entries()) {
    const [x, y] = [index % label.widthDots, Math.floor(index / label.widthDots)];
    const isThere = isBlack(page!, { x, y });
    if (isThere !== (wanted === 1)) wrong.push(`${isThere ? 'too much' : 'missing'} at ${x},${y}`);
  }
  return wrong.slice(0, 5);
};

const aPicture = fc
  .tuple(fc.integer({ min: 1, max: 21 }), fc.integer({ min: 1, max: 6 }))
  .chain(([width, height]) =>
    fc.array(fc.string({ unit: fc.constantFrom('#', '#', '.'), minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )
  .map((rows) => aBitmap(...rows));
/** Small enough to be drawn a hundred times: 15 x 15 mm. */
const SMALL = { widthMm: 15, heightMm: 15 };
const printers = fc
  .record({
    language: fc.constantFrom('zpl' as const, 'tspl' as const),
    dpi: fc.constantFrom(203 as const, 300 as const),
  })
  .map((kind) => aThermalPrinter({ ...SMALL, ...kind }));
const place = fc.record({ x: fc.nat(130), y: fc.nat(130) });
const digits = fc.stringMatching(/^\d{12}$/);
const turn = fc.constantFrom('none' as const, 'right' as const);
const parts: fc.Arbitrary<ThermalPart> = fc
  .oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('picture' as const), bitmap: aPicture }) },
    fc.record({
      kind: fc.constant('bars' as const),
      digits,
      moduleDots: fc.integer({ min: 1, max: 2 }),
      barDots: fc.integer({ min: 1, max: 30 }),
      turn,
    }),
    fc.record({ kind: fc.constant('matrix' as const), digits, moduleDots: fc.integer({ min: 1, max: 4 }), turn }),
  )
  .chain((part) => place.map((where) => ({ ...part, ...where })));

describe('what is printed', () => {
  test('is dot for dot what was put on the label, where no symbol is laid over something else', () => {
    fc.assert(
      fc.property(printers, fc.array(parts, { maxLength: 4 }), (printer, several) => {
        expect(difference({ ...headSize(printer), parts: several }, printer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['zpl', 'tspl'] as const)('in %s keeps two pictures that stand side by side', (language) => {
    const printer = aThermalPrinter({ ...SMALL, language });
    const bitmap = aBitmap('#.#', '###', '#.#');
    for (const apart of [3, 4, 5, 6, 7, 8]) {
      const beside = [
        { kind: 'picture' as const, x: 10, y: 10, bitmap },
        { kind: 'picture' as const, x: 10 + apart, y: 10, bitmap },
      ];
      for (const several of [beside, beside.toReversed()]) {
        expect([apart, difference({ ...headSize(printer), parts: several }, printer)]).toEqual([apart, []]);
      }
    }
  });

  test.each(['zpl', 'tspl'] as const)('in %s of nothing is a white label', (language) => {
    const printer = aThermalPrinter({ ...SMALL, language });
    const label = { ...headSize(printer), parts: [{ kind: 'picture' as const, x: 3, y: 3, bitmap: aBitmap('...') }] };
    expect(labelsDrawn(encodeLabel(label, printer), printer)).toMatchObject([headSize(printer)]);
    expect(difference(label, printer)).toEqual([]);
    expect(difference({ ...label, parts: [] }, printer)).toEqual([]);
  });

  test.each(['zpl', 'tspl'] as const)('in %s is cut at the edges of the label', (language) => {
    const printer = aThermalPrinter({ ...SMALL, language });
    const { widthDots, heightDots } = headSize(printer);
    const bitmap = aBitmap('##########', '##########', '##########');
    const corner = { kind: 'picture' as const, x: widthDots - 4, y: heightDots - 2, bitmap };
    expect(difference({ widthDots, heightDots, parts: [corner] }, printer)).toEqual([]);
  });
});

/** Lines of text as dark as can be, of which each fills its box to the last dot. */
const fullBoxes = (printer: ThermalPrinter): ThermalLabel => {
  const layout = layoutThermalLabel(printer);
  if (!layout.ok) throw new Error(layout.error.type);
  const { heading, number, corner, digits: small, foot } = layout.value;
  const texts = [heading, number, corner, small, foot].map((box): TextPicture => ({
    at: { x: box.x, y: box.y },
    bitmap: aBitmap(...Array.from({ length: box.heightDots }, () => '#'.repeat(box.widthDots))),
  }));
  return composeLabel({ code: '130000000015', texts }, layout.value, printer.direction);
};

describe('a label whose lines fill their boxes', () => {
  test.each([
    ['upright, 203 dpi', { widthMm: 50, heightMm: 30 }],
    ['upright, 300 dpi', { widthMm: 50, heightMm: 30, dpi: 300 as const }],
    ['along the roll, 203 dpi', { widthMm: 25, heightMm: 57, direction: 'sideways' as const }],
    ['along the roll, 300 dpi', { widthMm: 26, heightMm: 58, dpi: 300 as const, direction: 'sideways' as const }],
  ])('loses nothing of one to another, in either language: %s', (_name, roll) => {
    for (const language of ['zpl', 'tspl'] as const) {
      const printer = aThermalPrinter({ ...roll, language });
      expect([language, difference(fullBoxes(printer), printer)]).toEqual([language, []]);
    }
  });
});
