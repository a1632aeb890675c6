import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DotBox } from '#shared/thermal/bitmap.ts';
import { composeLabel } from '#shared/thermal/compose-label.ts';
import { encodeLabel, rasteriseLabels } from '#shared/thermal/label-language.ts';
import { layoutThermalLabel, type ThermalLayout } from '#shared/thermal/thermal-layout.ts';
import { headSize, ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { aBitmap, aThermalPrinter } from '#test/builders/thermal.ts';
import { readBars, readMatrices } from '#test/support/read-bitmap.ts';

const layoutOf = (printer: ThermalPrinter): ThermalLayout => {
  const layout = layoutThermalLabel(printer);
  if (!layout.ok) throw new Error(layout.error.type);
  return layout.value;
};

const grown = (box: DotBox, dots: number): DotBox => ({
  x: box.x - dots,
  y: box.y,
  widthDots: box.widthDots + 2 * dots,
  heightDots: box.heightDots,
});
const overlap = (a: DotBox, b: DotBox): boolean =>
  a.x < b.x + b.widthDots && b.x < a.x + a.widthDots && a.y < b.y + b.heightDots && b.y < a.y + a.heightDots;
const boxesOf = (layout: ThermalLayout): readonly DotBox[] => [
  layout.heading,
  layout.number,
  layout.corner,
  grown(layout.bars, 10 * layout.barModuleDots),
  grown(layout.matrix, layout.matrixModuleDots),
  layout.digits,
  layout.foot,
];

const aRoll = (): fc.Arbitrary<ThermalPrinter> =>
  fc
    .record({
      widthMm: fc.integer({ min: 40, max: 104 }),
      heightMm: fc.integer({ min: 25, max: 150 }),
      dpi: fc.constantFrom(203 as const, 300 as const),
    })
    .map((roll) => aThermalPrinter(roll));

describe('a label from 40 x 25 mm on', () => {
  test('has room for everything: nothing overlaps, nothing leaves the label, quiet zones stay white', () => {
    fc.assert(
      fc.property(aRoll(), (printer) => {
        const layout = layoutOf(printer);
        const boxes = boxesOf(layout);
        const label = { x: 0, y: 0, ...headSize(printer) };

        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.widthDots).toBeLessThanOrEqual(label.widthDots);
          expect(box.y + box.heightDots).toBeLessThanOrEqual(label.heightDots);
        }
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
    );
  });

  test('has bars of whole dots, at least a quarter of a millimetre each and 6.35 mm tall', () => {
    fc.assert(
      fc.property(aRoll(), (printer) => {
        const { bars, barModuleDots, matrixModuleDots } = layoutOf(printer);
        const dotMm = printer.widthMm / headSize(printer).widthDots;

        expect(bars.widthDots).toBe(101 * barModuleDots);
        expect(barModuleDots * dotMm).toBeGreaterThan(0.245);
        expect(bars.heightDots * dotMm).toBeGreaterThan(6.3);
        expect(matrixModuleDots * dotMm).toBeGreaterThan(0.42);
      }),
    );
  });

  test.each([
    [{ widthMm: 40, heightMm: 25 }],
    [{ widthMm: 50, heightMm: 30, dpi: 300 as const }],
    [{ widthMm: 100, heightMm: 150 }],
    [{ widthMm: 25, heightMm: 60, direction: 'sideways' as const }],
    [{ widthMm: 25, heightMm: 60, direction: 'sideways' as const, language: 'tspl' as const }],
  ])('of %j is read by independent decoders', async (roll) => {
    const printer = aThermalPrinter(roll);
    const text = { at: { x: 20, y: 12 }, bitmap: aBitmap('###', '..#') };
    const label = composeLabel({ code: '130000000015', texts: [text] }, layoutOf(printer), printer.direction);
    const pages = rasteriseLabels(encodeLabel(label, printer), printer);
    const page = pages.ok ? pages.value[0]! : undefined;

    expect(page).toMatchObject(headSize(printer));
    expect(readBars(page!)).toEqual(['CODE-128:130000000015']);
    expect(await readMatrices(page!)).toEqual(['130000000015']);
  });
});

describe('a label that is too small for symbols that scanners read', () => {
  test.each([
    [{ widthMm: 30, heightMm: 40 }],
    [{ widthMm: 60, heightMm: 18 }],
    [{ widthMm: 60, heightMm: 30, direction: 'sideways' as const }],
  ])('is refused: %j', (roll) => {
    expect(layoutThermalLabel(aThermalPrinter(roll))).toEqual({
      ok: false,
      error: { type: 'thermal-label-too-small' },
    });
  });
});

describe('a printer as it is saved', () => {
  test.each([
    { kind: 'network', host: '192.168.1.50', port: 9100 },
    { kind: 'network', host: 'labels.office.local', port: 9100 },
    { kind: 'network', host: 'fe80::1', port: 9100 },
    { kind: 'system', name: 'TSC TE210 ห้องแฟ้ม' },
  ] as const)('may be at %j', (connection) => {
    expect(ThermalPrinter.safeParse(aThermalPrinter({ connection })).success).toBe(true);
  });

  test.each([
    { kind: 'network', host: '', port: 9100 },
    { kind: 'network', host: 'http://10.0.0.1', port: 9100 },
    { kind: 'network', host: '10.0.0.1; rm', port: 9100 },
    { kind: 'network', host: '10.0.0.1', port: 0 },
    { kind: 'system', name: '-o raw' },
    { kind: 'system', name: 'a\nb' },
  ] as const)('may not be at %j', (connection) => {
    expect(ThermalPrinter.safeParse(aThermalPrinter({ connection })).success).toBe(false);
  });
});
