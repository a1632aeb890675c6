import { Readable } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { recordsFromCells } from '#shared/register-feed/excel-cells.ts';
import { createRecordReader } from '#shared/register-feed/record-reader.ts';
import type { RegisterRow } from '#shared/register-feed/register-row.ts';

const sheet: SheetData = [
  ['รายชื่อโรงงาน', null, null, null, null, null, null, null],
  ['เลขทะเบียนโรงงาน', 'ชื่อโรงงาน', 'แรงม้า', 'คนงาน', 'วันเริ่มประกอบกิจการ', 'เลขนิติบุคคล', 'สถานะ', 'FID'],
  [
    '3-64-1/39ปท',
    'โรงกลึงตัวอย่าง',
    964.57,
    58,
    { value: new Date('2004-02-29T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
    115_551_000_779,
    'ดำเนินการ',
    10_200_002_825_515,
  ],
  [null, null, null, null, null, null, null, null],
  ['3-64-2/39ปท', 'โรงกลึงสาธิต', 49.99, 12, 38_047, '0115551000779', 'จำหน่าย', null],
];

const readRows = async (): Promise<readonly RegisterRow[]> => {
  const file = await writeExcelFile(sheet).toBuffer();
  const cells = await readSheet(Readable.from([file]));
  const reader = createRecordReader({ source: 'office-list' });
  const batch = reader.push(recordsFromCells(cells));
  const end = reader.end('closed');
  if (!batch.ok || !end.ok) throw new Error('the sheet was refused');
  expect(end.value.takenCount).toBe(2);
  return batch.value.rows;
};

describe('a real spreadsheet', () => {
  test('is read like a CSV list: numbers, dates and ids of its cells included', async () => {
    const [first, second] = await readRows();
    expect(first).toMatchObject({
      line: 3,
      factory: {
        registrationKey: '3-64-1/39ปท',
        hpHundredths: 96_457,
        workers: 58,
        startedOn: '2004-02-29',
        taxId: '0115551000779',
        fid: '10200002825515',
        registerStatus: 'operating',
      },
      doubts: [{ code: 'tax-id-zero-restored' }],
    });
    expect(second).toMatchObject({
      line: 5,
      factory: { hpHundredths: 4_999, registerStatus: 'struck-off' },
      doubts: [],
    });
  });

  test('a date that arrives as a serial number is the same day', async () => {
    const [, second] = await readRows();
    expect(second?.factory.startedOn).toBe('2004-03-01');
  });
});

describe('cells of a sheet', () => {
  test('short rows are filled up and empty rows left out, with the row numbers of the sheet', () => {
    expect(recordsFromCells([['a', 'b'], [null, ' '], [true], [1.5, new Date(Number.NaN)]])).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['TRUE', ''] },
      { line: 4, fields: ['1.5', ''] },
    ]);
  });
});
