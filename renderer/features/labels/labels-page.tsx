import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { LabelList } from './label-list.tsx';
import { LabelPicker } from './label-picker.tsx';
import { ScanBackPanel } from './scan-back-panel.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { useLabelChoice } from './use-label-choice.ts';
import { useLabelPrinting, type PrintWay } from './use-label-printing.ts';
import { LABELS_AT_ONCE } from './use-listed-labels.ts';
import { usePaperFonts } from './use-paper-fonts.ts';
import { useScanBack } from './use-scan-back.ts';
import styles from './labels.module.css';

export interface LabelsPageProps {
  /** Folders to be labelled, handed over by the counter. */
  readonly folderIds?: readonly string[] | undefined;
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

/** Labels: choose, look, print, stick on, scan back. */
export const LabelsPage = ({ folderIds = NO_FOLDERS }: LabelsPageProps) => {
  const messages = useMessages(labelsMessages);
  const choice = useLabelChoice(folderIds);
  const fonts = usePaperFonts();
  const printing = useLabelPrinting(fonts);
  const lastScan = useScanBack(choice.goToShelf);
  const { job, labels, found, excluded, exclude } = choice;
  const isReady = job.contents.length > 0 && fonts !== undefined && !printing.isBusy;
  return (
    <Page
      title={messages.title}
      testId="labels-page"
      actions={<PrintButtons isReady={isReady} print={(way) => void printing.print(job, way)} />}
    >
      <div className={styles.columns}>
        <div className={styles.left}>
          <section className={styles.choice} aria-label={messages.choice}>
            <LabelPicker source={choice.source} onSource={choice.choose} chosenFolderIds={folderIds} />
            {found > LABELS_AT_ONCE && <Banner tone="neutral" title={messages.limited(formatCount(LABELS_AT_ONCE))} />}
            <LabelList source={choice.source.kind} labels={labels} excluded={excluded} onExclude={exclude} />
          </section>
          <ScanBackPanel last={lastScan} />
        </div>
        <div className={styles.right}>
          {printing.error && <ErrorNote error={printing.error} />}
          {printing.isBusy && <Banner tone="waiting" title={messages.printing} />}
          <SheetPanel contents={job.contents} startCell={choice.startCell} onStartCell={choice.startAt} fonts={fonts} />
          <p className={styles.hint}>{messages.scaleHint}</p>
        </div>
      </div>
    </Page>
  );
};
