import type { FolderCondition } from '#shared/domain/folder-condition.ts';
import { judgeStockTakeScan, type CountFolder, type CountPlace } from '#shared/domain/stock-take-judge.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { CountedThing } from '#shared/model/stock-take-rows.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type {
  CountEffect,
  CountEvent,
  CountKnowledge,
  CountLine,
  CountMessage,
  CountState,
  CountStep,
  CountStored,
} from './count-state.ts';

/** What is older stands in the lists of the count. */
const LINES_KEPT = 100;
const MOST_TEXT = 512;

type Scanned = Extract<CountEvent, { kind: 'scanned' }>;
type Facts = Pick<CountLine, 'text' | 'atMs' | 'scanAtMs' | 'folderId'>;

const unchanged = (state: CountState): CountStep => ({ state, effects: [] });

/** A line that is not on disk yet, or could not be stored, stays until it is: no scan is forgotten because many follow. */
const isOpen = ({ stored }: CountLine): boolean =>
  stored.kind === 'storing' || stored.kind === 'undoing' || stored.kind === 'refused';

const withLine = (state: CountState, line: CountLine): CountState => ({
  ...state,
  lines: [line, ...state.lines].filter((each, index) => index < LINES_KEPT || isOpen(each)),
  nextLine: line.line + 1,
});

const say = (state: CountState, facts: Facts, message: CountMessage): CountStep => {
  const line: CountLine = { ...facts, line: state.nextLine, message, stored: { kind: 'nothing-to-store' } };
  return { state: withLine(state, line), effects: [{ kind: 'announce', line }] };
};

const scanCall = (state: CountState, what: CountedThing): MutationCall => ({
  name: 'count-stock-take-scan',
  args: { stockTakeId: state.stockTakeId, number: state.nextNumber, what },
});

/** Keeps a scan, and with it whatever else it says; nothing is announced before all of it is on disk. */
const store = (
  state: CountState,
  line: Facts & { readonly message: CountMessage },
  what: CountedThing,
  also: readonly MutationCall[] = [],
): CountStep => {
  const calls = [scanCall(state, what), ...also];
  const stored: CountStored = { kind: 'storing', calls, afterwards: 'keep' };
  const next = withLine(state, { ...line, line: state.nextLine, stored });
  return {
    state: { ...next, nextNumber: state.nextNumber + 1 },
    effects: [{ kind: 'store', line: state.nextLine, calls }],
  };
};

const scanFolder = (state: CountState, event: Scanned, folder: CountFolder, known: CountKnowledge): CountStep => {
  const { row: before, outOfOrderIds: named, place } = state;
  const view = { ...known, place, row: before, outOfOrderIds: named };
  const { verdict, finding, row, outOfOrderIds } = judgeStockTakeScan(folder, view);
  const facts: Facts = { text: event.text, atMs: event.atMs, scanAtMs: event.scanAtMs, folderId: folder.id };
  const what: CountedThing = {
    kind: 'folder',
    folderId: folder.id,
    finding,
    ...(place === undefined ? {} : { placeId: place.id }),
    ...(outOfOrderIds.length === 0 ? {} : { outOfOrderIds }),
  };
  return store({ ...state, row, outOfOrderIds, lastFolderId: folder.id }, { ...facts, message: verdict }, what);
};

/** Another place begins another row; the same one scanned again goes on with its own. */
const scanPlace = (state: CountState, event: Scanned, place: CountPlace): CountStep => {
  const fresh = state.place?.id === place.id ? state : { ...state, place, row: [], outOfOrderIds: [] };
  return say({ ...fresh, place }, event, { kind: 'place-chosen', placeId: place.id });
};

const scanCondition = (state: CountState, event: Scanned, condition: FolderCondition): CountStep => {
  const folderId = state.lastFolderId;
  const facts: Facts = { text: event.text, atMs: event.atMs, scanAtMs: event.scanAtMs, folderId };
  if (folderId === undefined) return say(state, facts, { kind: 'needs-folder' });
  const message: CountMessage = { kind: 'condition-noted', condition };
  const note: MutationCall = { name: 'note-condition', args: { folderId, condition } };
  return store(state, { ...facts, message }, { kind: 'condition', folderId, condition }, [note]);
};

const onScanned = (state: CountState, event: Scanned, known: CountKnowledge): CountStep => {
  const { scan, text, atMs, scanAtMs } = event;
  switch (scan.kind) {
    case 'folder':
      return scanFolder(state, event, scan.folder, known);
    case 'place':
      return scanPlace(state, event, scan.place);
    case 'condition':
      return scanCondition(state, event, scan.condition);
    case 'undo':
      return undo(state, atMs);
    case 'not-used':
      return say(state, { text, atMs, scanAtMs }, { kind: 'not-used' });
    case 'unknown': {
      const kept = text.slice(0, MOST_TEXT);
      const message: CountMessage = { kind: 'unknown', reason: scan.reason };
      return store(state, { text, atMs, scanAtMs, message }, { kind: 'unknown', text: kept });
    }
    default:
      return unreachable(scan);
  }
};

const change = (state: CountState, number: number, to: (line: CountLine) => CountLine): CountState => ({
  ...state,
  lines: state.lines.map((line) => (line.line === number ? to(line) : line)),
});

const withStored = (state: CountState, number: number, stored: CountStored): CountState =>
  change(state, number, (line) => ({ ...line, stored }));

const undoCalls = (state: CountState, { message, folderId }: CountLine, ids: readonly string[]): MutationCall[] => {
  const [scanId = '', noteId] = ids;
  const isFolder = message.kind !== 'condition-noted' && folderId !== undefined;
  const taken = scanCall(state, { kind: 'undo', scanId, ...(isFolder ? { folderId } : {}) });
  if (isFolder || folderId === undefined || noteId === undefined) return [taken];
  return [taken, { name: 'undo-condition', args: { folderId, noteId } }];
};

const startUndo = (state: CountState, line: CountLine, ids: readonly string[]): CountStep => {
  const calls = undoCalls(state, line, ids);
  // A folder that was taken back stands nowhere in the row.
  const isFolder = line.message.kind !== 'condition-noted';
  const row = isFolder ? state.row.filter(({ id }) => id !== line.folderId) : state.row;
  const next = withStored({ ...state, row }, line.line, { kind: 'undoing', ids });
  return {
    state: { ...next, nextNumber: state.nextNumber + 1 },
    effects: [{ kind: 'undo', line: line.line, calls }],
  };
};

const undo = (state: CountState, atMs: number): CountStep => {
  const line = state.lines.find(
    ({ stored }) => stored.kind === 'stored' || (stored.kind === 'storing' && stored.afterwards === 'keep'),
  );
  if (!line) return say(state, { text: '', atMs }, { kind: 'nothing-to-undo' });
  if (line.stored.kind === 'stored') return startUndo(state, line, line.stored.ids);
  if (line.stored.kind !== 'storing') return unchanged(state);
  return unchanged(withStored(state, line.line, { ...line.stored, afterwards: 'undo' }));
};

const onStored = (state: CountState, number: number, ids: readonly string[]): CountStep => {
  const line = state.lines.find((each) => each.line === number);
  if (line?.stored.kind !== 'storing') return unchanged(state);
  if (line.stored.afterwards === 'undo') return startUndo(state, line, ids);
  const stored: CountLine = { ...line, stored: { kind: 'stored', ids } };
  return { state: change(state, number, () => stored), effects: [{ kind: 'announce', line: stored }] };
};

const announced = (state: CountState, number: number, stored: CountStored): CountStep => {
  const line = state.lines.find((each) => each.line === number);
  if (!line) return unchanged(state);
  const next: CountLine = { ...line, stored };
  return { state: change(state, number, () => next), effects: [{ kind: 'announce', line: next }] };
};

const onRefused = (state: CountState, event: Extract<CountEvent, { kind: 'refused' }>): CountStep => {
  const line = state.lines.find((each) => each.line === event.line);
  if (line?.stored.kind !== 'storing') return unchanged(state);
  return announced(state, event.line, { kind: 'refused', calls: line.stored.calls, error: event.error });
};

const onUndoRefused = (state: CountState, number: number): CountStep => {
  const line = state.lines.find((each) => each.line === number);
  if (line?.stored.kind !== 'undoing') return unchanged(state);
  return unchanged(withStored(state, number, { kind: 'stored', ids: line.stored.ids }));
};

const retry = (state: CountState, number: number): CountStep => {
  const line = state.lines.find((each) => each.line === number);
  if (line?.stored.kind !== 'refused') return unchanged(state);
  const { calls } = line.stored;
  const effects: readonly CountEffect[] = [{ kind: 'store', line: number, calls }];
  return { state: withStored(state, number, { kind: 'storing', calls, afterwards: 'keep' }), effects };
};

/**
 * One step of a count on this PC. Every scan of a folder, a condition or an unknown code gives an effect that stores it, in
 * the order of scanning; what it came to is announced when it is on disk.
 */
export const stepCount = (state: CountState, event: CountEvent, known: CountKnowledge): CountStep => {
  switch (event.kind) {
    case 'scanned':
      return onScanned(state, event, known);
    case 'stored':
      return onStored(state, event.line, event.ids);
    case 'refused':
      return onRefused(state, event);
    case 'undo-asked':
      return undo(state, event.atMs);
    case 'undo-stored':
      return announced(state, event.line, { kind: 'undone' });
    case 'undo-refused':
      return onUndoRefused(state, event.line);
    case 'retry-asked':
      return retry(state, event.line);
    default:
      return unreachable(event);
  }
};
