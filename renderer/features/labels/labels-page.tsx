import { useState } from 'react';
import { type LabelRun, labelRuns } from '#data/label-queries.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { FlowButtons } from './flow-buttons.tsx';
import { LabelList } from './label-list.tsx';
import { LabelPicker } from './label-picker.tsx';
import { type LabelQuestion, LabelQuestions } from './label-questions.tsx';
import type { PrintLog } from './note-printed.ts';
import { RunPanel } from './run-panel.tsx';
import { ScanBackPanel } from './scan-back-panel.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import type { FreeCode } from './use-attach.ts';
import { useLabelChoice } from './use-label-choice.ts';
import { type LabelPrinting, useLabelPrinting, type PrintWay } from './use-label-printing.ts';
import { LABELS_AT_ONCE } from './use-listed-labels.ts';
import { usePaperFonts } from './use-paper-fonts.ts';
import { type LastScanBack, useScanBack } from './use-scan-back.ts';
import styles from './labels.module.css';

export interface LabelsPageProps {
  /** Folders to be labelled, handed over by the counter. */
  readonly folderIds?: readonly string[] | undefined;
  /** The shelf to begin with, handed over by the board. */
  readonly shelfId?: string | undefined;
  readonly onOpenBoard?: (() => void) | undefined;
}

interface PrintButtonsProps {
  readonly isReady: boolean;
  readonly print: (way: PrintWay) => void;
}

/** The ways out that this shell has; the first one has the key. */
const PrintButtons = ({ isReady, print }: PrintButtonsProps) => {
  const messages = useMessages(labelsMessages);
  const { abilities } = useServices().host;
  const ways: readonly PrintWay[] = [
    ...(abilities.has('exact-pdf') ? (['pdf'] as const) : []),
    ...(abilities.has('system-print-dialog') ? (['dialog'] as const) : []),
  ];
  const [first] = ways;
  useShortcuts([{ key: 'F6', run: () => first && isReady && print(first) }]);
  return ways.map((way) => (
    <Button
      key={way}
      look={way === first ? 'primary' : 'plain'}
      icon={way === 'pdf' ? 'download' : 'print'}
      keyHint={way === first ? 'F6' : undefined}
      isDisabled={!isReady}
      onPress={() => print(way)}
      testId={`labels-${way}`}
    >
      {way === 'pdf' ? messages.savePdf : messages.printNow}
    </Button>
  ));
};

const NO_FOLDERS: readonly string[] = [];

const freeCodeOf = (last: LastScanBack | undefined): FreeCode | undefined =>
  last?.scan.kind === 'free-code' && !last.error
    ? { code: last.scan.code, parkedScanId: last.parkedScanId }
    : undefined;

const PrintState = ({ printing }: { readonly printing: LabelPrinting }) => {
  const messages = useMessages(labelsMessages);
  return (
    <>
      {printing.error && <ErrorNote error={printing.error} />}
      {printing.isBusy && <Banner tone="waiting" title={messages.printing} />}
    </>
  );
};

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
  const lastScan = useScanBack(choice.goToShelf);
  const [asked, setAsked] = useState<LabelQuestion>();
  const { job, labels, found, excluded, exclude } = choice;
  const isReady = choice.isSettled && job.contents.length > 0 && fonts !== undefined && !printing.isBusy;
  const printNow = (way: PrintWay, log: PrintLog): void =>
    void printing.print({ ...job, log }, way).then(choice.forget);
  const print = (way: PrintWay): void =>
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
          <PrintButtons isReady={isReady} print={print} />
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
          <PrintState printing={printing} />
          <SheetPanel contents={job.contents} startCell={choice.startCell} onStartCell={choice.startAt} fonts={fonts} />
          <p className={styles.hint}>{messages.scaleHint}</p>
        </div>
      </div>
      <LabelQuestions asked={asked} onClose={() => setAsked(undefined)} choice={choice} onReprint={printNow} />
    </Page>
  );
};
