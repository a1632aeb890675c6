import { useMemo, useState } from 'react';
import { approversOf } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { arrearsMessages, arrearsTh } from '#i18n/messages/arrears.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import { addDays, type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type Reminder, reminderDocument, remindersOf, type ReminderTerms } from './reminder-paper.ts';
import styles from './fees.module.css';

export interface ReminderDialogProps {
  readonly factoryIds: readonly string[];
  readonly onDone: (factoryIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** As many letters as one document takes; the others stay chosen. */
const MOST_LETTERS = 500;
/** As many as one mutation notes. */
const AT_ONCE = 200;
const DAYS_TO_PAY = 30;

/** Prints the letters and notes them; what was not printed is not noted. */
const useReminding = ({ onDone, onClose }: ReminderDialogProps) => {
  const words = useMessages(arrearsMessages);
  const { data } = useServices();
  const toast = useToast();
  const printing = usePaperPrinting();
  const [failure, setFailure] = useState<MutateError>();
  const remind = async (reminders: readonly Reminder[], terms: ReminderTerms, way: PaperWay): Promise<void> => {
    const document = reminderDocument(data.rows, reminders, terms);
    if (!(await printing.print(document, way, arrearsTh.letter.fileName(terms.writtenOn)))) return;
    const letterNumber = terms.letterNumber.trim();
    for (let at = 0; at < reminders.length; at += AT_ONCE) {
      const noted = await data.mutate('note-fee-reminders', {
        writtenOn: terms.writtenOn,
        payBy: terms.payBy,
        reminders: reminders.slice(at, at + AT_ONCE).map(({ factory, lines, totalSatang }) => ({
          factoryId: factory.id,
          dueOns: lines.map(({ dueOn }) => dueOn),
          totalSatang,
          ...(letterNumber === '' ? {} : { letterNumber }),
        })),
      });
      if (!noted.ok) return setFailure(noted.error);
    }
    toast('done', words.remindedDone(reminders.length));
    onDone(reminders.map(({ factory }) => factory.id));
    onClose();
  };
  return { remind, isBusy: printing.isBusy, error: failure ?? printing.error };
};

const TermsFields = ({
  terms,
  onChange,
}: {
  readonly terms: ReminderTerms;
  readonly onChange: (terms: ReminderTerms) => void;
}) => {
  const words = useMessages(arrearsMessages);
  const { rows } = useServices().data;
  const date = (field: 'writtenOn' | 'payBy') => (value: IsoDate | undefined) => {
    if (value !== undefined) onChange({ ...terms, [field]: value });
  };
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={words.letterNumber}
          value={terms.letterNumber}
          onChange={(letterNumber) => onChange({ ...terms, letterNumber })}
          maxLength={60}
          testId="reminder-letter"
        />
        <SelectField
          label={words.signer}
          value={terms.signerId}
          choices={approversOf(rows).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(signerId) => onChange({ ...terms, signerId })}
        />
      </div>
      <div className={styles.pair}>
        <ThaiDateField label={words.writtenOn} value={terms.writtenOn} onChange={date('writtenOn')} />
        <ThaiDateField label={words.payBy} value={terms.payBy} onChange={date('payBy')} />
      </div>
    </>
  );
};

interface PrintActionsProps {
  readonly isReady: boolean;
  readonly onPrint: (way: PaperWay) => void;
  readonly onClose: () => void;
}

const PrintActions = ({ isReady, onPrint, onClose }: PrintActionsProps) => {
  const words = useMessages(arrearsMessages);
  const common = useMessages(commonMessages);
  const { abilities } = useServices().host;
  useShortcuts([{ key: 'F6', run: () => onPrint('dialog') }], 'dialog');
  return (
    <>
      <Button onPress={onClose} keyHint="Esc">
        {common.cancel}
      </Button>
      {abilities.has('exact-pdf') && (
        <Button icon="download" isDisabled={!isReady} onPress={() => onPrint('pdf')} testId="reminder-pdf">
          {words.savePdf}
        </Button>
      )}
      <Button
        look="primary"
        icon="print"
        keyHint="F6"
        isDisabled={!isReady}
        onPress={() => onPrint('dialog')}
        testId="reminder-print"
      >
        {words.print}
      </Button>
    </>
  );
};

/** Writes a reminder to each chosen factory, all in one document in the order of the post, and keeps that it was written. */
export const ReminderDialog = (props: ReminderDialogProps) => {
  const { factoryIds, onClose } = props;
  const words = useMessages(arrearsMessages);
  const services = useServices();
  const { data } = services;
  const today = isoDateAt(services.nowMs());
  const [terms, setTerms] = useState<ReminderTerms>({
    letterNumber: '',
    writtenOn: today,
    payBy: addDays(today, DAYS_TO_PAY),
    signerId: approversOf(data.rows)[0]?.id ?? '',
  });
  const { writtenOn } = terms;
  const reminders = useMemo(
    () => remindersOf(data.rows, factoryIds.slice(0, MOST_LETTERS), writtenOn),
    [data, factoryIds, writtenOn],
  );
  const { remind, isBusy, error } = useReminding(props);
  const isReady = reminders.length > 0 && !isBusy;
  const print = (way: PaperWay): void => {
    if (isReady) void remind(reminders, terms, way);
  };
  return (
    <Dialog
      title={words.remindTitle}
      isOpen
      onClose={onClose}
      width="wide"
      testId="reminder-dialog"
      actions={<PrintActions isReady={isReady} onPrint={print} onClose={onClose} />}
    >
      <p>{words.remindText(reminders.length)}</p>
      {factoryIds.length > MOST_LETTERS && <p>{words.remindMost(MOST_LETTERS)}</p>}
      <TermsFields terms={terms} onChange={setTerms} />
      {error && <ErrorNote error={error} />}
    </Dialog>
  );
};
