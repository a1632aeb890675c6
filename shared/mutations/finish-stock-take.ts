import { z } from 'zod';
import { stockTakeLists, tallyStockTake, type CountScan } from '../domain/stock-take-tally.ts';
import { fetchedFor, type RetrievalStep } from '../domain/retrieval-queue.ts';
import { err, ok } from '../lib/result.ts';
import type { FolderRow } from '../model/filing-rows.ts';
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

type Fetched = StockTakeResult['fetched'][number];

/** What became of a folder that was expected and not scanned. */
type Unseen = { readonly kind: 'missing' | 'lent' | 'moved' } | { readonly kind: 'fetched'; readonly by: Fetched };

const isInHands = ({ kind }: RetrievalStep): boolean => kind === 'picked' || kind === 'ready';

const onShelf = async (tx: Tx, { id, custody }: FolderRow, openedAt: string): Promise<Unseen> => {
  const requests = await tx.request.list('folderId', id);
  const fetched = fetchedFor(requests, custody);
  if (fetched) {
    const { step, requesterId } = fetched;
    return { kind: 'fetched', by: { folderId: id, actorId: step.actorId, requesterId, stage: step.kind } };
  }
  const isLater = (at: string | undefined): boolean => at !== undefined && at > openedAt;
  // Whoever moved or fetched it since the opening has seen it since the opening.
  const isSeen =
    isLater(custody.lastEffectiveAt) ||
    requests.some(({ steps }) => steps.some((step) => isInHands(step) && isLater(step.effectiveAt)));
  return { kind: isSeen ? 'moved' : 'missing' };
};

const whereabouts = async (tx: Tx, folderId: string, { scope, openedAt }: StockTakeRow): Promise<Unseen> => {
  const folder = await tx.folder.get(folderId);
  if (!folder) return { kind: 'missing' };
  // Destroyed or handed over while the count went on: nobody looks for it.
  if (folder.disposed) return { kind: 'moved' };
  const { custody } = folder;
  if (scope.kind === 'borrower') {
    const isStillTheirs = custody.kind === 'on-loan' && custody.borrowerId === scope.staffId;
    return { kind: isStillTheirs ? 'missing' : 'moved' };
  }
  if (recordedPlaceId(folder) === undefined && custody.kind !== 'unknown') return { kind: 'lent' };
  return onShelf(tx, folder, openedAt);
};

interface UnseenFolders {
  readonly missing: ReadonlySet<string>;
  readonly lent: number;
  readonly moved: number;
  readonly fetched: readonly Fetched[];
}

const unseenBy = async (tx: Tx, folderIds: readonly string[], stockTake: StockTakeRow): Promise<UnseenFolders> => {
  const missing = new Set<string>();
  const fetched: Fetched[] = [];
  const counts = { lent: 0, moved: 0 };
  for (const folderId of folderIds) {
    const unseen = await whereabouts(tx, folderId, stockTake);
    if (unseen.kind === 'fetched') fetched.push(unseen.by);
    else if (unseen.kind === 'missing') missing.add(folderId);
    else counts[unseen.kind] += 1;
  }
  return { missing, fetched, ...counts };
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
    lent: unseen.lent,
    moved: unseen.moved,
    fetched: unseen.fetched,
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
 * calls it finished. A folder lent, moved or seen by anybody since the opening is not missing, nor is one that
 * somebody fetches for a requester.
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
