import type { FolderCondition } from '#shared/domain/folder-condition.ts';
import type { ScanAction } from '#shared/domain/scan-code.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import {
  byHand,
  isAside,
  lineNumbered,
  lineOf,
  note,
  record,
  replaceLine,
  stillCounts,
  store,
  andThen,
  unchanged,
  withStored,
  type BareLine,
} from './desk-lines.ts';
import { approve, lendUnanswered, unlentCount } from './desk-approval.ts';
import { onStored, onUndone, onUndoRefused, undoLine } from './desk-undo.ts';
import { isWaiting, release, type WaitingFor, waitingFor } from './desk-waiting.ts';
import { checkInAt, judgeFolder, putAt, seenAgain } from './judge-folder.ts';
import type {
  DeskAction,
  DeskKnowledge,
  DeskResult,
  FolderFacts,
  PlaceFacts,
  ScanDeskEvent,
  ScanDeskState,
  ScanDeskStep,
} from './scan-desk-state.ts';

/** A scanner that fires twice, or a hand that is not sure: within this time the same code is one scan. */
const SAME_SCAN_MS = 3_000;
const MAX_PARKED_TEXT = 512;

/** The desk as it is opened: taking folders back needs no further choice. */
export const openScanDesk = (terms: { readonly purpose: string; readonly dueOn: IsoDate }): ScanDeskState => ({
  action: 'return',
  borrowerId: undefined,
  purpose: terms.purpose,
  dueOn: terms.dueOn,
  approverId: undefined,
  reason: '',
  place: undefined,
  results: [],
  nextNumber: 1,
  batchFrom: 1,
});

type Scanned = Extract<ScanDeskEvent, { kind: 'scanned' }>;

const startBatch = (state: ScanDeskState): ScanDeskState => ({ ...state, batchFrom: state.nextNumber });

/** What is left unlent by beginning something else. */
const leaving = (state: ScanDeskState): { readonly unlent?: number } => {
  const unlent = unlentCount(state);
  return unlent === 0 ? {} : { unlent };
};

const WITHOUT_APPROVAL = { approverId: undefined, reason: '' } as const;

const chooseAction = (state: ScanDeskState, action: DeskAction, line: BareLine): ScanDeskStep => {
  // A new action begins afresh: nobody should lend to the borrower of an hour ago.
  const next = startBatch({ ...state, ...WITHOUT_APPROVAL, action, borrowerId: undefined, place: undefined });
  return note(next, { ...line, message: { kind: 'action-chosen', action, ...leaving(state) } });
};

/** What was chosen is said, and the folders that waited for it follow. */
const chooseFor = (said: ScanDeskStep, waiting: WaitingFor, known: DeskKnowledge): ScanDeskStep => {
  const lines = waitingFor(said.state, waiting);
  const begun = { ...said, state: { ...said.state, batchFrom: said.state.nextNumber } };
  return andThen(begun, (current) => release(current, lines, (now, folder) => judgeFolder(now, folder, known)));
};

const chooseBorrower = (
  state: ScanDeskState,
  staffId: string,
  { line, known }: { readonly line: BareLine; readonly known: DeskKnowledge },
): ScanDeskStep => {
  const next = { ...state, ...WITHOUT_APPROVAL, borrowerId: staffId };
  const said = note(next, { ...line, message: { kind: 'borrower-chosen', staffId, ...leaving(state) } });
  return chooseFor(said, 'needs-borrower', known);
};

const choosePlace = (
  state: ScanDeskState,
  place: PlaceFacts,
  { line, known }: { readonly line: BareLine; readonly known: DeskKnowledge },
): ScanDeskStep => {
  const said = note({ ...state, place }, { ...line, message: { kind: 'place-chosen', placeId: place.id } });
  return chooseFor(said, 'needs-place', known);
};

const placeWhileReturning = (state: ScanDeskState, place: PlaceFacts, line: BareLine): ScanDeskStep => {
  const homeless = waitingFor(state, 'needs-home');
  if (homeless.length > 0) return release(state, homeless, (_, folder) => checkInAt(place, folder));
  const last = state.results.find((result) => !isAside(result));
  const wasJustReturned = last?.folder && last.message.kind === 'returned' && stillCounts(last);
  if (!wasJustReturned || !last.folder) {
    return note(state, { ...line, message: { kind: 'place-not-used', placeId: place.id } });
  }
  return record(state, { ...line, folder: last.folder }, putAt(place, last.folder));
};

const scanPlace = (
  state: ScanDeskState,
  place: PlaceFacts,
  { line, known }: { readonly line: BareLine; readonly known: DeskKnowledge },
): ScanDeskStep => {
  switch (state.action) {
    case 'return':
      return placeWhileReturning(state, place, line);
    case 'lend':
      return note(state, { ...line, message: { kind: 'place-not-used', placeId: place.id } });
    case 'move':
    case 'locate':
      return choosePlace(state, place, { line, known });
    default:
      return unreachable(state.action);
  }
};

const earlierInBatch = (state: ScanDeskState, folderId: string): DeskResult | undefined =>
  state.results.find(
    (result) =>
      result.folder?.id === folderId &&
      result.number >= state.batchFrom &&
      stillCounts(result) &&
      !isAside(result) &&
      result.message.kind !== 'repeated',
  );

const scanFolder = (
  state: ScanDeskState,
  folder: FolderFacts,
  { line, known }: { readonly line: BareLine; readonly known: DeskKnowledge },
): ScanDeskStep => {
  const earlier = earlierInBatch(state, folder.id);
  if (earlier) {
    const kept = state.results.find(
      (result) => result.folder?.id === folder.id && !isAside(result) && result.stored.kind !== 'nothing-to-store',
    );
    const isSameScan = line.atMs - (kept?.atMs ?? 0) <= SAME_SCAN_MS;
    // Bouncing is one piece of evidence, and it is stored already.
    if (isSameScan) return note(state, { ...line, message: { kind: 'repeated', firstAtMs: earlier.atMs } });
    const isDone = state.action !== 'locate' && earlier.message.kind !== 'disposed' && !isWaiting(state, earlier);
    if (isDone) return record(state, line, seenAgain(folder, earlier.atMs));
  }
  return record(state, line, judgeFolder(state, folder, known));
};

const noteCondition = (state: ScanDeskState, condition: FolderCondition, line: BareLine): ScanDeskStep => {
  const last = state.results.find((result) => result.folder !== undefined && stillCounts(result));
  if (!last?.folder) return note(state, { ...line, message: { kind: 'condition-without-folder' } });
  return store(
    state,
    { ...line, folder: last.folder, message: { kind: 'condition-noted', condition } },
    { name: 'note-condition', args: { folderId: last.folder.id, condition } },
  );
};

const askCondition = (state: ScanDeskState, line: BareLine): ScanDeskStep => {
  const last = state.results.find((result) => result.folder !== undefined && stillCounts(result));
  if (!last?.folder) return note(state, { ...line, message: { kind: 'condition-without-folder' } });
  return note(state, { ...line, folder: last.folder, message: { kind: 'condition-asked' } });
};

/** How many different folders the batch has dealt with. */
const foldersInBatch = (state: ScanDeskState): number =>
  new Set(
    state.results.flatMap((result) =>
      result.number >= state.batchFrom && result.folder && stillCounts(result) ? [result.folder.id] : [],
    ),
  ).size;

const finishBatch = (state: ScanDeskState, line: BareLine): ScanDeskStep => {
  const folders = foldersInBatch(state);
  const said = note(
    { ...state, ...WITHOUT_APPROVAL, borrowerId: undefined, place: undefined },
    { ...line, message: { kind: 'batch-finished', folders, ...leaving(state) } },
  );
  return { ...said, state: startBatch(said.state) };
};

/** Another shelf under the same action; where no place is used, folders are looked up on it. */
const askShelf = (state: ScanDeskState, line: BareLine): ScanDeskStep => {
  const action = state.action === 'move' ? 'move' : 'locate';
  const next = startBatch({ ...state, ...WITHOUT_APPROVAL, action, borrowerId: undefined, place: undefined });
  return note(next, { ...line, message: { kind: 'shelf-asked' } });
};

const askPerson = (state: ScanDeskState, line: BareLine): ScanDeskStep => {
  const next = startBatch({ ...state, ...WITHOUT_APPROVAL, action: 'locate', borrowerId: undefined, place: undefined });
  return note(next, { ...line, message: { kind: 'person-asked' } });
};

const onAction = (state: ScanDeskState, action: ScanAction, line: BareLine): ScanDeskStep => {
  switch (action) {
    case 'undo':
      return undoLine(state, undefined, line.atMs);
    case 'lend':
    case 'return':
    case 'move':
    case 'locate':
      return chooseAction(state, action, line);
    case 'shelf':
      return askShelf(state, line);
    case 'person':
      return askPerson(state, line);
    case 'condition':
      return askCondition(state, line);
    case 'count':
      return note(state, { ...line, message: { kind: 'count-elsewhere' } });
    case 'finish':
      return finishBatch(state, line);
    default:
      return unreachable(action);
  }
};

const onPerson = (
  state: ScanDeskState,
  scan: Extract<Scanned['scan'], { kind: 'person' }>,
  { line, known }: { readonly line: BareLine; readonly known: DeskKnowledge },
): ScanDeskStep => {
  const { staffId, heldIds } = scan;
  if (state.action === 'lend') {
    // A supervisor's badge while folders wait for one answers for them; nobody answers for their own loan.
    const answers = scan.isApprover && staffId !== state.borrowerId && unlentCount(state) > 0;
    return answers ? approve(state, staffId, line) : chooseBorrower(state, staffId, { line, known });
  }
  if (state.action === 'locate')
    return note(state, { ...line, message: { kind: 'person-holds', staffId, folderIds: heldIds } });
  return note(state, { ...line, message: { kind: 'badge-not-used', staffId } });
};

const onScanned = (state: ScanDeskState, event: Scanned, known: DeskKnowledge): ScanDeskStep => {
  const { scan, text } = event;
  const line = lineOf(event);
  switch (scan.kind) {
    case 'action':
      return onAction(state, scan.action, line);
    case 'condition':
      return noteCondition(state, scan.condition, line);
    case 'person':
      return onPerson(state, scan, { line, known });
    case 'place':
      return scanPlace(state, scan.place, { line, known });
    case 'folder':
      return scanFolder(state, scan.folder, { line, known });
    case 'unknown':
      return store(
        state,
        { ...line, message: { kind: 'unknown', reason: scan.reason } },
        { name: 'park-scan', args: { text: text.slice(0, MAX_PARKED_TEXT) } },
      );
    default:
      return unreachable(scan);
  }
};

const onRefused = (
  state: ScanDeskState,
  { number, error }: Extract<ScanDeskEvent, { kind: 'refused' }>,
): ScanDeskStep => {
  const result = lineNumbered(state, number);
  if (result?.stored.kind !== 'storing') return unchanged(state);
  const refused: DeskResult = { ...result, stored: { kind: 'refused', call: result.stored.call, error } };
  return { state: replaceLine(state, refused), effects: [{ kind: 'announce', result: refused }] };
};

const retry = (state: ScanDeskState, number: number): ScanDeskStep => {
  const result = lineNumbered(state, number);
  if (result?.stored.kind !== 'refused') return unchanged(state);
  const { call } = result.stored;
  return {
    state: withStored(state, result, { kind: 'storing', call, afterwards: 'keep' }),
    effects: [{ kind: 'store', number, call }],
  };
};

/**
 * One step of the scan desk. Every scan of a folder and every unknown code gives an effect that stores it, in the order of
 * scanning; what it came to is announced when it is on disk. Action cards, badges and places choose what follows.
 */
export const stepScanDesk = (state: ScanDeskState, event: ScanDeskEvent, known: DeskKnowledge): ScanDeskStep => {
  switch (event.kind) {
    case 'scanned':
      return onScanned(state, event, known);
    case 'action-picked':
      return chooseAction(state, event.action, byHand(event.atMs));
    case 'borrower-picked':
      return event.staffId === undefined
        ? unchanged(startBatch({ ...state, borrowerId: undefined }))
        : chooseBorrower(state, event.staffId, { line: byHand(event.atMs), known });
    case 'place-picked':
      return event.place === undefined
        ? unchanged(startBatch({ ...state, place: undefined }))
        : choosePlace(state, event.place, { line: byHand(event.atMs), known });
    case 'condition-picked':
      return noteCondition(state, event.condition, byHand(event.atMs));
    case 'approved':
      return approve(state, event.approverId, byHand(event.atMs));
    case 'reason-changed':
      return unchanged({ ...state, reason: event.reason });
    case 'lent-unanswered':
      return lendUnanswered(state);
    case 'terms-changed':
      return unchanged({ ...state, purpose: event.purpose, dueOn: event.dueOn });
    case 'stored':
      return onStored(state, event.number, event.mutationId);
    case 'refused':
      return onRefused(state, event);
    case 'undo-asked':
      return undoLine(state, event.number, event.atMs);
    case 'undo-stored':
      return onUndone(state, event);
    case 'undo-refused':
      return onUndoRefused(state, event.number);
    case 'retry-asked':
      return retry(state, event.number);
    default:
      return unreachable(event);
  }
};
