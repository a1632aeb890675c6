import { staffName } from '#data/folder-queries.ts';
import { foldersOfRun, type LabelRun, labelRuns, queuedOfRun, runCounts } from '#data/label-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatCount, formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './label-flow.module.css';

export interface RunPanelProps {
  readonly onJam: (run: LabelRun) => void;
  readonly onResume: (runId: string) => void;
}

const TABLES = ['labelBatch', 'folder', 'staff'] as const;
const RUNS_SHOWN = 3;

interface RunLineProps extends RunPanelProps {
  readonly rows: ReadModel;
  readonly run: LabelRun;
  readonly isNewest: boolean;
}

const RunLine = ({ rows, run, isNewest, onJam, onResume }: RunLineProps) => {
  const messages = useMessages(labelFlowMessages);
  const language = useLanguage();
  const counts = runCounts(rows, run);
  const queued = queuedOfRun(rows, run).length;
  const all = formatCount(foldersOfRun(run).length);
  const at = formatInstant(run.printedAt, language);
  return (
    <li className={styles.run} data-testid={`label-run-${run.id}`}>
      <span className={styles.runWords}>
        {messages.runOf(all, at, staffName(rows, run.actorId))}
        <span className={styles.chips}>
          <StatusChip tone={counts.printed > 0 ? 'waiting' : 'done'}>
            {messages.runScanned(formatCount(counts['scanned-back']), all)}
          </StatusChip>
          {queued > 0 && <StatusChip tone="elsewhere">{messages.runFailed(formatCount(queued))}</StatusChip>}
        </span>
      </span>
      {queued > 0 && (
        <Button icon="print" onPress={() => onResume(run.id)} testId={`run-resume-${isNewest ? 'newest' : run.id}`}>
          {messages.resume(formatCount(queued))}
        </Button>
      )}
      {counts.printed > 0 && (
        <Button
          look="quiet"
          icon="alert"
          keyHint={isNewest ? 'F7' : undefined}
          description={messages.jamOf(at)}
          onPress={() => onJam(run)}
          testId={`run-jam-${isNewest ? 'newest' : run.id}`}
        >
          {messages.jam}
        </Button>
      )}
    </li>
  );
};

/** What was printed last, how much of it is on its folders, and the ways on after a jam. */
export const RunPanel = (props: RunPanelProps) => {
  const messages = useMessages(labelFlowMessages);
  const rows = useRows(TABLES);
  const runs = labelRuns(rows).slice(0, RUNS_SHOWN);
  if (runs.length === 0) return null;
  return (
    <Panel title={messages.runs} testId="label-runs">
      <ul className={styles.runs}>
        {runs.map((run, index) => (
          <RunLine key={run.id} {...props} rows={rows} run={run} isNewest={index === 0} />
        ))}
      </ul>
    </Panel>
  );
};
