import { useState } from 'react';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { BankFileRow } from '#shared/model/money-rows.ts';
import { Button } from '#ui/button.tsx';
import { SaveBankFileDialog } from './save-bank-file-dialog.tsx';
import { useFinanceRole } from './use-finance-role.ts';
import styles from './reconciliation.module.css';

interface FileLineProps {
  readonly file: BankFileRow;
  /** Absent for who does not answer for money. */
  readonly onSave: (() => void) | undefined;
}

const FileLine = ({ file, onSave }: FileLineProps) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  const { fileName, replaced, importedAt } = file;
  const replacement =
    replaced && messages.fileReplaced(rows.get('bankFile', replaced.byFileId)?.fileName ?? '–', replaced.at);
  return (
    <li className={styles.bar} data-testid={replaced ? `replaced-file-${fileName}` : `bank-file-${fileName}`}>
      <span className={styles.quiet}>
        {fileName} · {replacement ?? messages.fileTaken(importedAt)}
      </span>
      {onSave && (
        <Button
          icon="download"
          onPress={onSave}
          description={`${messages.fileSave} ${fileName} ${replacement ?? ''}`}
          testId={replaced ? `replaced-file-save-${fileName}` : `bank-file-save-${fileName}`}
        >
          {messages.fileSave}
        </Button>
      )}
    </li>
  );
};

/** The bank's files of one day, replaced ones too; who answers for money may have each as the bank sent it. */
export const FilesOfDay = ({ files }: { readonly files: readonly BankFileRow[] }) => {
  const messages = useMessages(reconciliationMessages);
  const mayHave = useFinanceRole();
  const [wanted, setWanted] = useState<BankFileRow>();
  if (files.length === 0) return <p className={styles.quiet}>{messages.noFile}</p>;
  return (
    <>
      <ul className={styles.list} aria-label={messages.filesOfDay} data-testid="files-of-day">
        {files.map((file) => (
          <FileLine key={file.id} file={file} onSave={mayHave ? () => setWanted(file) : undefined} />
        ))}
      </ul>
      {wanted && <SaveBankFileDialog file={wanted} onClose={() => setWanted(undefined)} />}
    </>
  );
};
