import { useState } from 'react';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { BankFileRow } from '#shared/model/money-rows.ts';
import { Button } from '#ui/button.tsx';
import { SaveBankFileDialog } from './save-bank-file-dialog.tsx';
import { useFinanceRole } from './use-finance-role.ts';
import styles from './reconciliation.module.css';

/** The bank's files of one day; who answers for money may have each as the bank sent it. */
export const FilesOfDay = ({ files }: { readonly files: readonly BankFileRow[] }) => {
  const messages = useMessages(reconciliationMessages);
  const mayHave = useFinanceRole();
  const [wanted, setWanted] = useState<BankFileRow>();
  if (files.length === 0) return <p className={styles.quiet}>{messages.noFile}</p>;
  return (
    <>
      <ul className={styles.list} aria-label={messages.filesOfDay} data-testid="files-of-day">
        {files.map((file) => (
          <li key={file.id} className={styles.bar}>
            <span className={styles.quiet}>{file.fileName}</span>
            {mayHave && (
              <Button
                icon="download"
                onPress={() => setWanted(file)}
                description={`${messages.fileSave} ${file.fileName}`}
                testId={`bank-file-save-${file.fileName}`}
              >
                {messages.fileSave}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {wanted && <SaveBankFileDialog file={wanted} onClose={() => setWanted(undefined)} />}
    </>
  );
};
