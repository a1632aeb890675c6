import { useCallback, useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { useServices } from './services.ts';

/** The read model, re-rendering the caller when one of these tables changes. Pass a constant list. */
export const useRows = (tables: readonly TableName[]): ReadModel => {
  const { rows } = useServices().data;
  const subscribe = useCallback(
    (onChange: () => void) =>
      rows.subscribe((changes) => {
        if (changes === null || changes.some((change) => tables.includes(change.table))) onChange();
      }),
    [rows, tables],
  );
  useSyncExternalStore(subscribe, () => tables.map((table) => rows.version(table)).join());
  return rows;
};
