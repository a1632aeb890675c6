import type { PickStop, RequestLine } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { CancelButton } from './cancel-button.tsx';
import { FolderName, RequestFacts } from './request-facts.tsx';
import rowStyles from '#ui/choice-row.module.css';
import styles from './requests-page.module.css';

export interface WalkListProps {
  readonly stops: readonly PickStop[];
  readonly nextId: string | undefined;
  readonly onChoose: (line: RequestLine) => void;
}

/** What is left below the stop: the shelf and slot. */
const restOf = (path: string | undefined, stopPath: string | undefined): string =>
  path === undefined || stopPath === undefined ? '' : path.slice(stopPath.length).replace(/^\s*·\s*/, '');

/** The whole walk, cabinet by cabinet. */
export const WalkList = ({ stops, nextId, onChoose }: WalkListProps) => {
  const messages = useMessages(requestsMessages);
  return (
    <ol className={styles.walk} data-testid="walk-list">
      {stops.map((stop) => (
        <li key={`${stop.id} ${stop.lines[0]?.request.id ?? ''}`}>
          <h3 className={styles.stop}>{stop.path ?? messages.noPlace}</h3>
          <ol>
            {stop.lines.map((line) => (
              <li key={line.request.id} className={styles.row} data-testid={`walk-row-${line.folder.code}`}>
                <button
                  type="button"
                  className={rowStyles.row}
                  aria-current={line.request.id === nextId ? 'step' : undefined}
                  onClick={() => onChoose(line)}
                >
                  <span className={styles.shelf}>{restOf(line.place?.path, stop.path)}</span>
                  <span className={styles.what}>
                    <FolderName line={line} />
                    <RequestFacts line={line} />
                  </span>
                </button>
                <CancelButton line={line} look="cross" />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
};
