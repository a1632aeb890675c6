import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOnCell, designLabel, type LabelDesign, type LabelPurpose } from '#shared/domain/label-design.ts';
import {
  BAR_QUIET_MODULES,
  barcodeFaults,
  bottomOf,
  dotsToMm,
  rightOf,
  type BoxMm,
} from '#shared/domain/label-geometry.ts';
import { A4_24_LABELS, A4_SPINE_STRIPS, STOCK_PRESETS } from '#shared/domain/label-sheet.ts';

const designed = (purpose: LabelPurpose): LabelDesign => {
  const made = designLabel(purpose);
  if (!made.ok) throw new Error(`too small: ${JSON.stringify(purpose.cell)}`);
  return made.value;
};

const boxesOf = ({ texts, symbols, band }: LabelDesign): readonly BoxMm[] => [
  ...texts.map(({ box }) => box),
  ...symbols.map(({ box }) => box),
  ...(band ? [band] : []),
];

const overlap = (a: BoxMm, b: BoxMm): boolean =>
  a.xMm < rightOf(b) - 1e-6 && b.xMm < rightOf(a) - 1e-6 && a.yMm < bottomOf(b) - 1e-6 && b.yMm < bottomOf(a) - 1e-6;

const purposes = fc.record({
  kind: fc.constantFrom('folder' as const, 'place' as const, 'person' as const, 'action' as const),
  matrix: fc.constantFrom('data-matrix' as const, 'qr' as const),
  band: fc.constantFrom('none' as const, 'number-colour' as const),
  dpi: fc.constantFrom(203, 300, 600),
  cell: fc
    .record({ long: fc.integer({ min: 60, max: 130 }), short: fc.integer({ min: 14, max: 80 }), up: fc.boolean() })
    .map(({ long, short, up }) =>
      up ? { widthMm: short, heightMm: long } : { widthMm: Math.max(long, short), heightMm: Math.min(long, short) },
    ),
});

/** Runs a check on every design that a cell can have. */
const everyDesign = (check: (design: LabelDesign, purpose: LabelPurpose) => void): void => {
  fc.assert(
    fc.property(purposes, (purpose) => {
      const made = designLabel(purpose);
      if (made.ok) check(made.value, purpose);
    }),
    { numRuns: 400 },
  );
};

describe('the design of a label', () => {
  test('keeps everything on the label, 1.5 mm away from its edges', () => {
    everyDesign((design, { cell }) => {
      for (const box of boxesOf(design)) {
        const placed = boxOnCell(design, box);
        expect(placed.xMm).toBeGreaterThanOrEqual(1.5 - 1e-6);
        expect(placed.yMm).toBeGreaterThanOrEqual(1.5 - 1e-6);
        expect(rightOf(placed)).toBeLessThanOrEqual(cell.widthMm - 1.5 + 1e-6);
        expect(bottomOf(placed)).toBeLessThanOrEqual(cell.heightMm - 1.5 + 1e-6);
      }
    });
  });

  test('lets nothing stand on anything else', () => {
    everyDesign((design) => {
      const boxes = boxesOf(design);
      for (const [index, box] of boxes.entries()) {
        expect(boxes.filter((other, at) => at > index && overlap(box, other))).toEqual([]);
      }
    });
  });

  test('keeps ten modules of white beside the bars, whole dots, and bars high enough', () => {
    everyDesign((design) => {
      const bars = design.symbols[0];
      if (!bars) throw new Error('no bars');
      const quietMm = dotsToMm(BAR_QUIET_MODULES * bars.dotsPerModule, design.dpi);
      const white = { ...bars.box, xMm: bars.box.xMm - quietMm, widthMm: bars.box.widthMm + 2 * quietMm };
      expect(boxesOf(design).filter((box) => box !== bars.box && overlap(box, white))).toEqual([]);
      const { modules, dotsPerModule } = bars;
      const { heightMm } = bars.box;
      expect(barcodeFaults({ modules, dotsPerModule, dpi: design.dpi }, { quietMm, heightMm })).toEqual([]);
      expect(dotsToMm(dotsPerModule, design.dpi)).toBeGreaterThanOrEqual(0.249);
    });
  });

  test('keeps the white that the matrix needs', () => {
    everyDesign((design) => {
      const matrix = design.symbols[1];
      if (!matrix) throw new Error('no matrix');
      const whiteMm = dotsToMm((matrix.symbology === 'qr' ? 4 : 1) * matrix.dotsPerModule, design.dpi);
      const white = {
        xMm: matrix.box.xMm - whiteMm,
        yMm: matrix.box.yMm,
        widthMm: matrix.box.widthMm + 2 * whiteMm,
        heightMm: matrix.box.heightMm,
      };
      expect(boxesOf(design).filter((box) => box !== matrix.box && overlap(box, white))).toEqual([]);
    });
  });

  test('gives every word a line that holds Thai with two storeys of marks', () => {
    everyDesign((design) => {
      for (const { box, settings } of design.texts) {
        for (const { sizePt, lines } of settings) {
          expect(sizePt * lines * 1.5 * (25.4 / 72)).toBeLessThanOrEqual(box.heightMm + 0.02);
          expect(sizePt).toBeGreaterThanOrEqual(6);
        }
      }
    });
  });

  test.each(STOCK_PRESETS.map(({ stock }) => [stock.id, stock.cell] as const))(
    'fits every sheet offered: %s',
    (_, cell) => {
      for (const kind of ['folder', 'place', 'person', 'action'] as const) {
        expect(designLabel({ kind, cell }).ok).toBe(true);
        expect(designLabel({ kind, cell, band: 'number-colour' }).ok).toBe(true);
      }
    },
  );

  test('stands on a spine narrower than 20 mm turned, reading downwards', () => {
    const { cell } = A4_SPINE_STRIPS;
    const design = designed({ kind: 'folder', cell });

    expect(cell.widthMm).toBeLessThan(20);
    expect(design.turn).toBe(90);
    expect(design.texts.map(({ field }) => field)).toContain('heading');
  });

  test('has bars of 13 mil and squares of two thirds of a millimetre where there is room', () => {
    expect(designed({ kind: 'folder', cell: A4_24_LABELS.cell }).symbols.map((each) => each.dotsPerModule)).toEqual([
      4, 8,
    ]);
  });

  test('is refused to a label too small for bars that read, with the least size', () => {
    expect(designLabel({ kind: 'folder', cell: { widthMm: 38.1, heightMm: 21.2 } })).toEqual({
      ok: false,
      error: { type: 'label-too-small', leastWidthMm: 60, leastHeightMm: 17 },
    });
  });
});
