import { type ReactNode, useEffect, useState } from 'react';
import { formatReference } from '#i18n/format.ts';
import { trainingMessages } from '#i18n/messages/training.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { useSync } from '#services/use-sync.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Button } from '#ui/button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { COLLEAGUE_ID } from './practice-office.ts';
import type { Training } from './training.ts';
import { type TrainingTaskId, trainingTasks } from './training-tasks.ts';
import { usePracticeSheet } from './use-practice-sheet.ts';
import styles from './training-bar.module.css';

export interface TrainingFrameProps {
  readonly training: Training;
  readonly children: ReactNode;
}

const TABLES = ['folder', 'notice', 'stockTake', 'factory', 'staff', 'location'] as const;
const NOTHING_DONE: ReadonlySet<TrainingTaskId> = new Set();

/** What has been done since the training began; a task stays done when its folder goes on its way. */
const useTasks = (training: Training) => {
  const rows = useRows(TABLES);
  const [before, setBefore] = useState(NOTHING_DONE);
  const tasks = trainingTasks(rows, training.subjects, before);
  const isNew = tasks.some(({ id, isDone }) => isDone && !before.has(id));
  // While drawing: what is done is remembered with the very picture that shows it.
  if (isNew) setBefore(new Set(tasks.filter(({ isDone }) => isDone).map(({ id }) => id)));
  return { rows, tasks };
};

interface StepProps {
  readonly task: TrainingTaskId;
  readonly training: Training;
  readonly rows: ReadModel;
}

/** The codes that somebody without paper and scanner lets the program scan, in the order of the task. */
const codesOf = ({ task, training: { subjects }, rows }: StepProps): readonly string[] => {
  const folder = (id: string): string => rows.get('folder', id)?.code ?? '';
  const badge = rows.get('staff', COLLEAGUE_ID)?.badgeCode ?? '';
  switch (task) {
    case 'lend':
      return [badge, folder(subjects.lendFolderId)];
    case 'return':
      return [folder(subjects.returnFolderId)];
    case 'count':
      return [
        rows.get('location', subjects.countPlaceId)?.code ?? '',
        ...rows.list('folder', 'homeLocationId', subjects.countPlaceId).map(({ code }) => code),
      ];
    case 'pay':
      return [];
    default:
      return [];
  }
};

const ScanForMe = (props: StepProps) => {
  const messages = useMessages(trainingMessages);
  const { scans } = useServices();
  const codes = codesOf(props).filter((code) => code !== '');
  return (
    <>
      {codes.map((code, index) => (
        <Button
          key={code}
          icon="scan"
          onPress={() => scans.publish({ text: code, atMs: performance.now() })}
          testId={`training-scan-${index}`}
          description={`${messages.scanInstead} ${formatReference(code)}`}
        >
          {codes.length > 2 ? code.slice(-4) : `${messages.scanInstead} ${code.slice(-4)}`}
        </Button>
      ))}
    </>
  );
};

const PayForMe = ({ training, rows }: StepProps) => {
  const messages = useMessages(trainingMessages);
  const { pending } = useSync();
  const waiting = rows
    .list('notice', 'factoryId', training.subjects.payFactoryId)
    .find(({ state }) => state.kind === 'issued');
  return (
    <Button
      icon="cash"
      // The invented bank knows only what the invented centre knows.
      isDisabled={waiting === undefined || pending.length > 0}
      onPress={() => waiting && void training.pay(waiting)}
      testId="training-pay"
    >
      {messages.payInstead}
    </Button>
  );
};

const howOf = (
  { task, training: { subjects }, rows }: StepProps,
  how: (typeof trainingMessages)['th']['how'],
): string => {
  const folder = (id: string): string => formatReference(rows.get('folder', id)?.code ?? '');
  switch (task) {
    case 'lend':
      return how.lend(folder(subjects.lendFolderId), rows.get('staff', COLLEAGUE_ID)?.name ?? '');
    case 'return':
      return how.return(folder(subjects.returnFolderId));
    case 'pay':
      return how.pay(rows.get('factory', subjects.payFactoryId)?.register.name ?? '');
    case 'count':
      return how.count(rows.get('location', subjects.countPlaceId)?.path ?? '');
    default:
      return '';
  }
};

/** Around every page of the training, the log-in included: what this is, what to try next, and the way out. */
export const TrainingFrame = ({ training, children }: TrainingFrameProps) => {
  const messages = useMessages(trainingMessages);
  const { rows, tasks } = useTasks(training);
  const print = usePracticeSheet();
  const task = tasks.find(({ isDone }) => !isDone)?.id;
  const done = tasks.filter(({ isDone }) => isDone).length;
  useEffect(() => {
    const title = document.title;
    document.title = messages.windowTitle;
    return () => {
      document.title = title;
    };
  }, [messages]);
  const step = task && { task, training, rows };
  return (
    <div className={styles.frame} data-testid="training">
      <header className={styles.bar}>
        <div className={styles.line}>
          <strong className={styles.mode}>{messages.mode}</strong>
          <span className={styles.grow}>{messages.banner}</span>
          <Button icon="print" onPress={() => void print()} testId="training-print">
            {messages.print}
          </Button>
          <Button icon="refresh" onPress={() => training.restart()} testId="training-restart">
            {messages.restart}
          </Button>
          <Button look="primary" icon="logout" onPress={() => training.leave()} testId="training-leave">
            {messages.leave}
          </Button>
        </div>
        <section className={styles.task} aria-label={messages.tasks} aria-live="polite">
          <StatusChip tone={step ? 'waiting' : 'done'} testId="training-progress">
            {messages.progress(done, tasks.length)}
          </StatusChip>
          {step ? (
            <>
              <strong data-testid="training-task" data-task={step.task}>
                {messages.names[step.task]}
              </strong>
              <span className={styles.how}>{howOf(step, messages.how)}</span>
              {step.task === 'pay' ? <PayForMe {...step} /> : <ScanForMe {...step} />}
            </>
          ) : (
            <span data-testid="training-done">{messages.allDone}</span>
          )}
        </section>
      </header>
      {children}
    </div>
  );
};
