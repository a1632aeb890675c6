import { useEffect, useState } from 'react';
import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { Panel } from '#ui/panel.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import styles from './sync-page.module.css';

const DATA_SETS = ['factory', 'folder', 'location', 'staff', 'notice', 'paidYear'] as const;
const CLOCK_TOLERANCE_MS = 2 * 60_000;
const MEGABYTE = 1_000_000;

const megabytes = (bytes: number): string =>
  bytes >= 1_000 * MEGABYTE ? `${(bytes / MEGABYTE / 1_000).toFixed(1)} GB` : `${Math.ceil(bytes / MEGABYTE)} MB`;

const useStorage = (): { readonly used: string; readonly quota: string } | undefined => {
  const [storage, setStorage] = useState<{ readonly used: string; readonly quota: string } | undefined>(undefined);
  useEffect(() => {
    void navigator.storage.estimate().then(({ usage = 0, quota = 0 }) => {
      setStorage({ used: megabytes(usage), quota: megabytes(quota) });
    });
  }, []);
  return storage;
};

/** How fresh and how safe the data on this PC is. */
export const DataState = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { host } = useServices();
  const rows = useRows(DATA_SETS);
  const { status } = useSync();
  const storage = useStorage();
  const { phase, lastSyncedAt, offsetMs } = status;
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
      {Math.abs(offsetMs) > CLOCK_TOLERANCE_MS && (
        <Banner tone="elsewhere" icon="clock" title={messages.clockOff(Math.round(Math.abs(offsetMs) / 60_000))} />
      )}
      <Banner
        tone={isJournalDurable ? 'done' : 'elsewhere'}
        title={isJournalDurable ? messages.journalDurable : messages.journalMissing}
        testId="journal-state"
      />
      <p className={styles.quiet}>{host.launch.keyring ? messages.keyring : messages.noKeyring}</p>
      {storage && <p className={styles.quiet}>{messages.storage(storage.used, storage.quota)}</p>}
      <dl className={styles.sets}>
        {DATA_SETS.map((table) => (
          <div key={table} className={styles.set}>
            <dt>{messages[table]}</dt>
            <dd>{messages.rows(rows.all(table).size)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};
