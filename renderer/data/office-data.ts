import type { Result } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { NumberKind } from '#shared/model/office-rows.ts';
import type { ParkedPhotoRow } from '#shared/model/scan-desk-rows.ts';
import type { StockTakeScanRow } from '#shared/model/stock-take-rows.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { CarriedWork, CarriedWorkGap } from '#shared/sync/carry-entries.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { StorageFailed, StoredVerdict, TransportError } from '#shared/sync/ports.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import type { ProvedBackup } from './backup/drill-backup.ts';
import type { Room } from './room-watch.ts';
import type { CopySource } from './backup/copy-source.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { StartFinding } from '#shared/sync/start-finding.ts';
import type { SyncError } from '#shared/sync/turn-deps.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';

/** Why a change was not made. Nothing of it was stored. */
export type MutateError =
  | DomainError
  | StorageFailed
  | { readonly type: 'not-signed-in' }
  /** The copy came from a backup: only scans are taken until the centre has filled it. */
  | { readonly type: 'copy-restored' }
  /** The centre has not been heard of for so long that rights for money and the office are no longer taken for granted. */
  | { readonly type: 'rights-expired' };

export type { MutationCall };

/** What a search found: a subject of any series, or one of its folders; `rank` sorts, lower is better. */
export type SearchHit =
  | { readonly kind: 'subject'; readonly subjectId: string; readonly rank: number }
  | { readonly kind: 'folder'; readonly folderId: string; readonly subjectId: string; readonly rank: number };

/** The office's data as the screens use it: reads are synchronous from memory, writes go through `mutate`. */
export interface OfficeData {
  readonly rows: ReadModel;
  /** Resolves when all rows are in memory; before that only the office and its people are, which is enough to log in. */
  readonly whole: Promise<Result<void, StorageFailed>>;
  /**
   * Resolves when the change is on disk and visible; a refused change left nothing behind. `id` is the mutation's id. Done
   * by who is signed in, or by `actorId`, a colleague who has proven just now that they are at this PC.
   */
  mutate<N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    actorId?: string,
  ): Promise<Result<{ readonly id: string }, MutateError>>;
  /** All of them or none, in one commit. */
  mutateAll(calls: readonly MutationCall[]): Promise<Result<readonly string[], MutateError>>;
  /** The next unused number of this kind from the blocks leased to this PC; asks for a new block in time by itself. */
  nextNumber(kind: NumberKind): Result<number, DomainError>;
  /** Full history of a folder, oldest first; read from disk. */
  movementsOf(folderId: string): Promise<readonly MovementRow[]>;
  /** The pictures of a parked code, oldest first; read from disk. */
  parkedPhotosOf(parkedScanId: string): Promise<readonly ParkedPhotoRow[]>;
  /** Every scan of a count, in no particular order; read from disk. */
  stockTakeScansOf(stockTakeId: string): Promise<readonly StockTakeScanRow[]>;
  /** This PC, as its own scans name it. */
  readonly deviceId: string;
  /** The copy of the data that this PC works on; a PC that lost its copy and its journal goes on as another client. */
  readonly clientId: string;
  readonly officeId: string;
  search(query: string, limit: number): readonly SearchHit[];
  /** Whether the disk has room for more than scans. */
  readonly room: { state(): Room; subscribe(listener: () => void): () => void };
  readonly copies: {
    /** This PC's copy as it lies on disk, for a backup. */
    readonly source: CopySource;
    /** Unsent work of a lost PC that came out of a backup and waits for the centre. */
    rescued(): Promise<readonly OutboxEntry[]>;
    /** Makes a backup the copy that the next start opens; see `restoreBackup`. */
    restore(
      file: ReadableStream<Uint8Array>,
      keys: Iterable<OfficeKeyRow>,
    ): Promise<Result<ProvedBackup, SealedFileError | StorageFailed>>;
  };
  readonly sync: {
    status(): SyncStatus;
    subscribe(listener: () => void): () => void;
    /** Tries now instead of waiting for the next turn. */
    nudge(): void;
    /** Compares the rows here with the centre's and puts right what differs; gives how many rows that were. */
    compare(): Promise<Result<number, SyncError>>;
    pendingEntries(): readonly OutboxEntry[];
    /** The latest verdicts, newest first, refused ones included. */
    verdicts(): readonly StoredVerdict[];
    /** What had to be put right on this PC at this start. */
    startFinding(): StartFinding;
    /** What may leave this PC by another way: in the second copy, and as far as known not at the centre. */
    unsentEntries(): readonly OutboxEntry[];
    /** Brings work of another PC of the office to the centre; see `carryEntries`. */
    carry(
      entries: readonly OutboxEntry[],
      onProgress: (taken: number) => void,
    ): Promise<Result<CarriedWork, TransportError | CarriedWorkGap>>;
    /** Whether a change is safe outside this database too: in the journal or at the centre. Paper waits for it. */
    hasSecondCopy(id: string): boolean;
  };
}
