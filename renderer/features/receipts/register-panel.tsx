import { useState } from 'react';
import { useStore } from 'zustand';
import { type BookUsage, bookUsages, receiptYears, verifyBooks } from '#data/receipt-queries.ts';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { receiptsMessages, receiptsTh } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import { useRows } from '#services/use-rows.ts';
import { receiptYearOf, usageReportDueOn } from '#shared/domain/receipt-number.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { FINANCE_ROLES, OFFICE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { bookColumns } from './book-columns.tsx';
import { CloseBookDialog } from './close-book-dialog.tsx';
import { FormDialog } from './form-dialog.tsx';
import { registerDocument, unusedReport } from './register-paper.ts';
import { useDrawBook } from './use-draw-book.ts';
import styles from './receipts.module.css';

const TABLES = ['receipt', 'receiptBook', 'receiptPolicy', 'staff'] as const;

/** Whether the chains of these books hold on this PC. */
const ChainNote = ({ usages }: { readonly usages: readonly BookUsage[] }) => {
  const messages = useMessages(receiptsMessages);
  const checked = verifyBooks(usages);
  if (!checked.ok) {
    return <Banner tone="refused" role="alert" title={messages.chainBroken(checked.error.number)} testId="chain" />;
  }
  return checked.value === 0 ? null : (
    <p className={styles.quiet} data-testid="chain">
      {messages.chainHolds(checked.value)}
    </p>
  );
};

interface RegisterActionsProps {
  readonly fiscalYear: string;
  readonly usages: readonly BookUsage[];
  readonly chosen: BookUsage | undefined;
  readonly onCloseBook: () => void;
  readonly onForm: () => void;
}

const RegisterActions = ({ fiscalYear, usages, chosen, onCloseBook, onForm }: RegisterActionsProps) => {
  const messages = useMessages(receiptsMessages);
  const { data, session, host } = useServices();
  const role = useStore(session, (state) => state.actor?.role);
  const printing = usePaperPrinting();
  const drawing = useDrawBook();
  const way: PaperWay = host.abilities.has('exact-pdf') ? 'pdf' : 'dialog';
  const { paper } = receiptsTh;
  const isFinance = role !== undefined && FINANCE_ROLES.includes(role);
  const canClose = isFinance && chosen?.book.state.kind === 'open';
  const printRegister = (): void =>
    void printing.print(registerDocument(data.rows, fiscalYear, usages), way, paper.registerFile(fiscalYear));
  const printUnused = (): void =>
    void printing.print(unusedReport(data.rows, fiscalYear, usages), way, paper.unusedFile(fiscalYear));
  useShortcuts([
    { key: 'F6', run: printRegister },
    { key: 'F7', run: printUnused },
    { key: 'F9', run: () => canClose && onCloseBook() },
    { key: 'Insert', run: drawing.draw },
  ]);
  return (
    <>
      <div className={styles.bar}>
        {role !== undefined && OFFICE_ROLES.includes(role) && (
          <Button look="quiet" icon="settings" onPress={onForm} testId="receipt-form">
            {messages.policy}
          </Button>
        )}
        <Button icon="lock" keyHint="F9" isDisabled={!canClose} onPress={onCloseBook} testId="close-book">
          {messages.closeBook}
        </Button>
        <Button icon="print" keyHint="F6" isDisabled={printing.isBusy} onPress={printRegister} testId="print-register">
          {messages.printRegister}
        </Button>
        <Button icon="print" keyHint="F7" isDisabled={printing.isBusy} onPress={printUnused} testId="print-unused">
          {messages.printUnused}
        </Button>
        <Button look="primary" icon="receipt" keyHint="Insert" onPress={drawing.draw} testId="draw-book">
          {messages.drawBook}
        </Button>
      </div>
      {drawing.failure && <ErrorNote error={drawing.failure} />}
      {printing.error && <ErrorNote error={printing.error} />}
    </>
  );
};

/** The register of books of a fiscal year: who drew which, how far each is used, what is void, what is left. */
export const RegisterPanel = () => {
  const messages = useMessages(receiptsMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const services = useServices();
  const { data } = services;
  const thisYear = receiptYearOf(isoDateAt(services.nowMs()));
  const [fiscalYear, setFiscalYear] = useState(thisYear);
  const [chosenId, setChosenId] = useState<string>();
  const [question, setQuestion] = useState<'none' | 'close' | 'form'>('none');
  const years = [...new Set([thisYear, ...receiptYears(rows)])];
  const usages = bookUsages(rows, fiscalYear);
  const chosen = usages.find(({ book }) => book.id === chosenId);
  const end = (): void => setQuestion('none');
  return (
    <>
      <RegisterActions
        fiscalYear={fiscalYear}
        usages={usages}
        chosen={chosen}
        onCloseBook={() => setQuestion('close')}
        onForm={() => setQuestion('form')}
      />
      <div className={styles.search}>
        <p>{messages.reportDue(formatLongDate(usageReportDueOn(fiscalYear), language))}</p>
        <SelectField
          label={messages.fiscalYear}
          value={fiscalYear}
          onChange={setFiscalYear}
          choices={years.map((year) => ({ value: year, label: year }))}
          testId="register-year"
        />
      </div>
      <DataTable
        label={messages.register}
        columns={bookColumns({ rows, messages, language, here: data })}
        rows={usages}
        rowKey={({ book }) => book.id}
        selectedKey={chosenId}
        onSelect={({ book }) => setChosenId(book.id)}
        maxHeightPx={400}
        testId="book-table"
        empty={
          <EmptyState icon="receipt" title={messages.noBooks}>
            <p>{messages.noBooksHint}</p>
          </EmptyState>
        }
      />
      <ChainNote usages={usages} />
      {question === 'close' && chosen && <CloseBookDialog book={chosen.book} onClose={end} />}
      {question === 'form' && <FormDialog onClose={end} />}
    </>
  );
};
