import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { PrintTarget, ThermalPanel } from '#print/thermal-panel.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { PaperPanel } from './paper-panel.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { SheetProgressLine } from './sheet-progress-line.tsx';
import type { LabelChoice } from './use-label-choice.ts';
import { type LabelPrinting, startOn } from './use-label-printing.ts';
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
  const { paper, progress } = printing;
  return (
    <>
      {onRoll.error && <ErrorNote error={onRoll.error} />}
      {printing.error && <ErrorNote error={printing.error} />}
      {printing.isBusy && !progress && <Banner tone="waiting" title={messages.printing} />}
      {progress && <SheetProgressLine progress={progress} onStop={printing.cancel} />}
      <PrintTarget thermal={thermal} />
      {thermal.printer ? (
        <ThermalPanel thermal={thermal} contents={job.contents} />
      ) : (
        <>
          <PaperPanel paper={paper} fonts={fonts} />
          <SheetPanel
            contents={job.contents}
            startCell={startOn(paper.stock, startCell)}
            onStartCell={startAt}
            fonts={fonts}
            paper={paper}
          />
          <p className={styles.hint}>{messages.scaleHint}</p>
        </>
      )}
    </>
  );
};
