import { useState } from 'react';
import { type LabelRun, labelRuns, nextShelf, shelfProgress } from '#data/label-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { JamDialog } from './jam-dialog.tsx';
import { LabelList } from './label-list.tsx';
import { LabelPicker } from './label-picker.tsx';
import type { PrintLog } from './note-printed.ts';
import { ReprintDialog } from './reprint-dialog.tsx';
import { RunPanel } from './run-panel.tsx';
import { ScanBackPanel } from './scan-back-panel.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import type { FreeCode } from './use-attach.ts';
import { type LabelChoice, useLabelChoice } from './use-label-choice.ts';
import { useLabelPrinting, type PrintWay } from './use-label-printing.ts';
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

type Asked =
  | { readonly kind: 'reprint'; readonly way: PrintWay }
  | { readonly kind: 'jam'; readonly run: LabelRun }
  | { readonly kind: 'attach'; readonly free: FreeCode | undefined };

interface QuestionsProps {
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
  readonly choice: LabelChoice;
  readonly onReprint: (way: PrintWay, log: PrintLog) => void;
}

/** The one dialog that is open. */
const Questions = ({ asked, onClose, choice, onReprint }: QuestionsProps) => {
  const flow = useMessages(labelFlowMessages);
  const toast = useToast();
  if (asked === undefined) return null;
  if (asked.kind === 'attach') return <AttachDialog free={asked.free} onClose={onClose} />;
  if (asked.kind === 'reprint') {
    const reprint = (log: PrintLog): void => {
      onClose();
      onReprint(asked.way, log);
    };
    return <ReprintDialog count={choice.reprints} onClose={onClose} onReprint={reprint} />;
  }
  const resume = (waiting: number): void => {
    onClose();
    choice.choose({ kind: 'resume', runId: asked.run.id });
    toast('waiting', flow.jamReported(formatCount(waiting)));
  };
  return <JamDialog run={asked.run} onClose={onClose} onReported={resume} />;
};

interface FlowButtonsProps {
  readonly onNextShelf: (placeId: string) => void;
  readonly onAttach: () => void;
  readonly onOpenBoard: (() => void) | undefined;
}

const TALLY_TABLES = ['folder', 'location'] as const;

/** What else is done here, each with its key. */
const FlowButtons = ({ onNextShelf, onAttach, onOpenBoard }: FlowButtonsProps) => {
  const flow = useMessages(labelFlowMessages);
  const toast = useToast();
  const rows = useRows(TALLY_TABLES);
  const goOn = (): void => {
    const next = nextShelf(shelfProgress(rows))?.place;
    if (next) onNextShelf(next.id);
    else toast('done', flow.noNextShelf);
  };
  useShortcuts([
    { key: 'F8', run: onAttach },
    { key: 'F9', run: () => onOpenBoard?.() },
    { key: 'F10', run: goOn },
  ]);
  return (
    <>
      <Button look="quiet" icon="barcode" keyHint="F8" onPress={onAttach} testId="labels-attach">
        {flow.attach}
      </Button>
      {onOpenBoard && (
        <Button look="quiet" icon="count" keyHint="F9" onPress={onOpenBoard} testId="labels-board">
          {flow.board}
        </Button>
      )}
      <Button icon="arrow-right" keyHint="F10" onPress={goOn} testId="labels-next-shelf">
        {flow.nextShelf}
      </Button>
    </>
  );
};

const freeCodeOf = (last: LastScanBack | undefined): FreeCode | undefined =>
  last?.scan.kind === 'free-code' && !last.error
    ? { code: last.scan.code, parkedScanId: last.parkedScanId }
    : undefined;

/** Labels: choose, look, print, stick on, scan back. */
export const LabelsPage = ({ folderIds = NO_FOLDERS, shelfId, onOpenBoard }: LabelsPageProps) => {
  const messages = useMessages(labelsMessages);
  const { rows } = useServices().data;
  const choice = useLabelChoice({ folderIds, shelfId });
  const fonts = usePaperFonts();
  const printing = useLabelPrinting(fonts);
  const lastScan = useScanBack(choice.goToShelf);
  const [asked, setAsked] = useState<Asked>();
  const { job, labels, found, excluded, exclude } = choice;
  const isReady = job.contents.length > 0 && fonts !== undefined && !printing.isBusy;
  const printNow = (way: PrintWay, log: PrintLog): void =>
    void printing.print({ ...job, log }, way).then(choice.forget);
  const print = (way: PrintWay): void =>
    choice.reprints > 0 ? setAsked({ kind: 'reprint', way }) : printNow(way, job.log);
  useShortcuts([
    {
      key: 'F7',
      run: () => {
        const [run] = labelRuns(rows);
        if (run) setAsked({ kind: 'jam', run });
      },
    },
  ]);
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
          {printing.error && <ErrorNote error={printing.error} />}
          {printing.isBusy && <Banner tone="waiting" title={messages.printing} />}
          <SheetPanel contents={job.contents} startCell={choice.startCell} onStartCell={choice.startAt} fonts={fonts} />
          <p className={styles.hint}>{messages.scaleHint}</p>
        </div>
      </div>
      <Questions asked={asked} onClose={() => setAsked(undefined)} choice={choice} onReprint={printNow} />
    </Page>
  );
};
