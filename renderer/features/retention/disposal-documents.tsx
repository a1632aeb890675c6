import { useState } from 'react';
import { retentionMessages, retentionTh } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type DisposalPaper, disposalPaper } from './disposal-papers.ts';
import styles from './retention.module.css';

const PAPERS: readonly DisposalPaper[] = ['list', 'report', 'archives'];

/** The papers of a disposal: which one, then on paper or as a file. */
export const DisposalDocuments = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const { rows } = useServices().data;
  const printing = usePaperPrinting();
  const [paper, setPaper] = useState<DisposalPaper>('list');
  const print = (way: PaperWay): void => {
    const fileName = retentionTh.paper.fileName(retentionTh.documents[paper], batch.proposedOn);
    void printing.print(disposalPaper(rows, batch, paper), way, fileName);
  };
  useShortcuts([{ key: 'F6', run: () => print('dialog') }]);
  return (
    <div className={styles.documents}>
      <SelectField
        label={messages.document}
        value={paper}
        choices={PAPERS.map((value) => ({ value, label: messages.documents[value] }))}
        onChange={setPaper}
        testId="disposal-document"
      />
      <Button
        icon="print"
        keyHint="F6"
        onPress={() => print('dialog')}
        isDisabled={printing.isBusy}
        testId="print-disposal"
      >
        {messages.print}
      </Button>
      <Button icon="download" onPress={() => print('pdf')} isDisabled={printing.isBusy} testId="disposal-pdf">
        {messages.savePdf}
      </Button>
      {printing.error && <ErrorNote error={printing.error} />}
    </div>
  );
};
