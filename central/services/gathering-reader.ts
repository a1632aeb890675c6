import DataLoader from 'dataloader';
import { sql, type RawBuilder } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import { tables, type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { RowReader } from '#shared/sync/overlay.ts';
import type { Connection } from '../db/one-connection.ts';
import { asStoreWork } from '../db/store-failed.ts';

/** One question: a row by its id, or the rows of a table that have a value in an indexed field. */
interface Question {
  readonly table: TableName;
  readonly index: string | undefined;
  readonly value: string;
}

/** A question and where it stands among those that are asked together. */
interface Numbered extends Question {
  readonly number: number;
}

interface Found {
  readonly number: number;
  readonly data: AnyRow;
}

/** After everybody who can go on has asked: answers of one statement wake many, and each of them asks its next question. */
const whenAllHaveAsked = (send: () => void): void => void setImmediate(send);

/** Until what was asked so far is on its way to the database. */
export const allHaveAsked = (): Promise<void> => new Promise((resolve) => whenAllHaveAsked(resolve));

/** The field by which rows of a table are looked up; a look-up by a field without an index is a bug. */
const declaredIndex = (table: TableName, index: string): string => {
  const declared: readonly string[] = tables[table].indexes;
  invariant(declared.includes(index), `rows of ${table} are never looked up by ${index}`);
  return index;
};

const keyOf = ({ table, index, value }: Question): string =>
  index === undefined ? `${table}/${value}` : `${table}/${index}=${value}`;

const numbersOf = (asked: readonly Numbered[]): readonly number[] => asked.map(({ number }) => number);
const valuesOf = (asked: readonly Numbered[]): readonly string[] => asked.map(({ value }) => value);

// Question by question (`lateral … offset 0`), so that each is looked up by its index whatever the planner thinks of sizes.
const byIds = (officeId: string, asked: readonly Numbered[]): RawBuilder<unknown> => {
  const tables = asked.map(({ table }) => table);
  return sql`select q.number, r.data
    from unnest(${numbersOf(asked)}::int[], ${tables}::text[], ${valuesOf(asked)}::text[]) as q(number, table_name, id)
    cross join lateral (select data from synced_row
      where office_id = ${officeId} and table_name = q.table_name and id = q.id and data is not null offset 0) as r`;
};

// Literals, because an index of one table and one field serves only a query that names both.
const byValues = (
  officeId: string,
  of: { readonly table: TableName; readonly index: string },
  asked: readonly Numbered[],
): RawBuilder<unknown> => sql`select q.number, r.data
    from unnest(${numbersOf(asked)}::int[], ${valuesOf(asked)}::text[]) as q(number, value)
    cross join lateral (select data from synced_row where office_id = ${officeId} and table_name = ${sql.lit(of.table)}
      and data->>${sql.lit(declaredIndex(of.table, of.index))} = q.value offset 0) as r`;

const partsOf = (officeId: string, asked: readonly Numbered[]): readonly RawBuilder<unknown>[] => {
  const rows = asked.filter(({ index }) => index === undefined);
  const lists = new Map<string, Numbered[]>();
  for (const one of asked) {
    const { table, index } = one;
    if (index === undefined) continue;
    const name = `${table}/${index}`;
    lists.set(name, [...(lists.get(name) ?? []), one]);
  }
  // In one order, so that the same kinds of questions are the same statement.
  const inOrder = [...lists].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, ofOne]) => ofOne);
  return [
    ...(rows.length > 0 ? [byIds(officeId, rows)] : []),
    ...inOrder.flatMap((ofOne) => {
      const [first] = ofOne;
      return first?.index === undefined ? [] : [byValues(officeId, { table: first.table, index: first.index }, ofOne)];
    }),
  ];
};

const byId = (a: AnyRow, b: AnyRow): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const answerAll = (
  connection: Connection,
  officeId: string,
  questions: readonly Question[],
): Promise<readonly (readonly AnyRow[])[]> =>
  asStoreWork(async () => {
    const asked = questions.map((question, number): Numbered => ({ ...question, number }));
    const statement = sql.join([...partsOf(officeId, asked)], sql` union all `);
    const { rows } = await sql<Found>`${statement}`.execute(connection);
    const answers = questions.map((): AnyRow[] => []);
    for (const { number, data } of rows) answers[number]?.push(data);
    return answers.map((found) => found.sort(byId));
  });

/**
 * Reads rows of one office inside the transaction that `connection` has open. A row in the database has passed its schema
 * when it was written, by whatever wrote it, and is not parsed again. All that is asked
 * at the same time is asked of the database in one statement, and the same question once, also for a row that came in a
 * list: until the transaction ends, nobody changes the office.
 */
export const createGatheringReader = (connection: Connection, officeId: string): RowReader => {
  const loader = new DataLoader<Question, readonly AnyRow[], string>(
    async (questions) => [...(await answerAll(connection, officeId, questions))],
    { cacheKeyFn: keyOf, batchScheduleFn: whenAllHaveAsked },
  );
  return {
    get: async (table, id) => (await loader.load({ table, index: undefined, value: id }))[0],
    list: async (table, index, value) => {
      const rows = await loader.load({ table, index, value });
      for (const row of rows) loader.prime({ table, index: undefined, value: row.id }, [row]);
      return rows;
    },
  };
};
