import { compareMovementOrder } from '#shared/domain/movement-order.ts';
import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { ParkedPhotoRow } from '#shared/model/scan-desk-rows.ts';
import type { StockTakeScanRow } from '#shared/model/stock-take-rows.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import { createSyncEngine, type SyncEngine } from '#shared/sync/engine.ts';
import type { Journal, StorageFailed, Transport } from '#shared/sync/ports.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import { copyInDatabase } from './backup/copy-source.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { type DatabaseNewer, databaseName, isOfNewerProgram, OfficeDatabase } from './database.ts';
import { createDexieStorage } from './dexie-storage.ts';
import { keepNumbersInStock } from './number-stock.ts';
import { createWrites, isOutOfRoom } from './office-writes.ts';
import { keepReceiptBooks } from './receipt-supply.ts';
import { type KeyVault, withKeyVault } from './key-vault-storage.ts';
import type { OfficeData } from './office-data.ts';
import { createRoomWatch, type MeasureRoom } from './room-watch.ts';
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

/** Why the data of this PC cannot be worked on. */
export type NotOpened = StorageFailed | DatabaseNewer;

/** The open data, with its end. */
export type OpenOfficeData = OfficeData & { close(): void };

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
  compare: () => engine.compareAll(),
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

/** Opens the database in use, or when that is damaged, a fresh one that is filled again; not one of a newer program. */
const openSoundReplica = async (deps: OpenOfficeDataDeps): Promise<Result<OpenReplica, NotOpened>> => {
  const name = databaseName(deps.identity.officeId, deps.generation.current());
  if (await isOfNewerProgram(deps.indexedDB, name)) return err({ type: 'database-newer' });
  const opened = await openOne(deps);
  if (!isDamage(deps, opened)) return opened;
  deps.log.warn('database-given-up', { generation: deps.generation.current() });
  deps.generation.advance();
  return openOne(deps);
};

/** What follows every change: numbers and receipt books in stock, and a turn for what became ready to be sent. */
const keepBusy = (
  replica: Replica,
  engine: SyncEngine,
  deps: OpenOfficeDataDeps,
  writes: Pick<OfficeData, 'mutate'>,
): void => {
  const stockUp = keepNumbersInStock(replica, deps.transport, engine);
  const drawBooks = keepReceiptBooks({
    rows: replica.readModel,
    at: replica.meta(),
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
};

/**
 * Opens this PC's copy of the office and keeps it in step with the centre until it is closed. A copy that a newer program has
 * brought further is refused untouched, since what that one keeps in it would be lost here.
 */
export const openOfficeData = async (deps: OpenOfficeDataDeps): Promise<Result<OpenOfficeData, NotOpened>> => {
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
  const writes = createWrites(replica, room, deps);
  keepBusy(replica, engine, deps, writes);
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
    clientId: replica.meta().clientId,
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
