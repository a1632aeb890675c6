import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { CountedThing, type StockTakeRow, type StockTakeScanRow } from '../model/stock-take-rows.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant, recordMovement } from './movements.ts';
import { takeFromMissing } from './stock-take-parts.ts';
import { putCounting } from './stock-takes.ts';
import type { Tx } from './tx.ts';

/** Where a counted folder was seen: a place that only holds its home says nothing that the records do not know better. */
const seenAtId = async (
  tx: Tx,
  homeId: string | undefined,
  placeId: string | undefined,
): Promise<string | undefined> => {
  if (placeId === undefined || homeId === undefined) return placeId;
  let outer = (await tx.location.get(homeId))?.parentId;
  for (let depth = 0; outer !== undefined && depth < 10; depth += 1) {
    if (outer === placeId) return undefined;
    outer = (await tx.location.get(outer))?.parentId;
  }
  return placeId;
};

const noteSeen = async (
  tx: Tx,
  what: Extract<CountedThing, { kind: 'folder' }>,
  event: MutationEvent,
): Promise<void> => {
  const folder = await tx.folder.get(what.folderId);
  // The scan is kept whatever becomes of its folder; only a folder that is there has a history.
  if (!folder) return;
  const locationId = await seenAtId(tx, folder.homeLocationId, what.placeId);
  const at = locationId === undefined ? {} : { locationId };
  await recordMovement(tx, { kind: 'seen', folderId: folder.id, ...at }, event);
};

const noteThing = async (tx: Tx, what: CountedThing, event: MutationEvent): Promise<void> => {
  if (what.kind === 'folder') await noteSeen(tx, what, event);
  if (what.kind === 'unknown') {
    const { id, occurredAt, actorId, deviceId } = event;
    await tx.parkedScan.put({ id, text: what.text, occurredAt, actorId, deviceId });
  }
  if (what.kind === 'undo' && what.folderId !== undefined && (await tx.folder.get(what.folderId))) {
    await recordMovement(tx, { kind: 'undo', folderId: what.folderId, undoesId: what.scanId }, event);
  }
};

/** The end of a count is not the end of its scans: one that comes late is kept, counts, and is shown to a person. */
const takeLateScan = async (tx: Tx, stockTake: StockTakeRow, scan: StockTakeScanRow): Promise<void> => {
  const { state } = stockTake;
  const cardId = derivedRowId('stock-take-late', stockTake.id, scan.deviceId);
  if (!(await tx.exception.get(cardId))) {
    await tx.exception.put({ id: cardId, kind: 'stock-take-late', causeIds: [stockTake.id], raisedAt: scan.at });
  }
  if (scan.what.kind !== 'folder' || (state.kind !== 'finished' && state.kind !== 'finishing')) return;
  const { result } = state;
  const wasMissing = await takeFromMissing(tx, stockTake.id, scan.what.folderId);
  const found = wasMissing ? 1 : 0;
  const corrected = {
    ...result,
    scans: result.scans + 1,
    missing: result.missing - found,
    lateFound: result.lateFound + found,
  };
  await tx.stockTake.put({ ...stockTake, state: { ...state, result: corrected } });
};

/**
 * Keeps one scan of a count, by whom and on which PC, also after its end. A scanned folder was seen where the clerk stood;
 * a code nobody knows is parked. `number` counts the PC's own scans of this count from 1.
 */
export const countStockTakeScan = defineMutation({
  name: 'count-stock-take-scan',
  version: 1,
  args: z.object({ stockTakeId: RowId, number: z.number().int().min(1), what: CountedThing }),
  by: FILING_ROLES,
  async apply(tx, { stockTakeId, number, what }, event) {
    const stockTake = await tx.stockTake.get(stockTakeId);
    if (!stockTake) return err({ type: 'stock-take-unknown', stockTakeId });
    const { id, deviceId, actorId } = event;
    if (await tx.stockTakeScan.get(id)) return ok();
    const scan: StockTakeScanRow = { id, stockTakeId, deviceId, number, actorId, at: correctedInstant(event), what };
    await tx.stockTakeScan.put(scan);
    await noteThing(tx, what, event);
    if (stockTake.state.kind === 'open') await putCounting(tx, stockTakeId, event);
    else await takeLateScan(tx, stockTake, scan);
    return ok();
  },
});
