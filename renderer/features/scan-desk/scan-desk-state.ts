import type { IntendedLoan, LoanCheck } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import type { ScanStored, UnknownReason } from '#services/scan-result.ts';
import type { FolderCondition } from '#shared/domain/folder-condition.ts';
import type { ScanAction } from '#shared/domain/scan-code.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';

/** What the desk does with the folders that are scanned. */
export type DeskAction = Extract<ScanAction, 'lend' | 'return' | 'move' | 'locate'>;

/** A place as the desk judges it. `withinIds`: itself and every place that holds it. */
export interface PlaceFacts {
  readonly id: string;
  readonly withinIds: readonly string[];
  /** Rooms, cabinets, shelves, slots: where a folder is either at home or out of place. */
  readonly isStorage: boolean;
}

/** By the records it is no more in the office. `listedOn`: the date of the list by which it went. */
export interface Disposed {
  readonly kind: 'disposed';
  readonly outcome: 'destroy' | 'transfer';
  readonly on: string;
  readonly listedOn: string | undefined;
}

/** Where a folder is, as far as the office knows. */
export type Whereabouts =
  | { readonly kind: 'at-place'; readonly placeId: string }
  | { readonly kind: 'on-loan'; readonly borrowerId: string; readonly dueOn?: string | undefined }
  | { readonly kind: 'away'; readonly destination: string }
  /** Never scanned yet: it should be at home. */
  | { readonly kind: 'expected-at-home'; readonly placeId: string }
  | Disposed
  | { readonly kind: 'unknown' };

/** A folder at the moment it was scanned. */
export interface FolderFacts {
  readonly id: string;
  readonly home?: PlaceFacts | undefined;
  readonly whereabouts: Whereabouts;
  /** Who asked for it and gets it next. */
  readonly waitedForById?: string | undefined;
}

/** A scan with what the office knows about it. */
export type DeskScan =
  | { readonly kind: 'folder'; readonly folder: FolderFacts }
  | { readonly kind: 'place'; readonly place: PlaceFacts }
  | {
      readonly kind: 'person';
      readonly staffId: string;
      readonly heldIds: readonly string[];
      /** May approve loans and answer for exceptions. */
      readonly isApprover: boolean;
    }
  | { readonly kind: 'action'; readonly action: ScanAction }
  | { readonly kind: 'condition'; readonly condition: FolderCondition }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** Who answers for a loan that the policy does not allow by itself; `unanswered`: a card asks a supervisor later. */
export type LoanApproval =
  | { readonly kind: 'by'; readonly staffId: string; readonly reason?: string | undefined }
  | { readonly kind: 'unanswered' };

/** Folders that waited for an approver when something else was begun: seen, and not lent. */
interface LeftUnlent {
  readonly unlent?: number | undefined;
}

/** What a scan came to, as facts; the words are written in i18n. */
export type DeskMessage =
  | {
      readonly kind: 'lent';
      readonly borrowerId: string;
      readonly dueOn: string;
      readonly takenFromId?: string | undefined;
      readonly approval?: LoanApproval | undefined;
    }
  /** `holdForId`: somebody waits for it, so it stays at the desk and does not go home. */
  | {
      readonly kind: 'returned';
      readonly homeId: string;
      readonly fromId?: string | undefined;
      readonly holdForId?: string | undefined;
    }
  | { readonly kind: 'moved'; readonly placeId: string }
  | { readonly kind: 'wrong-place'; readonly placeId: string; readonly homeId: string }
  | { readonly kind: 'right-place'; readonly placeId: string }
  | { readonly kind: 'on-loan-but-here'; readonly placeId: string; readonly borrowerId: string }
  | { readonly kind: 'located'; readonly whereabouts: Whereabouts }
  /** By the records it is no more: whatever was to be done is not, and a card asks a person. */
  | Disposed
  | { readonly kind: 'needs-borrower' }
  /** The policy wants a supervisor to answer for this loan. */
  | ({ readonly kind: 'needs-approval'; readonly borrowerId: string } & LoanCheck)
  | { readonly kind: 'approver-chosen'; readonly staffId: string }
  /** The approver is known; why the limit is passed over is not. */
  | { readonly kind: 'reason-asked'; readonly approverId: string }
  | { readonly kind: 'needs-place' }
  | { readonly kind: 'needs-home' }
  | { readonly kind: 'repeated'; readonly firstAtMs: number }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  | (LeftUnlent & { readonly kind: 'action-chosen'; readonly action: DeskAction })
  | (LeftUnlent & { readonly kind: 'borrower-chosen'; readonly staffId: string })
  | { readonly kind: 'place-chosen'; readonly placeId: string }
  | { readonly kind: 'badge-not-used'; readonly staffId: string }
  | { readonly kind: 'place-not-used'; readonly placeId: string }
  | { readonly kind: 'shelf-asked' }
  | { readonly kind: 'person-asked' }
  | { readonly kind: 'person-holds'; readonly staffId: string; readonly folderIds: readonly string[] }
  /** The card "condition" alone: which one, of the folder scanned before it. */
  | { readonly kind: 'condition-asked' }
  | { readonly kind: 'condition-noted'; readonly condition: FolderCondition }
  | { readonly kind: 'condition-without-folder' }
  /** Counting has a page of its own. */
  | { readonly kind: 'count-elsewhere' }
  | (LeftUnlent & { readonly kind: 'batch-finished'; readonly folders: number })
  /** An older line was taken back; the line itself says what it was. */
  | { readonly kind: 'undid'; readonly of: DeskMessage }
  | { readonly kind: 'nothing-to-undo' };

interface Undo {
  readonly mutationId: string;
  readonly undo: MutationCall;
}

/** Whether the scan is on disk. `undo`: what takes it back; undefined for what cannot be. */
export type Stored = ScanStored<
  { readonly call: MutationCall },
  { readonly mutationId: string; readonly undo: MutationCall | undefined },
  /** `askedFor`: whether somebody pointed at this line, or the last line was meant and the eye is on the big result. */
  Undo & { readonly askedFor: 'this-line' | 'last-line' }
>;

/** One line of the session. `number` rises with every line. */
export interface DeskResult {
  readonly number: number;
  readonly atMs: number;
  /** `event.timeStamp` of the scan's last key, for measuring; absent for what was chosen by hand. */
  readonly scanAtMs?: number | undefined;
  readonly text: string;
  readonly folder?: FolderFacts | undefined;
  readonly message: DeskMessage;
  readonly stored: Stored;
}

/** The scan desk between two scans. */
export interface ScanDeskState {
  readonly action: DeskAction;
  readonly borrowerId: string | undefined;
  readonly purpose: string;
  readonly dueOn: IsoDate;
  /** Who approves what this borrower takes now, and why the limit is passed over; both end with the batch. */
  readonly approverId: string | undefined;
  readonly reason: string;
  readonly place: PlaceFacts | undefined;
  /** Newest first. */
  readonly results: readonly DeskResult[];
  readonly nextNumber: number;
  /** The first line since action, borrower or place were last chosen: what counts as scanned twice. */
  readonly batchFrom: number;
}

export type ScanDeskEvent =
  | {
      readonly kind: 'scanned';
      readonly scan: DeskScan;
      readonly text: string;
      readonly atMs: number;
      readonly scanAtMs: number;
    }
  | { readonly kind: 'action-picked'; readonly action: DeskAction; readonly atMs: number }
  | { readonly kind: 'borrower-picked'; readonly staffId: string | undefined; readonly atMs: number }
  | { readonly kind: 'place-picked'; readonly place: PlaceFacts | undefined; readonly atMs: number }
  | { readonly kind: 'condition-picked'; readonly condition: FolderCondition; readonly atMs: number }
  /** By keys: whoever approves has been asked for the PIN where one is needed. */
  | { readonly kind: 'approved'; readonly approverId: string; readonly atMs: number }
  | { readonly kind: 'reason-changed'; readonly reason: string }
  /** Lends what waits for an approver all the same. */
  | { readonly kind: 'lent-unanswered'; readonly atMs: number }
  | { readonly kind: 'terms-changed'; readonly purpose: string; readonly dueOn: IsoDate }
  | { readonly kind: 'stored'; readonly number: number; readonly mutationId: string }
  | { readonly kind: 'refused'; readonly number: number; readonly error: MutateError }
  /** Without a number: the last line that can be undone. */
  | { readonly kind: 'undo-asked'; readonly number?: number; readonly atMs: number }
  | { readonly kind: 'undo-stored'; readonly number: number; readonly atMs: number }
  | { readonly kind: 'undo-refused'; readonly number: number }
  | { readonly kind: 'retry-asked'; readonly number: number };

/** What the desk wants done. Results are told back as events with the same number. */
export type ScanDeskEffect =
  | { readonly kind: 'store'; readonly number: number; readonly call: MutationCall }
  | { readonly kind: 'undo'; readonly number: number; readonly call: MutationCall }
  /** The result of this line is certain: let it be heard. */
  | { readonly kind: 'announce'; readonly result: DeskResult };

export interface ScanDeskStep {
  readonly state: ScanDeskState;
  readonly effects: readonly ScanDeskEffect[];
}

/** What the office knows that the desk does not keep. */
export interface DeskKnowledge {
  checkLoan(loan: IntendedLoan): LoanCheck;
}
