import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, withoutFormula } from '#shared/domain/csv-text.ts';

describe('a cell of an exported list', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+66 81 234 5678', "'+66 81 234 5678"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['', ''],
    ['บริษัท = จำกัด', 'บริษัท = จำกัด'],
    ["'already", "'already"],
    ['3-64(1)-12/41ปท', '3-64(1)-12/41ปท'],
  ])('%j is given out as %j, so that no spreadsheet runs it', (text, written) => {
    expect(withoutFormula(text)).toBe(written);
  });

  test('never begins a formula, whatever it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(withoutFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a list as CSV', () => {
  test('begins with a byte order mark and ends every line as RFC 4180 says', () => {
    expect(
      csvText([
        ['ทะเบียน', 'บาท'],
        ['3-64(1)-12/41ปท', 1575],
      ]),
    ).toBe('\uFEFFทะเบียน,บาท\r\n3-64(1)-12/41ปท,1575\r\n');
  });

  test.each([
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\r\nb"'],
    ['=a,b', '"\'=a,b"'],
    ['a;b', 'a;b'],
  ])('writes %j as %s', (cell, written) => {
    expect(csvText([[cell]])).toBe(`\uFEFF${written}\r\n`);
  });

  test('leaves numbers as they are, negative ones too: they may be added up', () => {
    expect(csvText([[-15.5, 0, 1e6]])).toBe('\uFEFF-15.5,0,1000000\r\n');
  });

  test('of no lines is an empty file with its mark', () => {
    expect(csvText([])).toBe('\uFEFF\r\n');
  });

  test('has as many cells a line as were given, whatever stands in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ก', ',', '"', '\n', '\r', '=', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (lines) => {
        expect(readBack(csvText(lines))).toEqual(lines.map((line) => line.map(withoutFormula)));
      }),
    );
  });
});

/** The cells of a CSV text, read letter by letter as RFC 4180 says. */
const readBack = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  for (let at = 1; at < text.length; at += 1) {
    const [letter, next] = [text[at] ?? '', text[at + 1]];
    if (isQuoted && letter === '"' && next === '"') [cell, at] = [`${cell}"`, at + 1];
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === ',' || letter === '\r')) {
      lines.at(-1)!.push(cell);
      cell = '';
      if (letter === '\r') [lines[lines.length], at] = [[], at + 1];
    } else cell += letter;
  }
  return lines.slice(0, -1);
};
