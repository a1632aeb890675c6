import { describe, expect, test } from 'vitest';
import { gradeOfThermal, thermalRefusalOf } from '#shared/thermal/thermal-grade.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';

const letter = (changes: Parameters<typeof aThermalPrinter>[0]): string => {
  const grade = gradeOfThermal(aThermalPrinter(changes));
  return grade.ok ? grade.value.letter : grade.error.type;
};
const SMALL = { widthMm: 50, heightMm: 25, dpi: 203 } as const;
const SPINE = { widthMm: 25, heightMm: 76, dpi: 203, direction: 'sideways' } as const;

describe('the grade that a label printer will probably give the bars', () => {
  test.each([203, 300] as const)('is A with usual settings at %i dpi, upright and along the roll', (dpi) => {
    expect(letter({ ...SMALL, dpi })).toBe('A');
    expect(letter({ ...SPINE, dpi })).toBe('A');
  });

  test('falls with heat that spreads the dots, and with too little heat to make black', () => {
    expect(letter({ ...SMALL, darkness: 12 })).toBe('B');
    expect(letter({ ...SMALL, darkness: 15 })).toBe('D');
    expect(letter({ ...SMALL, darkness: 0 })).toBe('F');
  });

  test('falls with speed only where the bars stand across the way of the paper', () => {
    expect(letter({ ...SPINE, speed: 12 })).toBe('C');
    expect(letter({ ...SMALL, speed: 12 })).toBe('A');
  });

  test('is better with the finer head for the same roll', () => {
    expect(letter({ ...SMALL, darkness: 15, dpi: 300 })).not.toBe('D');
  });
});

describe('labels for which a label printer is refused', () => {
  test('none with usual settings', () => {
    expect(thermalRefusalOf(aThermalPrinter(SMALL))).toBeUndefined();
  });

  test.each([
    ['too hot', { ...SMALL, darkness: 15 }, 'decodability', 'usual-darkness'],
    ['too pale', { ...SMALL, darkness: 2 }, 'symbol-contrast', 'usual-darkness'],
    ['too fast along the roll', { ...SPINE, speed: 12 }, 'decodability', 'slower'],
    ['too pale and too fast', { ...SPINE, darkness: 0, speed: 12 }, 'minimum-reflectance', 'usual-darkness-and-slower'],
  ] as const)('%s: with the reason, and a cure that cures it', (_, settings, reason, cure) => {
    const printer = aThermalPrinter(settings);
    expect(thermalRefusalOf(printer)).toMatchObject({ type: 'thermal-grade-too-low', reason, cure });

    const darkness = cure.startsWith('usual-darkness') ? 8 : printer.darkness;
    const speed = cure.endsWith('slower') ? 4 : printer.speed;
    expect(thermalRefusalOf({ ...printer, darkness, speed })).toBeUndefined();
  });

  test('a roll that holds no barcode is refused for its size', () => {
    expect(thermalRefusalOf(aThermalPrinter({ widthMm: 20, heightMm: 15 }))).toEqual({
      type: 'thermal-label-too-small',
    });
  });
});
