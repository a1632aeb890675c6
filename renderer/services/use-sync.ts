import { useCallback, useSyncExternalStore } from 'react';
import type { StoredVerdict } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';
import { useServices } from './services.ts';

export interface SyncView {
  readonly status: SyncStatus;
  readonly pending: readonly OutboxEntry[];
  readonly verdicts: readonly StoredVerdict[];
}

const phaseText = ({
  phase,
  lastSyncedAt,
  offsetMs,
  comparedAt,
  healed,
  forgotten,
  everForgotten,
}: SyncStatus): string => {
  const detail = phase.kind === 'bootstrapping' ? `${phase.rows}` : phase.kind === 'waiting' ? phase.error.type : '';
  const counts = `${healed?.rows ?? 0} ${forgotten?.sentAgain ?? 0} ${forgotten?.lost ?? 0} ${everForgotten?.at ?? ''}`;
  return `${phase.kind} ${detail} ${lastSyncedAt ?? ''} ${offsetMs} ${comparedAt ?? ''} ${counts}`;
};

/** How the data stands with the centre; the caller renders again when any of it changes. */
export const useSync = (): SyncView => {
  const { sync, rows } = useServices().data;
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stopSync = sync.subscribe(onChange);
      // A mutation adds to what is pending at once, also while the engine rests.
      const stopRows = rows.subscribe(onChange);
      return () => {
        stopSync();
        stopRows();
      };
    },
    [sync, rows],
  );
  useSyncExternalStore(subscribe, () => {
    const pending = sync.pendingEntries();
    const verdict = sync.verdicts()[0];
    return `${phaseText(sync.status())} ${pending.length} ${pending[0]?.seq ?? 0} ${verdict?.seq ?? 0}`;
  });
  return { status: sync.status(), pending: sync.pendingEntries(), verdicts: sync.verdicts() };
};
