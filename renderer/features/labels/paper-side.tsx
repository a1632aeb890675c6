import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { PrintTarget, ThermalPanel } from '#print/thermal-panel.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import type { LabelChoice } from './use-label-choice.ts';
import type { LabelPrinting } from './use-label-printing.ts';
import type { ThermalLabels } from './use-thermal-labels.ts';
import styles from './labels.module.css';

export interface PaperSideProps {
  readonly choice: LabelChoice;
  readonly fonts: PaperFonts | undefined;
  readonly printing: LabelPrinting;
  readonly onRoll: ThermalLabels;
}

/** What will come out: sheets, or labels of the label printer that is chosen; and how that goes. */
export const PaperSide = ({ choice, fonts, printing, onRoll }: PaperSideProps) => {
  const messages = useMessages(labelsMessages);
  const { job, startCell, startAt } = choice;
  const { thermal } = onRoll;
  return (
    <>
      {onRoll.error && <ErrorNote error={onRoll.error} />}
      {printing.error && <ErrorNote error={printing.error} />}
      {printing.isBusy && <Banner tone="waiting" title={messages.printing} />}
      <PrintTarget thermal={thermal} />
      {thermal.printer ? (
        <ThermalPanel thermal={thermal} contents={job.contents} />
      ) : (
        <>
          <SheetPanel contents={job.contents} startCell={startCell} onStartCell={startAt} fonts={fonts} />
          <p className={styles.hint}>{messages.scaleHint}</p>
        </>
      )}
    </>
  );
};
