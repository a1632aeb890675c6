import { useState } from 'react';
import { whereIs } from '#data/folder-queries.ts';
import { coverOf } from '#data/loan-queries.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToday } from './use-today.ts';
import { type TransferForm, useTransferForm } from './use-transfer-form.ts';
import styles from './loans.module.css';

export interface TransferDialogProps {
  readonly onClose: () => void;
  readonly onSent: (transferId: string) => void;
}

const AddFolder = ({ form }: { readonly form: TransferForm }) => {
  const messages = useMessages(loansMessages);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<string>();
  const add = (): void => {
    const typed = text.trim();
    if (typed === '') return;
    const isAdded = form.add(typed) === 'added';
    setMissing(isAdded ? undefined : typed);
    if (isAdded) setText('');
  };
  const isEmpty = form.isTried && form.draft.folderIds.length === 0;
  return (
    <TextField
      label={messages.addFolder}
      value={text}
      onChange={setText}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey) return;
        event.preventDefault();
        add();
      }}
      error={missing === undefined ? (isEmpty ? messages.foldersMissing : undefined) : messages.nothingFound(missing)}
      testId="transfer-add"
    />
  );
};

const ChosenFolders = ({ form }: { readonly form: TransferForm }) => {
  const messages = useMessages(loansMessages);
  const { rows } = useServices().data;
  const today = useToday();
  const { folderIds } = form.draft;
  if (folderIds.length === 0) return null;
  return (
    <>
      <strong>{messages.foldersChosen(folderIds.length)}</strong>
      <ul className={styles.items} data-testid="transfer-folders">
        {folderIds
          .flatMap((id) => rows.get('folder', id) ?? [])
          .map((folder) => {
            const { name, registrationNumber, volume } = coverOf(rows, folder);
            const where = whereIs(rows, folder, today);
            return (
              <li key={folder.id} className={styles.item}>
                <span>
                  {name} · {messages.volume(volume)} <span className={styles.quiet}>{registrationNumber}</span>
                  {where.kind === 'on-loan' && (
                    <span className={styles.problem}> {messages.stillOnLoan(where.borrowerName)}</span>
                  )}
                </span>
                <Button
                  look="quiet"
                  onPress={() => form.change({ folderIds: folderIds.filter((id) => id !== folder.id) })}
                >
                  {messages.remove}
                </Button>
              </li>
            );
          })}
      </ul>
    </>
  );
};

/** Sends folders to another office: scan them, say to whom and by which letter. */
export const TransferDialog = ({ onClose, onSent }: TransferDialogProps) => {
  const messages = useMessages(loansMessages);
  const form = useTransferForm((transferId) => {
    onSent(transferId);
    onClose();
  });
  const { draft, change, isTried } = form;
  return (
    <ActionDialog
      title={messages.transferTitle}
      width="wide"
      onClose={onClose}
      testId="transfer-dialog"
      confirm={messages.send}
      icon="exchange"
      shortcut="Ctrl+Enter"
      onConfirm={() => void form.send()}
      confirmTestId="transfer-send"
    >
      <TextField
        ref={focusAtOnce}
        label={messages.destination}
        value={draft.destination}
        onChange={(destination) => change({ destination })}
        maxLength={200}
        error={isTried && draft.destination.trim() === '' ? messages.destinationMissing : undefined}
        testId="transfer-destination"
      />
      <div className={styles.pair}>
        <TextField
          label={messages.letterNumber}
          value={draft.letterNumber}
          onChange={(letterNumber) => change({ letterNumber })}
          maxLength={60}
          testId="transfer-letter"
        />
        <ThaiDateField label={messages.sentOn} value={draft.sentOn} onChange={(sentOn) => change({ sentOn })} />
      </div>
      <AddFolder form={form} />
      <ChosenFolders form={form} />
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
