import { useEffect, useRef, useState } from 'react';
import { type BatchNews, issueBatch, type SkippedBecause } from '#data/batch-notices.ts';
import type { MutateError } from '#data/office-data.ts';
import { arrearsMessages } from '#i18n/messages/arrears.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { LetterStatus } from '#print/letter-status.tsx';
import { useServices } from '#services/services.ts';
import { useNoticeLetters } from '#services/use-notice-letters.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './fees.module.css';

export interface IssueDialogProps {
  readonly factoryIds: readonly string[];
  /** Those that are done, one way or the other; the rest is still to be done. */
  readonly onDone: (factoryIds: readonly string[]) => void;
  readonly onClose: () => void;
}

type Stage = 'asking' | 'issuing' | 'ended';

const useBatch = ({ factoryIds, onDone }: IssueDialogProps) => {
  const services = useServices();
  const [stage, setStage] = useState<Stage>('asking');
  const [news, setNews] = useState<BatchNews>();
  const [failure, setFailure] = useState<MutateError>();
  const abort = useRef<AbortController>(undefined);
  // Those that are done leave the choice behind this dialog; what was asked for stays as it was.
  const [wanted] = useState(factoryIds);
  // Whoever leaves the page stops the batch; what was issued stays.
  useEffect(() => () => abort.current?.abort(), []);
  const start = async (): Promise<void> => {
    if (stage === 'issuing') return;
    setStage('issuing');
    setFailure(undefined);
    const controller = new AbortController();
    abort.current = controller;
    let last: BatchNews | undefined;
    const result = await issueBatch(services.data, wanted, {
      today: isoDateAt(services.nowMs()),
      signal: controller.signal,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onNews: (next) => {
        last = next;
        setNews(next);
      },
    });
    if (!result.ok) setFailure(result.error);
    onDone(wanted.slice(0, last?.done ?? 0));
    setStage('ended');
  };
  return { stage, news, failure, of: wanted.length, start, stop: () => abort.current?.abort() };
};

const SkippedList = ({ skipped }: Pick<BatchNews, 'skipped'>) => {
  const words = useMessages(arrearsMessages);
  const { rows } = useServices().data;
  if (skipped.length === 0) return null;
  const counts = new Map<SkippedBecause, number>();
  for (const { why } of skipped) counts.set(why, (counts.get(why) ?? 0) + 1);
  const schedules = [...new Set(skipped.flatMap(({ scheduleIds }) => scheduleIds))];
  const names = schedules.map((id) => rows.get('feeSchedule', id)?.name ?? id).join(', ');
  return (
    <Banner tone="elsewhere" title={words.skippedTitle(skipped.length)} testId="batch-skipped">
      <ul className={styles.list}>
        {[...counts].map(([why, count]) => (
          <li key={why}>{words.skippedLine(count, words.skipped[why])}</li>
        ))}
      </ul>
      {names !== '' && <p>{words.schedules(names)}</p>}
    </Banner>
  );
};

const Outcome = ({ news }: { readonly news: BatchNews }) => {
  const words = useMessages(arrearsMessages);
  return (
    <>
      <Banner tone="done" title={words.issuedCount(news.ref1s.length, news.issuedSatang)} testId="batch-issued">
        {news.yearsLeftOut > 0 && <p>{words.yearsLeftOut(news.yearsLeftOut)}</p>}
      </Banner>
      <SkippedList skipped={news.skipped} />
    </>
  );
};

interface IssueActionsProps {
  readonly stage: Stage;
  /** Notices that were issued. */
  readonly count: number;
  readonly isPrinting: boolean;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

const IssueActions = ({ stage, count, isPrinting, onStart, onStop, onPrint, onClose }: IssueActionsProps) => {
  const words = useMessages(arrearsMessages);
  const common = useMessages(commonMessages);
  const mayPrint = stage === 'ended' && count > 0;
  useShortcuts(
    [
      { key: 'F4', run: () => (stage === 'asking' ? onStart() : undefined) },
      { key: 'F7', run: () => (mayPrint ? onPrint() : undefined) },
    ],
    'dialog',
  );
  if (stage === 'issuing') {
    return (
      <Button onPress={onStop} keyHint="Esc" testId="batch-stop">
        {words.stop}
      </Button>
    );
  }
  return (
    <>
      <Button onPress={onClose} keyHint="Esc">
        {stage === 'ended' ? words.close : common.cancel}
      </Button>
      {stage === 'asking' && (
        <Button look="primary" icon="receipt" keyHint="F4" onPress={onStart} testId="batch-start">
          {words.issueStart}
        </Button>
      )}
      {mayPrint && (
        <Button
          look="primary"
          icon="print"
          keyHint="F7"
          isDisabled={isPrinting}
          onPress={onPrint}
          testId="batch-letters"
        >
          {words.printLetters(count)}
        </Button>
      )}
    </>
  );
};

/** Issues a notice to each chosen factory, then prints the letters of exactly those notices. */
export const IssueDialog = (props: IssueDialogProps) => {
  const { onClose } = props;
  const words = useMessages(arrearsMessages);
  const { rows } = useServices().data;
  const { stage, news, failure, of, start, stop } = useBatch(props);
  const letters = useNoticeLetters();
  const ref1s = news?.ref1s ?? [];
  return (
    <Dialog
      title={words.issueTitle}
      isOpen
      onClose={stage === 'issuing' ? stop : onClose}
      width="wide"
      testId="issue-dialog"
      actions={
        <IssueActions
          stage={stage}
          count={ref1s.length}
          isPrinting={letters.progress !== undefined}
          onStart={() => void start()}
          onStop={stop}
          onPrint={() => void letters.print(ref1s.flatMap((ref1) => rows.list('notice', 'ref1', ref1)))}
          onClose={onClose}
        />
      }
    >
      {stage === 'asking' && <p>{words.issueText(of)}</p>}
      {stage === 'issuing' && (
        <ProgressBar
          label={words.issueProgress(news?.done ?? 0, of)}
          value={news?.done ?? 0}
          of={of}
          testId="batch-progress"
        />
      )}
      {stage === 'issuing' && news?.isWaiting === true && <p>{words.waitingForNumbers}</p>}
      {stage === 'ended' && news && <Outcome news={news} />}
      {stage === 'ended' && (news?.done ?? 0) < of && <p>{words.continueLater}</p>}
      {failure && <ErrorNote error={failure} />}
      <LetterStatus letters={letters} />
    </Dialog>
  );
};
