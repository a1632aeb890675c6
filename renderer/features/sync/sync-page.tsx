import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BackupPanel } from './backup-panel.tsx';
import { DataState } from './data-state.tsx';
import { ExceptionCards } from './exception-cards.tsx';
import { ParkedScans } from './parked-scans.tsx';
import { PendingList } from './pending-list.tsx';
import { VerdictList } from './verdict-list.tsx';
import styles from './sync-page.module.css';

export interface SyncPageProps {
  readonly onOpenSubject: (subjectId: string) => void;
  readonly onPrintLabel: (folderId: string) => void;
}

/** What is pending, what was refused and why, what a person must decide, and how safe the data is. */
export const SyncPage = ({ onOpenSubject, onPrintLabel }: SyncPageProps) => {
  const messages = useMessages(syncMessages);
  const { data } = useServices();
  const nudge = (): void => data.sync.nudge();
  useShortcuts([{ key: 'Ctrl+Enter', run: nudge }]);
  return (
    <Page
      title={messages.title}
      testId="sync-page"
      actions={
        <Button look="primary" icon="refresh" keyHint="Ctrl Enter" onPress={nudge} testId="sync-now">
          {messages.syncNow}
        </Button>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <ExceptionCards onOpenSubject={onOpenSubject} onPrintLabel={onPrintLabel} />
          <PendingList />
          <VerdictList />
          <BackupPanel />
        </div>
        <div className={styles.column}>
          <DataState />
          <ParkedScans />
        </div>
      </div>
    </Page>
  );
};
