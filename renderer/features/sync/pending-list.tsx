import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { staffName } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './sync-page.module.css';

/** What this PC still has to send, oldest first. */
export const PendingList = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { pending } = useSync();
  return (
    <Panel
      title={messages.pendingTitle}
      testId="pending-panel"
      aside={
        pending.length > 0 && (
          <StatusChip tone="waiting" icon="cloud-up">
            {messages.rows(pending.length)}
          </StatusChip>
        )
      }
    >
      {pending.length === 0 ? (
        <p className={styles.quiet}>{messages.nothingPending}</p>
      ) : (
        <DataTable
          label={messages.pendingTitle}
          rows={pending}
          rowKey={(entry) => entry.id}
          maxHeightPx={252}
          columns={[
            { id: 'seq', title: messages.number, width: '56px', align: 'end', cell: ({ seq }) => messages.rows(seq) },
            { id: 'action', title: messages.action, width: '2fr', cell: ({ name }) => messages.mutation(name) },
            { id: 'by', title: messages.by, width: '1fr', cell: ({ actorId }) => staffName(rows, actorId) },
            {
              id: 'at',
              title: messages.at,
              width: '130px',
              cell: ({ occurredAt }) => formatInstant(occurredAt, language),
            },
          ]}
        />
      )}
    </Panel>
  );
};
