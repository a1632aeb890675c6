import { staffName } from '#data/folder-queries.ts';
import { reprintLog } from '#data/label-queries.ts';
import { labelBoardMessages } from '#i18n/messages/label-board.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatCount, formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Panel } from '#ui/panel.tsx';
import styles from './campaign.module.css';

const TABLES = ['labelBatch', 'staff'] as const;
const LINES = 20;

/** Who printed labels again, when and why: a folder has one label, and every other one is accounted for. */
export const BoardLog = () => {
  const messages = useMessages(labelBoardMessages);
  const flow = useMessages(labelFlowMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const log = reprintLog(rows, LINES);
  return (
    <Panel title={messages.log} testId="board-log">
      {log.length === 0 && <p className={styles.quiet}>{messages.noLog}</p>}
      <ul className={styles.log}>
        {log.map(({ batch: { id, printedAt, actorId, reason, note }, count }) => (
          <li key={id}>
            <strong>{reason === undefined ? messages.noReason : flow.reasons[reason]}</strong>
            {note !== undefined && ` · ${note}`}
            <span className={styles.quiet}>
              {flow.runOf(formatCount(count), formatInstant(printedAt, language), staffName(rows, actorId))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
