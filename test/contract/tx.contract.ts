import { describe, expect, test } from 'vitest';
import type { Tx } from '#shared/mutations/tx.ts';
import { tableNames, tables, type AnyRow, type TableName } from '#shared/model/tables.ts';

/** One implementation of Tx over an empty store. Each `run` is one mutation: kept when it returns, gone when it throws. */
export interface TxUnderTest {
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

interface LooseTable {
  get(id: string): Promise<AnyRow | undefined>;
  list(index: string, value: string): Promise<readonly AnyRow[]>;
  put(row: AnyRow): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The suite goes through every table alike, so it looks at a table without its row type. */
const tableOf = (tx: Tx, table: TableName): LooseTable => tx[table] as unknown as LooseTable;

const INSTANT = '2026-11-22T02:00:00.000Z';

const indexedFields = (table: TableName): readonly string[] => tables[table].indexes;

/** A row of any table: an id, its indexed fields, and text in Thai. Stores take rows as they are. */
const aRow = (table: TableName, id: string, fields: Record<string, unknown> = {}): AnyRow => {
  const indexed = Object.fromEntries(indexedFields(table).map((field) => [field, `${field}-of-${id}`]));
  return {
    ...indexed,
    note: 'แฟ้มที่ ๑',
    at: INSTANT,
    nested: { list: [1, 2, 3], nothing: null },
    id,
    ...fields,
  } as unknown as AnyRow;
};

const withIndexes = tableNames.flatMap((table) => indexedFields(table).map((index) => ({ table, index })));

class Discard extends Error {}

/** The behaviour every Tx has, whatever it stands on. */
export const describeTxContract = (name: string, makeTx: () => Promise<TxUnderTest>): void => {
  describe(`Tx over ${name}`, () => {
    test.each(tableNames.map((table) => ({ table })))(
      '$table: a row that was put is there, whole',
      async ({ table }) => {
        const store = await makeTx();
        const row = aRow(table, 'row-1');

        await store.run((tx) => tableOf(tx, table).put(row));

        expect(await store.run((tx) => tableOf(tx, table).get('row-1'))).toEqual(row);
        expect(await store.run((tx) => tableOf(tx, table).get('row-2'))).toBeUndefined();
      },
    );

    test.each(tableNames.map((table) => ({ table })))(
      '$table: a removed row is gone and may come back',
      async ({ table }) => {
        const store = await makeTx();
        await store.run((tx) => tableOf(tx, table).put(aRow(table, 'row-1')));

        await store.run((tx) => tableOf(tx, table).remove('row-1'));
        expect(await store.run((tx) => tableOf(tx, table).get('row-1'))).toBeUndefined();

        await store.run((tx) => tableOf(tx, table).put(aRow(table, 'row-1', { note: 'กลับมา' })));
        expect(await store.run((tx) => tableOf(tx, table).get('row-1'))).toMatchObject({ note: 'กลับมา' });
      },
    );

    test.each(withIndexes)('$table: rows are listed by $index, in order of id', async ({ table, index }) => {
      const store = await makeTx();
      const single = index === 'code' || index === 'ref1';
      const ids = single ? ['row-b'] : ['row-b', 'row-10', 'row-a', 'row-9', 'row-_z', 'row-.y'];

      await store.run(async (tx) => {
        for (const id of ids) await tableOf(tx, table).put(aRow(table, id, { [index]: 'wanted' }));
        await tableOf(tx, table).put(aRow(table, 'row-other'));
      });

      const listed = await store.run((tx) => tableOf(tx, table).list(index, 'wanted'));
      expect(listed.map((row) => row.id)).toEqual(ids.toSorted());
      expect(await store.run((tx) => tableOf(tx, table).list(index, 'unheard-of'))).toEqual([]);
    });

    test('putting a row again replaces the whole of it', async () => {
      const store = await makeTx();
      await store.run((tx) => tableOf(tx, 'parkedScan').put(aRow('parkedScan', 'row-1', { extra: 'x' })));

      await store.run((tx) => tableOf(tx, 'parkedScan').put(aRow('parkedScan', 'row-1', { note: 'ใหม่' })));

      const row = await store.run((tx) => tableOf(tx, 'parkedScan').get('row-1'));
      expect(row).toEqual(aRow('parkedScan', 'row-1', { note: 'ใหม่' }));
    });

    test('a row that changes its indexed field is found under the new value only', async () => {
      const store = await makeTx();
      await store.run((tx) => tableOf(tx, 'folder').put(aRow('folder', 'f', { subjectId: 'old' })));

      await store.run((tx) => tableOf(tx, 'folder').put(aRow('folder', 'f', { subjectId: 'new' })));

      expect(await store.run((tx) => tableOf(tx, 'folder').list('subjectId', 'old'))).toEqual([]);
      expect(await store.run((tx) => tableOf(tx, 'folder').list('subjectId', 'new'))).toHaveLength(1);
    });

    test('a mutation reads its own writes, by id and in lists, before anybody else does', async () => {
      const store = await makeTx();
      await store.run(async (tx) => {
        await tableOf(tx, 'movement').put(aRow('movement', 'm-2', { folderId: 'f' }));
        await tableOf(tx, 'movement').put(aRow('movement', 'm-3', { folderId: 'f' }));
      });

      await store.run(async (tx) => {
        const movements = tableOf(tx, 'movement');
        await movements.put(aRow('movement', 'm-1', { folderId: 'f' }));
        await movements.put(aRow('movement', 'm-3', { folderId: 'g' }));
        await movements.remove('m-2');

        expect((await movements.list('folderId', 'f')).map((row) => row.id)).toEqual(['m-1']);
        expect((await movements.list('folderId', 'g')).map((row) => row.id)).toEqual(['m-3']);
        expect(await movements.get('m-2')).toBeUndefined();
        await movements.put(aRow('movement', 'm-2', { folderId: 'f' }));
        expect((await movements.list('folderId', 'f')).map((row) => row.id)).toEqual(['m-1', 'm-2']);
      });
    });

    test('a mutation that is refused half-way leaves nothing of itself', async () => {
      const store = await makeTx();
      await store.run((tx) => tableOf(tx, 'folder').put(aRow('folder', 'kept', { subjectId: 's' })));

      const refused = store.run(async (tx) => {
        await tableOf(tx, 'folder').put(aRow('folder', 'half', { subjectId: 's' }));
        await tableOf(tx, 'folder').put(aRow('folder', 'kept', { subjectId: 'elsewhere' }));
        await tableOf(tx, 'folder').remove('kept');
        throw new Discard();
      });

      await expect(refused).rejects.toThrow(Discard);
      const listed = await store.run((tx) => tableOf(tx, 'folder').list('subjectId', 's'));
      expect(listed.map((row) => row.id)).toEqual(['kept']);
      expect(await store.run((tx) => tableOf(tx, 'folder').get('half'))).toBeUndefined();
    });

    test('a slow apply is kept whole or not at all', async () => {
      const store = await makeTx();
      const slow = (end: 'keep' | 'discard') => async (tx: Tx) => {
        await tableOf(tx, 'folder').put(aRow('folder', `${end}-1`));
        await new Promise((resolve) => setTimeout(resolve, 20));
        await tableOf(tx, 'folder').put(aRow('folder', `${end}-2`));
        if (end === 'discard') throw new Discard();
      };

      await store.run(slow('keep'));
      await expect(store.run(slow('discard'))).rejects.toThrow(Discard);

      const found = await store.run(async (tx) =>
        Promise.all(['keep-1', 'keep-2', 'discard-1', 'discard-2'].map((id) => tableOf(tx, 'folder').get(id))),
      );
      expect(found.map((row) => row?.id)).toEqual(['keep-1', 'keep-2', undefined, undefined]);
    });

    test('the same id in two tables is two rows', async () => {
      const store = await makeTx();
      await store.run(async (tx) => {
        await tableOf(tx, 'factory').put(aRow('factory', 'x', { note: 'โรงงาน' }));
        await tableOf(tx, 'payment').put(aRow('payment', 'x', { note: 'เงิน' }));
        await tableOf(tx, 'factory').remove('x');
      });

      expect(await store.run((tx) => tableOf(tx, 'factory').get('x'))).toBeUndefined();
      expect(await store.run((tx) => tableOf(tx, 'payment').get('x'))).toMatchObject({ note: 'เงิน' });
    });
  });
};
