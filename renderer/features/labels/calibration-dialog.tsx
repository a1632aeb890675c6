import { useState } from 'react';
import { paperMessages } from '#i18n/messages/paper.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { makeSheetPdf } from '#print/make-sheet-pdf.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { withCalibration, withPrinter } from '#print/paper-settings.ts';
import { drawRulerPage } from '#print/ruler-page.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { useServices } from '#services/services.ts';
import { calibrationFrom, idealReading, type RulerReading } from '#shared/domain/printer-calibration.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { NumberFields } from './number-fields.tsx';
import type { PaperChoice } from './use-paper-choice.ts';
import { type NumberForm, useNumberForm } from './use-number-form.ts';
import styles from './paper-panel.module.css';

type Measure = keyof RulerReading;
const MEASURES: readonly Measure[] = [
  'leftAtTopMm',
  'leftAtBottomMm',
  'topAtLeftMm',
  'topAtRightMm',
  'frameWidthMm',
  'frameHeightMm',
];

export interface CalibrationDialogProps {
  readonly paper: PaperChoice;
  readonly fonts: PaperFonts | undefined;
  readonly onClose: () => void;
}

/** The ruler page goes out by the dialog, as the labels do, or as a file. */
const RulerButtons = ({ paper, fonts }: Omit<CalibrationDialogProps, 'onClose'>) => {
  const messages = useMessages(paperMessages);
  const { host } = useServices();
  const { page } = paper.stock;
  const draw = () => drawRulerPage(page, paper.calibration, { title: messages.rulerTitle, lines: messages.rulerLines });
  const print = (loaded: PaperFonts): void =>
    void host.print.dialog(sheetsToHtml([draw()], { page, fonts: loaded.faces, title: messages.rulerTitle }), page);
  const save = async (): Promise<void> => {
    const job = { kind: 'drawn', sheets: [draw()], page, title: messages.rulerTitle } as const;
    const pdf = await makeSheetPdf(job, () => undefined).done;
    if (pdf.ok) await host.files.save(messages.rulerFile, new Uint8Array(await pdf.value.arrayBuffer()));
  };
  return (
    <div className={styles.pair}>
      {host.abilities.has('system-print-dialog') && (
        <Button icon="print" isDisabled={!fonts} onPress={() => fonts && print(fonts)} testId="ruler-print">
          {messages.printRuler}
        </Button>
      )}
      <Button icon="download" onPress={() => void save()} testId="ruler-save">
        {messages.saveRuler}
      </Button>
    </div>
  );
};

const readingOf = (form: NumberForm<Measure>): RulerReading => ({
  leftAtTopMm: form.number('leftAtTopMm'),
  leftAtBottomMm: form.number('leftAtBottomMm'),
  topAtLeftMm: form.number('topAtLeftMm'),
  topAtRightMm: form.number('topAtRightMm'),
  frameWidthMm: form.number('frameWidthMm'),
  frameHeightMm: form.number('frameHeightMm'),
});

const idealTexts = (page: PaperChoice['stock']['page']): Readonly<Record<Measure, string>> => {
  const ideal = idealReading(page);
  return {
    leftAtTopMm: String(ideal.leftAtTopMm),
    leftAtBottomMm: String(ideal.leftAtBottomMm),
    topAtLeftMm: String(ideal.topAtLeftMm),
    topAtRightMm: String(ideal.topAtRightMm),
    frameWidthMm: String(ideal.frameWidthMm),
    frameHeightMm: String(ideal.frameHeightMm),
  };
};

/** Measures what the printer does to a sheet: six distances on a ruler page, kept per printer and stock. */
export const CalibrationDialog = ({ paper, fonts, onClose }: CalibrationDialogProps) => {
  const messages = useMessages(paperMessages);
  const toast = useToast();
  const { page } = paper.stock;
  const form = useNumberForm(() => idealTexts(page));
  const [name, setName] = useState(paper.settings.printer);
  const [wrong, setWrong] = useState<Measure>();
  const save = (): void => {
    const learnt = calibrationFrom(readingOf(form), page, paper.calibration);
    if (!learnt.ok) return setWrong(learnt.error.measure);
    const named = name.trim() === '' ? paper.settings : withPrinter(paper.settings, name.trim());
    paper.change(withCalibration(named, learnt.value));
    toast('done', messages.saved);
    onClose();
  };
  const problemOf = (measure: Measure): string | undefined => {
    if (Number.isNaN(form.number(measure))) return messages.notANumber;
    return wrong === measure ? messages.implausible : undefined;
  };
  return (
    <ActionDialog
      title={messages.calibrateTitle}
      onClose={onClose}
      testId="calibration-dialog"
      cancel={messages.cancel}
      confirm={messages.save}
      icon="check"
      shortcut="F8"
      onConfirm={save}
      confirmTestId="calibration-save"
    >
      <div className={styles.form}>
        <p>{messages.calibrateHow}</p>
        <RulerButtons paper={paper} fonts={fonts} />
        <TextField
          label={messages.printerName}
          value={name}
          onChange={setName}
          hint={messages.printerHint}
          testId="calibration-printer"
        />
        <NumberFields form={form} names={MEASURES} labels={messages.readings} problemOf={problemOf} testId="ruler" />
      </div>
    </ActionDialog>
  );
};
