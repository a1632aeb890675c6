import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesPerRow, isBlack, turnRight, type Bitmap } from '#shared/thermal/bitmap.ts';
import { asciiBytes, bytesAsText, joinBytes } from '#shared/thermal/bytes.ts';
import { encodeLabel, rasteriseLabels } from '#shared/thermal/label-language.ts';
import { compressGraphic, expandGraphic } from '#shared/thermal/zpl-graphic.ts';
import { aBitmap, aThermalLabel, aThermalPrinter, labelsDrawn as pagesOf } from '#test/builders/thermal.ts';
import { readBars, readMatrices } from '#test/support/read-bitmap.ts';

const aPicture = (): fc.Arbitrary<Bitmap> =>
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
    fc
      .array(fc.array(fc.constantFrom('#', '#', '.'), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      })
      .map((rows) => aBitmap(...rows.map((row) => row.join('')))),
  );

const twelveDigits = (): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => String(number).padStart(12, '0'));

const dotsOf = (bitmap: Bitmap): string =>
  Array.from({ length: bitmap.heightDots }, (_row, y) =>
    Array.from({ length: bitmap.widthDots }, (_dot, x) => (isBlack(bitmap, { x, y }) ? '#' : '.')).join(''),
  ).join('\n');

describe('the compressed graphics of ZPL', () => {
  test('say runs, rest of a row and repeated rows as the programming guide does', () => {
    const wide = '#'.repeat(24);

    expect(compressGraphic(aBitmap(wide, wide, '.'.repeat(24), '#.......................'))).toBe('!:,8,');
    expect(compressGraphic(aBitmap(`${'#'.repeat(80)}${'.'.repeat(7)}#`))).toBe('gF01');
  });

  test('give back any picture dot for dot', () => {
    fc.assert(
      fc.property(aPicture(), (bitmap) => {
        const size = { total: bitmap.bytes.length, rowBytes: bytesPerRow(bitmap.widthDots) };

        expect(expandGraphic(compressGraphic(bitmap), size)).toEqual(bitmap.bytes);
      }),
    );
  });

  test.each(['FG', 'F', 'FFFF', 'F^', ''])('are refused when they are broken: %j', (text) => {
    expect(expandGraphic(text, { total: 1, rowBytes: 1 })).toBeUndefined();
  });
});

describe.each([
  aThermalPrinter(),
  aThermalPrinter({ language: 'tspl' }),
  aThermalPrinter({ language: 'zpl', dpi: 300 }),
  aThermalPrinter({ language: 'tspl', dpi: 300 }),
])('a label in $language at $dpi dpi', (printer) => {
  const bytes = encodeLabel(aThermalLabel('130000000015'), printer);

  test('has bars and a matrix that independent decoders read', async () => {
    const [page] = pagesOf(bytes, printer);

    expect(readBars(page!)).toEqual(['CODE-128:130000000015']);
    expect(await readMatrices(page!)).toEqual(['130000000015']);
  });

  test('keeps the picture of a text where it was put, dot for dot', () => {
    const [page] = pagesOf(bytes, printer);
    const rows = dotsOf(page!)
      .split('\n')
      .slice(20, 25)
      .map((row) => row.slice(12, 26));

    expect(rows).toEqual(['..............', '.####.####.#..', '.#...#........', '.###########..', '..............']);
  });

  test('is printed as often as is asked', () => {
    expect(pagesOf(encodeLabel(aThermalLabel(), printer, 3), printer)).toHaveLength(3);
  });

  test('follows another in the same stream', () => {
    const second = encodeLabel(aThermalLabel('130000000022'), printer);
    const pages = pagesOf(joinBytes([bytes, second]), printer);

    expect(pages.map((page) => readBars(page).join())).toEqual(['CODE-128:130000000015', 'CODE-128:130000000022']);
  });

  test('is sent in commands of ASCII and pictures alone', () => {
    const text = printer.language === 'zpl' ? bytesAsText(bytes) : '';

    expect(/^[\n -~]*$/.test(text)).toBe(true);
  });
});

describe('what the two languages draw', () => {
  test('is the same label for any code', () => {
    fc.assert(
      fc.property(twelveDigits(), (digits) => {
        const [zpl, tspl] = [aThermalPrinter(), aThermalPrinter({ language: 'tspl' })];
        const label = aThermalLabel(digits);

        const [one, other] = [zpl, tspl].map((printer) => pagesOf(encodeLabel(label, printer), printer)[0]!);
        expect(Buffer.compare(one!.bytes, other!.bytes)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test('is the same for a label that is turned, and reads', async () => {
    const upright = aThermalLabel('130000000015');
    const label = {
      widthDots: 320,
      heightDots: 480,
      parts: upright.parts.map((part) =>
        part.kind === 'picture'
          ? { ...part, bitmap: turnRight(part.bitmap) }
          : { ...part, turn: 'right' as const, x: part.kind === 'bars' ? 90 : 200, y: part.kind === 'bars' ? 30 : 360 },
      ),
    };
    const [zpl, tspl] = [aThermalPrinter(), aThermalPrinter({ language: 'tspl', widthMm: 40, heightMm: 60 })];
    const [first, second] = [pagesOf(encodeLabel(label, zpl), zpl)[0]!, pagesOf(encodeLabel(label, tspl), tspl)[0]!];

    expect(dotsOf(first)).toBe(dotsOf(second));
    expect(readBars(first)).toEqual(['CODE-128:130000000015']);
    expect(await readMatrices(first)).toEqual(['130000000015']);
  });
});

describe('the settings of a printer', () => {
  test('reach a ZPL printer', () => {
    const printer = aThermalPrinter({ darkness: 12, speed: 5, media: { kind: 'black-mark', mm: 3 } });
    const text = bytesAsText(encodeLabel(aThermalLabel(), printer));

    expect(text).toContain('~SD24');
    expect(text).toContain('^MNM^PR5');
    expect(text).toContain('^PW480^LL320');
  });

  test('reach a TSPL printer', () => {
    const printer = aThermalPrinter({ language: 'tspl', darkness: 12, speed: 5, media: { kind: 'black-mark', mm: 3 } });
    const text = bytesAsText(encodeLabel(aThermalLabel(), printer));

    expect(text).toContain('SIZE 60 mm,40 mm\r\nBLINE 3 mm,0 mm\r\nSPEED 5\r\nDENSITY 12\r\n');
  });

  test.each(['zpl', 'tspl'] as const)('for a roll without gaps are drawn in %s like any other', (language) => {
    const printer = aThermalPrinter({ language, media: { kind: 'continuous' } });

    expect(pagesOf(encodeLabel(aThermalLabel(), printer), printer)).toHaveLength(1);
  });
});

describe('a preview', () => {
  test.each([
    ['zpl', '^XA^PW100^LL100^FO10,10^A0N,20^FDHELLO^FS^XZ', '^A0'],
    ['zpl', '^XA^PW100^LL100^FO10,10^GFA,3,3,1,FF^FS^XZ', '^GF'],
    ['zpl', '^XA^FO10,10^XZ', '^XZ'],
    ['tspl', 'SIZE 40 mm,30 mm\r\nCLS\r\nTEXT 1,1,"1",0,1,1,"x"\r\n', 'TEXT'],
    ['tspl', 'SIZE 40 mm,30 mm\r\nCLS\r\nBITMAP 0,0,10,10,0,short', 'BITMAP'],
    ['tspl', 'PRINT 1,1\r\n', 'PRINT'],
  ] as const)('in %s draws nothing rather than half a label: %j', (language, text, command) => {
    expect(rasteriseLabels(asciiBytes(text), { language, dpi: 203 })).toMatchObject({
      ok: false,
      error: { type: 'thermal-command-unknown', command },
    });
  });
});
