import type { Log } from '../lib/ports.ts';
import type { ReplicaMeta } from './ports.ts';
import type { ForgottenWork, SyncStatus } from './sync-status.ts';

/** Where a replica stands after work of it was found forgotten, at this instant, by a restored centre. */
export const withForgotten = (meta: ReplicaMeta, { sentAgain, lost }: ForgottenWork, at: string): ReplicaMeta => {
  const { forgotten } = meta;
  const all = { sentAgain: (forgotten?.sentAgain ?? 0) + sentAgain, lost: (forgotten?.lost ?? 0) + lost };
  return { ...meta, forgotten: { ...all, at } };
};

/** Adds up what a restored centre had forgotten, since the program was started, and has the replica keep it. */
export const createForgottenCount = (log: Log, replica: { noteForgotten(work: ForgottenWork): void }) => {
  let all: ForgottenWork | undefined;
  return {
    add: ({ sentAgain, lost }: ForgottenWork): void => {
      all = { sentAgain: (all?.sentAgain ?? 0) + sentAgain, lost: (all?.lost ?? 0) + lost };
      replica.noteForgotten({ sentAgain, lost });
      log.warn('centre-had-forgotten', { entries: sentAgain, lost });
    },
    /** As the engine's status says it: nothing when nothing was forgotten. */
    told: (): Pick<SyncStatus, 'forgotten'> => (all ? { forgotten: all } : {}),
  };
};
