import { z } from 'zod';
import { stockTakeLists, tallyStockTake, type CountScan } from '../domain/stock-take-tally.ts';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { FILING_ROLES } from '../model/roles.ts';
import type { StockTakeDeviceRow, StockTakeResult, StockTakeRow } from '../model/stock-take-rows.ts';
import { defineMutation } from './define.ts';
import { correctedInstant } from './movements.ts';
import { partsOf, putMissing } from './stock-take-parts.ts';
import { recordedPlaceId } from './stock-take-scope.ts';
import type { Tx } from './tx.ts';

/** PCs of which not every scan is here: still counting, or done with more scans than have arrived. */
const unsentDeviceIds = (
  devices: readonly StockTakeDeviceRow[],
  scans: readonly { readonly deviceId: string }[],
): readonly string[] => {
  const arrived = new Map<string, number>();
  for (const { deviceId } of scans) arrived.set(deviceId, (arrived.get(deviceId) ?? 0) + 1);
  return devices
    .filter(({ deviceId, state }) => {
      if (state.kind === 'released') return false;
      return state.kind === 'counting' || state.scans > (arrived.get(deviceId) ?? 0);
    })
    .map(({ deviceId }) => deviceId);
};

/** What became of a folder that was expected and not scanned. */
type Unseen = 'missing' | 'lent' | 'moved';

const whereabouts = async (tx: Tx, folderId: string, { scope, openedAt }: StockTakeRow): Promise<Unseen> => {
  const folder = await tx.folder.get(folderId);
  if (!folder) return 'missing';
  const { custody } = folder;
  const isLater = custody.lastEffectiveAt !== undefined && custody.lastEffectiveAt > openedAt;
  if (scope.kind === 'borrower') {
    const isStillTheirs = custody.kind === 'on-loan' && custody.borrowerId === scope.staffId;
    return isStillTheirs ? 'missing' : 'moved';
  }
  if (recordedPlaceId(folder) === undefined && custody.kind !== 'unknown') return 'lent';
  // Whatever moved it since the opening has seen it since the opening.
  return isLater ? 'moved' : 'missing';
};

const unseenBy = async (
  tx: Tx,
  folderIds: readonly string[],
  stockTake: StockTakeRow,
): Promise<Readonly<Record<Unseen, ReadonlySet<string>>>> => {
  const sorted = { missing: new Set<string>(), lent: new Set<string>(), moved: new Set<string>() };
  for (const folderId of folderIds) sorted[await whereabouts(tx, folderId, stockTake)].add(folderId);
  return sorted;
};

const peopleOf = (byPerson: ReadonlyMap<string, number>): StockTakeResult['people'] =>
  [...byPerson]
    .map(([actorId, scans]) => ({ actorId, scans }))
    .toSorted((a, b) => b.scans - a.scans || (a.actorId < b.actorId ? -1 : 1));

/** The result, and the missing folders written down. */
const concludeCount = async (
  tx: Tx,
  stockTake: StockTakeRow,
  scans: readonly CountScan[],
): Promise<StockTakeResult> => {
  const parts = await partsOf(tx, stockTake.id);
  const expectedIds = parts.flatMap(({ folderIds }) => folderIds);
  const expected = new Set(expectedIds);
  const tally = tallyStockTake(scans, (folderId) => expected.has(folderId));
  const lists = stockTakeLists(tally, expectedIds);
  const unseen = await unseenBy(tx, lists.notSeenIds, stockTake);
  await putMissing(tx, parts, unseen.missing);
  const onLoan = lists.unexpected.filter(({ kind }) => kind === 'on-loan').length;
  return {
    expected: expectedIds.length,
    found: lists.found.length,
    misplaced: lists.misplaced.length,
    missing: unseen.missing.size,
    lent: unseen.lent.size,
    moved: unseen.moved.size,
    unexpected: lists.unexpected.length - onLoan,
    onLoan,
    unknownCodes: tally.unknown.length,
    scans: tally.scans,
    lateFound: 0,
    people: peopleOf(tally.byPerson),
  };
};

/**
 * Ends a count. Refused while any PC that counts along is not done or has scans that did not arrive, because a folder
 * scanned there would be called missing. On a PC the count is `finishing`; only the centre, which has everybody's work,
 * calls it finished. A folder lent, moved or seen by anybody since the opening is not missing.
 */
export const finishStockTake = defineMutation({
  name: 'finish-stock-take',
  version: 1,
  args: z.object({ stockTakeId: RowId }),
  by: FILING_ROLES,
  async apply(tx, { stockTakeId }, event) {
    const stockTake = await tx.stockTake.get(stockTakeId);
    if (!stockTake) return err({ type: 'stock-take-unknown', stockTakeId });
    if (stockTake.state.kind !== 'open') {
      return err({ type: 'stock-take-closed', stockTakeId, state: stockTake.state.kind });
    }
    const scans = await tx.stockTakeScan.list('stockTakeId', stockTakeId);
    const devices = await tx.stockTakeDevice.list('stockTakeId', stockTakeId);
    const deviceIds = unsentDeviceIds(devices, scans);
    if (deviceIds.length > 0) return err({ type: 'stock-take-unsent', stockTakeId, deviceIds });
    const kind = event.authority ? 'finished' : 'finishing';
    const result = await concludeCount(tx, stockTake, scans);
    await tx.stockTake.put({
      ...stockTake,
      state: { kind, at: correctedInstant(event), by: event.actorId, result },
    });
    return ok();
  },
});
