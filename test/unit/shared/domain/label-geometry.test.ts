import { describe, expect, test } from 'vitest';
import {
  BAR_DOTS,
  BAR_MODULES,
  barcodeFaults,
  dotsToMm,
  layoutLabel,
  snapToDot,
  symbolWidthMm,
  type BoxMm,
} from '#shared/domain/label-geometry.ts';
import { A4_24_LABELS } from '#shared/domain/label-sheet.ts';

const layout = layoutLabel(A4_24_LABELS.cell);
const right = (box: BoxMm): number => box.xMm + box.widthMm;
const bottom = (box: BoxMm): number => box.yMm + box.heightMm;
const overlap = (a: BoxMm, b: BoxMm): boolean =>
  a.xMm < right(b) - 1e-6 && b.xMm < right(a) - 1e-6 && a.yMm < bottom(b) - 1e-6 && b.yMm < bottom(a) - 1e-6;

describe('the layout of a label', () => {
  test('keeps everything at least 1.5 mm away from the edge, for printers that pull paper in askew', () => {
    for (const box of Object.values(layout)) {
      expect(box.xMm).toBeGreaterThanOrEqual(1.5);
      expect(box.yMm).toBeGreaterThanOrEqual(1.5);
      expect(right(box)).toBeLessThanOrEqual(63.5 - 1.5);
      expect(bottom(box)).toBeLessThanOrEqual(33.9 - 1.5);
    }
  });

  test('lets nothing stand on anything else', () => {
    const boxes = Object.entries(layout);
    for (const [name, box] of boxes) {
      const hit = boxes.filter(([other, otherBox]) => other !== name && overlap(box, otherBox)).map(([other]) => other);
      expect({ name, hit }).toEqual({ name, hit: [] });
    }
  });

  test('gives the bars ten modules of white on both sides, and the matrix its one', () => {
    const quietMm = dotsToMm(10 * BAR_DOTS);

    expect(layout.bars.xMm).toBeGreaterThanOrEqual(quietMm);
    expect(layout.matrix.xMm - right(layout.bars)).toBeGreaterThanOrEqual(quietMm);
    expect(layout.digits.yMm - bottom(layout.matrix)).toBeGreaterThanOrEqual(dotsToMm(8));
  });

  test('prints bars that a scanner reads', () => {
    const quietMm = Math.min(layout.bars.xMm, layout.matrix.xMm - right(layout.bars));

    expect(
      barcodeFaults({ modules: BAR_MODULES, dotsPerModule: BAR_DOTS }, { quietMm, heightMm: layout.bars.heightMm }),
    ).toEqual([]);
  });

  test('is not made for smaller labels', () => {
    expect(() => layoutLabel({ widthMm: 38, heightMm: 21 })).toThrow();
  });
});

describe('what keeps a barcode from being read', () => {
  const size = { modules: 101, dotsPerModule: 4 };
  const enough = { quietMm: 3.5, heightMm: 9 };

  test('modules of a fraction of a printer dot', () => {
    expect(barcodeFaults({ ...size, dotsPerModule: 3.5 }, enough)).toEqual(['module-not-whole-dots']);
  });

  test('a text or a border inside the white at its sides', () => {
    expect(barcodeFaults(size, { ...enough, quietMm: 3.3 })).toEqual(['quiet-zone-too-narrow']);
  });

  test('bars lower than 6.35 mm, or than 15 % of their length', () => {
    expect(barcodeFaults(size, { ...enough, heightMm: 6.3 })).toEqual(['bars-too-low']);
    expect(barcodeFaults({ modules: 600, dotsPerModule: 4 }, { ...enough, heightMm: 9 })).toEqual(['bars-too-low']);
  });
});

describe('printer dots', () => {
  test('300 of them are an inch', () => {
    expect(dotsToMm(300)).toBeCloseTo(25.4);
    expect(symbolWidthMm({ modules: 101, dotsPerModule: 4 })).toBeCloseTo(34.21, 2);
  });

  test('a position moves by less than half a dot when it is put on one', () => {
    expect(Math.abs(snapToDot(7.21) - 7.21)).toBeLessThanOrEqual(dotsToMm(0.5));
    expect(snapToDot(25.4)).toBeCloseTo(25.4);
  });
});
