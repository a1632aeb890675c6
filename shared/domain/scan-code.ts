import { invariant } from '#shared/lib/invariant.ts';
import { type FolderCode, type FolderCodeInvalid, makeFolderCode, parseFolderCode, sequenceOf } from './folder-code.ts';

/** What a barcode of the office stands on. */
export type ScanKind = 'folder' | 'location' | 'staff' | 'action';

const KIND_DIGITS = { folder: 1, location: 2, staff: 3, action: 4 } as const satisfies Record<ScanKind, number>;
const SCAN_KINDS: readonly ScanKind[] = ['folder', 'location', 'staff', 'action'];
const RUNNING_NUMBERS = 10_000_000;
const OFFICES = 100;

/** What an action card tells the scan desk to do with the scans that follow. */
export type ScanAction = 'lend' | 'return' | 'move' | 'locate' | 'undo';

/** Actions whose card numbers are taken already, so that no other card ever gets them, but which nothing performs yet. */
export type ReservedScanAction = 'count' | 'shelf' | 'person' | 'condition';

/** Numbers on printed cards: never changed, never used again for another action. */
const ACTION_NUMBERS: ReadonlyMap<number, ScanAction> = new Map([
  [1, 'lend'],
  [2, 'return'],
  [3, 'move'],
  [4, 'locate'],
  [5, 'undo'],
]);
const RESERVED_NUMBERS: ReadonlyMap<number, ReservedScanAction> = new Map([
  [6, 'count'],
  [7, 'shelf'],
  [8, 'person'],
  [9, 'condition'],
]);

/** Action cards are the same in every office. */
const EVERY_OFFICE = '00';

/**
 * The barcode number of a folder, place or person: kind digit, two-digit province code of the office, seven-digit running
 * number (0-9,999,999), two check digits. Other arguments are a bug and throw.
 */
export const makeScanCode = (kind: ScanKind, officeCode: string, running: number): FolderCode => {
  invariant(/^\d{2}$/.test(officeCode), 'an office is named by two digits in a barcode');
  invariant(
    Number.isInteger(running) && running >= 0 && running < RUNNING_NUMBERS,
    'a running number has at most 7 digits',
  );
  return makeFolderCode((KIND_DIGITS[kind] * OFFICES + Number(officeCode)) * RUNNING_NUMBERS + running);
};

/** The barcode number on the card of an action. */
export const actionCode = (action: ScanAction): FolderCode => {
  const found = [...ACTION_NUMBERS].find(([, name]) => name === action);
  invariant(found, 'every action has a card number');
  return makeScanCode('action', EVERY_OFFICE, found[0]);
};

/** The actions that have a card, in the order of their numbers. */
export const scanActions: readonly ScanAction[] = [...ACTION_NUMBERS.values()];

/** The parts of a code; `kind` is undefined for a first digit that stands for nothing yet. */
export const scanCodeParts = (
  code: FolderCode,
): { readonly kind: ScanKind | undefined; readonly officeCode: string; readonly running: number } => {
  const sequence = sequenceOf(code);
  const kindDigit = Math.floor(sequence / (OFFICES * RUNNING_NUMBERS));
  return {
    kind: SCAN_KINDS.find((kind) => KIND_DIGITS[kind] === kindDigit),
    officeCode: code.slice(1, 3),
    running: sequence % RUNNING_NUMBERS,
  };
};

/** Why a scan means nothing to the office, as a code with facts. */
export type ScanUnknownReason =
  | FolderCodeInvalid
  | { readonly type: 'scan-kind-unknown'; readonly kindDigit: string }
  | { readonly type: 'action-unknown' }
  | { readonly type: 'action-reserved'; readonly action: ReservedScanAction };

/** What was scanned. `unknown` keeps the text as it came, so that it can be parked and never lost. */
export type ScannedThing =
  | { readonly kind: 'folder'; readonly code: FolderCode }
  | { readonly kind: 'location'; readonly code: FolderCode }
  | { readonly kind: 'staff'; readonly code: FolderCode }
  | { readonly kind: 'action'; readonly action: ScanAction; readonly code: FolderCode }
  | { readonly kind: 'unknown'; readonly text: string; readonly reason: ScanUnknownReason };

const actionIn = (code: FolderCode, text: string): ScannedThing => {
  const { officeCode, running } = scanCodeParts(code);
  const action = officeCode === EVERY_OFFICE ? ACTION_NUMBERS.get(running) : undefined;
  if (action !== undefined) return { kind: 'action', action, code };
  const reserved = officeCode === EVERY_OFFICE ? RESERVED_NUMBERS.get(running) : undefined;
  const reason: ScanUnknownReason =
    reserved === undefined ? { type: 'action-unknown' } : { type: 'action-reserved', action: reserved };
  return { kind: 'unknown', text, reason };
};

/** Tells from the digits alone what was scanned; whether the office knows that folder, place or person is asked later. */
export const classifyScan = (text: string): ScannedThing => {
  const parsed = parseFolderCode(text);
  if (!parsed.ok) return { kind: 'unknown', text, reason: parsed.error };
  const { kind } = scanCodeParts(parsed.value);
  if (kind === undefined) {
    return { kind: 'unknown', text, reason: { type: 'scan-kind-unknown', kindDigit: parsed.value.slice(0, 1) } };
  }
  return kind === 'action' ? actionIn(parsed.value, text) : { kind, code: parsed.value };
};
