import type { Log } from '../lib/ports.ts';
import type { ForgottenWork, SyncStatus } from './sync-status.ts';

/** Adds up what a restored centre had forgotten, since the program was started. */
export const createForgottenCount = (log: Log) => {
  let all: ForgottenWork | undefined;
  return {
    add: ({ sentAgain, lost }: ForgottenWork): void => {
      all = { sentAgain: (all?.sentAgain ?? 0) + sentAgain, lost: (all?.lost ?? 0) + lost };
      log.warn('centre-had-forgotten', { entries: sentAgain, lost });
    },
    /** As the engine's status says it: nothing when nothing was forgotten. */
    told: (): Pick<SyncStatus, 'forgotten'> => (all ? { forgotten: all } : {}),
  };
};
