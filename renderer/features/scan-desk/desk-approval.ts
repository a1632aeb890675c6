import { andThen, note, unchanged, type BareLine } from './desk-lines.ts';
import { release, waitingFor } from './desk-waiting.ts';
import { lendApproved } from './judge-folder.ts';
import type { DeskResult, ScanDeskState, ScanDeskStep } from './scan-desk-state.ts';

/** Folders that wait for an approver now: seen, and not lent. */
export const unlentCount = (state: ScanDeskState): number => waitingFor(state, 'needs-approval').length;

const isOverLimit = ({ message }: DeskResult): boolean =>
  message.kind === 'needs-approval' && message.breaches.includes('too-many-folders');

/** Lends what waits and may be lent with this approver; what is over the limit waits on until there is a reason. */
const releaseApproved = (state: ScanDeskState, approverId: string): ScanDeskStep => {
  const reason = state.reason.trim();
  const lines = waitingFor(state, 'needs-approval').filter((line) => reason !== '' || !isOverLimit(line));
  const overLimit = new Set(lines.filter(isOverLimit).map(({ folder }) => folder?.id));
  return release(state, lines, (current, folder) =>
    lendApproved(current, folder, {
      kind: 'by',
      staffId: approverId,
      ...(overLimit.has(folder.id) ? { reason } : {}),
    }),
  );
};

/** A supervisor answers for the folders that wait, and approves what the borrower takes further in this batch. */
export const approve = (state: ScanDeskState, approverId: string, line: BareLine): ScanDeskStep => {
  const next: ScanDeskState = { ...state, approverId };
  const lacksReason = next.reason.trim() === '' && waitingFor(next, 'needs-approval').some(isOverLimit);
  const said = note(next, {
    ...line,
    message: lacksReason ? { kind: 'reason-asked', approverId } : { kind: 'approver-chosen', staffId: approverId },
  });
  return andThen(said, (current) => releaseApproved(current, approverId));
};

/** Lends what waits though nobody answers for it: the folders leave the room, and a card asks a supervisor. */
export const lendUnanswered = (state: ScanDeskState): ScanDeskStep => {
  const lines = waitingFor(state, 'needs-approval');
  if (lines.length === 0) return unchanged(state);
  return release(state, lines, (current, folder) => lendApproved(current, folder, { kind: 'unanswered' }));
};
