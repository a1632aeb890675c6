import type { SyncStatus } from '#shared/sync/sync-status.ts';
import type { frameTh } from '#i18n/messages/frame.ts';
import type { Tone } from '#ui/tone.ts';

/** How the data stands with the centre, in words for the top line. */
export const syncWords = (
  status: SyncStatus,
  messages: typeof frameTh,
): { readonly tone: Tone; readonly words: string } => {
  const { phase, lastSyncedAt } = status;
  switch (phase.kind) {
    case 'bootstrapping':
      return {
        tone: 'waiting',
        words: messages.bootstrapping(phase.ofRows === 0 ? 0 : Math.floor((phase.rows / phase.ofRows) * 100)),
      };
    case 'waiting':
      return phase.error.type === 'offline'
        ? { tone: 'waiting', words: messages.offline }
        : { tone: 'elsewhere', words: messages.trouble };
    case 'idle':
    case 'syncing':
      // A running sync is no news; the last one that was complete is.
      return lastSyncedAt === undefined
        ? { tone: 'waiting', words: phase.kind === 'syncing' ? messages.syncing : messages.neverSynced }
        : { tone: 'done', words: messages.synced(lastSyncedAt) };
    default:
      return { tone: 'waiting', words: '' };
  }
};
