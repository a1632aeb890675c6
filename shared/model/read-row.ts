import { acceptsAsIs, type AcceptsAsIs } from '../lib/accepts-as-is.ts';
import { parse, type InputInvalid } from '../lib/parse.ts';
import { ok, type Result } from '../lib/result.ts';
import { tables, type AnyRow, type TableName } from './tables.ts';

const prepared = new Map<TableName, AcceptsAsIs>();

const acceptsRow = (table: TableName): AcceptsAsIs => {
  const known = prepared.get(table);
  if (known) return known;
  const made = acceptsAsIs(tables[table].row);
  prepared.set(table, made);
  return made;
};

const isRowAsItIs = (table: TableName, value: unknown): value is AnyRow => acceptsRow(table)(value);

/**
 * A row that came over the wire, checked against its table's schema. One that has just the fields it should have is given as
 * it is; of another, fields that this build does not know are left out.
 */
export const readRow = (table: TableName, value: unknown): Result<AnyRow, InputInvalid> =>
  isRowAsItIs(table, value) ? ok(value) : parse<(typeof tables)[TableName]['row']>(tables[table].row, value);
