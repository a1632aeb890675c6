import { invariant } from '#shared/lib/invariant.ts';
import type { FolderCondition } from './folder-condition.ts';
import { type FolderCode, type FolderCodeInvalid, makeFolderCode, parseFolderCode, sequenceOf } from './folder-code.ts';

/** What a barcode of the office stands on. */
export type ScanKind = 'folder' | 'location' | 'staff' | 'action';

const KIND_DIGITS = { folder: 1, location: 2, staff: 3, action: 4 } as const satisfies Record<ScanKind, number>;
const SCAN_KINDS: readonly ScanKind[] = ['folder', 'location', 'staff', 'action'];
const RUNNING_NUMBERS = 10_000_000;
const OFFICES = 100;

/** What an action card tells the desk to do with the scans that follow. */
export type ScanAction =
  'lend' | 'return' | 'move' | 'locate' | 'undo' | 'count' | 'shelf' | 'person' | 'condition' | 'finish';

/** Numbers on printed cards: never changed, never used again for another card. */
const ACTION_NUMBERS: ReadonlyMap<number, ScanAction> = new Map([
  [1, 'lend'],
  [2, 'return'],
  [3, 'move'],
  [4, 'locate'],
  [5, 'undo'],
  [6, 'count'],
  [7, 'shelf'],
  [8, 'person'],
  [9, 'condition'],
  [10, 'finish'],
]);
const CONDITION_NUMBERS: ReadonlyMap<number, FolderCondition> = new Map([
  [21, 'good'],
  [22, 'torn'],
  [23, 'wet'],
  [24, 'pages-missing'],
  [25, 'needs-cover'],
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

/** The actions, in the order of their cards' numbers. */
export const scanActions: readonly ScanAction[] = [...ACTION_NUMBERS.values()];

/** The barcode number on the card that says in which condition a folder is. */
export const conditionCode = (condition: FolderCondition): FolderCode => {
  const found = [...CONDITION_NUMBERS].find(([, name]) => name === condition);
  invariant(found, 'every condition has a card number');
  return makeScanCode('action', EVERY_OFFICE, found[0]);
};

/** A code that stands on nothing, with eight different digits: what a scanner is taught and tried with. */
export const TEST_LABEL: FolderCode = makeScanCode('action', EVERY_OFFICE, 1_234_567);

/** The first digit on official documents. No kind of its own: only the page that keeps such documents knows which one it is. */
const DOCUMENT_DIGIT = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The barcode number printed on an official document of the office, made from the id of its row (FNV-1a), so that a PC without
 * network prints it too. Two documents share a number once in ten million; whoever looks one up decides which is meant.
 */
export const documentCode = (officeCode: string, documentId: string): FolderCode => {
  invariant(/^\d{2}$/.test(officeCode), 'an office is named by two digits in a barcode');
  let hash = FNV_START;
  for (const character of documentId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  const running = (hash >>> 0) % RUNNING_NUMBERS;
  return makeFolderCode((DOCUMENT_DIGIT * OFFICES + Number(officeCode)) * RUNNING_NUMBERS + running);
};

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
  | { readonly type: 'action-unknown' };

/** What was scanned. `unknown` keeps the text as it came, so that it can be parked and never lost. */
export type ScannedThing =
  | { readonly kind: 'folder'; readonly code: FolderCode }
  | { readonly kind: 'location'; readonly code: FolderCode }
  | { readonly kind: 'staff'; readonly code: FolderCode }
  | { readonly kind: 'action'; readonly action: ScanAction; readonly code: FolderCode }
  | { readonly kind: 'condition'; readonly condition: FolderCondition; readonly code: FolderCode }
  | { readonly kind: 'unknown'; readonly text: string; readonly reason: ScanUnknownReason };

const actionIn = (code: FolderCode, text: string): ScannedThing => {
  const { officeCode, running } = scanCodeParts(code);
  const unknown: ScannedThing = { kind: 'unknown', text, reason: { type: 'action-unknown' } };
  if (officeCode !== EVERY_OFFICE) return unknown;
  const action = ACTION_NUMBERS.get(running);
  if (action !== undefined) return { kind: 'action', action, code };
  const condition = CONDITION_NUMBERS.get(running);
  return condition === undefined ? unknown : { kind: 'condition', condition, code };
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
