import { useMemo, useState } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ThermalPreview } from '#print/thermal-preview.tsx';
import { useThermalEncoder } from '#print/use-thermal-encoder.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { TextField } from '#ui/text-field.tsx';
import { labelPrinterDraft, NEW_LABEL_PRINTER, readLabelPrinter } from './label-printer-draft.ts';
import { ConnectionFields, LanguageFields, RollFields, type LabelPrinterFieldsProps } from './label-printer-fields.tsx';
import { useSampleLabel } from './use-sample-label.ts';
import styles from './label-printers.module.css';

export interface LabelPrinterDialogProps {
  /** Undefined for a new printer. */
  readonly printer: ThermalPrinter | undefined;
  /** Id of a new printer. */
  readonly newId: string;
  readonly onSave: (printer: ThermalPrinter) => void;
  readonly onClose: () => void;
}

/** The label of the demonstration as this printer would burn it, while it is being described. */
const Sample = ({ printer }: { readonly printer: ThermalPrinter | undefined }) => {
  const messages = useMessages(thermalMessages);
  const encode = useThermalEncoder();
  const sample = useSampleLabel();
  const bytes = useMemo(() => (printer ? encode?.(sample, printer) : undefined), [encode, sample, printer]);
  return (
    <figure className={styles.sample}>
      {bytes?.ok === false && <Banner tone="refused" title={messages.tooSmall} testId="printer-too-small" />}
      {bytes?.ok && printer && (
        <ThermalPreview bytes={bytes.value} printer={printer} label={messages.preview} className={styles.label} />
      )}
      <figcaption className={styles.hint}>{messages.previewHint}</figcaption>
    </figure>
  );
};

interface LabelPrinterForm {
  readonly fields: LabelPrinterFieldsProps;
  /** What labels would be drawn for now; undefined while a size is not one. */
  readonly drawn: ThermalPrinter | undefined;
  readonly save: () => void;
}

const useLabelPrinterForm = ({ printer, newId, onSave }: LabelPrinterDialogProps): LabelPrinterForm => {
  const messages = useMessages(thermalMessages);
  const [draft, setDraft] = useState(() => (printer ? labelPrinterDraft(printer) : NEW_LABEL_PRINTER));
  const [isTried, setTried] = useState(false);
  const read = useMemo(() => readLabelPrinter(draft, printer?.id ?? newId), [draft, printer, newId]);
  const drawn = useMemo(() => {
    // What a label looks like does not depend on the name or the address, so it is shown before they are typed.
    const described = readLabelPrinter({ ...draft, name: '-', connection: 'network', host: 'x', port: '1' }, newId);
    return described.kind === 'printer' ? described.printer : undefined;
  }, [draft, newId]);
  return {
    drawn,
    save: () => {
      setTried(true);
      if (read.kind === 'printer') onSave(read.printer);
    },
    fields: {
      draft,
      change: (changes) => setDraft((before) => ({ ...before, ...changes })),
      errorOf: (problem) =>
        isTried && read.kind === 'problems' && read.problems.includes(problem) ? messages.problem[problem] : undefined,
    },
  };
};

/** Describes a label printer and its roll, and shows at once what a label on it will look like. */
export const LabelPrinterDialog = (props: LabelPrinterDialogProps) => {
  const { printer, onClose } = props;
  const messages = useMessages(thermalMessages);
  const common = useMessages(commonMessages);
  const { fields, drawn, save } = useLabelPrinterForm(props);
  return (
    <ActionDialog
      title={printer ? messages.editTitle(printer.name) : messages.addTitle}
      width="wide"
      onClose={onClose}
      testId="printer-dialog"
      confirm={common.save}
      icon="check"
      shortcut="F2"
      onConfirm={save}
      confirmTestId="printer-save"
    >
      <div className={styles.form}>
        <div className={styles.fields}>
          <TextField
            ref={focusAtOnce}
            label={messages.name}
            value={fields.draft.name}
            onChange={(name) => fields.change({ name })}
            hint={messages.nameHint}
            error={fields.errorOf('name')}
            maxLength={60}
            testId="printer-name"
          />
          <ConnectionFields {...fields} />
          <LanguageFields {...fields} />
        </div>
        <div className={styles.fields}>
          <RollFields {...fields} />
          <Sample printer={drawn} />
        </div>
      </div>
    </ActionDialog>
  );
};
