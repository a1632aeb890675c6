import type { RequestLine } from '#data/request-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { CancelButton } from './cancel-button.tsx';
import { FolderName, RequestFacts } from './request-facts.tsx';
import styles from './requests-page.module.css';

/** Why a request is not on the walk. */
const useReason = (): ((line: RequestLine) => string) => {
  const messages = useMessages(requestsMessages);
  const { rows } = useServices().data;
  return ({ stage, position, holderName }) => {
    if (stage.kind === 'not-found')
      return messages.lookedBy(staffName(rows, stage.step.actorId), stage.step.effectiveAt);
    const because = holderName === undefined ? messages.behindOthers : messages.lentTo(holderName);
    return `${messages.position(position)} · ${because}`;
  };
};

export interface WaitingPanelProps {
  readonly title: string;
  /** What is said when the list is empty; without it an empty list is not shown. */
  readonly empty?: string;
  readonly lines: readonly RequestLine[];
  readonly testId: string;
  /** Where to look for a folder that was not found. */
  readonly onFind?: (folderId: string) => void;
}

/** Requests that nobody can fetch now: the folder is lent, somebody was first, or it was not found. */
export const WaitingPanel = ({ title, empty, lines, testId, onFind }: WaitingPanelProps) => {
  const messages = useMessages(requestsMessages);
  const reason = useReason();
  if (lines.length === 0 && empty === undefined) return null;
  return (
    <Panel title={title} testId={testId}>
      {lines.length === 0 && <p className={styles.none}>{empty}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.request.id} className={styles.card} data-testid={`${testId}-row-${line.folder.code}`}>
            <FolderName line={line} />
            <p className={styles.reason}>{reason(line)}</p>
            <RequestFacts line={line} />
            <div className={styles.buttons}>
              {onFind && (
                <Button
                  look="quiet"
                  icon="search"
                  onPress={() => onFind(line.folder.id)}
                  testId={`find-${line.folder.code}`}
                >
                  {messages.find}
                </Button>
              )}
              <CancelButton line={line} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
