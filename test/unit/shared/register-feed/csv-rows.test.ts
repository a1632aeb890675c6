import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { createCsvRows, type CsvFailure, type CsvRecord, type CsvRowsOptions } from '#shared/register-feed/csv-rows.ts';

interface WholeRead {
  readonly records: readonly CsvRecord[];
  readonly failure: CsvFailure | undefined;
  readonly lastLine: 'closed' | 'open';
}

const readPieces = (pieces: readonly string[], options: CsvRowsOptions = {}): WholeRead => {
  const rows = createCsvRows(options);
  const pushed = pieces.map((piece) => rows.push(piece));
  const last = rows.end();
  const steps = [...pushed, last];
  return {
    records: steps.flatMap((step) => step.records),
    failure: steps.find((step) => step.failure !== undefined)?.failure,
    lastLine: last.lastLine,
  };
};

const readWhole = (text: string, options?: CsvRowsOptions): WholeRead => readPieces([text], options);
const fieldsOf = (text: string, options?: CsvRowsOptions): readonly (readonly string[])[] =>
  readWhole(text, options).records.map((record) => record.fields);
const inPieces = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));

describe('fields and records', () => {
  test('a quoted field may hold separators, doubled quotes and line breaks', () => {
    expect(fieldsOf('a,b,c\r\n1,"x, ""y""\r\nz",3\r\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', 'x, "y"\r\nz', '3'],
    ]);
  });

  test("Excel's text formula is kept whole, written with or without CSV quotes", () => {
    expect(fieldsOf('a,b,c\n="  0640",2,3\n"=""  0640""",2,3\n').slice(1)).toEqual([
      ['="  0640"', '2', '3'],
      ['="  0640"', '2', '3'],
    ]);
  });

  test('the byte order mark is no part of the first header', () => {
    expect(fieldsOf('\uFEFFDISPFACREG,b,c\n')).toEqual([['DISPFACREG', 'b', 'c']]);
  });

  test('NULs and blank lines are left out', () => {
    expect(fieldsOf('a,b,c\n\n\u00001,2\u0000,3\r\n\r\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ]);
  });

  test.each([
    ['semicolon', 'a;b;c\n1,5;2;3\n', ['1,5', '2', '3']],
    ['tab', 'a\tb\tc\n1,5\t2;2\t3\n', ['1,5', '2;2', '3']],
    ['comma', 'a,b,c\n1;5,2,3\n', ['1;5', '2', '3']],
    ['semicolon below a title', 'รายชื่อโรงงาน, ปทุมธานี\na;b;c\n1,5;2;3\n', ['1,5', '2', '3']],
  ])('the separator is found: %s', (_name, text, expected) => {
    expect(fieldsOf(text).at(-1)).toEqual(expected);
  });

  test('a last record without line break is read and reported as open', () => {
    const read = readWhole('a,b,c\n1,2,');
    expect(read.records.at(-1)?.fields).toEqual(['1', '2', '']);
    expect(read.lastLine).toBe('open');
    expect(readWhole('a,b,c\n1,2,3\n').lastLine).toBe('closed');
  });

  test('a stray quote costs one record, not the rest of the file', () => {
    const [, stray, next] = fieldsOf('a,b,c\n1,"12" pipe,3\n4,5,6\n');
    expect(stray).toEqual(['1', '12 pipe', '3']);
    expect(next).toEqual(['4', '5', '6']);
  });
});

describe('fields nobody reads', () => {
  const pushAfter = (text: string) => {
    const rows = createCsvRows({ delimiter: ',' });
    rows.push('a,b,c\n');
    rows.readOnly({ width: 3, used: new Set([0, 2]) });
    return [...rows.push(text).records, ...rows.end().records];
  };

  test('come empty from the next piece on, quoted ones whole, and the lines still count', () => {
    expect(pushAfter('1,2,3\n4,"x, ""y""\nz",6\n7,8,9\n')).toEqual([
      { line: 2, fields: ['1', '', '3'] },
      { line: 3, fields: ['4', 'x, "y"\nz', '6'] },
      { line: 5, fields: ['7', '', '9'] },
    ]);
  });

  test('never make a record blank that has one field only', () => {
    const rows = createCsvRows({ delimiter: ',' });
    rows.push('a,b,c\n');
    rows.readOnly({ width: 3, used: new Set([1, 2]) });
    expect(rows.push('x\n"y"\n').records.map(({ fields }) => fields)).toEqual([['x'], ['y']]);
  });

  test('are still cut beyond the header, where they tell that cells stand in wrong columns', () => {
    expect(pushAfter('1,2,3,4,5\n')).toEqual([{ line: 2, fields: ['1', '', '3', '4', '5'] }]);
  });
});

describe('line numbers', () => {
  test('are physical: a record after a quoted line break counts every line', () => {
    const { records } = readWhole('a,b,c\r\n1,"x\r\ny\r\nz",3\r\n\r\n4,5,6\r\n');
    expect(records.map((record) => record.line)).toEqual([1, 2, 6]);
  });
});

describe('damage', () => {
  test('a quote that is never closed is named with the line its record starts on', () => {
    const read = readWhole('a,b,c\n1,2,3\n4,"5,6\n7,8,9\n');
    expect(read.failure).toEqual({ type: 'quote-not-closed', line: 3 });
    expect(read.records).toHaveLength(2);
  });

  test('an endless record is refused at the limit instead of filling the memory', () => {
    const rows = createCsvRows({ longestRecordCharacters: 10_000 });
    rows.push('a,b,c\n"');
    const steps = Array.from({ length: 20 }, () => rows.push('x'.repeat(1_000)));
    expect(steps.at(-1)?.failure).toEqual({ type: 'record-too-long', line: 2 });
    expect(rows.end()).toMatchObject({ records: [], failure: { type: 'record-too-long' } });
  });
});

const cell = fc.string({
  unit: fc.constantFrom('ก', 'แ', '๑', 'a', '1', ' ', '-', ',', ';', '\t', '"', '\n', '=', '.'),
  maxLength: 12,
});
const quoted = (text: string): string => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const table = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
    delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    hasLastLineEnd: fc.boolean(),
  })
  .map(({ rows, delimiter, lineEnd, hasLastLineEnd }) => {
    const lines = [['a', 'b', 'c'], ...rows].map((fields) => fields.map(quoted).join(delimiter));
    return { delimiter, text: lines.join(lineEnd) + (hasLastLineEnd ? lineEnd : '') };
  });

describe('compared with papaparse', () => {
  test('gives the same records for any well-formed table', () => {
    fc.assert(
      fc.property(table, ({ text, delimiter }) => {
        const theirs = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data;
        expect(fieldsOf(text, { delimiter })).toEqual(theirs);
      }),
      { numRuns: 400 },
    );
  });

  test('gives the same records and lines however the text is cut into pieces', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 30 }), ({ text }, size) => {
        expect(readPieces(inPieces(text, size))).toEqual(readWhole(text));
      }),
      { numRuns: 300 },
    );
  });
});
