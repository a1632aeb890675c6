import { commonMessages } from '#i18n/messages/common.ts';
import { fieldName, recordsMessages, seriesName } from '#i18n/messages/records.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { RecordField } from '#shared/domain/record-series.ts';
import { CalendarDate } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type RecordForm, type RecordFormTarget, useRecordForm } from './use-record-form.ts';
import styles from './records.module.css';

export interface RecordDialogProps extends RecordFormTarget {
  readonly onClose: () => void;
}

const OneField = ({ field, form }: { readonly field: RecordField; readonly form: RecordForm }) => {
  const messages = useMessages(recordsMessages);
  const { key, kind } = field;
  const shared = { label: fieldName(messages, key), error: form.problem(key), testId: `record-${key}` };
  if (kind === 'date') {
    const value = CalendarDate.safeParse(form.value(key)).data;
    return <ThaiDateField {...shared} value={value} onChange={(next) => form.change(key, next ?? '')} />;
  }
  return <TextField {...shared} value={form.value(key)} onChange={(next) => form.change(key, next)} maxLength={300} />;
};

/** The form of a record, drawn from the fields of its series. */
export const RecordDialog = ({ onClose, ...target }: RecordDialogProps) => {
  const messages = useMessages(recordsMessages);
  const common = useMessages(commonMessages);
  const form = useRecordForm(target);
  const { series, subject } = target;
  useShortcuts([{ key: 'F8', run: form.save }], 'dialog');
  return (
    <Dialog
      title={`${subject ? messages.edit : messages.add} · ${seriesName(messages, series.key)}`}
      isOpen
      onClose={onClose}
      width="wide"
      testId="record-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <Button look="primary" icon="check" keyHint="F8" onPress={form.save} testId="record-save">
            {messages.save}
          </Button>
        </>
      }
    >
      <div className={styles.pair}>
        {series.fields.map((field) => (
          <OneField key={field.key} field={field} form={form} />
        ))}
      </div>
      {form.failure && <ErrorNote error={form.failure} />}
    </Dialog>
  );
};
