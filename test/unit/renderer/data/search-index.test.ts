import { describe, expect, test } from 'vitest';
import { createSearchIndex, type RunInSlices, type SearchIndex } from '#data/search-index.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { createReadModel, type WritableReadModel } from '#shared/sync/read-model.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { aFactory, aFolder } from '#test/builders/office.ts';

const atOnce: RunInSlices = (slice) => {
  while (slice() === 'more');
};
const named = (id: string, name: string, register: Partial<FactoryRow['register']> = {}): FactoryRow =>
  aFactory({ id, register: { name, registrationNumber: `3-1-${id.replace(/\D/g, '') || 0}/41ปท`, ...register } });
const put = (rows: WritableReadModel, table: TableName, row: AnyRow): void =>
  rows.install([{ table, id: row.id, row }]);

const anIndex = (factories: readonly FactoryRow[], runInSlices = atOnce) => {
  const rows = createReadModel();
  rows.fill('factory', factories);
  return { rows, index: createSearchIndex(rows, runInSlices) };
};
const found = (index: SearchIndex, query: string, limit = 20): readonly string[] =>
  index.search(query, limit).map((hit) => (hit.kind === 'folder' ? `folder ${hit.folderId}` : hit.subjectId));

describe('searching', () => {
  test('gives the best first and no more than asked for', () => {
    const { index } = anIndex([
      named('f1', 'โรงสีทองไทย'),
      named('f2', 'ทองไทยการช่าง'),
      named('f3', 'โรงกลึง', { operatorName: 'นายทองไทย' }),
      named('f4', 'บริษัท ทองไทย จำกัด'),
    ]);

    expect(found(index, 'ทองไทย')).toEqual(['f4', 'f2', 'f1', 'f3']);
    expect(found(index, 'ทองไทย', 2)).toEqual(['f4', 'f2']);
    expect(found(index, 'ไม่มี')).toEqual([]);
    expect(found(index, '')).toEqual([]);
  });

  test('gives the same while a query grows letter by letter as for the whole query at once', () => {
    const many = Array.from({ length: 300 }, (_, at) => named(`f${at}`, `โรงสี${['ทอง', 'เงิน', 'นาค'][at % 3]} ${at}`));
    const { index } = anIndex(many);
    const { index: fresh } = anIndex(many);
    for (const query of ['โรงสีทอง 12', 'เงิน โรง', 'บริษัท นาค', '3-1-12/41']) {
      for (let length = 1; length <= query.length; length += 1) found(index, query.slice(0, length));
      expect(found(index, query)).toEqual(found(fresh, query));
    }
  });

  test('shows what changed although the query was answered before', () => {
    const { rows, index } = anIndex([named('f1', 'โรงสีทอง')]);
    expect(found(index, 'โรงสี')).toEqual(['f1']);

    put(rows, 'factory', named('f2', 'โรงสีเงิน'));

    expect(found(index, 'โรงสีเ')[0]).toBe('f2');
  });

  test('forgives a wrong letter in a long word where next to nothing fits as typed', () => {
    const { index } = anIndex([named('f1', 'ไทยพลาสติกอุตสาหกรรม'), named('f2', 'โรงกลึงสมชาย')]);

    expect(found(index, 'พลาสตก')).toEqual(['f1']);
    expect(found(index, 'พาลสติก')).toEqual(['f1']);
    expect(found(index, 'กลุง')).toEqual([]);
  });

  test('finds a factory by the names it had before', () => {
    const { index } = anIndex([{ ...named('f1', 'ชื่อใหม่การช่าง'), formerNames: ['โรงกลึงสมชาย'] }]);

    expect(found(index, 'สมชาย')).toEqual(['f1']);
  });

  test('gives the best first also where very many would do', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => named(`f${index}`, `โรงสีทองไทย ${index}`));
    const { index } = anIndex([...many, named('whole', 'ทองไทย'), named('begins', 'ทองไทยการช่าง')]);

    expect(found(index, 'ทองไทย', 3)).toEqual(['whole', 'begins', 'f0']);
    const { registrationNumber } = aFactory().register;
    const { index: byNumber } = anIndex([
      ...many.map((row) => ({ ...row, register: { ...row.register, name: registrationNumber } })),
      aFactory({ id: 'numbered' }),
    ]);
    expect(found(byNumber, registrationNumber, 1)).toEqual(['numbered']);
  });

  test.each(['spaces', 'thai digits', 'plain'])(
    'finds a folder by the number under its bars, before all else (%s)',
    (form) => {
      const { rows, index } = anIndex([named('f1', 'โรงสี')]);
      const folder = aFolder({ subjectId: 'f1' });
      put(rows, 'folder', folder);
      const typed = {
        plain: folder.code,
        spaces: folder.code.replace(/(\d{4})(?=\d)/g, '$1 '),
        'thai digits': folder.code.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))),
      }[form]!;

      expect(index.search(typed, 5)).toEqual([{ kind: 'folder', folderId: 'folder-1', subjectId: 'f1', rank: 0 }]);
    },
  );

  test('finds a factory by the reference of its notice, and names it once', () => {
    const { rows, index } = anIndex([named('f1', 'โรงสี', { fid: '00130000001700' })]);
    put(rows, 'notice', aNotice({ factoryId: 'f1', ref1: '1300000017' }));

    expect(index.search('1300000017', 5)).toEqual([{ kind: 'subject', subjectId: 'f1', rank: 0 }]);
  });
});

describe('what changes is found as it is now', () => {
  test('a new name, a new factory, and no factory that is gone', () => {
    const { rows, index } = anIndex([named('f1', 'โรงสี'), named('f2', 'โรงกลึง')]);

    put(rows, 'factory', named('f1', 'โรงน้ำแข็ง'));
    put(rows, 'factory', named('f3', 'โรงสีใหม่'));
    rows.install([{ table: 'factory', id: 'f2', row: null }]);

    expect(found(index, 'โรงสี')).toEqual(['f3']);
    expect(found(index, 'น้ำแข็ง')).toEqual(['f1']);
    expect(found(index, 'โรงกลึง')).toEqual([]);
  });

  test('changes of other tables cost nothing and break nothing', () => {
    const { rows, index } = anIndex([named('f1', 'โรงสี')]);

    put(rows, 'folder', aFolder());

    expect(found(index, 'โรงสี')).toEqual(['f1']);
  });

  test('after a snapshot only its factories are found', () => {
    const { rows, index } = anIndex([named('f1', 'โรงสีเก่า')]);

    rows.replaceAll(new Map([['factory', new Map([['f9', named('f9', 'โรงสีใหม่')]])]]));

    expect(found(index, 'โรงสี')).toEqual(['f9']);
  });
});

describe('while the index is being prepared', () => {
  const inHand = () => {
    const slices: (() => 'more' | 'done')[] = [];
    const runInSlices: RunInSlices = (slice) => slices.push(slice);
    return { runInSlices, next: () => slices.at(-1)!() };
  };
  const many = Array.from({ length: 450 }, (_, index) => named(`f${index}`, `โรงสี ${index}`));

  test('what is ready is found, and how much is not ready is known', () => {
    const { runInSlices, next } = inHand();
    const { index } = anIndex(many, runInSlices);
    expect(index.unprepared()).toBe(450);
    expect(found(index, 'โรงสี 0')).toEqual([]);

    expect(next()).toBe('more');
    expect(index.unprepared()).toBe(350);
    expect(found(index, 'โรงสี 0')).toContain('f0');
    expect(found(index, 'โรงสี 449')).toEqual([]);

    expect([next(), next(), next(), next()]).toEqual(['more', 'more', 'more', 'done']);
    expect(index.unprepared()).toBe(0);
    expect(found(index, 'โรงสี 449')).toEqual(['f449']);
  });

  test('what changes meanwhile is found as it is now, and the count never falls below none', () => {
    const { runInSlices, next } = inHand();
    const { rows, index } = anIndex(many, runInSlices);
    next();

    put(rows, 'factory', named('f449', 'โรงน้ำแข็ง'));
    put(rows, 'factory', named('f0', 'โรงกลึง'));
    rows.install([{ table: 'factory', id: 'f448', row: null }]);
    for (let extra = 0; extra < 250; extra += 1) put(rows, 'factory', named(`new${extra}`, `โรงใหม่ ${extra}`));
    expect(found(index, 'น้ำแข็ง')).toEqual(['f449']);
    const counts: number[] = [];
    while (next() === 'more') counts.push(index.unprepared());

    expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
    expect(found(index, 'น้ำแข็ง')).toEqual(['f449']);
    expect(found(index, 'กลึง')).toEqual(['f0']);
    expect(found(index, 'โรงสี 448')).toEqual([]);
    expect(found(index, 'โรงใหม่ 249')).toEqual(['new249']);
  });
});
