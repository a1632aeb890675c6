import { useState } from 'react';
import { type LabelRun, labelRuns } from '#data/label-queries.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { FlowButtons } from './flow-buttons.tsx';
import { LabelList } from './label-list.tsx';
import { LabelPicker } from './label-picker.tsx';
import { type LabelQuestion, LabelQuestions } from './label-questions.tsx';
import type { PrintLog } from './note-printed.ts';
import { PaperSide } from './paper-side.tsx';
import { PrintButtons } from './print-buttons.tsx';
import { RunPanel } from './run-panel.tsx';
import { ScanBackPanel } from './scan-back-panel.tsx';
import type { FreeCode } from './use-attach.ts';
import { useLabelChoice } from './use-label-choice.ts';
import { useLabelPrinting } from './use-label-printing.ts';
import { LABELS_AT_ONCE } from './use-listed-labels.ts';
import { usePaperFonts } from './use-paper-fonts.ts';
import { type LastScanBack, useScanBack } from './use-scan-back.ts';
import { type LabelWay, useThermalLabels } from './use-thermal-labels.ts';
import styles from './labels.module.css';

export interface LabelsPageProps {
  /** Folders to be labelled, handed over by the counter. */
  readonly folderIds?: readonly string[] | undefined;
  /** The shelf to begin with, handed over by the board. */
  readonly shelfId?: string | undefined;
  readonly onOpenBoard?: (() => void) | undefined;
}

const NO_FOLDERS: readonly string[] = [];

const freeCodeOf = (last: LastScanBack | undefined): FreeCode | undefined =>
  last?.scan.kind === 'free-code' && !last.error
    ? { code: last.scan.code, parkedScanId: last.parkedScanId }
    : undefined;

/** F7 asks about the labels that were printed last. */
const useJamKey = (ask: (run: LabelRun) => void): void => {
  const { rows } = useServices().data;
  const askAboutNewest = (): void => {
    const [newest] = labelRuns(rows);
    if (newest) ask(newest);
  };
  useShortcuts([{ key: 'F7', run: askAboutNewest }]);
};

/** Labels: choose, look, print, stick on, scan back. */
export const LabelsPage = ({ folderIds = NO_FOLDERS, shelfId, onOpenBoard }: LabelsPageProps) => {
  const messages = useMessages(labelsMessages);
  const choice = useLabelChoice({ folderIds, shelfId });
  const fonts = usePaperFonts();
  const printing = useLabelPrinting(fonts);
  const onRoll = useThermalLabels();
  const { thermal } = onRoll;
  const lastScan = useScanBack(choice.goToShelf);
  const [asked, setAsked] = useState<LabelQuestion>();
  const { job, labels, found, excluded, exclude } = choice;
  const refusal = thermal.printer ? thermal.refusal : printing.paper.refusal;
  const isReady = choice.isSettled && job.contents.length > 0 && printing.isReady && refusal === undefined;
  const printNow = (way: LabelWay, log: PrintLog): void => {
    void (way === 'thermal' ? onRoll.print({ ...job, log }) : printing.print({ ...job, log }, way)).then(choice.forget);
  };
  const print = (way: LabelWay): void =>
    choice.reprints > 0 ? setAsked({ kind: 'reprint', way }) : printNow(way, job.log);
  useJamKey((run) => setAsked({ kind: 'jam', run }));
  return (
    <Page
      title={messages.title}
      testId="labels-page"
      actions={
        <>
          <FlowButtons
            onNextShelf={(placeId) => choice.choose({ kind: 'shelf', placeId })}
            onAttach={() => setAsked({ kind: 'attach', free: freeCodeOf(lastScan) })}
            onOpenBoard={onOpenBoard}
          />
          {thermal.batch.kind !== 'stopped' && (
            <PrintButtons
              isReady={isReady && thermal.batch.kind !== 'printing'}
              labelPrinter={thermal.printer ? 'chosen' : 'none'}
              print={print}
            />
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.left}>
          <section className={styles.choice} aria-label={messages.choice}>
            <LabelPicker source={choice.source} onSource={choice.choose} chosenFolderIds={folderIds} />
            {found > LABELS_AT_ONCE && <Banner tone="neutral" title={messages.limited(formatCount(LABELS_AT_ONCE))} />}
            <LabelList source={choice.source.kind} labels={labels} excluded={excluded} onExclude={exclude} />
          </section>
          <ScanBackPanel last={lastScan} />
          <RunPanel
            onJam={(run) => setAsked({ kind: 'jam', run })}
            onResume={(runId) => choice.choose({ kind: 'resume', runId })}
          />
        </div>
        <div className={styles.right}>
          <PaperSide choice={choice} fonts={fonts} printing={printing} onRoll={onRoll} />
        </div>
      </div>
      <LabelQuestions asked={asked} onClose={() => setAsked(undefined)} choice={choice} onReprint={printNow} />
    </Page>
  );
};
