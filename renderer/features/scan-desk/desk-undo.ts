import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { byHand, lineNumbered, note, replaceLine, andThen, unchanged, withStored } from './desk-lines.ts';
import type { DeskResult, ScanDeskEvent, ScanDeskState, ScanDeskStep, Stored } from './scan-desk-state.ts';

/** What takes a stored call back; undefined for what cannot be. Nothing is erased: the undo is a fact of its own. */
const undoOf = (call: MutationCall, mutationId: string): MutationCall | undefined => {
  switch (call.name) {
    case 'see-folder':
    case 'check-in-folder':
    case 'check-out-folder':
    case 'move-folder':
      return { name: 'undo-movement', args: { folderId: call.args.folderId, movementId: mutationId } };
    case 'note-condition':
      return { name: 'undo-condition', args: { folderId: call.args.folderId, noteId: mutationId } };
    case 'park-scan':
      return { name: 'resolve-parked-scan', args: { parkedScanId: mutationId, resolvedAs: 'undone' } };
    default:
      return undefined;
  }
};

const isUndoable = ({ stored }: DeskResult): boolean =>
  (stored.kind === 'stored' && stored.undo !== undefined) ||
  (stored.kind === 'storing' && stored.afterwards === 'keep' && undoOf(stored.call, '') !== undefined);

/** Takes the line with the number back, or the last one that can be; one that is not on disk yet when it is. */
export const undoLine = (state: ScanDeskState, number: number | undefined, atMs: number): ScanDeskStep => {
  const target = state.results.find((line) => isUndoable(line) && (number === undefined || line.number === number));
  if (!target) return note(state, { ...byHand(atMs), message: { kind: 'nothing-to-undo' } });
  if (target.stored.kind === 'storing') {
    return unchanged(withStored(state, target, { ...target.stored, afterwards: 'undo' }));
  }
  if (target.stored.kind !== 'stored' || target.stored.undo === undefined) return unchanged(state);
  const { mutationId, undo } = target.stored;
  return beginUndo(state, target, { mutationId, undo, askedFor: number === undefined ? 'last-line' : 'this-line' });
};

const beginUndo = (
  state: ScanDeskState,
  target: DeskResult,
  facts: Omit<Extract<Stored, { kind: 'undoing' }>, 'kind'>,
): ScanDeskStep => ({
  state: withStored(state, target, { kind: 'undoing', ...facts }),
  effects: [{ kind: 'undo', number: target.number, call: facts.undo }],
});

/** The line is on disk: now it can be said, or taken back when that was asked meanwhile. */
export const onStored = (state: ScanDeskState, number: number, mutationId: string): ScanDeskStep => {
  const result = lineNumbered(state, number);
  if (result?.stored.kind !== 'storing') return unchanged(state);
  const undo = undoOf(result.stored.call, mutationId);
  if (result.stored.afterwards === 'undo' && undo !== undefined) {
    return beginUndo(state, result, { mutationId, undo, askedFor: 'last-line' });
  }
  const stored: DeskResult = { ...result, stored: { kind: 'stored', mutationId, undo } };
  return { state: replaceLine(state, stored), effects: [{ kind: 'announce', result: stored }] };
};

/** The line is taken back. When another has come since and nobody pointed at it, a line on top says so: the eye is there. */
export const onUndone = (
  state: ScanDeskState,
  { number, atMs }: Extract<ScanDeskEvent, { kind: 'undo-stored' }>,
): ScanDeskStep => {
  const result = lineNumbered(state, number);
  if (!result) return unchanged(state);
  const undone: DeskResult = { ...result, stored: { kind: 'undone' } };
  const next = replaceLine(state, undone);
  const isSaidHere =
    state.results[0]?.number === number || (result.stored.kind === 'undoing' && result.stored.askedFor === 'this-line');
  if (isSaidHere) return { state: next, effects: [{ kind: 'announce', result: undone }] };
  const { folder, message, text } = result;
  const line = { ...byHand(atMs), text, ...(folder === undefined ? {} : { folder }) };
  return andThen(unchanged(next), (current) => note(current, { ...line, message: { kind: 'undid', of: message } }));
};

/** The undo could not be stored: the line stands as it did. */
export const onUndoRefused = (state: ScanDeskState, number: number): ScanDeskStep => {
  const result = lineNumbered(state, number);
  if (result?.stored.kind !== 'undoing') return unchanged(state);
  const { mutationId, undo } = result.stored;
  return unchanged(withStored(state, result, { kind: 'stored', mutationId, undo }));
};
