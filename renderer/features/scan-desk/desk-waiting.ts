import { andThen, record, unchanged } from './desk-lines.ts';
import type { FolderJudgement } from './judge-folder.ts';
import type { DeskMessage, DeskResult, FolderFacts, ScanDeskState, ScanDeskStep } from './scan-desk-state.ts';

/** What a folder can wait for at the desk. */
export type WaitingFor = Extract<
  DeskMessage['kind'],
  'needs-borrower' | 'needs-place' | 'needs-home' | 'needs-approval'
>;

const WAITING: ReadonlySet<DeskMessage['kind']> = new Set<WaitingFor>([
  'needs-borrower',
  'needs-place',
  'needs-home',
  'needs-approval',
]);

type Batch = Pick<ScanDeskState, 'results' | 'batchFrom'>;

/** Whether the line's folder waits for something of this batch; one that was taken back waits for nothing. */
export const isWaiting = ({ batchFrom }: Batch, { number, message, stored }: DeskResult): boolean =>
  number >= batchFrom && WAITING.has(message.kind) && stored.kind !== 'undone' && stored.kind !== 'undoing';

/** The lines whose folders wait for this, newest first. */
export const waitingFor = (state: Batch, kind: WaitingFor): readonly DeskResult[] =>
  state.results.filter((result) => result.message.kind === kind && isWaiting(state, result));

/** Judges waiting folders anew, oldest first; their lines leave the list to come back done. A folder comes back once. */
export const release = (
  state: ScanDeskState,
  lines: readonly DeskResult[],
  judge: (state: ScanDeskState, folder: FolderFacts) => FolderJudgement,
): ScanDeskStep => {
  const released = new Set(lines);
  const rest = { ...state, results: state.results.filter((result) => !released.has(result)) };
  const done = new Set<string>();
  return lines.toReversed().reduce<ScanDeskStep>((step, { folder, text, atMs, scanAtMs }) => {
    if (!folder || done.has(folder.id)) return step;
    done.add(folder.id);
    return andThen(step, (current) => record(current, { folder, text, atMs, scanAtMs }, judge(current, folder)));
  }, unchanged(rest));
};
