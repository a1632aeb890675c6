import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesAsText } from '#shared/thermal/bytes.ts';
import { encodeZpl } from '#shared/thermal/encode-zpl.ts';
import type { ThermalLabel } from '#shared/thermal/thermal-label.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { compressGraphic, expandGraphic } from '#shared/thermal/zpl-graphic.ts';
import { aBitmap, aThermalPrinter } from '#test/builders/thermal.ts';

const DIGITS = '130000000015';
const zplOf = (label: Partial<ThermalLabel>, printer: Partial<ThermalPrinter> = {}, copies = 1): string =>
  bytesAsText(encodeZpl({ widthDots: 400, heightDots: 240, parts: [], ...label }, aThermalPrinter(printer), copies));

describe('a label in ZPL, byte by byte', () => {
  test('begins with darkness, label and media, and ends with the number of copies', () => {
    expect(zplOf({})).toBe('~SD16\n^XA^MNW^PR3^PON^LH0,0^LS0^PW400^LL240\n^PQ1,0,1,Y^XZ\n');
  });

  test('says pictures, bars and a matrix where they stand, in their order', () => {
    const parts: ThermalLabel['parts'] = [
      { kind: 'picture', x: 7, y: 9, bitmap: aBitmap('#########', '.........') },
      { kind: 'bars', x: 20, y: 150, digits: DIGITS, moduleDots: 3, barDots: 80, turn: 'none' },
      { kind: 'matrix', x: 340, y: 150, digits: DIGITS, moduleDots: 5, turn: 'none' },
    ];
    expect(zplOf({ parts }).split('\n').slice(2, -2)).toEqual([
      '^FO7,9^GFA,4,4,2,HF80,^FS',
      `^FO20,150^BY3,2.0,80^BCN,80,N,N,N,N^FD>;${DIGITS}^FS`,
      `^FO340,150^BXN,5,200,14,14^FD${DIGITS}^FS`,
    ]);
  });

  test('says of a turned symbol that it is turned, and nothing else', () => {
    const bars = { kind: 'bars', x: 1, y: 2, digits: DIGITS, moduleDots: 2, barDots: 60 } as const;
    const matrix = { kind: 'matrix', x: 3, y: 4, digits: DIGITS, moduleDots: 4 } as const;
    const said = (turn: 'none' | 'right') =>
      zplOf({
        parts: [
          { ...bars, turn },
          { ...matrix, turn },
        ],
      });
    expect(said('right')).toBe(said('none').replace('^BCN', '^BCR').replace('^BXN', '^BXR'));
  });

  test.each([
    [{ kind: 'gap', mm: 3 }, '^MNW'],
    [{ kind: 'black-mark', mm: 3 }, '^MNM'],
    [{ kind: 'continuous' }, '^MNN'],
  ] as const)('of a roll with %j says %s', (media, command) => {
    expect(zplOf({}, { media })).toContain(`^XA${command}^PR`);
  });

  test.each([
    [0, '~SD00'],
    [1, '~SD02'],
    [4, '~SD08'],
    [5, '~SD10'],
    [15, '~SD30'],
  ])('of darkness %i says %s, always in two digits', (darkness, command) => {
    expect(zplOf({}, { darkness }).startsWith(`${command}\n`)).toBe(true);
  });

  test.each([1, 12])('of speed %i says it', (speed) => {
    expect(zplOf({}, { speed })).toContain(`^PR${speed}^PON`);
  });

  test('is asked for as often as it is wanted', () => {
    expect(zplOf({}, {}, 25)).toContain('\n^PQ25,0,1,Y^XZ\n');
  });
});

/** The example of a row and what the programming guide makes of it: counts, the rest of a row, rows that repeat. */
describe('a picture as compressed hexadecimal', () => {
  const row = (black: number, white = 0): string => '#'.repeat(black) + '.'.repeat(white);

  test.each([
    ['nothing in a row', [row(0, 8)], ','],
    ['all of a row', [row(8)], '!'],
    ['one digit of nothing is not worth a sign', [row(4, 4)], 'F0'],
    ['one digit of all', ['....####'], '0F'],
    ['the rest of a row in white', [row(8, 16)], 'HF,'],
    ['the rest of a row in black', [`${row(0, 8)}${row(16)}`], 'H0!'],
    ['a row like the one above', [row(8, 16), row(8, 16)], 'HF,:'],
    ['two rows like the one above', [row(8), row(8), row(8)], '!::'],
    ['a row like the one above the one above', [row(8), row(0, 8), row(8)], '!,!'],
    ['a first row that is white', [row(0, 8), row(8)], ',!'],
    ['the same digit thrice', ['...#...#...####.'], 'I1E'],
    ['a single digit without a count', ['#..##.#....#.##.'], '9A16'],
    ['a width that fills no byte', [row(3)], 'E0'],
    ['a width one dot over a byte', [row(9)], 'HF80'],
  ])('%s', (_name, rows, expected) => {
    expect(compressGraphic(aBitmap(...rows))).toBe(expected);
  });

  /** Runs of a digit in the middle of a row: `G` to `Y` are 1 to 19, `g` to `z` are 20 to 400. */
  test.each([
    [2, 'H5'],
    [3, 'I5'],
    [19, 'Y5'],
    [20, 'g5'],
    [21, 'gG5'],
    [39, 'gY5'],
    [40, 'h5'],
    [399, 'yY5'],
    [400, 'z5'],
    [419, 'zY5'],
    [420, 'zY55'],
    [421, 'zY5H5'],
    [838, 'zY5zY5'],
    [839, 'zY5zY55'],
  ])('%i times the same digit is %s', (count, said) => {
    // An 8 at the end, so that the run is not the rest of the row; a row has whole bytes.
    const rest = count % 2 === 0 ? ['....#...'] : ['#...'];
    const bitmap = aBitmap('.#.#'.repeat(count) + rest.join(''));
    const size = { total: bitmap.bytes.length, rowBytes: bitmap.bytes.length };
    expect(compressGraphic(bitmap)).toBe(said + (count % 2 === 0 ? '08' : '8'));
    expect(expandGraphic(compressGraphic(bitmap), size)).toEqual(bitmap.bytes);
  });
});

describe('compressed hexadecimal read back', () => {
  const expanded = (text: string, total: number, rowBytes: number): string | undefined => {
    const bytes = expandGraphic(text, { total, rowBytes });
    return bytes && Buffer.from(bytes).toString('hex');
  };

  test.each([
    ['8001', 2, 2, '8001'],
    ['8001', 2, 1, '8001'],
    ['ff', 1, 1, 'ff'],
    ['HF', 1, 1, 'ff'],
    ['8,', 2, 2, '8000'],
    ['8!', 2, 2, '8fff'],
    [',', 2, 2, '0000'],
    ['!', 2, 2, 'ffff'],
    ['!:', 4, 2, 'ffffffff'],
    // A row like the one above the first is white.
    [':', 2, 2, '0000'],
    ['g0,', 12, 12, '000000000000000000000000'],
    // Counts before one digit add up, as printers take them.
    ['gGF', 11, 11, undefined],
    ['gHF', 11, 11, 'ffffffffffffffffffffff'],
    ['GGF', 1, 1, 'ff'],
    // A run may reach into the next row.
    ['JF', 2, 1, 'ffff'],
  ])('%j in %i bytes, %i a row, is %s', (text, total, rowBytes, bytes) => {
    expect(expanded(text, total, rowBytes)).toBe(bytes);
  });

  test.each([
    ['a sign that means nothing', 'F*', 1, 1],
    ['a count without a digit', 'FFH', 1, 1],
    ['half a byte', 'FFF', 1, 1],
    ['half a row', 'FF', 2, 2],
    ['a row too few', '!', 2, 1],
    ['a row too many', '!!!', 2, 1],
    ['nothing', '', 1, 1],
    ['rows without length', 'FF', 1, 0],
    ['rows of less than nothing', 'FF', 1, -1],
    ['rows of no number', 'FF', 1, Number.NaN],
  ])('is nothing for %s', (_name, text, total, rowBytes) => {
    expect(expanded(text, total, rowBytes)).toBeUndefined();
  });

  test('never throws and never gives another length than was asked for', () => {
    const signs = fc.string({ unit: fc.constantFrom('0', 'F', '8', 'G', 'Y', 'g', 'z', ',', '!', ':', ' ', '^') });
    fc.assert(
      fc.property(signs, fc.nat(8), fc.integer({ min: -1, max: 4 }), (text, total, rowBytes) => {
        expect([undefined, total]).toContain(expandGraphic(text, { total, rowBytes })?.length);
      }),
      { numRuns: 500 },
    );
  });
});
