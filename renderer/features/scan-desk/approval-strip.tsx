import { useRef } from 'react';
import { approversOf } from '#data/loan-queries.ts';
import { formatCount } from '#i18n/format.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { secondPersonMessages } from '#i18n/messages/second-person.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { PinField } from '#ui/pin-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import tones from '#ui/tone.module.css';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { ScanDeskEvent } from './scan-desk-state.ts';
import { type ApprovalForm, type ApprovalFormInput, useApprovalForm } from './use-approval-form.ts';
import styles from './scan-desk.module.css';

const TABLES = ['staff'] as const;

const ApprovalFields = ({ form }: { readonly form: ApprovalForm }) => {
  const { approval: messages } = useMessages(scanDeskMessages);
  const common = useMessages(commonMessages);
  const rows = useRows(TABLES);
  const pinWords = useMessages(secondPersonMessages);
  const reason = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: 'Ctrl+M', run: () => reason.current?.focus() }]);
  return (
    <div className={styles.approvalFields}>
      <ComboBox
        key={form.approverId ?? ''}
        label={messages.approver}
        choices={approversOf(rows).map(({ id, name }) => ({ id, label: name }))}
        selectedId={form.approverId}
        onSelect={form.choose}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={form.problem === 'no-approver' ? messages.approverMissing : undefined}
        testId="approval-approver"
      />
      {form.asksForReason && (
        <TextField
          ref={reason}
          label={`${messages.reason} (Ctrl M)`}
          value={form.reason}
          onChange={form.setReason}
          maxLength={200}
          error={form.problem === 'no-reason' ? messages.reasonMissing : undefined}
          testId="approval-reason"
        />
      )}
      {form.asksForPin && (
        <PinField
          label={messages.pin}
          value={form.pin}
          onChange={form.setPin}
          error={form.problem === 'wrong-pin' || form.problem === 'locked' ? pinWords[form.problem] : undefined}
          testId="approval-pin"
        />
      )}
    </div>
  );
};

/** Stands on the desk as long as folders wait for a supervisor: name, reason and PIN by keys; a badge does the same. */
export const ApprovalStrip = (input: ApprovalFormInput & { readonly send: (event: ScanDeskEvent) => void }) => {
  const { approval: messages } = useMessages(scanDeskMessages);
  const services = useServices();
  const form = useApprovalForm(input);
  const lendNow = (): void => input.send({ kind: 'lent-unanswered', atMs: services.nowMs() });
  useShortcuts([
    { key: 'Ctrl+Enter', run: () => void form.approve() },
    { key: 'Ctrl+L', run: lendNow },
  ]);
  return (
    <section
      className={classNames(styles.approval, tones.refused)}
      aria-label={messages.title(formatCount(input.waiting.length))}
      data-testid="approval-strip"
    >
      <div className={styles.approvalHead}>
        <h2>{messages.title(formatCount(input.waiting.length))}</h2>
        <Button
          look="primary"
          icon="check"
          keyHint="Ctrl Enter"
          onPress={() => void form.approve()}
          testId="approval-approve"
        >
          {messages.approve}
        </Button>
        <Button icon="lend" keyHint="Ctrl L" onPress={lendNow} testId="approval-lend-now">
          {messages.lendNow}
        </Button>
      </div>
      <ApprovalFields form={form} />
    </section>
  );
};
