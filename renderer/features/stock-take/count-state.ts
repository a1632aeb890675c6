import type { MutateError } from '#data/office-data.ts';
import type { ScanStored, UnknownReason } from '#services/scan-result.ts';
import type { FolderCondition } from '#shared/domain/folder-condition.ts';
import type { CountFolder, CountPlace, CountVerdict, InRow } from '#shared/domain/stock-take-judge.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';

/** A scan with what the office knows about it. */
export type ScannedInCount =
  | { readonly kind: 'folder'; readonly folder: CountFolder }
  | { readonly kind: 'place'; readonly place: CountPlace }
  | { readonly kind: 'condition'; readonly condition: FolderCondition }
  | { readonly kind: 'undo' }
  /** A badge or an action card that a count has no use for. */
  | { readonly kind: 'not-used' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** What a scan came to, as facts; the words are written in i18n. */
export type CountMessage =
  | CountVerdict
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  | { readonly kind: 'place-chosen'; readonly placeId: string }
  | { readonly kind: 'condition-noted'; readonly condition: FolderCondition }
  | { readonly kind: 'needs-folder' }
  | { readonly kind: 'not-used' }
  | { readonly kind: 'nothing-to-undo' };

/** Whether the scan is on disk. `ids`: of the mutations, in their order. */
export type CountStored = ScanStored<{ readonly calls: readonly MutationCall[] }, { readonly ids: readonly string[] }>;

/** One line of the count on this PC. `line` rises with every line. */
export interface CountLine {
  readonly line: number;
  readonly atMs: number;
  /** `event.timeStamp` of the scan's last key, for measuring. */
  readonly scanAtMs?: number | undefined;
  readonly text: string;
  readonly folderId?: string | undefined;
  readonly message: CountMessage;
  readonly stored: CountStored;
}

/** A count on this PC between two scans. */
export interface CountState {
  readonly stockTakeId: string;
  readonly place: CountPlace | undefined;
  readonly row: readonly InRow[];
  readonly outOfOrderIds: readonly string[];
  /** The folder that a condition card is about. */
  readonly lastFolderId: string | undefined;
  /** Newest first. */
  readonly lines: readonly CountLine[];
  readonly nextLine: number;
  /** Number of this PC's next scan in this count. */
  readonly nextNumber: number;
}

export type CountEvent =
  | {
      readonly kind: 'scanned';
      readonly scan: ScannedInCount;
      readonly text: string;
      readonly atMs: number;
      readonly scanAtMs: number;
    }
  | { readonly kind: 'stored'; readonly line: number; readonly ids: readonly string[] }
  | { readonly kind: 'refused'; readonly line: number; readonly error: MutateError }
  | { readonly kind: 'undo-asked'; readonly atMs: number }
  | { readonly kind: 'undo-stored'; readonly line: number }
  | { readonly kind: 'undo-refused'; readonly line: number }
  | { readonly kind: 'retry-asked'; readonly line: number };

/** What the count wants done. Results are told back as events with the same line. */
export type CountEffect =
  | { readonly kind: 'store'; readonly line: number; readonly calls: readonly MutationCall[] }
  | { readonly kind: 'undo'; readonly line: number; readonly calls: readonly MutationCall[] }
  | { readonly kind: 'announce'; readonly line: CountLine };

export interface CountStep {
  readonly state: CountState;
  readonly effects: readonly CountEffect[];
}

/** What the office knows that the machine does not keep. */
export interface CountKnowledge {
  readonly deskOfId: string | undefined;
  isExpected(folderId: string): boolean;
  isCounted(folderId: string): boolean;
}
