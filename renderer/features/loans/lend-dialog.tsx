import { activeStaff, whereIs } from '#data/folder-queries.ts';
import { approversOf } from '#data/loan-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ComboBox, type ComboChoice } from '#ui/combo-box.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { LendOverride } from './lend-override.tsx';
import { LendVolumes } from './lend-volumes.tsx';
import { type LendForm, useLendForm } from './use-lend-form.ts';
import { useSlips } from './use-slips.ts';
import { useToday } from './use-today.ts';
import styles from './loans.module.css';

export interface LendDialogProps {
  readonly folder: FolderRow;
  readonly onClose: () => void;
}

const TABLES = ['staff', 'folder'] as const;

const PeopleFields = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const { draft, change, problems } = form;
  const choice = ({ id, name, role }: StaffRow): ComboChoice => ({ id, label: name, detail: filing.role(role) });
  return (
    <div className={styles.pair}>
      <ComboBox
        label={messages.borrower}
        choices={activeStaff(rows).map(choice)}
        selectedId={draft.borrowerId}
        onSelect={(borrowerId) => change({ borrowerId })}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={problems.includes('no-borrower') ? messages.borrowerMissing : undefined}
        focus="at-once"
        testId="lend-borrower"
      />
      <ComboBox
        label={messages.approver}
        choices={approversOf(rows).map(choice)}
        selectedId={draft.approverId}
        onSelect={(approverId) => change({ approverId })}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={problems.includes('no-approver') ? messages.approverMissing : undefined}
        testId="lend-approver"
      />
    </div>
  );
};

const TermFields = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const { draft, change, problems } = form;
  const due = problems.includes('due-date-past')
    ? messages.duePast
    : problems.includes('no-due-date')
      ? messages.dueMissing
      : undefined;
  return (
    <div className={styles.pair}>
      <TextField
        label={messages.purpose}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        maxLength={200}
        error={problems.includes('no-purpose') ? messages.purposeMissing : undefined}
        testId="lend-purpose"
      />
      <ThaiDateField
        label={messages.due}
        value={draft.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        error={due}
        testId="lend-due"
      />
    </div>
  );
};

const LentAlready = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const rows = useRows(TABLES);
  const today = useToday();
  const holders = form.volumes
    .filter(({ id, holderId }) => form.draft.folderIds.includes(id) && holderId !== form.draft.borrowerId)
    .flatMap((volume) => {
      const where = whereIs(rows, volume, today);
      return where.kind === 'on-loan' ? [where.borrowerName] : [];
    });
  return [...new Set(holders)].map((name) => <Banner key={name} tone="exception" title={messages.alreadyLent(name)} />);
};

/** Lends one volume or several: to whom, for what, until when, approved by whom. Badges name the people. */
export const LendDialog = ({ folder, onClose }: LendDialogProps) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const form = useLendForm(folder);
  const slips = useSlips();
  const lend = async (): Promise<void> => {
    if (await form.lend()) onClose();
  };
  const lendAndPrint = async (): Promise<void> => {
    const lent = await form.lend();
    if (!lent) return;
    await slips.print(lent, 'dialog');
    onClose();
  };
  useShortcuts(
    [
      { key: 'F2', run: () => void lend() },
      { key: 'F6', run: () => void lendAndPrint() },
    ],
    'dialog',
  );
  return (
    <Dialog
      title={messages.lendTitle}
      isOpen
      onClose={onClose}
      width="wide"
      testId="lend-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <Button icon="print" keyHint="F6" onPress={() => void lendAndPrint()} testId="lend-print">
            {messages.lendAndPrint}
          </Button>
          <Button look="primary" icon="lend" keyHint="F2" onPress={() => void lend()} testId="lend-confirm">
            {messages.lend}
          </Button>
        </>
      }
    >
      <LentAlready form={form} />
      <PeopleFields form={form} />
      <TermFields form={form} />
      <LendVolumes form={form} />
      {form.breaches.includes('too-many-folders') && <LendOverride form={form} />}
      {form.failure && <ErrorNote error={form.failure} />}
      {slips.error && <ErrorNote error={slips.error} />}
    </Dialog>
  );
};
