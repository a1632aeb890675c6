import { useState } from 'react';
import type { SentTransfer } from '#data/loan-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import type { Language } from '#i18n/language.ts';
import { loansMessages, loansTh } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { usePaperPrinting } from '#services/use-paper-printing.ts';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { manifestDocument } from './manifest-paper.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { ReceivedDialog } from './received-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import styles from './loans.module.css';

type Words = typeof loansTh;

const stateChip = ({ row, away }: SentTransfer, messages: Words) => {
  if (away === 0) return <StatusChip tone="done">{messages.stateBack}</StatusChip>;
  return row.receivedOn === undefined ? (
    <StatusChip tone="waiting">{messages.stateSent}</StatusChip>
  ) : (
    <StatusChip tone="neutral" icon="check">
      {messages.stateReceived(row.receivedOn)}
    </StatusChip>
  );
};

const columnsOf = (messages: Words, language: Language): readonly DataColumn<SentTransfer>[] => [
  { id: 'sent', title: messages.sentOn, width: '110px', cell: ({ row }) => formatDate(row.sentOn, language) },
  { id: 'to', title: messages.destination, width: 'minmax(0, 2fr)', cell: ({ row }) => row.destination },
  { id: 'letter', title: messages.letterNumber, width: 'minmax(0, 1fr)', cell: ({ row }) => row.letterNumber ?? '' },
  {
    id: 'folders',
    title: messages.transferFolders,
    width: '190px',
    cell: ({ row, away }) => messages.awayCount(away, row.folderIds.length),
  },
  { id: 'state', title: messages.state, width: '190px', cell: (transfer) => stateChip(transfer, messages) },
];

/** Folders sent to other offices: the manifest of each, whether it arrived, and what has come back. */
export const TransferList = ({ transfers }: { readonly transfers: readonly SentTransfer[] }) => {
  const messages = useMessages(loansMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const printing = usePaperPrinting();
  const [chosenId, setChosenId] = useState<string>();
  const [dialog, setDialog] = useState<'none' | 'new' | 'received'>('none');
  const chosen = transfers.find(({ row }) => row.id === chosenId);
  const close = (): void => setDialog('none');
  const create = (): void => setDialog('new');
  const received = (): void => {
    if (chosen) setDialog('received');
  };
  useShortcuts([
    { key: 'Insert', run: create },
    { key: 'F7', run: received },
  ]);
  return (
    <>
      <div className={styles.bar}>
        <Button icon="check" keyHint="F7" isDisabled={!chosen} onPress={received} testId="transfer-received">
          {messages.noteReceived}
        </Button>
        <PaperButtons
          label={messages.printManifest}
          isReady={chosen !== undefined && !printing.isBusy}
          onPrint={(way) => {
            if (!chosen) return;
            const fileName = loansTh.manifest.fileName(chosen.row.sentOn);
            void printing.print(manifestDocument(rows, chosen.row), way, fileName);
          }}
          testId="manifest"
        />
        <Button look="primary" icon="exchange" keyHint="Insert" onPress={create} testId="transfer-new">
          {messages.newTransfer}
        </Button>
      </div>
      {printing.error && <ErrorNote error={printing.error} />}
      <DataTable
        label={messages.viewTransfers(transfers.length)}
        columns={columnsOf(messages, language)}
        rows={transfers}
        rowKey={({ row }) => row.id}
        selectedKey={chosenId}
        onSelect={({ row }) => setChosenId(row.id)}
        rowTestId={({ row }) => `transfer-${row.id}`}
        testId="transfer-table"
        empty={
          <EmptyState icon="exchange" title={messages.noTransfers}>
            <p>{messages.noTransfersHint}</p>
          </EmptyState>
        }
      />
      {dialog === 'new' && <TransferDialog onClose={close} onSent={setChosenId} />}
      {dialog === 'received' && chosen && <ReceivedDialog transfer={chosen.row} onClose={close} />}
    </>
  );
};
