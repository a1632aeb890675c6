import { useMemo, useState } from 'react';
import { formatCount } from '#i18n/format.ts';
import { paperMessages } from '#i18n/messages/paper.ts';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import type { GradeParameter } from '#shared/domain/label-grade.ts';
import { gradeOfThermal, type ThermalRefusal } from '#shared/thermal/thermal-grade.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { ThermalBatchState } from './thermal-batch.ts';
import { ThermalPreview } from './thermal-preview.tsx';
import type { ThermalPrinting } from './use-thermal-printing.ts';
import styles from './thermal.module.css';

const SHEET = '';

/** Sheets or one of the label printers of this PC; nothing where there is no such printer. */
export const PrintTarget = ({ thermal }: { readonly thermal: ThermalPrinting }) => {
  const messages = useMessages(thermalMessages);
  if (thermal.printers.length === 0) return null;
  return (
    <SelectField
      label={messages.target}
      value={thermal.printer?.id ?? SHEET}
      choices={[
        { value: SHEET, label: messages.sheet },
        ...thermal.printers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(id) => thermal.choose(id === SHEET ? undefined : id)}
      isDisabled={thermal.batch.kind === 'printing'}
      testId="print-target"
    />
  );
};

interface StoppedProps {
  readonly thermal: ThermalPrinting;
  readonly stopped: Extract<ThermalBatchState, { kind: 'stopped' }>;
}

/** What happened, which labels are good, and the way on at the label that failed. */
const Stopped = ({ thermal, stopped }: StoppedProps) => {
  const messages = useMessages(thermalMessages);
  const { done, of, error } = stopped;
  const [typed, setTyped] = useState(String(done + 1));
  const next = /^\d+$/.test(typed) ? Number(typed) : 0;
  const isLabel = next >= 1 && next <= of;
  const resume = (): void => {
    if (isLabel) thermal.resume(next - 1);
  };
  useShortcuts([{ key: 'F6', run: resume }]);
  return (
    <div className={styles.stopped} data-testid="thermal-stopped">
      {error && <ErrorNote error={error} />}
      <strong>{messages.stopped(formatCount(done), formatCount(of))}</strong>
      <div className={styles.resume}>
        <TextField
          label={messages.resumeFrom}
          value={typed}
          inputMode="numeric"
          maxLength={5}
          onChange={(text) => setTyped(text.replace(/\D/g, ''))}
          hint={isLabel ? messages.nextLabel(thermal.labels[next - 1]?.heading ?? '') : messages.resumeHint}
          error={isLabel ? undefined : messages.resumeInvalid(formatCount(of))}
          testId="thermal-resume-from"
        />
        <div className={styles.buttons}>
          <Button
            look="primary"
            icon="print"
            keyHint="F6"
            isDisabled={!isLabel}
            onPress={resume}
            testId="thermal-resume"
          >
            {messages.resume}
          </Button>
          <Button look="quiet" onPress={thermal.clear} testId="thermal-give-up">
            {messages.giveUp}
          </Button>
        </div>
      </div>
    </div>
  );
};

const Progress = ({ thermal }: { readonly thermal: ThermalPrinting }) => {
  const messages = useMessages(thermalMessages);
  const { batch } = thermal;
  useShortcuts([{ key: 'Escape', run: () => batch.kind === 'printing' && thermal.cancel() }]);
  if (batch.kind === 'printing') {
    return (
      <div className={styles.progress}>
        <ProgressBar
          label={messages.progress(formatCount(batch.done), formatCount(batch.of))}
          value={batch.done}
          of={batch.of}
          testId="thermal-progress"
        />
        <Button keyHint="Esc" onPress={thermal.cancel} testId="thermal-cancel">
          {messages.cancel}
        </Button>
      </div>
    );
  }
  if (batch.kind === 'stopped') return <Stopped key={batch.done} thermal={thermal} stopped={batch} />;
  if (batch.kind !== 'finished') return null;
  const isWell = batch.condition === 'ready' || batch.condition === 'silent';
  return (
    <Banner
      tone={isWell ? 'done' : 'elsewhere'}
      title={isWell ? messages.finished(formatCount(batch.of)) : messages.attention[batch.condition]}
      testId="thermal-finished"
    />
  );
};

interface ThermalQualityProps {
  readonly printer: ThermalPrinter;
  readonly refusal: ThermalRefusal | undefined;
}

/** The grade that the bars will probably get on this printer, or why nothing is printed on it and what cures that. */
const ThermalQuality = ({ printer, refusal }: ThermalQualityProps) => {
  const messages = useMessages(thermalMessages);
  const paper = useMessages(paperMessages);
  // On a sheet the driver squeezes bars; here it is heat and speed.
  const reasons: Partial<Record<GradeParameter, string>> = {
    'symbol-contrast': messages.pale,
    'minimum-reflectance': messages.pale,
    decodability: messages.spread,
    modulation: messages.spread,
  };
  const grade = useMemo(() => gradeOfThermal(printer), [printer]);
  if (refusal?.type === 'thermal-label-too-small') return <Banner tone="refused" title={messages.tooSmall} />;
  if (refusal) {
    return (
      <Banner tone="refused" icon="alert" title={paper.refused(refusal.grade.letter)} testId="thermal-refused">
        <p>{reasons[refusal.reason] ?? paper.reasons[refusal.reason]}</p>
        <p>{messages.cures[refusal.cure]}</p>
      </Banner>
    );
  }
  if (!grade.ok) return null;
  return (
    <div className={styles.quality} data-testid="thermal-grade">
      <StatusChip tone="done">{paper.gradeTitle(grade.value.letter, grade.value.value.toFixed(1))}</StatusChip>
      <span className={styles.hint}>{messages.gradeHint}</span>
    </div>
  );
};

export interface ThermalPanelProps {
  readonly thermal: ThermalPrinting;
  /** What is chosen to be printed; the first one is shown. */
  readonly contents: readonly LabelContent[];
}

/** The first label as the chosen printer will burn it, and how far the batch has come. */
export const ThermalPanel = ({ thermal, contents }: ThermalPanelProps) => {
  const messages = useMessages(thermalMessages);
  const { printer, encode } = thermal;
  const [first] = contents;
  const bytes = useMemo(() => (first && printer ? encode?.(first, printer) : undefined), [encode, first, printer]);
  return (
    <section className={styles.panel} aria-label={messages.preview} data-testid="thermal-panel">
      <Progress thermal={thermal} />
      {printer && <ThermalQuality printer={printer} refusal={thermal.refusal} />}
      {bytes?.ok && printer && (
        <figure className={styles.figure}>
          <ThermalPreview bytes={bytes.value} printer={printer} label={messages.preview} className={styles.label} />
          <figcaption className={styles.hint}>
            {messages.roll(String(printer.widthMm), String(printer.heightMm))} ·{' '}
            {messages.dpiValue(String(printer.dpi))}
            {' · '}
            {messages.previewHint}
          </figcaption>
        </figure>
      )}
    </section>
  );
};
