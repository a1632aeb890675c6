import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { Panel } from '#ui/panel.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { CentreBackupState } from './centre-backup-state.tsx';
import { ClockState } from './clock-state.tsx';
import { CopyComparison } from './copy-comparison.tsx';
import { DataSets } from './data-sets.tsx';
import { StorageState } from './storage-state.tsx';
import styles from './sync-page.module.css';

/** How fresh and how safe the data on this PC is. */
export const DataState = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { host } = useServices();
  const { status } = useSync();
  const { phase, lastSyncedAt } = status;
  const trouble = phase.kind === 'waiting' ? errorText(phase.error, language) : undefined;
  const isJournalDurable = host.journal !== undefined && host.abilities.has('durable-journal');
  return (
    <Panel title={messages.state} testId="data-state">
      <p data-testid="last-synced">{lastSyncedAt === undefined ? messages.never : messages.lastSynced(lastSyncedAt)}</p>
      {phase.kind === 'bootstrapping' && <ProgressBar label={messages.dataSets} value={phase.rows} of={phase.ofRows} />}
      {trouble && phase.kind === 'waiting' && (
        <Banner tone={phase.error.type === 'offline' ? 'waiting' : 'elsewhere'} icon="cloud-off" title={trouble.what}>
          <p>{trouble.safe}</p>
          <p>{trouble.todo}</p>
          <p>{messages.retryAt(phase.retryAtMs)}</p>
        </Banner>
      )}
      <ClockState />
      <Banner
        tone={isJournalDurable ? 'done' : 'elsewhere'}
        title={isJournalDurable ? messages.journalDurable : messages.journalMissing}
        testId="journal-state"
      />
      {host.launch.ownCentre === true && (
        <Banner tone="elsewhere" title={messages.ownCentre} testId="own-centre-risk">
          <p>{messages.ownCentreRisk}</p>
          <p>{messages.ownCentreTodo}</p>
        </Banner>
      )}
      <CentreBackupState />
      <p className={styles.quiet}>{host.launch.keyring ? messages.keyring : messages.noKeyring}</p>
      <StorageState />
      <CopyComparison />
      <DataSets />
    </Panel>
  );
};
