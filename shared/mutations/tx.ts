import type { IndexOf, RowOf, TableName } from '../model/tables.ts';

/** Reading and writing one table inside one mutation. */
export interface TableTx<T extends TableName> {
  get(id: string): Promise<RowOf<T> | undefined>;
  /** All rows whose indexed field has this value, in order of id. */
  list(index: IndexOf<T>, value: string): Promise<readonly RowOf<T>[]>;
  /** Inserts the row or replaces the one with its id. */
  put(row: RowOf<T>): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The port through which a mutation sees the office: every table, nothing more. Implementations share one contract suite. */
export type Tx = { readonly [T in TableName]: TableTx<T> };
