import { Fragment } from 'react';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { SlipUsed } from './slip-used.tsx';
import { useTypedSlip } from './use-typed-slip.ts';

const FIELDS = ['reference', 'number', 'amount', 'time'] as const;

const SlipFields = ({ form }: { readonly form: ReturnType<typeof useTypedSlip> }) => {
  const messages = useMessages(reconciliationMessages);
  const { texts, type, paidOn, setPaidOn, number, problems } = form;
  const labels = {
    reference: messages.slipReference,
    number: messages.slipNumber,
    amount: messages.slipAmount,
    time: messages.slipTime,
  };
  return FIELDS.map((field) => (
    <Fragment key={field}>
      {field === 'time' && (
        <ThaiDateField
          label={messages.slipPaidOn}
          value={paidOn}
          onChange={setPaidOn}
          error={problems.day}
          testId="typed-slip-day"
        />
      )}
      <TextField
        label={labels[field]}
        value={texts[field]}
        onChange={type(field)}
        maxLength={70}
        error={problems[field]}
        testId={`typed-slip-${field}`}
      />
      {field === 'number' && number !== undefined && <SlipUsed transRef={number} />}
    </Fragment>
  ));
};

/** A slip whose code is missing or unreadable, as a person reads it; a lead for asking the bank and never a payment. */
export const TypedSlipDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(reconciliationMessages);
  const form = useTypedSlip(onClose);
  const { failure, attach } = form;
  return (
    <ActionDialog
      title={messages.slipTypeTitle}
      onClose={onClose}
      testId="typed-slip"
      confirm={messages.slipAttach}
      icon="check"
      shortcut="F8"
      onConfirm={() => void attach()}
      confirmTestId="typed-slip-attach"
    >
      <Banner tone="waiting" title={messages.slipProvesNothing} />
      <SlipFields form={form} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
