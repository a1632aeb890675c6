import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { nextInQueue } from './request-queries.ts';

/**
 * The change with what is stored in the same commit when it is a return: that the folder is kept back for whoever waits
 * for it. Were that lost, the folder would only stand on the pick list; undoing the return makes them wait again. Every
 * screen that takes folders back calls it, and says so when more than the return came out.
 */
export const withTrap = (rows: ReadModel, call: MutationCall): readonly MutationCall[] => {
  if (call.name !== 'check-in-folder') return [call];
  const waiting = nextInQueue(rows, call.args.folderId);
  if (waiting === undefined) return [call];
  const args = { requestId: waiting.request.id, step: { kind: 'ready', how: 'trapped' } } as const;
  return [call, { name: 'note-retrieval', args }];
};
