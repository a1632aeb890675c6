import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { carryMessages } from '#i18n/messages/carry.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { staffName } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { CarryButtons } from './carry-buttons.tsx';
import styles from './sync-page.module.css';
import { WorkByKind } from './work-by-kind.tsx';

/** Work that waits longer than a working day is not waiting for a network that comes back by itself. */
const LONG_WAIT_MS = 8 * 3_600_000;

/** What this PC still has to send: by kind and age, then each, oldest first; and the way without a network. */
export const PendingList = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const carry = useMessages(carryMessages);
  const services = useServices();
  const { rows } = services.data;
  const { pending } = useSync();
  const oldestAt = pending[0]?.occurredAt;
  const waitedMs = oldestAt === undefined ? 0 : services.nowMs() - Date.parse(oldestAt);
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
      {waitedMs > LONG_WAIT_MS && <Banner tone="elsewhere" icon="clock" title={carry.waitsLong(carry.age(waitedMs))} />}
      {pending.length === 0 && <p className={styles.quiet}>{messages.nothingPending}</p>}
      {pending.length > 0 && <WorkByKind entries={pending} />}
      {pending.length > 0 && (
        <DataTable
          label={messages.pendingTitle}
          rows={pending}
          rowKey={(entry) => entry.id}
          maxHeightPx={180}
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
      <CarryButtons hasPending={pending.length > 0} />
    </Panel>
  );
};
