import { useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import type { FolderDialogs } from './factory-dialog.tsx';
import { FactoryPage } from './factory-page.tsx';
import { VisitTrend } from './visit-trend.tsx';
import type { VisitState } from './visit-store.ts';
import styles from './counter-page.module.css';

export interface CounterPageProps {
  readonly factoryId: string | undefined;
  /** The folder that was scanned or chosen; its row is the selected one. */
  readonly folderId: string | undefined;
  readonly visit: StoreApi<VisitState>;
  readonly dialogs: FolderDialogs;
  readonly onPrint: (folderIds: readonly string[]) => void;
  /** Where a folder is, and where to look for it. */
  readonly onFind: (folderId: string) => void;
  readonly onClose: () => void;
}

const TABLES = ['factory'] as const;

/** The counter: empty between visitors, one page per factory. */
export const CounterPage = (props: CounterPageProps) => {
  const { factoryId, visit } = props;
  const messages = useMessages(counterMessages);
  const factory = useRows(TABLES).get('factory', factoryId ?? '');
  useEffect(() => {
    if (factoryId !== undefined) visit.getState().locate(factoryId);
  }, [factoryId, visit]);
  if (factory) {
    return <FactoryPage key={factory.id} {...props} factory={factory} />;
  }
  return (
    <main className={styles.idle} data-testid="counter-idle">
      <h1 className={styles.hidden}>{messages.title}</h1>
      <EmptyState icon="scan" title={factoryId === undefined ? messages.idleTitle : messages.gone}>
        <p>{messages.idleHint}</p>
        <p className={styles.keys}>
          <KeyHint>/</KeyHint>
          <span>{messages.idleKeys}</span>
        </p>
      </EmptyState>
      {factoryId === undefined && <VisitTrend />}
    </main>
  );
};
