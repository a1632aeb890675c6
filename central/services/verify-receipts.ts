import { sql } from 'kysely';
import { verifyReceiptChain, type ReceiptChainBroken } from '#shared/domain/receipt-chain.ts';
import { ReceiptBookRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { Db } from '../db/schema.ts';

/** What the check of an office's receipt books found. */
export interface ReceiptsVerified {
  readonly books: number;
  readonly sheets: number;
  /** One for each book whose chain does not hold. */
  readonly broken: readonly ReceiptChainBroken[];
}

const rowsOf = async (db: Db, officeId: string, table: 'receipt' | 'receiptBook'): Promise<readonly unknown[]> => {
  const { rows } = await sql<{ readonly data: unknown }>`select data from synced_row
    where office_id = ${officeId} and table_name = ${table} and data is not null order by id`.execute(db);
  return rows.map(({ data }) => data);
};

/** Goes through the chain of every book of an office, as it lies in the database now. */
export const verifyReceipts = async (db: Db, officeId: string): Promise<ReceiptsVerified> => {
  const books = (await rowsOf(db, officeId, 'receiptBook')).map((row) => ReceiptBookRow.parse(row));
  const byBook = new Map<string, ReceiptRow[]>(books.map(({ id }) => [id, []]));
  for (const row of await rowsOf(db, officeId, 'receipt')) {
    const receipt = ReceiptRow.parse(row);
    byBook.get(receipt.bookId)?.push(receipt);
  }
  const checked = books.flatMap(({ id, fiscalYear, state }) =>
    state.kind === 'asked' ? [] : [verifyReceiptChain({ ...state, bookId: id, fiscalYear }, byBook.get(id) ?? [])],
  );
  return {
    books: checked.length,
    sheets: checked.reduce((sum, result) => sum + (result.ok ? result.value.sheets : 0), 0),
    broken: checked.flatMap((result) => (result.ok ? [] : [result.error])),
  };
};
