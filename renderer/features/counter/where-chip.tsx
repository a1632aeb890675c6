import type { FolderWhere } from '#data/folder-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { StatusChip } from '#ui/status-chip.tsx';

/** Where a folder is, in one word and its colour. */
export const WhereChip = ({ where }: { readonly where: FolderWhere }) => {
  const messages = useMessages(filingMessages);
  switch (where.kind) {
    case 'at-home':
      return <StatusChip tone="done">{messages.atHome}</StatusChip>;
    case 'expected-home':
      return (
        <StatusChip tone="neutral" icon="home">
          {messages.expectedHome}
        </StatusChip>
      );
    case 'elsewhere':
      return (
        <StatusChip tone="elsewhere" icon="place">
          {messages.elsewhere}
        </StatusChip>
      );
    case 'away':
      return (
        <StatusChip tone="elsewhere" icon="exchange">
          {messages.away}
        </StatusChip>
      );
    case 'on-loan':
      return where.isOverdue ? (
        <StatusChip tone="refused" icon="clock">
          {messages.overdue}
        </StatusChip>
      ) : (
        <StatusChip tone="waiting" icon="lend">
          {messages.onLoan}
        </StatusChip>
      );
    case 'disposed':
      return (
        <StatusChip tone="refused" icon="cross">
          {messages.disposed[where.outcome]}
        </StatusChip>
      );
    case 'unknown':
      return (
        <StatusChip tone="neutral" icon="unknown">
          {messages.whereUnknown}
        </StatusChip>
      );
    default:
      return null;
  }
};
