import { nextInQueue } from '#data/request-queries.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/**
 * What is stored in the same commit as a return: that the folder is kept back for whoever waits for it. Were it lost, the
 * folder would only stand on the pick list; undoing the return makes them wait again.
 */
export const trapAfter = (rows: ReadModel, call: MutationCall): readonly MutationCall[] => {
  if (call.name !== 'check-in-folder') return [];
  const waiting = nextInQueue(rows, call.args.folderId);
  if (waiting === undefined) return [];
  return [{ name: 'note-retrieval', args: { requestId: waiting.request.id, step: { kind: 'ready', how: 'trapped' } } }];
};
