import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useSync } from '#services/use-sync.ts';
import styles from './sync-page.module.css';

const DATA_SETS = ['factory', 'folder', 'location', 'request', 'notice', 'payment', 'paidYear', 'staff'] as const;

/** How much of each data set is on this PC, and when it last got something new. */
export const DataSets = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const rows = useRows(DATA_SETS);
  const { changedAt } = useSync().status;
  return (
    <table className={styles.kinds} aria-label={messages.dataSets} data-testid="data-sets">
      <thead>
        <tr>
          <th scope="col">{messages.dataSets}</th>
          <th scope="col">{messages.count}</th>
          <th scope="col">{messages.newest}</th>
        </tr>
      </thead>
      <tbody>
        {DATA_SETS.map((table) => {
          const at = changedAt[table];
          return (
            <tr key={table}>
              <td>{messages[table]}</td>
              <td>{messages.rows(rows.all(table).size)}</td>
              <td>{at === undefined ? '–' : formatInstant(at, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
