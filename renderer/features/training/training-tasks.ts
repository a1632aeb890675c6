import type { ReadModel } from '#shared/sync/read-model.ts';
import type { PracticeOffice } from './practice-office.ts';

/** What is practised, in the order in which a day brings it. */
export const TRAINING_TASKS = ['lend', 'return', 'pay', 'count'] as const;
export type TrainingTaskId = (typeof TRAINING_TASKS)[number];

export interface TrainingTask {
  readonly id: TrainingTaskId;
  readonly isDone: boolean;
}

type Subjects = Omit<PracticeOffice, 'rows'>;

const isPaid = (rows: ReadModel, factoryId: string): boolean =>
  rows.list('notice', 'factoryId', factoryId).some(({ state }) => state.kind === 'paid');

const isCounted = (rows: ReadModel, placeId: string): boolean =>
  [...rows.all('stockTake').values()].some(
    ({ scope, state }) =>
      scope.kind === 'place' &&
      scope.locationId === placeId &&
      (state.kind === 'finished' || state.kind === 'finishing'),
  );

const hasBeenLent = (rows: ReadModel, folderId: string): boolean => {
  const custody = rows.get('folder', folderId)?.custody;
  return custody?.kind === 'on-loan';
};

const isBack = (rows: ReadModel, folderId: string): boolean =>
  rows.get('folder', folderId)?.custody.kind === 'at-location';

/** Found in the practice office itself: whoever reaches the end by another way has learnt it just as well. */
export const trainingTasks = (
  rows: ReadModel,
  subjects: Subjects,
  before: ReadonlySet<TrainingTaskId>,
): readonly TrainingTask[] => {
  const found = {
    lend: hasBeenLent(rows, subjects.lendFolderId),
    return: isBack(rows, subjects.returnFolderId),
    pay: isPaid(rows, subjects.payFactoryId),
    count: isCounted(rows, subjects.countPlaceId),
  };
  // What was done once stays done, also when the folder is lent or returned again.
  return TRAINING_TASKS.map((id) => ({ id, isDone: found[id] || before.has(id) }));
};
