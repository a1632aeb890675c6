import { useState } from 'react';
import { paperMessages, type paperTh } from '#i18n/messages/paper.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { measuredCalibration, stocksOf } from '#print/paper-settings.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { cellsPerSheet, STOCK_PRESETS, type LabelStock } from '#shared/domain/label-sheet.ts';
import { isScaledByDriver } from '#shared/domain/printer-calibration.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { CalibrationDialog } from './calibration-dialog.tsx';
import { MeasureSheetDialog } from './measure-sheet-dialog.tsx';
import type { PaperChoice } from './use-paper-choice.ts';
import styles from './paper-panel.module.css';

const stockName = (stock: LabelStock, messages: typeof paperTh): string => {
  const { cell, edge } = stock;
  const labels = cellsPerSheet(stock);
  const size = `${cell.widthMm} × ${cell.heightMm}`;
  if (edge === 'to-cut') return messages.spineStock(labels, size);
  const preset = STOCK_PRESETS.find((each) => each.stock.id === stock.id);
  return preset ? messages.stockName(labels, size, preset.averyLike ?? '') : messages.ownStock(labels, size);
};

const Refusal = ({ refusal }: Pick<PaperChoice, 'refusal'>) => {
  const messages = useMessages(paperMessages);
  if (!refusal) return null;
  if (refusal.type === 'label-too-small') {
    const title = messages.tooSmall(String(refusal.leastWidthMm), String(refusal.leastHeightMm));
    return <Banner tone="refused" icon="alert" title={title} testId="paper-refused" />;
  }
  return (
    <Banner tone="refused" icon="alert" title={messages.refused(refusal.grade.letter)} testId="paper-refused">
      <p>{messages.reasons[refusal.reason]}</p>
      <p>{messages.cures[refusal.cure]}</p>
    </Banner>
  );
};

const Quality = ({ paper }: { readonly paper: PaperChoice }) => {
  const messages = useMessages(paperMessages);
  const { grade, refusal, calibration } = paper;
  return (
    <>
      {grade && !refusal && (
        <div className={styles.quality} data-testid="paper-grade">
          <StatusChip tone="done">{messages.gradeTitle(grade.letter, grade.value.toFixed(1))}</StatusChip>
          <span>{messages.gradeHint}</span>
        </div>
      )}
      <Refusal refusal={refusal} />
      {isScaledByDriver(calibration) && <Banner tone="elsewhere" title={messages.scaledByDriver} />}
    </>
  );
};

const PrinterLine = ({ paper, onCalibrate }: { readonly paper: PaperChoice; readonly onCalibrate: () => void }) => {
  const messages = useMessages(paperMessages);
  const { settings, change } = paper;
  const choices = ['', ...settings.printers].map((name) => ({ value: name, label: name || messages.anyPrinter }));
  return (
    <div className={styles.line}>
      <SelectField
        label={messages.printer}
        value={settings.printer}
        choices={choices}
        onChange={(printer) => change({ ...settings, printer })}
        testId="paper-printer"
      />
      <Button onPress={onCalibrate} testId="paper-calibrate">
        {messages.calibrate}
      </Button>
    </div>
  );
};

const Looks = ({ paper: { settings, change } }: { readonly paper: PaperChoice }) => {
  const messages = useMessages(paperMessages);
  return (
    <div className={styles.pair}>
      <SelectField
        label={messages.matrix}
        value={settings.matrix}
        choices={(['data-matrix', 'qr'] as const).map((value) => ({ value, label: messages.matrices[value] }))}
        onChange={(matrix) => change({ ...settings, matrix })}
        testId="paper-matrix"
      />
      <SelectField
        label={messages.band}
        value={settings.band}
        choices={(['none', 'number-colour'] as const).map((value) => ({ value, label: messages.bands[value] }))}
        onChange={(band) => change({ ...settings, band })}
        testId="paper-band"
      />
    </div>
  );
};

/** Which sheet is in the printer, how its labels look, and whether they will read. */
export const PaperPanel = ({
  paper,
  fonts,
}: {
  readonly paper: PaperChoice;
  readonly fonts: PaperFonts | undefined;
}) => {
  const messages = useMessages(paperMessages);
  const [asked, setAsked] = useState<'measure' | 'calibrate'>();
  const { settings, change, stock } = paper;
  const close = (): void => setAsked(undefined);
  return (
    <section className={styles.panel} aria-label={messages.title}>
      <div className={styles.line}>
        <SelectField
          label={messages.stock}
          value={stock.id}
          choices={stocksOf(settings).map((each) => ({ value: each.id, label: stockName(each, messages) }))}
          onChange={(stockId) => change({ ...settings, stockId })}
          testId="paper-stock"
        />
        <Button onPress={() => setAsked('measure')} testId="paper-measure">
          {messages.measureSheet}
        </Button>
      </div>
      <Quality paper={paper} />
      <details className={styles.more}>
        <summary data-testid="paper-more">
          {messages.more} · {measuredCalibration(settings) ? messages.calibrated : messages.notCalibrated}
        </summary>
        <PrinterLine paper={paper} onCalibrate={() => setAsked('calibrate')} />
        <Looks paper={paper} />
      </details>
      {asked === 'measure' && <MeasureSheetDialog paper={paper} onClose={close} />}
      {asked === 'calibrate' && <CalibrationDialog paper={paper} fonts={fonts} onClose={close} />}
    </section>
  );
};
