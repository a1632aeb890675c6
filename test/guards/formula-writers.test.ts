import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvFile, xlsxFile } from '#services/table-file.ts';

/** The one place of each kind that writes what a spreadsheet opens. */
const WRITERS = ['renderer/services/table-file.ts', 'shared/domain/csv-text.ts'];
/** Invented lists for tests and trials, which nobody's words get into. */
const FOR_TRIALS = ['build/demo-feed', 'build/bank-simulator', 'shared/domain/make-bank-file.ts'];

const sources = ['shared', 'renderer', 'electron', 'central', 'build'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path)),
);

/** Ways in which a list is written for a spreadsheet without going through the writers. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /from '(write-excel-file|exceljs|xlsx|sheetjs|papaparse|csv-stringify)|import\('(write-excel-file|exceljs|xlsx)/,
    'a library that writes lists',
  ],
  [
    /(?:\.type\(|content-type['"`]?\s*[,:]|\btype:)\s*['"`][^'"`]*(?:text\/csv|spreadsheetml|ms-excel)/i,
    'a list by its media type',
  ],
  [/\.join\((['"`])[,;\t](?:\\t)?\1\)[^;]*\.join\((['"`])(?:\\r)?\\n\2\)/s, 'lines of cells joined by hand'],
];

const signsIn = (text: string): readonly string[] =>
  SIGNS.flatMap(([pattern, meaning]) => (pattern.test(text) ? [meaning] : []));

describe('lists for spreadsheets', () => {
  test('are written in one place only', () => {
    const others = sources.filter((path) => ![...WRITERS, ...FOR_TRIALS].some((known) => path.startsWith(known)));
    expect(others.flatMap((path) => signsIn(readFileSync(path, 'utf8')).map((sign) => `${path}: ${sign}`))).toEqual([]);
    expect(WRITERS.filter((path) => signsIn(readFileSync(path, 'utf8')).length === 0)).toEqual([]);
  });

  test.each([
    ["import writeXlsxFile from 'write-excel-file/universal';", 'a library that writes lists'],
    ["reply.type('text/csv; charset=utf-8')", 'a list by its media type'],
    ["new Blob([bytes], { type: 'text/csv' })", 'a list by its media type'],
    ["reply.header('content-type', 'application/vnd.ms-excel')", 'a list by its media type'],
    ["rows.map((row) => row.join(',')).join('\\n')", 'lines of cells joined by hand'],
  ])('are noticed where they are written elsewhere: %s', (text, sign) => {
    expect(signsIn(text)).toEqual([sign]);
  });
});

const starts = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '=HYPERLINK("http://x","y")',
  '+66 2',
  "-1+1|' /C calc'!A0",
  '@SUM(1)',
);
const hostile = fc.tuple(starts, fc.string({ maxLength: 20 })).map(([start, rest]) => start + rest);
// What XML cannot hold is no cell's text.
const cells = fc
  .oneof(hostile, fc.integer())
  .filter((cell) => typeof cell === 'number' || !/[^\t\r\n\x20-\ud7ff\ue000-\ufffd]/.test(cell));
const lists = fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 8 });
const FORMULA = /^[=+\-@\t\r]/;
const isFormula = (cell: unknown): boolean => typeof cell === 'string' && FORMULA.test(cell) && !/^-?\d+$/.test(cell);

describe('whatever stands in a cell', () => {
  const columns = [
    { title: '=title', widthCharacters: 9 },
    { title: '@other', widthCharacters: 9 },
  ];

  test('no cell of a CSV begins like a formula', () => {
    fc.assert(
      fc.property(lists, (lines) => {
        const text = new TextDecoder().decode(csvFile({ columns, lines }));
        const read = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
        expect(read.flat().filter(isFormula)).toEqual([]);
      }),
      { seed: 13, numRuns: 100 },
    );
  });

  test('no cell of a workbook begins like a formula or is one', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async (lines) => {
        const read = await readSheet(Buffer.from(await xlsxFile({ sheet: 'a', columns, lines })));
        expect(read.flat().filter(isFormula)).toEqual([]);
      }),
      { seed: 13, numRuns: 20 },
    );
  });
});
