import { describe, expect, test } from 'vitest';
import { bytesAsText } from '#shared/thermal/bytes.ts';
import { encodeTspl } from '#shared/thermal/encode-tspl.ts';
import { rasteriseTspl } from '#shared/thermal/rasterise-tspl.ts';
import type { ThermalLabel } from '#shared/thermal/thermal-label.ts';
import { mmToDots, type ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { aBitmap, aThermalPrinter } from '#test/builders/thermal.ts';

const DIGITS = '130000000015';
const bytesOf = (label: Partial<ThermalLabel>, printer: Partial<ThermalPrinter> = {}, copies = 1): Uint8Array =>
  encodeTspl(
    { widthDots: 480, heightDots: 320, parts: [], ...label },
    aThermalPrinter({ language: 'tspl', ...printer }),
    copies,
  );
const linesOf = (...given: Parameters<typeof bytesOf>): readonly string[] =>
  bytesAsText(bytesOf(...given)).split('\r\n');
const SET_UP_LINES = 8;
/** What stands between set-up and print. */
const commandsOf = (...parts: ThermalLabel['parts']): readonly string[] => linesOf({ parts }).slice(SET_UP_LINES, -2);

describe('a label in TSPL, byte by byte', () => {
  test('begins with a line end that closes what a broken-off job left open, and ends with the print', () => {
    expect(linesOf({})).toEqual([
      '',
      'SIZE 60 mm,40 mm',
      'GAP 2 mm,0 mm',
      'SPEED 3',
      'DENSITY 8',
      'DIRECTION 1',
      'REFERENCE 0,0',
      'CLS',
      'PRINT 1,1',
      '',
    ]);
  });

  test.each([
    [{ kind: 'gap', mm: 2.5 }, 'GAP 2.5 mm,0 mm'],
    [{ kind: 'black-mark', mm: 4 }, 'BLINE 4 mm,0 mm'],
    [{ kind: 'continuous' }, 'GAP 0 mm,0 mm'],
  ] as const)('of a roll with %j says %s', (media, command) => {
    expect(linesOf({}, { media })[2]).toBe(command);
  });

  test('says sizes as the box of the roll does, darkness and speed as the printer counts them', () => {
    expect(linesOf({}, { widthMm: 57.5, heightMm: 31.75, speed: 12, darkness: 0 }).slice(1, 5)).toEqual([
      'SIZE 57.5 mm,31.75 mm',
      'GAP 2 mm,0 mm',
      'SPEED 12',
      'DENSITY 0',
    ]);
  });

  test('is printed as often as is wanted, as one set', () => {
    expect(linesOf({}, {}, 7).at(-2)).toBe('PRINT 1,7');
  });

  test('leaves upright symbols to the printer: the code in quotes, the size of the matrix in dots', () => {
    expect(
      commandsOf(
        { kind: 'bars', x: 30, y: 150, digits: DIGITS, moduleDots: 3, barDots: 80, turn: 'none' },
        { kind: 'matrix', x: 380, y: 151, digits: DIGITS, moduleDots: 5, turn: 'none' },
      ),
    ).toEqual([`BARCODE 30,150,"128",80,0,0,3,3,"${DIGITS}"`, `DMATRIX 380,151,70,70,x5,14,14,"${DIGITS}"`]);
  });

  test('says a picture with 0 for black, rows filled up with white', () => {
    const [command = ''] = commandsOf({ kind: 'picture', x: 13, y: 21, bitmap: aBitmap('#########', '#.......#') });
    expect(command.slice(0, 21)).toBe('BITMAP 13,21,2,2,0,\u0000\u007f');
    expect(Array.from(command.slice(19), (sign) => sign.charCodeAt(0))).toEqual([0x00, 0x7f, 0x7f, 0x7f]);
  });

  test('sends nothing of the white around a picture', () => {
    const [command = ''] = commandsOf({ kind: 'picture', x: 5, y: 6, bitmap: aBitmap('....', '..#.', '....') });
    expect(command.startsWith('BITMAP 7,7,1,1,0,')).toBe(true);
  });

  test('makes one picture of several, and lays the symbols on it', () => {
    const dot = aBitmap('#');
    const commands = commandsOf(
      { kind: 'matrix', x: 380, y: 151, digits: DIGITS, moduleDots: 5, turn: 'none' },
      { kind: 'picture', x: 10, y: 10, bitmap: dot },
      { kind: 'picture', x: 17, y: 12, bitmap: dot },
    );
    expect(commands.map((command) => command.split(',')[0])).toEqual(['BITMAP 10', 'DMATRIX 380']);
    expect(Array.from(commands[0]!.slice(-3), (sign) => sign.charCodeAt(0))).toEqual([0x7f, 0xff, 0xfe]);
  });

  test('sends a turned symbol as dots: printers disagree about where a turned one begins', () => {
    const [command = '', ...more] = commandsOf({
      kind: 'bars',
      x: 9,
      y: 30,
      digits: DIGITS,
      moduleDots: 1,
      barDots: 8,
      turn: 'right',
    });
    // 101 modules are 101 rows of one byte each.
    expect([command.slice(0, 20), more]).toEqual(['BITMAP 9,30,1,101,0,', []]);
  });

  test('has a picture in it that holds line ends and quotes, and is read back all the same', () => {
    // 0x0d 0x0a 0x22 as they are sent, so the dots are their opposites.
    const row = [0x0d, 0x0a, 0x22].map((byte) => (0xff - byte).toString(2).padStart(8, '0')).join('');
    const bitmap = aBitmap(row.replaceAll('1', '#').replaceAll('0', '.'));
    const bytes = bytesOf({ parts: [{ kind: 'picture', x: 0, y: 0, bitmap }] });
    expect(bytesAsText(bytes)).toContain('0,\r\n"\r\n');
    const drawn = rasteriseTspl(bytes, 203);
    expect(drawn.ok && Array.from(drawn.value[0]!.bytes.subarray(0, 3))).toEqual([0xf2, 0xf5, 0xdd]);
  });
});

describe('millimetres as dots of a print head', () => {
  test.each([
    [203, 1, 8],
    [203, 60, 480],
    [203, 57.5, 460],
    [203, 0.06, 0],
    [203, 0.07, 1],
    [300, 1, 12],
    [300, 25.4, 300],
    [300, 50.8, 600],
    [300, 60, 709],
    [300, 160, 1_890],
  ] as const)('at %i dpi %d mm are %i', (dpi, mm, dots) => {
    expect(mmToDots(mm, dpi)).toBe(dots);
  });
});

describe('a preview of TSPL draws', () => {
  const drawn = (text: string, dpi: 203 | 300 = 203) => {
    const pages = rasteriseTspl(
      Uint8Array.from(text, (sign) => sign.charCodeAt(0)),
      dpi,
    );
    return pages.ok
      ? pages.value.map(({ widthDots, heightDots }) => `${widthDots}x${heightDots}`)
      : pages.error.command;
  };
  const START = 'SIZE 40 mm,30 mm\r\nCLS\r\n';

  test.each([
    [203, '320x240'],
    [300, '472x354'],
  ] as const)('a label in the dots of %i dpi', (dpi, size) => {
    expect(drawn(`${START}PRINT 1,1\r\n`, dpi)).toEqual([size]);
  });

  test('each label on a clean page of its own size', () => {
    expect(drawn(`${START}PRINT 1,2\r\nSIZE 20 mm,15 mm\r\nCLS\r\nPRINT 1,1\r\n`)).toEqual([
      '320x240',
      '320x240',
      '160x120',
    ]);
  });

  test('a last command without a line end, and empty lines between', () => {
    expect(drawn(`\r\n\r\n${START}\r\nPRINT 1,1`)).toEqual(['320x240']);
  });

  test.each([
    ['DIRECTION 0', 'DIRECTION'],
    ['REFERENCE 10,0', 'REFERENCE'],
    ['GAP 2 mm,1 mm', 'GAP'],
    ['SPEED fast', 'SPEED'],
    ['SIZE 40,30', 'SIZE'],
    ['SIZE 40 mm,30 mm,1', 'SIZE'],
    ['PRINT 2,1', 'PRINT'],
    ['PRINT 1', 'PRINT'],
    ['BARCODE 1,1,"128",80,0,90,2,2,"12"', 'BARCODE'],
    ['BARCODE 1,1,"128",80,1,0,2,2,"12"', 'BARCODE'],
    ['BARCODE 1,1,"128",80,0,0,2,4,"12"', 'BARCODE'],
    ['BARCODE 1,1,"128",80,0,0,2,2,"123"', 'BARCODE'],
    ['BARCODE -1,1,"128",80,0,0,2,2,"12"', 'BARCODE'],
    ['DMATRIX 1,1,56,56,x4,14,14,"1234567890"', 'DMATRIX'],
    ['DMATRIX 1,1,56,56,x4,16,16,"123456789012"', 'DMATRIX'],
    ['BITMAP 0,0,1,1,1,a', 'BITMAP'],
    ['cls', ''],
  ])('nothing of a job with %s', (command, name) => {
    expect(drawn(`${START}${command}\r\nPRINT 1,1\r\n`)).toBe(name);
  });
});
