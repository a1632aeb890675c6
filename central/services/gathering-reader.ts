import DataLoader from 'dataloader';
import { sql } from 'kysely';
import { type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { RowReader } from '#shared/sync/overlay.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { declaredIndex } from './sql-tx.ts';

interface Found {
  readonly key: string;
  readonly data: AnyRow;
}

/** After everybody who can go on has asked: answers of one statement wake many, and each of them asks its next question. */
const whenAllHaveAsked = (send: () => void): void => void setImmediate(send);

const byIds =
  (connection: Db, officeId: string, table: TableName) =>
  (ids: readonly string[]): Promise<(AnyRow | undefined)[]> =>
    asStoreWork(async () => {
      const { rows } = await sql<Found>`select id as key, data from synced_row
        where office_id = ${officeId} and table_name = ${table} and id = any(${ids}) and data is not null`.execute(
        connection,
      );
      const found = new Map(rows.map(({ key, data }) => [key, data]));
      return ids.map((id) => found.get(id));
    });

const byValues =
  (connection: Db, officeId: string, { table, index }: { readonly table: TableName; readonly index: string }) =>
  (values: readonly string[]): Promise<(readonly AnyRow[])[]> =>
    asStoreWork(async () => {
      // Literals, because an index of one table and one field serves only a query that names both.
      const field = sql`data->>${sql.lit(declaredIndex(table, index))}`;
      const { rows } = await sql<Found>`select ${field} as key, data from synced_row
        where office_id = ${officeId} and table_name = ${sql.lit(table)} and ${field} = any(${values})
        order by id`.execute(connection);
      const found = new Map(values.map((value): [string, AnyRow[]] => [value, []]));
      for (const { key, data } of rows) found.get(key)?.push(data);
      return values.map((value) => found.get(value) ?? []);
    });

const loaderOf = <T>(
  loaders: Map<string, DataLoader<string, T>>,
  name: string,
  load: DataLoader.BatchLoadFn<string, T>,
) => {
  const known = loaders.get(name);
  if (known) return known;
  // What is remembered, and for how long, is the business of the row cache above.
  const loader = new DataLoader<string, T>(load, { cache: false, batchScheduleFn: whenAllHaveAsked });
  loaders.set(name, loader);
  return loader;
};

/**
 * Reads rows of one office inside the transaction that `connection` has open, as `createSqlReader` does. What many ask of
 * one table at the same time is asked of the database in one statement.
 */
export const createGatheringReader = (connection: Db, officeId: string): RowReader => {
  const rows = new Map<string, DataLoader<string, AnyRow | undefined>>();
  const lists = new Map<string, DataLoader<string, readonly AnyRow[]>>();
  return {
    get: (table, id) => loaderOf(rows, table, byIds(connection, officeId, table)).load(id),
    list: (table, index, value) =>
      loaderOf(lists, `${table}/${index}`, byValues(connection, officeId, { table, index })).load(value),
  };
};
