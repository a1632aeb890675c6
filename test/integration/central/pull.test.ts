import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isTableName, tables, type AnyRow } from '#shared/model/tables.ts';
import { PROTOCOL_VERSION, SnapshotHead } from '#shared/sync/protocol.ts';
import { engines, type TestDatabase } from './databases.ts';
import {
  aCentre,
  aClient,
  aFolder,
  anOffice,
  pullAll,
  pushed,
  putRows,
  SHELF,
  type TestCentre,
  type TestClient,
} from './test-centre.ts';

const snapshotOf = async (centre: TestCentre, client: TestClient) => {
  let text = '';
  await centre.snapshot(client.device, { clientId: client.clientId }, async (lines) => void (text += lines));
  const lines = text.trimEnd().split('\n');
  const [head, ...rest] = lines.map((line): unknown => JSON.parse(line));
  const end = rest.pop();
  const rows = rest as unknown as readonly (readonly [string, AnyRow])[];
  return { head: SnapshotHead.parse(head), rows, end };
};

const key = (table: string, id: string): string => `${table}/${id}`;

describe.each(engines)('pulling from a centre on $engine', ({ open }) => {
  let database: TestDatabase;
  let centre: TestCentre;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.empty();
    centre = aCentre(database);
  });

  test('a new PC gets everything, a PC that is up to date gets nothing', async () => {
    const client = aClient('pc-1', await anOffice(database));

    const first = await pullAll(centre, client);
    const second = await pullAll(centre, client, first.cookie);

    expect(first.operations).toHaveLength(7);
    expect(second).toEqual({ operations: [], cookie: first.cookie, lastSeq: 0, pages: 1 });
  });

  test('a PC gets exactly what changed since, with the last of its own mutations that is contained', async () => {
    const device = await anOffice(database);
    const [mine, other] = [aClient('pc-1', device), aClient('pc-2', device)];
    const { cookie } = await pullAll(centre, mine);
    await pushed(centre, mine, mine.lends('folder-1'));
    await pushed(centre, other, other.lends('folder-2'), other.lends('folder-unheard-of'));

    const pull = await pullAll(centre, mine, cookie);

    expect(pull.operations.map(({ table, id }) => key(table, id))).toEqual([
      'folder/folder-1',
      'movement/pc-1-m1',
      'folder/folder-2',
      'movement/pc-2-m1',
    ]);
    expect(pull.lastSeq).toBe(1);
    expect((await pullAll(centre, other, cookie)).lastSeq).toBe(2);
  });

  test('a row that is gone comes as a tombstone, once', async () => {
    const device = await anOffice(database);
    const client = aClient('pc-1', device);
    const difference = {
      id: 'difference-1',
      factoryId: 'factory-1',
      field: 'officeStatus',
      officeValue: 'operating',
      registerValue: 'struck-off',
      foundAt: '2026-11-22T02:00:00.000Z',
    };
    const register = { registrationNumber: '3-1-1/60ปท', registrationKey: '3-1-1/60ปท', name: 'โรงงาน', address: {} };
    await putRows(database, { officeId: device.officeId, version: 2 }, [
      ['registerDifference', difference],
      ['factory', { id: 'factory-1', register, officeStatus: 'operating' }],
    ]);
    const { cookie } = await pullAll(centre, client);
    const settle = client.does(
      'settle-difference',
      { differenceId: 'difference-1', decision: 'keep-office' },
      { actorId: 'staff-supervisor' },
    );

    await pushed(centre, client, settle);

    const pull = await pullAll(centre, client, cookie);
    expect(pull.operations).toEqual([{ table: 'registerDifference', id: 'difference-1', row: null }]);
    expect((await pullAll(centre, client, pull.cookie)).operations).toEqual([]);
  });

  test('a large office comes in pages, each row once, also when all of it has one version', async () => {
    const client = aClient('pc-1', await anOffice(database, { folders: 4_100 }));

    const pull = await pullAll(centre, client);

    expect(pull.pages).toBe(3);
    const ids = pull.operations.map(({ table, id }) => key(table, id));
    expect(ids).toHaveLength(4_104);
    expect(new Set(ids).size).toBe(4_104);
  });

  test('what changes between two pages is not lost', async () => {
    const device = await anOffice(database, { folders: 2_500 });
    const [reader, writer] = [aClient('pc-1', device), aClient('pc-2', device)];
    const page = await centre.pull(device, { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie: '' });
    if (!page.ok || page.value.kind === 'reset') throw new Error('the first page comes');
    expect(page.value.complete).toBe(false);

    await pushed(centre, writer, writer.lends('folder-1'));
    const rest = await pullAll(centre, reader, page.value.cookie);

    expect(rest.operations.findLast(({ id }) => id === 'folder-1')?.row).toMatchObject({
      custody: { kind: 'on-loan' },
    });
  });

  test.each(['v1:99', 'v2:1', 'nonsense', 'v1:1:folder', "v1:1:folder:x'; drop table office"])(
    'a cookie this centre cannot go on from (%s) asks the PC to begin again',
    async (cookie) => {
      const device = await anOffice(database);

      const pull = await centre.pull(device, { protocol: PROTOCOL_VERSION, clientId: 'pc-1', cookie });

      expect(pull).toEqual({ ok: true, value: { kind: 'reset', lastSeq: 0 } });
    },
  );

  describe('the snapshot', () => {
    test('holds the same rows as pulling from the beginning, and its cookie goes on from there', async () => {
      const device = await anOffice(database, { folders: 5_200 });
      const client = aClient('pc-1', device);
      await pushed(centre, client, client.lends('folder-1'), client.lends('folder-2'));
      await sql`update synced_row set data = null where id = 'folder-3'`.execute(database.db);

      const snapshot = await snapshotOf(centre, client);
      const pull = await pullAll(centre, client);

      const pulled = new Map<string, unknown>();
      for (const { table, id, row } of pull.operations) if (row !== null) pulled.set(key(table, id), row);
      expect(new Map(snapshot.rows.map(([table, row]) => [key(table, row.id), row]))).toEqual(pulled);
      expect(snapshot.head).toMatchObject({ cookie: pull.cookie, lastSeq: 2, rows: pulled.size });
      expect(snapshot.end).toEqual({ end: pulled.size });
      expect((await pullAll(centre, client, snapshot.head.cookie)).operations).toEqual([]);
    });

    test('every line is a row that its table accepts', async () => {
      const client = aClient('pc-1', await anOffice(database));

      const { rows } = await snapshotOf(centre, client);

      for (const [table, row] of rows) {
        if (!isTableName(table)) throw new Error(`no table ${table}`);
        expect(tables[table].row.safeParse(row).success).toBe(true);
      }
    });

    test('is one state of the office although work goes on meanwhile', async () => {
      const device = await anOffice(database, { folders: 5_200 });
      const [reader, writer] = [aClient('pc-1', device), aClient('pc-2', device)];

      const [snapshot] = await Promise.all([
        snapshotOf(centre, reader),
        pushed(centre, writer, ...Array.from({ length: 20 }, (_, at) => writer.lends(`folder-${at + 1}`))),
      ]);

      const movements = snapshot.rows.filter(([table]) => table === 'movement').length;
      const lent = snapshot.rows.filter(([, row]) => 'custody' in row && row.custody.kind === 'on-loan').length;
      expect(snapshot.head.cookie).toBe(`v1:${movements + 1}`);
      expect(lent).toBe(movements);
    });

    test('shows only the own office', async () => {
      await anOffice(database, { officeId: 'office-13', folders: 5 });
      const client = aClient('pc-20', await anOffice(database, { officeId: 'office-20', folders: 2 }));

      const { rows } = await snapshotOf(centre, client);

      expect(rows.filter(([table]) => table === 'folder')).toHaveLength(2);
      expect(rows.map(([, row]) => row.id)).not.toContain(aFolder(5).id);
      expect(rows.map(([, row]) => row.id)).toContain(SHELF);
    });
  });

  test('every indexed field of every table has an index in the database', async () => {
    const { rows } = await sql<{ definition: string }>`
      select i.indexdef || ' of ' || coalesce(pg_get_expr(c.relpartbound, c.oid), '') as definition
      from pg_indexes i join pg_class c on c.relname = i.tablename
      where i.tablename like 'synced_row_%'`.execute(database.db);

    for (const [table, { indexes }] of Object.entries(tables)) {
      for (const index of indexes) {
        const isCovered = rows.some(
          ({ definition }) =>
            definition.includes(`'${index}'`) &&
            (definition.includes(`table_name = '${table}'`) || definition.includes(`FOR VALUES IN ('${table}')`)),
        );
        expect({ table, index, isCovered }).toEqual({ table, index, isCovered: true });
      }
    }
  });
});
