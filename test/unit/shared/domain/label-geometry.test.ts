import { describe, expect, test } from 'vitest';
import { barcodeFaults, dotsToMm, snapToDot, symbolWidthMm } from '#shared/domain/label-geometry.ts';

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
