import { invariant } from '../lib/invariant.ts';
import { derivedRowId } from '../model/ids.ts';
import { PART_SIZE, type StockTakePartRow } from '../model/stock-take-rows.ts';
import type { Tx } from './tx.ts';

const byPart = (a: StockTakePartRow, b: StockTakePartRow): number => a.part - b.part;

/** Stores the folders that a count expects. */
export const putParts = async (tx: Tx, stockTakeId: string, folderIds: readonly string[]): Promise<void> => {
  for (let part = 0; part * PART_SIZE < folderIds.length; part += 1) {
    const id = derivedRowId('stock-take-part', stockTakeId, String(part));
    const ofPart = folderIds.slice(part * PART_SIZE, (part + 1) * PART_SIZE);
    await tx.stockTakePart.put({ id, stockTakeId, part, folderIds: ofPart });
  }
};

/** The parts of a count in their order. */
export const partsOf = async (tx: Tx, stockTakeId: string): Promise<readonly StockTakePartRow[]> =>
  (await tx.stockTakePart.list('stockTakeId', stockTakeId)).toSorted(byPart);

/** Writes down which folders of the count nobody found. */
export const putMissing = async (
  tx: Tx,
  parts: readonly StockTakePartRow[],
  missingIds: ReadonlySet<string>,
): Promise<void> => {
  for (const part of parts) {
    await tx.stockTakePart.put({ ...part, missingIds: part.folderIds.filter((id) => missingIds.has(id)) });
  }
};

/** A folder turned up after the end: it is missing no more. Returns whether it was. */
export const takeFromMissing = async (tx: Tx, stockTakeId: string, folderId: string): Promise<boolean> => {
  const parts = await tx.stockTakePart.list('stockTakeId', stockTakeId);
  const part = parts.find(({ missingIds }) => missingIds?.includes(folderId));
  if (!part) return false;
  invariant(part.missingIds, 'the part was found by its missing folders');
  await tx.stockTakePart.put({ ...part, missingIds: part.missingIds.filter((id) => id !== folderId) });
  return true;
};
