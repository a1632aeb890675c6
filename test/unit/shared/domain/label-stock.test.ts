import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  A4_24_LABELS,
  cellOrigin,
  labelPlace,
  labelsOnSheet,
  sheetsNeeded,
  stockFaults,
  stockFromMeasures,
  type LabelStock,
  type MeasuredSheet,
} from '#shared/domain/label-sheet.ts';

const measured = (over: Partial<MeasuredSheet> = {}): MeasuredSheet => ({
  columns: 3,
  rows: 8,
  cellWidthMm: 63.5,
  cellHeightMm: 33.9,
  leftMm: 7.2,
  topMm: 12.9,
  lastLeftMm: 139.28,
  lastTopMm: 250.2,
  ...over,
});

describe('a sheet that a clerk measured', () => {
  test('has the distance between two cells worked out from the first and the last', () => {
    expect(stockFromMeasures('own-1', measured())).toMatchObject({
      id: 'own-1',
      columns: 3,
      rows: 8,
      cell: { widthMm: 63.5, heightMm: 33.9 },
      pitchXMm: 66.04,
      pitchYMm: 33.9,
      edge: 'die-cut',
    });
  });

  test('of one column or one row lets its cells stand alone, whatever was typed for the last', () => {
    const strip = stockFromMeasures('own-1', measured({ columns: 1, rows: 1, lastLeftMm: 0, lastTopMm: 0 }));

    expect([strip.pitchXMm, strip.pitchYMm]).toEqual([63.5, 33.9]);
    expect(stockFaults(strip)).toEqual([]);
  });

  test('that is right has no fault, however its cells are counted', () => {
    const stock = stockFromMeasures('own-1', measured());
    expect(stockFaults(stock)).toEqual([]);
    expect(cellOrigin(stock, 23).xMm).toBeCloseTo(139.28, 1);
    expect(cellOrigin(stock, 23).yMm).toBeCloseTo(250.2, 1);
  });
});

describe('a stock that cannot be true', () => {
  test.each<[string, Partial<LabelStock>, readonly string[]]>([
    ['no columns', { columns: 0 }, ['no-cells']],
    ['two and a half rows', { rows: 2.5 }, ['no-cells']],
    ['forty-one rows', { rows: 41 }, ['no-cells']],
    ['cells without width', { cell: { widthMm: 0, heightMm: 30 } }, ['no-cells']],
    ['cells of no number', { cell: { widthMm: Number.NaN, heightMm: 30 } }, ['no-cells']],
    ['a distance of minus one', { pitchXMm: -1 }, ['no-cells']],
    ['cells that lie on each other', { pitchXMm: 60 }, ['cells-overlap']],
    ['rows that lie on each other', { pitchYMm: 33 }, ['cells-overlap']],
    ['a cell beside the page on the right', { leftMm: 20 }, ['off-the-page']],
    ['a cell below the page', { topMm: 30 }, ['off-the-page']],
    ['a cell beside the page on the left', { leftMm: -0.1 }, ['off-the-page']],
    ['a margin of no number', { topMm: Number.NaN }, ['off-the-page']],
    ['cells on each other and off the page', { pitchXMm: 63, leftMm: 30 }, ['cells-overlap', 'off-the-page']],
  ])('has %s', (_what, over, faults) => {
    expect(stockFaults({ ...A4_24_LABELS, ...over })).toEqual(faults);
  });

  test.each<[string, Partial<LabelStock>]>([
    ['three tenths of a millimetre on each other', { pitchXMm: 63.21 }],
    ['three tenths of a millimetre beside the page', { leftMm: 14.7 }],
  ])('is not told from one whose measures were rounded: %s', (_what, over) => {
    expect(stockFaults({ ...A4_24_LABELS, ...over })).toEqual([]);
  });
});

describe('the labels on one sheet of a pile', () => {
  test.each([
    [0, 0, 30, 0, 24],
    [1, 0, 30, 24, 30],
    [2, 0, 30, 30, 30],
    [0, 20, 30, 0, 4],
    [1, 20, 30, 4, 28],
    [2, 20, 30, 28, 30],
    [0, 0, 0, 0, 0],
  ])('sheet %i, begun at cell %i, of %i labels: from %i to before %i', (sheet, startCell, count, from, to) => {
    expect(labelsOnSheet(A4_24_LABELS, { sheet, startCell, count })).toEqual({ from, to });
  });

  test('are on all sheets together every label once, each on the sheet its place says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 23 }), (count, startCell) => {
        const sheets = sheetsNeeded(A4_24_LABELS, count, startCell);
        const seen = Array.from({ length: sheets }, (_, sheet) => {
          const { from, to } = labelsOnSheet(A4_24_LABELS, { sheet, startCell, count });
          return Array.from({ length: to - from }, (_label, index) => {
            expect(labelPlace(A4_24_LABELS, from + index, startCell).sheet).toBe(sheet);
            return from + index;
          });
        }).flat();
        expect(seen).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
      { numRuns: 60 },
    );
  });

  test('begin at no cell that the sheet does not have', () => {
    for (const startCell of [-1, 24, 1.5]) expect(() => labelPlace(A4_24_LABELS, 0, startCell)).toThrow();
    expect(() => cellOrigin(A4_24_LABELS, 24)).toThrow();
  });
});
