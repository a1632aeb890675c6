import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blackenBox,
  blankBitmap,
  bytesPerRow,
  cropBitmap,
  inkBox,
  isBlack,
  overlay,
  turnRight,
  type Bitmap,
} from '#shared/thermal/bitmap.ts';
import { asciiBytes, bytesAsText, joinBytes } from '#shared/thermal/bytes.ts';
import { aBitmap } from '#test/builders/thermal.ts';

const drawn = (bitmap: Bitmap): readonly string[] =>
  Array.from({ length: bitmap.heightDots }, (_row, y) =>
    Array.from({ length: bitmap.widthDots }, (_dot, x) => (isBlack(bitmap, { x, y }) ? '#' : '.')).join(''),
  );
const aPicture = fc.integer({ min: 1, max: 20 }).chain((width) =>
  fc
    .array(fc.string({ unit: fc.constantFrom('#', '.', '.'), minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) => ({ rows, bitmap: aBitmap(...rows) })),
);

describe('a picture of dots', () => {
  test.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [480, 60],
  ])('of %i dots across takes %i bytes a row', (dots, bytes) => {
    expect(bytesPerRow(dots)).toBe(bytes);
  });

  test('is white at first, and white outside', () => {
    const blank = blankBitmap(9, 2);

    expect(blank.bytes).toEqual(new Uint8Array(4));
    expect(drawn(blank)).toEqual(['.........', '.........']);
    for (const [x, y] of [
      [-1, 0],
      [0, -1],
      [9, 0],
      [0, 2],
    ] as const)
      expect(isBlack(aBitmap('#########'), { x, y })).toBe(false);
  });

  test('has its leftmost dot in the highest bit, and nothing in the bits beyond its width', () => {
    expect([...aBitmap('#........').bytes]).toEqual([0x80, 0x00]);
    expect([...aBitmap('#########').bytes]).toEqual([0xff, 0x80]);
  });

  test('shows what was drawn', () => {
    fc.assert(
      fc.property(aPicture, ({ rows, bitmap }) => {
        expect(drawn(bitmap)).toEqual(rows);
      }),
    );
  });
});

describe('drawing on a picture', () => {
  test('a box is black inside and nowhere else, also where it reaches over the edge', () => {
    const target = blankBitmap(5, 4);
    blackenBox(target, { x: 3, y: 1, widthDots: 9, heightDots: 2 });
    blackenBox(target, { x: -2, y: 3, widthDots: 3, heightDots: 1 });

    expect(drawn(target)).toEqual(['.....', '...##', '...##', '#....']);
  });

  test('another picture is laid on without wiping out what is there', () => {
    const target = aBitmap('#...', '....', '...#');
    overlay(target, aBitmap('.#', '#.'), { x: 0, y: 0 });
    overlay(target, aBitmap('##', '##'), { x: 3, y: -1 });

    expect(drawn(target)).toEqual(['##.#', '#...', '...#']);
  });
});

describe('parts of a picture', () => {
  test('a part is what lies in the box, white where the box reaches out', () => {
    expect(drawn(cropBitmap(aBitmap('##..', '.##.'), { x: 1, y: 0, widthDots: 2, heightDots: 2 }))).toEqual([
      '#.',
      '##',
    ]);
    expect(drawn(cropBitmap(aBitmap('#'), { x: -1, y: -1, widthDots: 3, heightDots: 3 }))).toEqual([
      '...',
      '.#.',
      '...',
    ]);
  });

  test('the ink lies in the smallest box around it; a white picture has none', () => {
    expect(inkBox(aBitmap('....', '.#..', '..#.'))).toEqual({ x: 1, y: 1, widthDots: 2, heightDots: 2 });
    expect(inkBox(aBitmap('#'))).toEqual({ x: 0, y: 0, widthDots: 1, heightDots: 1 });
    expect(inkBox(blankBitmap(9, 9))).toBeUndefined();
  });

  test('nothing black lies outside the box of the ink, and every side of it has some', () => {
    fc.assert(
      fc.property(aPicture, ({ bitmap }) => {
        const box = inkBox(bitmap);
        fc.pre(box !== undefined);
        const part = drawn(cropBitmap(bitmap, box!));
        const count = (rows: readonly string[]): number => rows.join('').replaceAll('.', '').length;
        expect(count(part)).toBe(count(drawn(bitmap)));
        for (const side of [
          part[0]!,
          part.at(-1)!,
          part.map((row) => row[0]).join(''),
          part.map((row) => row.at(-1)).join(''),
        ])
          expect(side).toContain('#');
      }),
    );
  });
});

describe('a quarter turn to the right', () => {
  test('brings the upper left corner to the upper right', () => {
    expect(drawn(turnRight(aBitmap('#..', '...')))).toEqual(['.#', '..', '..']);
    expect(drawn(turnRight(aBitmap('##.', '..#')))).toEqual(['.#', '.#', '#.']);
  });

  test('four times gives the same picture', () => {
    fc.assert(
      fc.property(aPicture, ({ bitmap }) => {
        expect(turnRight(turnRight(turnRight(turnRight(bitmap))))).toEqual(bitmap);
      }),
    );
  });
});

describe('bytes for a printer', () => {
  test('of commands are ASCII; a Thai letter among them is a mistake of the program', () => {
    expect([...asciiBytes('^XA')]).toEqual([0x5e, 0x58, 0x41]);
    expect(() => asciiBytes('^FDแฟ้ม')).toThrow();
  });

  test('are joined in order, and read as one character each', () => {
    const parts = [Uint8Array.of(1, 255), new Uint8Array(), Uint8Array.of(0)];

    expect([...joinBytes(parts)]).toEqual([1, 255, 0]);
    expect(bytesAsText(joinBytes(parts))).toBe('\u0001\u00ff\u0000');
    expect(bytesAsText(new Uint8Array(20_000).fill(65))).toBe('A'.repeat(20_000));
  });
});
