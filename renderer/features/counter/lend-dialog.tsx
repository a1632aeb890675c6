import { activeStaff, whereIs } from '#data/folder-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useLendForm } from './use-lend-form.ts';
import { useToday } from './use-today.ts';

export interface LendDialogProps {
  readonly folder: FolderRow;
  readonly onClose: () => void;
}

const TABLES = ['staff', 'folder'] as const;

/** Lends a folder: to whom, for what, until when. A badge scan names the borrower. */
export const LendDialog = ({ folder, onClose }: LendDialogProps) => {
  const messages = useMessages(counterMessages);
  const common = useMessages(commonMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const where = whereIs(rows, folder, useToday());
  const form = useLendForm(folder, onClose);
  useShortcuts([{ key: 'F2', run: form.lend }], 'dialog');
  return (
    <Dialog
      title={messages.lendTitle(folder.volume)}
      isOpen
      onClose={onClose}
      testId="lend-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <Button look="primary" icon="lend" keyHint="F2" onPress={form.lend} testId="lend-confirm">
            {messages.lend}
          </Button>
        </>
      }
    >
      {where.kind === 'on-loan' && <Banner tone="exception" title={messages.alreadyLent(where.borrowerName)} />}
      <ComboBox
        label={messages.borrower}
        choices={activeStaff(rows).map(({ id, name, role }) => ({ id, label: name, detail: filing.role(role) }))}
        selectedId={form.borrowerId}
        onSelect={form.setBorrowerId}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={form.problems.borrower}
        focus="at-once"
        testId="lend-borrower"
      />
      <TextField
        label={messages.purpose}
        value={form.purpose}
        onChange={form.setPurpose}
        maxLength={200}
        error={form.problems.purpose}
        testId="lend-purpose"
      />
      <ThaiDateField
        label={messages.dueDate}
        value={form.dueOn}
        onChange={form.setDueOn}
        error={form.problems.due}
        testId="lend-due"
      />
      {form.failure && <ErrorNote error={form.failure} />}
    </Dialog>
  );
};
