import type { TableName } from '#shared/model/tables.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** A list made from one table, made anew only when that table has changed: drawing a screen again costs nothing. */
export const perVersion = <Value>(table: TableName, make: (rows: ReadModel) => Value): ((rows: ReadModel) => Value) => {
  const made = new WeakMap<ReadModel, { readonly version: number; readonly value: Value }>();
  return (rows) => {
    const version = rows.version(table);
    const last = made.get(rows);
    if (last?.version === version) return last.value;
    const value = make(rows);
    made.set(rows, { version, value });
    return value;
  };
};

/** As {@link perVersion}, of a list made from several tables. */
export const perVersions = <Value>(
  tables: readonly TableName[],
  make: (rows: ReadModel) => Value,
): ((rows: ReadModel) => Value) => {
  const made = new WeakMap<ReadModel, { readonly versions: string; readonly value: Value }>();
  return (rows) => {
    const versions = tables.map((table) => rows.version(table)).join();
    const last = made.get(rows);
    if (last?.versions === versions) return last.value;
    const value = make(rows);
    made.set(rows, { versions, value });
    return value;
  };
};
