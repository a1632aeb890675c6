import { tableNames, type IndexOf, type RowOf, type TableName } from '../model/tables.ts';

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

/** Gives the access to one table. */
type MakeTableTx = <T extends TableName>(table: T) => TableTx<T>;

class TablesOnDemand {
  readonly #make: MakeTableTx;
  readonly #made = new Map<TableName, unknown>();

  constructor(make: MakeTableTx) {
    this.#make = make;
  }

  table(name: TableName): unknown {
    const known = this.#made.get(name);
    if (known) return known;
    const made = this.#make(name);
    this.#made.set(name, made);
    return made;
  }
}

for (const name of tableNames) {
  Object.defineProperty(TablesOnDemand.prototype, name, {
    enumerable: true,
    get(this: TablesOnDemand) {
      return this.table(name);
    },
  });
}

/** A Tx whose tables are made when they are first asked for: a mutation uses a few of some fifty, and there are two Tx to each. */
export const createTx = (make: MakeTableTx): Tx => new TablesOnDemand(make) as unknown as Tx;
