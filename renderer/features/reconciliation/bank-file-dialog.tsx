import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { officeOf } from '#data/factory-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { BankFileProblem } from '#shared/domain/bank-file.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';
import { FactList } from './fact-list.tsx';
import type { ChosenFile } from './read-chosen-file.ts';
import styles from './reconciliation.module.css';

type ReadyFile = Extract<ChosenFile, { readonly kind: 'ready' }>;

const FileHead = ({ chosen }: { readonly chosen: ReadyFile }) => {
  const messages = useMessages(reconciliationMessages);
  const language = useLanguage();
  const { head, total } = messages;
  const { bank, account, companyName, effectiveOn, serviceCode, payments, reversals } = chosen.file;
  const facts: readonly (readonly [string, string])[] = [
    [head.bank, bank.toUpperCase()],
    [head.account, account],
    [head.company, companyName],
    [head.on, formatDate(effectiveOn, language)],
    [head.service, serviceCode],
    [head.payments, total(payments.count, payments.satang)],
    [head.reversals, total(reversals.count, reversals.satang)],
  ];
  return (
    <>
      <FactList facts={facts} testId="bank-file-head" />
      {chosen.replaces && (
        <Banner
          tone="elsewhere"
          title={messages.replaces(chosen.replaces.fileName, chosen.replaces.importedAt)}
          testId="bank-file-replaces"
        />
      )}
    </>
  );
};

const Problems = ({ problems }: { readonly problems: readonly BankFileProblem[] }) => {
  const messages = useMessages(reconciliationMessages);
  return (
    <Banner tone="refused" icon="alert" role="alert" title={messages.fileRefused} testId="bank-file-problems">
      <ul className={styles.list}>
        {problems.map(({ record, column, code }) => (
          <li key={`${record}-${column}-${code}`}>
            {messages.problem(record, column)}: {messages.problems[code]} <code>{code}</code>
          </li>
        ))}
      </ul>
    </Banner>
  );
};

const Refused = ({ chosen }: { readonly chosen: Exclude<ChosenFile, ReadyFile> }) => {
  const messages = useMessages(reconciliationMessages);
  switch (chosen.kind) {
    case 'broken':
      return <Problems problems={chosen.problems} />;
    case 'too-large':
      return <Banner tone="refused" icon="alert" role="alert" title={messages.fileTooLarge} />;
    case 'of-others':
      return (
        <>
          <ErrorNote error={{ type: 'bank-file-of-others', record: chosen.record }} />
          <p>{messages.problem(chosen.record, BILLER_COLUMN)}</p>
        </>
      );
    case 'known':
      return <ErrorNote error={{ type: 'bank-file-known', fileId: chosen.file.id }} />;
  }
};

/** Where a line names the biller, from 1. */
const BILLER_COLUMN = 197;

export interface BankFileDialogProps {
  readonly chosen: ChosenFile;
  readonly onClose: () => void;
  readonly onImported: (on: string) => void;
}

/** What is in the chosen file, or everything that is wrong with it; nothing is stored before the person says so. */
export const BankFileDialog = ({ chosen, onClose, onImported }: BankFileDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const officeId = officeOf(data.rows)?.id;
    if (chosen.kind !== 'ready' || officeId === undefined || isBusy) return;
    setBusy(true);
    const { fileName, contentBase64, replaces, file } = chosen;
    const stored = await data.mutate('import-bank-file', {
      officeId,
      fileName,
      contentBase64,
      ...(replaces ? { replacesId: replaces.id } : {}),
    });
    setBusy(false);
    if (!stored.ok) return setFailure(stored.error);
    toast('done', messages.imported);
    onImported(file.effectiveOn);
  };
  return (
    <Dialog
      title={messages.fileTitle}
      isOpen
      onClose={onClose}
      testId="bank-file-dialog"
      actions={
        chosen.kind === 'ready' ? (
          <DialogActions
            onClose={onClose}
            cancel={common.cancel}
            icon="import"
            shortcut="F8"
            isDisabled={isBusy}
            onPress={() => void save()}
            testId="bank-file-import"
          >
            {chosen.replaces ? messages.confirmReplace : messages.confirmImport}
          </DialogActions>
        ) : (
          <Button onPress={onClose} keyHint="Esc">
            {common.close}
          </Button>
        )
      }
    >
      {chosen.kind === 'ready' ? <FileHead chosen={chosen} /> : <Refused chosen={chosen} />}
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
