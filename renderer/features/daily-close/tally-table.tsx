import { formatCount, formatSatang } from '#i18n/format.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { NamedTally } from '#shared/domain/daily-close.ts';
import { Panel } from '#ui/panel.tsx';
import styles from './daily-close.module.css';

export interface TallyTableProps {
  readonly title: string;
  readonly tallies: readonly NamedTally[];
  readonly nameOf: (name: string) => string;
  readonly testId: string;
}

/** One break-down of a day's money with its sum. */
export const TallyTable = ({ title, tallies, nameOf, testId }: TallyTableProps) => {
  const messages = useMessages(dailyCloseMessages);
  const count = tallies.reduce((sum, tally) => sum + tally.count, 0);
  const satang = tallies.reduce((sum, tally) => sum + tally.satang, 0);
  return (
    <Panel title={title} testId={testId}>
      {tallies.length === 0 ? (
        <p className={styles.quiet}>{messages.nothing}</p>
      ) : (
        <table className={styles.tallies}>
          <thead>
            <tr>
              <th scope="col">{messages.name}</th>
              <th scope="col">{messages.items}</th>
              <th scope="col">{messages.amount}</th>
            </tr>
          </thead>
          <tbody>
            {tallies.map((tally) => (
              <tr key={tally.name}>
                <td>{nameOf(tally.name)}</td>
                <td>{formatCount(tally.count)}</td>
                <td>{formatSatang(tally.satang)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{messages.total}</td>
              <td>{formatCount(count)}</td>
              <td>{formatSatang(satang)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Panel>
  );
};
