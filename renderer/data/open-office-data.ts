import { compareMovementOrder } from '#shared/domain/movement-order.ts';
import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import { NumberKind } from '#shared/model/office-rows.ts';
import type { ParkedPhotoRow } from '#shared/model/scan-desk-rows.ts';
import type { StockTakeScanRow } from '#shared/model/stock-take-rows.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { createSyncEngine, type SyncEngine } from '#shared/sync/engine.ts';
import type { Journal, StorageFailed, Transport } from '#shared/sync/ports.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { copyInDatabase } from './backup/copy-source.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { databaseName, OfficeDatabase } from './database.ts';
import { createDexieStorage } from './dexie-storage.ts';
import { numberSupply } from './number-blocks.ts';
import { keepReceiptBooks, sheetsTaken } from './receipt-supply.ts';
import { type KeyVault, withKeyVault } from './key-vault-storage.ts';
import type { MutateError, OfficeData } from './office-data.ts';
import { createRoomWatch, type MeasureRoom, type RoomWatch } from './room-watch.ts';
import { isScan } from './scan-mutations.ts';
import { createRescue } from './send-rescued.ts';
import { createSearchIndex, type RunInSlices } from './search-index.ts';

export interface OpenOfficeDataDeps {
  readonly identity: { readonly officeId: string; readonly deviceId: string };
  readonly transport: Transport;
  /** How much room the disk has; without it only what the disk refuses is noticed. */
  readonly room?: { readonly measure: MeasureRoom; readonly reservedBytes: number };
  readonly journal: Journal | undefined;
  /** Absent where the database itself must hold the keys of the office. */
  readonly keyVault?: KeyVault | undefined;
  /** Which database is in use: a damaged one is left as it is, and the next begun. */
  readonly generation: { current(): number; advance(): void };
  readonly enrolled: 'earlier' | 'now';
  readonly clock: Clock;
  readonly random: Random;
  readonly indexedDB: IDBFactory;
  readonly keyRange: typeof IDBKeyRange;
  readonly log: Log;
  readonly runInSlices: RunInSlices;
  readonly actorId: () => string | undefined;
}

/** The open data, with its end. */
export type OpenOfficeData = OfficeData & { close(): void };

const LEASE_SIZE: Readonly<Record<NumberKind, number>> = {
  notice: 200,
  folder: 6_000,
  location: 3_000,
  staff: 100,
};
/** A new block is asked for when fewer than this part of a block is left. */
const LEASE_WHEN_BELOW = 0.25;

/** Keeps enough leased numbers in stock: asks for a block when one runs low, at most one request of a kind at a time. */
const keepNumbersInStock = (replica: Replica, transport: Transport, engine: SyncEngine): (() => void) => {
  const asking = new Set<NumberKind>();
  const askFor = (kind: NumberKind): void => {
    asking.add(kind);
    void transport.lease(kind, LEASE_SIZE[kind]).then((leased) => {
      if (leased.ok) engine.nudge();
      // After a failure the next turn of the engine asks again.
      else asking.delete(kind);
    });
  };
  return () => {
    const { deviceId, usedNumbers, cookie } = replica.meta();
    if (cookie === '') return;
    const blocks = replica.readModel.list('numberBlock', 'deviceId', deviceId);
    for (const kind of NumberKind.options) {
      const { left } = numberSupply(blocks, kind, usedNumbers[kind] ?? 0);
      const isLow = left <= LEASE_SIZE[kind] * LEASE_WHEN_BELOW;
      if (!isLow) asking.delete(kind);
      else if (!asking.has(kind)) askFor(kind);
    }
  };
};

const isOutOfRoom = (error: { readonly type: string }): boolean =>
  error.type === 'storage-failed' && 'reason' in error && error.reason === 'quota';

const noteRoom = (room: RoomWatch, stored: Result<unknown, { readonly type: string }>): void => {
  if (stored.ok) room.databaseTook();
  else if (isOutOfRoom(stored.error)) room.databaseRefused();
};

/** Why these calls are not even tried now; scans always are. */
const barredBy = (replica: Replica, room: RoomWatch, calls: readonly MutationCall[]): MutateError | undefined => {
  if (calls.every(({ name }) => isScan(name))) return undefined;
  if (replica.meta().restoredFrom !== undefined) return { type: 'copy-restored' };
  return room.state() === 'full' ? { type: 'storage-failed', reason: 'quota' } : undefined;
};

const createWrites = (
  replica: Replica,
  room: RoomWatch,
  deps: OpenOfficeDataDeps,
): Pick<OfficeData, 'mutate' | 'mutateAll' | 'nextNumber'> => {
  const handedOut: Record<string, number> = {};
  const run = async (calls: readonly MutationCall[]): ReturnType<OfficeData['mutateAll']> => {
    const actorId = deps.actorId();
    if (actorId === undefined) return err({ type: 'not-signed-in' });
    const barred = barredBy(replica, room, calls);
    if (barred) return err(barred);
    const taken = sheetsTaken(calls, replica.meta().usedNumbers);
    if (!taken.ok) return taken;
    const stored = await replica.mutate(calls, { actorId, usedNumbers: { ...handedOut, ...taken.value } });
    noteRoom(room, stored);
    return stored;
  };
  return {
    mutateAll: run,
    mutate: async (name, args) => {
      // The name and its arguments belong together by the signature; the union cannot be built from type parameters.
      const ids = await run([{ name, args } as MutationCall]);
      return ids.ok ? ok({ id: ids.value[0] ?? '' }) : ids;
    },
    nextNumber: (kind) => {
      const { deviceId, usedNumbers } = replica.meta();
      const blocks = replica.readModel.list('numberBlock', 'deviceId', deviceId);
      const { next } = numberSupply(blocks, kind, Math.max(usedNumbers[kind] ?? 0, handedOut[kind] ?? 0));
      // A number that was handed out is never given again, even if nothing comes of it.
      if (next.ok) handedOut[kind] = next.value;
      return next;
    },
  };
};

const createHistories = (
  replica: Replica,
): Pick<OfficeData, 'movementsOf' | 'parkedPhotosOf' | 'stockTakeScansOf'> => ({
  movementsOf: async (folderId) => {
    // The ledger holds only rows that their table's schema has accepted.
    const rows = (await replica.ledgerList('movement', 'folderId', folderId)) as readonly MovementRow[];
    return rows.toSorted(compareMovementOrder);
  },
  parkedPhotosOf: async (parkedScanId) => {
    const rows = (await replica.ledgerList('parkedPhoto', 'parkedScanId', parkedScanId)) as readonly ParkedPhotoRow[];
    return rows.toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
  },
  stockTakeScansOf: async (stockTakeId) =>
    (await replica.ledgerList('stockTakeScan', 'stockTakeId', stockTakeId)) as readonly StockTakeScanRow[],
});

/** An entry is at two places when the journal or the centre has it too. */
const hasSecondCopy = (replica: Replica, id: string): boolean =>
  !replica.outbox().some((entry) => entry.id === id) ||
  replica.nextPush(Number.MAX_SAFE_INTEGER).some((entry) => entry.id === id) ||
  replica.verdicts().some(({ entry }) => entry.id === id);

const createSyncControl = (replica: Replica, engine: SyncEngine, transport: Transport): OfficeData['sync'] => ({
  status: () => engine.status(),
  subscribe: (listener) => engine.subscribe(listener),
  nudge: () => engine.nudge(),
  pendingEntries: () => replica.outbox(),
  verdicts: () => replica.verdicts(),
  hasSecondCopy: (id) => hasSecondCopy(replica, id),
  startFinding: () => replica.startFinding(),
  unsentEntries: () => replica.nextPush(Number.MAX_SAFE_INTEGER),
  carry: async (entries, onProgress) => {
    const carried = await carryEntries(transport, entries, onProgress);
    // What was taken has changed the office, also when the rest was not.
    engine.nudge();
    return carried;
  },
});

interface OpenReplica {
  readonly db: OfficeDatabase;
  readonly replica: Replica;
}

const openOne = async (deps: OpenOfficeDataDeps): Promise<Result<OpenReplica, StorageFailed>> => {
  const db = new OfficeDatabase(databaseName(deps.identity.officeId, deps.generation.current()), {
    indexedDB: deps.indexedDB,
    IDBKeyRange: deps.keyRange,
  });
  const { journal, keyVault, clock, random, identity, enrolled } = deps;
  const onDisk = createDexieStorage(db);
  const storage = keyVault ? withKeyVault(onDisk, keyVault) : onDisk;
  const opened = await openReplica({ storage, journal, clock, random, identity, enrolled });
  if (opened.ok) return ok({ db, replica: opened.value });
  db.close();
  return opened;
};

/**
 * A database that refuses to be read is given up only where unsent work has a second copy. It is never deleted: whoever
 * repairs things may still find something in it.
 */
const isDamage = ({ journal }: OpenOfficeDataDeps, opened: Result<unknown, StorageFailed>): boolean =>
  !opened.ok && opened.error.reason === 'unavailable' && journal !== undefined;

/** Opens the database in use, or when that is damaged or of a newer program, a fresh one that is filled again. */
const openSoundReplica = async (deps: OpenOfficeDataDeps): Promise<Result<OpenReplica, StorageFailed>> => {
  const opened = await openOne(deps);
  if (!isDamage(deps, opened)) return opened;
  deps.log.warn('database-given-up', { generation: deps.generation.current() });
  deps.generation.advance();
  return openOne(deps);
};

/** Opens this PC's copy of the office and keeps it in step with the centre until it is closed. */
export const openOfficeData = async (deps: OpenOfficeDataDeps): Promise<Result<OpenOfficeData, StorageFailed>> => {
  let nudge = (): void => undefined;
  const room = createRoomWatch({
    measure: deps.room?.measure ?? (async () => undefined),
    reservedBytes: deps.room?.reservedBytes ?? 0,
    clock: deps.clock,
    onRetry: () => nudge(),
  });
  const opened = await openSoundReplica({ ...deps, journal: deps.journal && room.watching(deps.journal) });
  if (!opened.ok) {
    room.stop();
    return opened;
  }
  const { db, replica } = opened.value;
  const engine = createSyncEngine({
    replica,
    transport: deps.transport,
    clock: deps.clock,
    random: deps.random,
    log: deps.log,
  });
  nudge = () => engine.nudge();
  engine.subscribe(() => {
    const { phase } = engine.status();
    if (phase.kind === 'waiting' && isOutOfRoom(phase.error)) room.databaseRefused();
  });
  const searchIndex = createSearchIndex(replica.readModel, deps.runInSlices);
  const stockUp = keepNumbersInStock(replica, deps.transport, engine);
  const writes = createWrites(replica, room, deps);
  const drawBooks = keepReceiptBooks({
    rows: replica.readModel,
    deviceId: deps.identity.deviceId,
    clock: deps.clock,
    draw: (fiscalYear) => writes.mutate('draw-receipt-book', { fiscalYear }),
  });
  let nudgedTo = 0;
  replica.subscribe(() => {
    stockUp();
    drawBooks();
    // Only for entries that became ready since: one that cannot be pushed just now waits for its turn with the others.
    const readyTo = replica.nextPush(Number.MAX_SAFE_INTEGER).at(-1)?.seq ?? 0;
    if (readyTo <= nudgedTo) return;
    nudgedTo = readyTo;
    engine.nudge();
  });
  const sendRescued = createRescue(db, deps.transport, engine);
  engine.subscribe(sendRescued);
  let isClosed = false;
  void replica.whole.then((loaded) => {
    if (loaded.ok && !isClosed) engine.start();
    if (isDamage(deps, loaded)) deps.generation.advance();
  });
  return ok({
    rows: replica.readModel,
    whole: replica.whole,
    ...writes,
    ...createHistories(replica),
    ...deps.identity,
    search: (query, limit) => searchIndex.search(query, limit),
    sync: createSyncControl(replica, engine, deps.transport),
    room: { state: () => room.state(), subscribe: (listener) => room.subscribe(listener) },
    copies: {
      source: copyInDatabase(db),
      rescued: () => db.rescued.toArray(),
      restore: (file, keys) =>
        restoreBackup(file, keys, { ...deps, engine: { indexedDB: deps.indexedDB, IDBKeyRange: deps.keyRange } }),
    },
    close: () => {
      isClosed = true;
      room.stop();
      engine.stop();
      db.close();
    },
  });
};
