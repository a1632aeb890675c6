import { useState } from 'react';
import type { DayView } from '#data/close-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatLongDate, formatSatang } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { parseBaht } from '#shared/domain/money.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface RemitDialogProps {
  readonly view: DayView;
  readonly onClose: () => void;
}

const useRemitForm = ({ view, onClose }: RemitDialogProps) => {
  const messages = useMessages(dailyCloseMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const [remittedOn, setRemittedOn] = useState<IsoDate | undefined>(() => isoDateAt(services.nowMs()));
  const [reference, setReference] = useState('');
  const [amount, setAmount] = useState(formatSatang(view.toRemitSatang));
  const [failure, setFailure] = useState<MutateError>();
  const satang = parseBaht(amount);
  const isAmountRight = satang.ok && satang.value > 0;
  const isReady = isAmountRight && remittedOn !== undefined && reference.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isReady || !satang.ok) return;
    const noted = { day: view.day, remittedOn, reference: reference.trim(), satang: satang.value };
    const saved = await data.mutate('note-remittance', noted);
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.remitDone);
    onClose();
  };
  return {
    remittedOn,
    setRemittedOn,
    reference,
    setReference,
    amount,
    setAmount,
    isAmountRight,
    isReady,
    failure,
    save,
  };
};

/** Notes that the money of a closed day was remitted, with the number of its paper. */
export const RemitDialog = (props: RemitDialogProps) => {
  const messages = useMessages(dailyCloseMessages);
  const language = useLanguage();
  const form = useRemitForm(props);
  return (
    <ActionDialog
      title={messages.remitTitle(formatLongDate(props.view.day, language))}
      onClose={props.onClose}
      testId="remit-dialog"
      confirm={messages.remit}
      icon="check"
      shortcut="Ctrl+Enter"
      isDisabled={!form.isReady}
      onConfirm={() => void form.save()}
      confirmTestId="remit-save"
    >
      <p>{messages.remitHint}</p>
      <ThaiDateField label={messages.remittedOn} value={form.remittedOn} onChange={form.setRemittedOn} />
      <TextField
        label={messages.reference}
        value={form.reference}
        maxLength={100}
        onChange={form.setReference}
        hint={form.reference.trim() === '' ? messages.referenceMissing : undefined}
        testId="remit-reference"
      />
      <TextField
        label={messages.remitSatang}
        value={form.amount}
        inputMode="decimal"
        onChange={form.setAmount}
        error={form.isAmountRight ? undefined : messages.remitInvalid}
        testId="remit-amount"
      />
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
