import { disposalCode } from '#data/retention-queries.ts';
import { formatCode, formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { disposalGap } from '#shared/domain/retention.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { stepsOf } from '#shared/mutations/disposals.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { StatusChip } from '#ui/status-chip.tsx';

const BatchState = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const today = isoDateAt(useServices().nowMs());
  const { state } = batch;
  if (state.kind === 'closed') return <StatusChip tone="done">{messages.stateClosed(state.on)}</StatusChip>;
  if (state.kind === 'cancelled')
    return <StatusChip tone="neutral">{messages.stateCancelled(state.reason)}</StatusChip>;
  const gap = disposalGap(stepsOf(batch), today);
  return <StatusChip tone="waiting">{gap === undefined ? messages.readyToClose : messages.gap[gap]}</StatusChip>;
};

export interface DisposalListProps {
  readonly batches: readonly DisposalBatchRow[];
  readonly selectedId: string | undefined;
  readonly onSelect: (batchId: string) => void;
}

/** Every disposal there was, the open ones first; the selected one is shown below. */
export const DisposalList = ({ batches, selectedId, onSelect }: DisposalListProps) => {
  const messages = useMessages(retentionMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { batchColumn: column } = messages;
  return (
    <DataTable
      label={messages.batches}
      rows={batches}
      rowKey={({ id }) => id}
      selectedKey={selectedId}
      onSelect={({ id }) => onSelect(id)}
      rowTestId={({ id }) => `disposal-${id}`}
      maxHeightPx={144}
      empty={
        <EmptyState icon="folder" title={messages.noBatch}>
          {messages.noBatchHint}
        </EmptyState>
      }
      columns={[
        {
          id: 'proposedOn',
          title: column.proposedOn,
          width: '110px',
          cell: ({ proposedOn }) => formatDate(proposedOn, language),
        },
        {
          id: 'folders',
          title: column.folders,
          width: '90px',
          cell: ({ folderIds }) => messages.batchFolders(folderIds.length),
        },
        { id: 'code', title: column.code, width: '150px', cell: (batch) => formatCode(disposalCode(rows, batch)) },
        { id: 'chair', title: column.chair, width: 'minmax(0, 1fr)', cell: ({ committee: [chair] }) => chair },
        {
          id: 'state',
          title: column.state,
          width: 'minmax(0, 2fr)',
          cell: (batch) => <BatchState batch={batch} />,
        },
      ]}
    />
  );
};
