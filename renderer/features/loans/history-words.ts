import { pathOf, staffName } from '#data/folder-queries.ts';
import type { loansTh } from '#i18n/messages/loans.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** One line of a folder's history. */
export interface HistoryLine {
  readonly movement: MovementRow;
  readonly what: string;
  /** Where, to whom, until when. */
  readonly detail: string;
  /** What for, approved by whom, why over the limit. */
  readonly remarks: readonly string[];
  readonly isUndone: boolean;
}

type Words = Pick<typeof loansTh, 'kind' | 'toBorrower' | 'approvedBy' | 'overrideBy' | 'fromTo'>;

/** Ids that an undo takes back; an undo may be taken back itself by a later one. */
const undoneIds = (newestFirst: readonly MovementRow[]): ReadonlySet<string> => {
  const undone = new Set<string>();
  for (const { id, kind, undoesId } of newestFirst) {
    if (kind === 'undo' && undoesId !== undefined && !undone.has(id)) undone.add(undoesId);
  }
  return undone;
};

const detailOf = (rows: ReadModel, movement: MovementRow, words: Words): string => {
  const { kind, borrowerId, fromId, locationId, transferId, dueOn, actorId } = movement;
  if (kind === 'send-away') return rows.get('transfer', transferId ?? '')?.destination ?? '';
  if (kind === 'pass-on') return words.fromTo(staffName(rows, fromId ?? actorId), staffName(rows, borrowerId ?? ''));
  if (borrowerId !== undefined) return words.toBorrower(staffName(rows, borrowerId), dueOn);
  return pathOf(rows, locationId) ?? '';
};

const remarksOf = (rows: ReadModel, movement: MovementRow, words: Words): readonly string[] => {
  const { purpose, approverId, override } = movement;
  return [
    ...(purpose === undefined ? [] : [purpose]),
    ...(approverId === undefined ? [] : [words.approvedBy(staffName(rows, approverId))]),
    ...(override ? [words.overrideBy(staffName(rows, override.byId), override.reason)] : []),
  ];
};

/** The history newest first; what was undone stays in it and is marked. `history` is oldest first. */
export const historyLines = (
  rows: ReadModel,
  history: readonly MovementRow[],
  words: Words,
): readonly HistoryLine[] => {
  const newestFirst = history.toReversed();
  const undone = undoneIds(newestFirst);
  return newestFirst.map((movement) => ({
    movement,
    what: words.kind(movement.kind),
    detail: detailOf(rows, movement, words),
    remarks: remarksOf(rows, movement, words),
    isUndone: undone.has(movement.id),
  }));
};
