import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScanFile, scanFileKey } from '#shared/domain/scan-file.ts';

const read = (content: string) => readScanFile(content, { คืน: 'return' });

describe('the file of a batch scanner', () => {
  test('is a code a line, with time and action in any order behind it', () => {
    expect(read('113000000524\n113000000621,2026-11-22 08:30:15\n113000000718;LEND;08:31\n').lines).toEqual([
      { line: 1, text: '113000000524' },
      { line: 2, text: '113000000621', at: '2026-11-22 08:30:15' },
      { line: 3, text: '113000000718', at: '08:31', action: 'lend' },
    ]);
  });

  test.each([
    ['date and time apart, of the Buddhist era', '113000000524\t22/11/2569\t08.30', '22/11/2569 08.30'],
    ['time before date, in quotes', '"113000000524","10:22:31","22/11/2026"', '10:22:31 22/11/2026'],
    ['digits alone', '113000000524,20261122083015', '20261122083015'],
    ['ISO', '113000000524,2026-11-22T08:30:15Z', '2026-11-22T08:30:15Z'],
    ['Thai digits', '113000000524,๐๘:๓๐', '๐๘:๓๐'],
  ])('keeps the time as the scanner wrote it: %s', (_, content, at) => {
    expect(read(content).lines).toEqual([{ line: 1, text: '113000000524', at }]);
  });

  test('may come from Windows, with a mark at its start, a heading, empty lines and remarks', () => {
    const content = '\uFEFFbarcode,time\r\n\r\n# shelf 4\r\n113000000524,08:30\r\n';
    expect(read(content)).toEqual({ lines: [{ line: 4, text: '113000000524', at: '08:30' }], problems: [] });
  });

  test('names actions in the language of the office too', () => {
    expect(read('113000000524,คืน').lines).toEqual([{ line: 1, text: '113000000524', action: 'return' }]);
  });

  test('tells what it does not understand by line, and guesses nothing', () => {
    expect(read(`113000000524,dispose\n,08:30\n${'9'.repeat(600)}\n4006381333931`)).toEqual({
      lines: [{ line: 4, text: '4006381333931' }],
      problems: [
        { line: 1, content: '113000000524,dispose', reason: 'word-unknown' },
        { line: 2, content: ',08:30', reason: 'no-code' },
        { line: 3, content: '9'.repeat(600), reason: 'too-long' },
      ],
    });
  });

  test('loses no line, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }).filter((line) => !/[\r\n]/.test(line))), (rows) => {
        const { lines, problems } = read(['1', ...rows].join('\n'));
        const expected = ['1', ...rows].flatMap((row, at) =>
          row.trim() === '' || row.trim().startsWith('#') ? [] : [at + 1],
        );
        expect([...lines, ...problems].map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  test('is known again by its content', () => {
    expect(scanFileKey('113000000524')).toBe(scanFileKey('113000000524'));
    expect(scanFileKey('113000000524')).not.toBe(scanFileKey('113000000525'));
    expect(scanFileKey('')).toMatch(/^[0-9a-f]{8}$/);
  });
});
