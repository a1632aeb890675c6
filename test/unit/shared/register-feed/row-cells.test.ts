import { describe, expect, test } from 'vitest';
import { readHeader, type RegisterColumns } from '#shared/register-feed/columns.ts';
import { createRepeatFinder } from '#shared/register-feed/repeat-finder.ts';
import { createRowView } from '#shared/register-feed/row-cells.ts';
import { takenRow } from '#test/fixtures/register/register-list.ts';

const columnsOf = (...headers: readonly string[]): RegisterColumns => {
  const read = readHeader(headers);
  if (!read.ok) throw new Error('the test names no register columns');
  return read.value;
};
const HEADERS = ['DISPFACREG', 'FNAME', 'OBJECT', 'TRADE', 'TAX', 'FSOI', 'SOI', 'manSkill', 'womanSkill'] as const;
const view = createRowView(columnsOf(...HEADERS));
const seen = (...cells: readonly string[]) => view.at({ line: 9, fields: cells });

describe('a row seen through its columns', () => {
  const cells = () => seen('3-64-1/39ปท', ' โรง\nกลึง ', '-', '', '0115551000779', 'ซอย 1', 'ซอย 2', '3', '-');

  test('says what the first filled column says', () => {
    expect(cells().text('oldNumber')).toBe('3-64-1/39ปท');
    expect(cells().text('taxpayer')).toBe('0115551000779');
    expect(cells().text('lane')).toBe('ซอย 1');
  });

  test('says nothing for a placeholder, a column the list has not, and a cell the row has not', () => {
    expect(cells().text('object')).toBeUndefined();
    expect(cells().text('latitude')).toBeUndefined();
    expect(seen('3-64-1/39ปท').text('name')).toBeUndefined();
    expect(seen().text('oldNumber')).toBeUndefined();
  });

  test('gives all filled columns of a field in order of preference', () => {
    expect(seen('', '', '', 'x', 'y').texts('taxpayer')).toEqual(['x', 'y']);
    expect(seen('', '', '', '-', 'y').texts('taxpayer')).toEqual(['y']);
    expect(seen('', '', '', '', '').texts('taxpayer')).toEqual([]);
  });

  test('gives the filled ones of the columns asked for', () => {
    expect(cells().filled([7, 8])).toEqual(['3']);
    expect(cells().filled([])).toEqual([]);
    expect(cells().filled([99])).toEqual([]);
  });

  test('keeps a text on one line, and leaves the text itself as the register wrote it', () => {
    expect(cells().keptText('name')).toBe('โรง กลึง');
    expect(cells().text('name')).toBe('โรง\nกลึง');
    expect(seen('1', 'นํ้า  เเก้ว').keptText('name')).toBe('นํ้า  เเก้ว');
    expect(cells().keptText('object')).toBeUndefined();
    expect(cells().sharedText('object')).toBeUndefined();
    expect(seen('1', '2', 'ทำถุงพลาสติก\r\n และเม็ดพลาสติก').sharedText('object')).toBe('ทำถุงพลาสติก และเม็ดพลาสติก');
  });
});

describe('doubts of a row', () => {
  test('name the header as the list writes it, the line, and what the first filled column says', () => {
    const cells = seen('3-64-1/39ปท', 'ก', '', '', 'ทะเบียน 5');
    cells.doubt('tax-id-unreadable', 'taxpayer');
    expect(cells.doubts()).toEqual([{ code: 'tax-id-unreadable', line: 9, column: 'TAX', value: 'ทะเบียน x' }]);
  });

  test('name the first header and no value where all columns of the field are empty', () => {
    const cells = seen('3-64-1/39ปท', 'ก');
    cells.doubt('tax-id-unreadable', 'taxpayer');
    expect(cells.doubts()).toEqual([{ code: 'tax-id-unreadable', line: 9, column: 'TRADE' }]);
  });

  test('name no column where the list has none', () => {
    const cells = seen('3-64-1/39ปท', 'ก');
    cells.doubt('workers-unreadable', 'workers');
    expect(cells.doubts()).toEqual([{ code: 'workers-unreadable', line: 9 }]);
  });

  test('stand in the order in which they were found, and are those of one row', () => {
    const cells = seen('x', 'ก');
    cells.doubt('registration-number-unreadable', 'oldNumber');
    cells.doubt('text-damaged', 'name');
    const found = cells.doubts();
    expect(found.map(({ code }) => code)).toEqual(['registration-number-unreadable', 'text-damaged']);

    expect(view.at({ line: 10, fields: ['y', 'ข'] }).doubts()).toEqual([]);
    // What was given before stays as it was, although the view has moved on.
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ line: 9, value: 'x' });
  });

  test('show 40 letters of a cell, on one line, and no citizen id', () => {
    const cells = seen('1', `บรรทัด\nสอง ${'ก'.repeat(60)}`, 'ของ 3-1013-00123-45-5');
    cells.doubt('text-damaged', 'name');
    cells.doubt('text-damaged', 'object');
    const [name, object] = cells.doubts().map(({ value }) => value ?? '');
    expect(name).toHaveLength(40);
    expect(name).toMatch(/^บรรทัด สอง ก+…$/);
    expect(object).toBe('ของ 3-10xx-xxxxx-xx-x');
  });
});

describe('a number that was met before in the same list', () => {
  const rowAt = (line: number, number: string) => ({ ...takenRow({ DISPFACREG: number }), line });

  test('is doubted where it comes again, with the line it was met on first', () => {
    const finder = createRepeatFinder();
    const first = rowAt(2, '3-64-1/39ปท');
    expect(finder.check(first)).toBe(first);
    expect(finder.check(rowAt(3, '3-64-2/39ปท')).doubts).toEqual([]);
    for (const line of [4, 5]) {
      expect(finder.check(rowAt(line, '3 - 64 - 1 / 2539 ปท')).doubts).toEqual([
        { code: 'registration-number-repeated', line, value: '3 - 64 - 1 / 2539 ปท', firstLine: 2 },
      ]);
    }
  });

  test('keeps the doubts it had, and changes nothing of the row it was given', () => {
    const finder = createRepeatFinder();
    const doubtful = { ...takenRow({ DISPFACREG: '3-64-1/39ปท', HP: 'x' }), line: 8 };
    finder.check(rowAt(2, '3-64-1/39ปท'));
    expect(finder.check(doubtful).doubts.map(({ code }) => code)).toEqual([
      'horsepower-unreadable',
      'registration-number-repeated',
    ]);
    expect(doubtful.doubts).toHaveLength(1);
  });

  test('is new in another list', () => {
    createRepeatFinder().check(rowAt(2, '3-64-1/39ปท'));
    expect(createRepeatFinder().check(rowAt(3, '3-64-1/39ปท')).doubts).toEqual([]);
  });
});
