import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { FolderJudgement } from './judge-folder.ts';
import type { DeskMessage, DeskResult, ScanDeskEvent, ScanDeskState, ScanDeskStep, Stored } from './scan-desk-state.ts';

/** The session's list; what is older is in the history of each folder. */
const RESULTS_KEPT = 300;

/** A line before it has a number. */
export type Line = Omit<DeskResult, 'number' | 'stored'>;
/** A line before it is known what it came to. */
export type BareLine = Omit<Line, 'message'>;

/** A step that leaves the desk as it is and asks for nothing. */
export const unchanged = (state: ScanDeskState): ScanDeskStep => ({ state, effects: [] });

/** The next step on what this one came to; the effects of both, in their order. */
export const andThen = (step: ScanDeskStep, next: (state: ScanDeskState) => ScanDeskStep): ScanDeskStep => {
  const following = next(step.state);
  return { state: following.state, effects: [...step.effects, ...following.effects] };
};

const isSettled = ({ stored }: DeskResult): boolean =>
  stored.kind !== 'storing' && stored.kind !== 'refused' && stored.kind !== 'undoing';

/** The newest lines, and every older one that is not on disk: what could not be stored is never out of sight. */
const kept = (results: readonly DeskResult[]): readonly DeskResult[] =>
  results.length <= RESULTS_KEPT
    ? results
    : [...results.slice(0, RESULTS_KEPT), ...results.slice(RESULTS_KEPT).filter((result) => !isSettled(result))];

const withResult = (state: ScanDeskState, result: DeskResult): ScanDeskState => ({
  ...state,
  results: kept([result, ...state.results]),
  nextNumber: result.number + 1,
});

/** Adds a line with nothing to store. */
export const note = (state: ScanDeskState, line: Line): ScanDeskStep => {
  const result: DeskResult = { ...line, number: state.nextNumber, stored: { kind: 'nothing-to-store' } };
  return { state: withResult(state, result), effects: [{ kind: 'announce', result }] };
};

/** Adds a line and wants it stored. */
export const store = (state: ScanDeskState, line: Line, call: MutationCall): ScanDeskStep => {
  const result: DeskResult = {
    ...line,
    number: state.nextNumber,
    stored: { kind: 'storing', call, afterwards: 'keep' },
  };
  return { state: withResult(state, result), effects: [{ kind: 'store', number: result.number, call }] };
};

/** Adds a line for what a folder was judged to be. */
export const record = (state: ScanDeskState, line: BareLine, judgement: FolderJudgement): ScanDeskStep =>
  store(state, { ...line, message: judgement.message }, judgement.call);

/** The line of the same number gives way to this one; without one, nothing changes. */
export const replaceLine = (state: ScanDeskState, changed: DeskResult): ScanDeskState => ({
  ...state,
  results: state.results.map((result) => (result.number === changed.number ? changed : result)),
});

/** The line as it is now: stored, refused, taken back. */
export const withStored = (state: ScanDeskState, result: DeskResult, stored: Stored): ScanDeskState =>
  replaceLine(state, { ...result, stored });

/** The line of this number; undefined when it is not on the list any more. */
export const lineNumbered = (state: ScanDeskState, number: number): DeskResult | undefined =>
  state.results.find((result) => result.number === number);

/** A line for what was chosen by key or hand. */
export const byHand = (atMs: number): BareLine => ({ text: '', atMs });

/** A line for what was scanned. */
export const lineOf = (event: Extract<ScanDeskEvent, { kind: 'scanned' }>): BareLine => ({
  text: event.text,
  atMs: event.atMs,
  scanAtMs: event.scanAtMs,
  ...(event.scan.kind === 'folder' ? { folder: event.scan.folder } : {}),
});

/** Neither refused nor taken back, nor on the way to it. */
export const stillCounts = ({ stored }: DeskResult): boolean =>
  stored.kind !== 'undone' && stored.kind !== 'undoing' && stored.kind !== 'refused';

/** Lines that carry a folder but say nothing of where it is. */
export const isAside = ({ message }: DeskResult): boolean => ASIDE.has(message.kind);

const ASIDE: ReadonlySet<DeskMessage['kind']> = new Set(['condition-asked', 'condition-noted', 'undid']);
