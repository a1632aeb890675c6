import type { IsoDate } from '#shared/domain/thai-date.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { checkInAt, judgeFolder, putAt, seenAgain, type FolderJudgement } from './judge-folder.ts';
import type {
  DeskAction,
  DeskMessage,
  DeskResult,
  FolderFacts,
  PlaceFacts,
  ScanDeskEffect,
  ScanDeskEvent,
  ScanDeskState,
  ScanDeskStep,
  Stored,
} from './scan-desk-state.ts';

/** A scanner that fires twice, or a hand that is not sure: within this time the same code is one scan. */
const SAME_SCAN_MS = 3_000;
/** The session's list; what is older is in the history of each folder. */
const RESULTS_KEPT = 300;
const MAX_PARKED_TEXT = 512;

/** The desk as it is opened: taking folders back needs no further choice. */
export const openScanDesk = (terms: { readonly purpose: string; readonly dueOn: IsoDate }): ScanDeskState => ({
  action: 'return',
  borrowerId: undefined,
  purpose: terms.purpose,
  dueOn: terms.dueOn,
  place: undefined,
  results: [],
  nextNumber: 1,
  batchFrom: 1,
});

type Line = Omit<DeskResult, 'number' | 'stored'>;
type Scanned = Extract<ScanDeskEvent, { kind: 'scanned' }>;

const unchanged = (state: ScanDeskState): ScanDeskStep => ({ state, effects: [] });

const then = (step: ScanDeskStep, next: (state: ScanDeskState) => ScanDeskStep): ScanDeskStep => {
  const following = next(step.state);
  return { state: following.state, effects: [...step.effects, ...following.effects] };
};

const withResult = (state: ScanDeskState, result: DeskResult): ScanDeskState => ({
  ...state,
  results: [result, ...state.results].slice(0, RESULTS_KEPT),
  nextNumber: result.number + 1,
});

const note = (state: ScanDeskState, line: Line): ScanDeskStep => {
  const result: DeskResult = { ...line, number: state.nextNumber, stored: { kind: 'nothing-to-store' } };
  return { state: withResult(state, result), effects: [{ kind: 'announce', result }] };
};

const store = (state: ScanDeskState, line: Line, call: MutationCall): ScanDeskStep => {
  const result: DeskResult = {
    ...line,
    number: state.nextNumber,
    stored: { kind: 'storing', call, afterwards: 'keep' },
  };
  return { state: withResult(state, result), effects: [{ kind: 'store', number: result.number, call }] };
};

const record = (state: ScanDeskState, line: Omit<Line, 'message'>, judgement: FolderJudgement): ScanDeskStep =>
  store(state, { ...line, message: judgement.message }, judgement.call);

const startBatch = (state: ScanDeskState): ScanDeskState => ({ ...state, batchFrom: state.nextNumber });

const lineOf = (event: Scanned): Omit<Line, 'message'> => ({
  text: event.text,
  atMs: event.atMs,
  scanAtMs: event.scanAtMs,
  ...(event.scan.kind === 'folder' ? { folder: event.scan.folder } : {}),
});

const stillCounts = ({ stored }: DeskResult): boolean =>
  stored.kind !== 'undone' && stored.kind !== 'undoing' && stored.kind !== 'refused';

const WAITING_MESSAGES: ReadonlySet<DeskMessage['kind']> = new Set(['needs-borrower', 'needs-place', 'needs-home']);

const isWaiting = (state: ScanDeskState, result: DeskResult): boolean =>
  result.number >= state.batchFrom && WAITING_MESSAGES.has(result.message.kind);

/** Folders scanned before it was said to whom or where they go, oldest first; they leave the list to come back done. */
const releaseWaiting = (
  state: ScanDeskState,
  judge: (state: ScanDeskState, folder: FolderFacts) => FolderJudgement,
): ScanDeskStep => {
  const waiting = state.results.filter((result) => isWaiting(state, result)).toReversed();
  const rest = { ...state, results: state.results.filter((result) => !isWaiting(state, result)) };
  return waiting.reduce<ScanDeskStep>((step, { folder, text, atMs, scanAtMs }) => {
    if (!folder) return step;
    return then(step, (current) => record(current, { folder, text, atMs, scanAtMs }, judge(current, folder)));
  }, unchanged(rest));
};

const chooseAction = (state: ScanDeskState, action: DeskAction, line: Omit<Line, 'message'>): ScanDeskStep => {
  // A new action begins afresh: nobody should lend to the borrower of an hour ago.
  const next = startBatch({ ...state, action, borrowerId: undefined, place: undefined });
  return note(next, { ...line, message: { kind: 'action-chosen', action } });
};

const chooseBorrower = (state: ScanDeskState, staffId: string, line: Omit<Line, 'message'>): ScanDeskStep => {
  const said = note({ ...state, borrowerId: staffId }, { ...line, message: { kind: 'borrower-chosen', staffId } });
  const { nextNumber } = said.state;
  const released = then(said, (current) => releaseWaiting(current, judgeFolder));
  return { ...released, state: { ...released.state, batchFrom: nextNumber } };
};

const choosePlace = (state: ScanDeskState, place: PlaceFacts, line: Omit<Line, 'message'>): ScanDeskStep => {
  const said = note({ ...state, place }, { ...line, message: { kind: 'place-chosen', placeId: place.id } });
  const { nextNumber } = said.state;
  const released = then(said, (current) => releaseWaiting(current, judgeFolder));
  return { ...released, state: { ...released.state, batchFrom: nextNumber } };
};

const placeWhileReturning = (state: ScanDeskState, place: PlaceFacts, line: Omit<Line, 'message'>): ScanDeskStep => {
  if (state.results.some((result) => isWaiting(state, result))) {
    return releaseWaiting(state, (_, folder) => checkInAt(place, folder));
  }
  const last = state.results[0];
  const wasJustReturned = last?.folder && last.message.kind === 'returned' && stillCounts(last);
  if (!wasJustReturned || !last.folder) {
    return note(state, { ...line, message: { kind: 'place-not-used', placeId: place.id } });
  }
  return record(state, { ...line, folder: last.folder }, putAt(place, last.folder));
};

const scanPlace = (state: ScanDeskState, place: PlaceFacts, line: Omit<Line, 'message'>): ScanDeskStep => {
  switch (state.action) {
    case 'return':
      return placeWhileReturning(state, place, line);
    case 'lend':
      return note(state, { ...line, message: { kind: 'place-not-used', placeId: place.id } });
    case 'move':
    case 'locate':
      return choosePlace(state, place, line);
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
      result.message.kind !== 'repeated',
  );

const scanFolder = (state: ScanDeskState, folder: FolderFacts, line: Omit<Line, 'message'>): ScanDeskStep => {
  const earlier = earlierInBatch(state, folder.id);
  if (earlier) {
    const kept = state.results.find(
      (result) => result.folder?.id === folder.id && result.stored.kind !== 'nothing-to-store',
    );
    const isSameScan = line.atMs - (kept?.atMs ?? 0) <= SAME_SCAN_MS;
    // Bouncing is one piece of evidence, and it is stored already.
    if (isSameScan) return note(state, { ...line, message: { kind: 'repeated', firstAtMs: earlier.atMs } });
    const isDone = state.action !== 'locate' && !isWaiting(state, earlier);
    if (isDone) return record(state, line, seenAgain(folder, earlier.atMs));
  }
  return record(state, line, judgeFolder(state, folder));
};

const undoable = (result: DeskResult): boolean =>
  (result.stored.kind === 'stored' && result.stored.movementId !== undefined) ||
  (result.stored.kind === 'storing' && result.stored.afterwards === 'keep' && result.folder !== undefined);

const replace = (state: ScanDeskState, number: number, change: (result: DeskResult) => DeskResult): ScanDeskState => ({
  ...state,
  results: state.results.map((result) => (result.number === number ? change(result) : result)),
});

const withStored = (state: ScanDeskState, number: number, stored: Stored): ScanDeskState =>
  replace(state, number, (result) => ({ ...result, stored }));

const undoEffect = (result: DeskResult, movementId: string): readonly ScanDeskEffect[] =>
  result.folder === undefined
    ? []
    : [
        {
          kind: 'undo',
          number: result.number,
          call: { name: 'undo-movement', args: { folderId: result.folder.id, movementId } },
        },
      ];

const undo = (state: ScanDeskState, number: number | undefined, atMs: number): ScanDeskStep => {
  const target = state.results.find((result) => undoable(result) && (number === undefined || result.number === number));
  if (!target) return note(state, { text: '', atMs, message: { kind: 'nothing-to-undo' } });
  if (target.stored.kind === 'storing') {
    return unchanged(withStored(state, target.number, { ...target.stored, afterwards: 'undo' }));
  }
  if (target.stored.kind !== 'stored' || target.stored.movementId === undefined) return unchanged(state);
  const { movementId } = target.stored;
  return {
    state: withStored(state, target.number, { kind: 'undoing', movementId }),
    effects: undoEffect(target, movementId),
  };
};

const onScanned = (state: ScanDeskState, event: Scanned): ScanDeskStep => {
  const { scan, text, atMs } = event;
  const line = lineOf(event);
  switch (scan.kind) {
    case 'action':
      return scan.action === 'undo' ? undo(state, undefined, atMs) : chooseAction(state, scan.action, line);
    case 'person':
      return state.action === 'lend'
        ? chooseBorrower(state, scan.staffId, line)
        : note(state, { ...line, message: { kind: 'badge-not-used', staffId: scan.staffId } });
    case 'place':
      return scanPlace(state, scan.place, line);
    case 'folder':
      return scanFolder(state, scan.folder, line);
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

const onStored = (state: ScanDeskState, number: number, mutationId: string): ScanDeskStep => {
  const result = state.results.find((each) => each.number === number);
  if (result?.stored.kind !== 'storing') return unchanged(state);
  const movementId = result.folder === undefined ? undefined : mutationId;
  if (result.stored.afterwards === 'undo' && movementId !== undefined) {
    return {
      state: withStored(state, number, { kind: 'undoing', movementId }),
      effects: undoEffect(result, movementId),
    };
  }
  const stored: DeskResult = { ...result, stored: { kind: 'stored', movementId } };
  return { state: replace(state, number, () => stored), effects: [{ kind: 'announce', result: stored }] };
};

const onRefused = (state: ScanDeskState, event: Extract<ScanDeskEvent, { kind: 'refused' }>): ScanDeskStep => {
  const result = state.results.find(({ number }) => number === event.number);
  if (result?.stored.kind !== 'storing') return unchanged(state);
  const refused: DeskResult = {
    ...result,
    stored: { kind: 'refused', call: result.stored.call, error: event.error },
  };
  return { state: replace(state, event.number, () => refused), effects: [{ kind: 'announce', result: refused }] };
};

const onUndone = (state: ScanDeskState, number: number): ScanDeskStep => {
  const result = state.results.find((each) => each.number === number);
  if (!result) return unchanged(state);
  const undone: DeskResult = { ...result, stored: { kind: 'undone' } };
  return { state: replace(state, number, () => undone), effects: [{ kind: 'announce', result: undone }] };
};

const onUndoRefused = (state: ScanDeskState, number: number): ScanDeskStep => {
  const result = state.results.find((each) => each.number === number);
  if (result?.stored.kind !== 'undoing') return unchanged(state);
  return unchanged(withStored(state, number, { kind: 'stored', movementId: result.stored.movementId }));
};

const retry = (state: ScanDeskState, number: number): ScanDeskStep => {
  const result = state.results.find((each) => each.number === number);
  if (result?.stored.kind !== 'refused') return unchanged(state);
  const { call } = result.stored;
  return {
    state: withStored(state, number, { kind: 'storing', call, afterwards: 'keep' }),
    effects: [{ kind: 'store', number, call }],
  };
};

const byHand = (atMs: number): Omit<Line, 'message'> => ({ text: '', atMs });

/**
 * One step of the scan desk. Every scan of a folder and every unknown code gives an effect that stores it, in the order of
 * scanning; what it came to is announced when it is on disk. Action cards, badges and places choose what follows.
 */
export const stepScanDesk = (state: ScanDeskState, event: ScanDeskEvent): ScanDeskStep => {
  switch (event.kind) {
    case 'scanned':
      return onScanned(state, event);
    case 'action-picked':
      return chooseAction(state, event.action, byHand(event.atMs));
    case 'borrower-picked':
      return event.staffId === undefined
        ? unchanged(startBatch({ ...state, borrowerId: undefined }))
        : chooseBorrower(state, event.staffId, byHand(event.atMs));
    case 'place-picked':
      return event.place === undefined
        ? unchanged(startBatch({ ...state, place: undefined }))
        : choosePlace(state, event.place, byHand(event.atMs));
    case 'terms-changed':
      return unchanged({ ...state, purpose: event.purpose, dueOn: event.dueOn });
    case 'stored':
      return onStored(state, event.number, event.mutationId);
    case 'refused':
      return onRefused(state, event);
    case 'undo-asked':
      return undo(state, event.number, event.atMs);
    case 'undo-stored':
      return onUndone(state, event.number);
    case 'undo-refused':
      return onUndoRefused(state, event.number);
    case 'retry-asked':
      return retry(state, event.number);
    default:
      return unreachable(event);
  }
};
