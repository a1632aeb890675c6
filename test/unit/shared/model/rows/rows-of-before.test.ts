import { describe, expect, test } from 'vitest';
import { retentionOf } from '#shared/model/folder-retention.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { isPinHashWeak } from '#shared/model/pin-hash.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { subjectFromRow } from '#shared/model/subjects.ts';
import { tableNames, tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { digestOf } from '#shared/sync/row-digest.ts';
import { FIRST_ROWS } from '#test/builders/first-rows.ts';

const first = <Row>(table: TableName): Row => {
  const { error, data } = tables[table].row.safeParse(FIRST_ROWS[table][0]);
  if (error) throw error;
  return data as Row;
};

describe.each(tableNames)('a row of %s that the first version wrote', (table) => {
  test('is read by this one and is the same row', () => {
    for (const row of FIRST_ROWS[table]) expect(tables[table].row.parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
  });

  test('counts as the same row when copies are compared', () => {
    for (const row of FIRST_ROWS[table])
      expect(digestOf([tables[table].row.parse(row)])).toBe(digestOf([row as AnyRow]));
  });

  test('has nothing that it could do without: each field is there because every version has it', () => {
    for (const row of FIRST_ROWS[table]) {
      const needless = Object.keys(row).filter(
        (field) =>
          tables[table].row.safeParse(Object.fromEntries(Object.entries(row).filter(([name]) => name !== field)))
            .success,
      );
      expect(needless).toEqual([]);
    }
  });
});

describe('what a first row means to this version', () => {
  test('a PIN of before still opens, and is made anew at the next log-in', () => {
    expect(isPinHashWeak(first<StaffRow>('staff').pin)).toBe(true);
  });

  test('a folder of which nothing else is known is kept by its series', () => {
    expect(retentionOf(first<FolderRow>('folder')).closedOn).toBeUndefined();
  });

  test('a factory with a name and a number alone can be filed and found', () => {
    expect(subjectFromRow(first<FactoryRow>('factory'))).toMatchObject({
      series: 'factory',
      title: 'บริษัท ตัวอย่างโลหะ จำกัด',
      number: '3-64(1)-12/41ปท',
    });
  });
});
