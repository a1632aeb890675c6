import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { A4_24_LABELS, cellOrigin, cellsPerSheet, placeLabels, sheetsNeeded } from '#shared/domain/label-sheet.ts';

describe('a sheet of 24 labels on A4', () => {
  test('has three columns and eight rows', () => {
    expect(cellsPerSheet(A4_24_LABELS)).toBe(24);
  });

  test('leaves the same white left and right, and above and below', () => {
    const first = cellOrigin(A4_24_LABELS, 0);
    const last = cellOrigin(A4_24_LABELS, 23);

    expect(210 - (last.xMm + 63.5)).toBeCloseTo(first.xMm, 2);
    expect(297 - (last.yMm + 33.9)).toBeCloseTo(first.yMm, 2);
  });

  test('runs along the rows: the second label stands right of the first, the fourth below it', () => {
    expect(cellOrigin(A4_24_LABELS, 1)).toEqual({ xMm: 7.21 + 66.04, yMm: 12.9 });
    expect(cellOrigin(A4_24_LABELS, 3)).toEqual({ xMm: 7.21, yMm: 12.9 + 33.9 });
  });

  test('keeps every cell on the paper and apart from every other', () => {
    const origins = Array.from({ length: 24 }, (_, cell) => cellOrigin(A4_24_LABELS, cell));
    for (const [index, { xMm, yMm }] of origins.entries()) {
      expect(xMm).toBeGreaterThan(0);
      expect(xMm + 63.5).toBeLessThan(210);
      expect(yMm + 33.9).toBeLessThan(297);
      const overlapping = origins.filter(
        (other, at) => at !== index && Math.abs(other.xMm - xMm) < 63.4 && Math.abs(other.yMm - yMm) < 33.8,
      );
      expect(overlapping).toEqual([]);
    }
  });
});

describe('printing onto a sheet that is partly used', () => {
  test('begins at the chosen cell and goes on with the first cell of the next sheet', () => {
    const places = placeLabels(A4_24_LABELS, 3, 22);

    expect(places.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      [0, 22],
      [0, 23],
      [1, 0],
    ]);
  });

  test('needs no paper for no labels', () => {
    expect(sheetsNeeded(A4_24_LABELS, 0, 7)).toBe(0);
    expect(placeLabels(A4_24_LABELS, 0, 7)).toEqual([]);
  });

  test('gives every label a cell of its own on the sheets it says it needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 23 }), (count, startCell) => {
        const places = placeLabels(A4_24_LABELS, count, startCell);
        expect(new Set(places.map(({ sheet, cell }) => `${sheet}/${cell}`)).size).toBe(count);
        expect(Math.max(...places.map(({ sheet }) => sheet)) + 1).toBe(sheetsNeeded(A4_24_LABELS, count, startCell));
        expect(places[0]).toMatchObject({ sheet: 0, cell: startCell });
      }),
    );
  });

  test('a cell the sheet does not have is a bug', () => {
    expect(() => placeLabels(A4_24_LABELS, 1, 24)).toThrow();
    expect(() => cellOrigin(A4_24_LABELS, -1)).toThrow();
  });
});
