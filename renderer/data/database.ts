import Dexie, { type Table } from 'dexie';
import type { AnyRow } from '#shared/model/tables.ts';
import type { ReplicaMeta, RowChange, StoredVerdict } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { Bucket } from './buckets.ts';

/** A ledger row with the table it belongs to and the index values it is found by. */
export interface LedgerRecord {
  readonly key: string;
  /** `<table>/<index>/<value>` for every index of the table. */
  readonly finds: readonly string[];
  readonly row: AnyRow;
}

/** Ledger rows of a bootstrap, packed by what they are found by: a history of 100,000 movements is not 100,000 records. */
export interface LedgerArchive {
  readonly key: string;
  readonly rows: readonly AnyRow[];
}

/** A pre-image under the key of its row. */
export interface BaseRecord {
  readonly key: string;
  readonly change: RowChange;
}

/** The database of an office on this PC; the name holds the office, so that two offices never share one. */
export const databaseName = (officeId: string, generation: number): string =>
  generation === 0 ? `faem-${officeId}` : `faem-${officeId}-${generation}`;

/** What this program's database has come to; a newer program may have brought it further. */
const NEWEST_VERSION = 4;
/** Dexie multiplies, so that a version may have a decimal place. */
const DEXIE_FACTOR = 10;

/** The database is one of a newer program, which may keep things in it that this one would lose. It was not opened. */
export interface DatabaseNewer {
  readonly type: 'database-newer';
}

/** Whether a newer program has brought this database further; Dexie itself would open it without a word. Changes nothing. */
export const isOfNewerProgram = async (indexedDB: IDBFactory, name: string): Promise<boolean> => {
  try {
    const found = (await indexedDB.databases()).find((database) => database.name === name);
    return (found?.version ?? 0) >= (NEWEST_VERSION + 1) * DEXIE_FACTOR;
  } catch {
    // Too damaged to be listed: opening it says so.
    return false;
  }
};

/** The PC's database. Every published version() stays for ever; the origin and the name never change. */
export class OfficeDatabase extends Dexie {
  /** Under the key that each holds: one that the store took out of the record itself would unpack it again to find it. */
  declare readonly packed: Table<Bucket, string>;
  declare readonly ledger: Table<LedgerRecord, string>;
  declare readonly archive: Table<LedgerArchive, string>;
  declare readonly base: Table<BaseRecord, string>;
  declare readonly outbox: Table<OutboxEntry, number>;
  declare readonly verdicts: Table<StoredVerdict, number>;
  /** Unsent work of a lost PC that came out of a backup; it waits here for the centre under its own client and numbers. */
  declare readonly rescued: Table<OutboxEntry, string>;
  declare readonly meta: Table<{ readonly key: 'meta'; readonly meta: ReplicaMeta }, string>;

  constructor(name: string, options: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    // Strict: what a person was told is done must survive a power cut.
    super(name, { ...options, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      buckets: 'key',
      ledger: 'key, *finds',
      archive: 'key',
      base: 'key',
      outbox: 'seq',
      verdicts: 'seq',
      meta: 'key',
    });
    this.version(2).stores({ rescued: 'id' });
    this.version(3)
      .stores({ packed: '' })
      .upgrade(async (change) => {
        const buckets = await change.table<Bucket>('buckets').toArray();
        const keys = buckets.map(({ key }) => key);
        await change.table<Bucket, string>('packed').bulkPut(buckets, keys);
      });
    this.version(NEWEST_VERSION).stores({ buckets: null });
  }
}
