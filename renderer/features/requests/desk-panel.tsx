import type { RequestLine } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CancelButton } from './cancel-button.tsx';
import { FolderName, RequestFacts } from './request-facts.tsx';
import styles from './requests-page.module.css';

export interface DeskPanelProps {
  readonly lines: readonly RequestLine[];
  readonly onBring: (line: RequestLine) => void;
  readonly onHandOver: (line: RequestLine) => void;
}

const chipOf = (
  { stage }: RequestLine,
  messages: typeof requestsMessages.th,
): { readonly tone: 'waiting' | 'exception'; readonly word: string } => {
  if (stage.kind !== 'ready') return { tone: 'waiting', word: messages.inHand };
  return { tone: 'exception', word: stage.step.how === 'trapped' ? messages.trapped : messages.ready };
};

/** What was fetched or kept back, until its requester has it. */
export const DeskPanel = ({ lines, onBring, onHandOver }: DeskPanelProps) => {
  const messages = useMessages(requestsMessages);
  const firstReady = lines.find(({ stage }) => stage.kind === 'ready');
  useShortcuts([{ key: 'F2', run: () => firstReady && onHandOver(firstReady) }]);
  return (
    <Panel title={messages.deskTitle} testId="desk-panel">
      {lines.length === 0 && <p className={styles.none}>{messages.deskEmpty}</p>}
      <ul>
        {lines.map((line) => {
          const { tone, word } = chipOf(line, messages);
          return (
            <li key={line.request.id} className={styles.card} data-testid={`desk-row-${line.folder.code}`}>
              <FolderName line={line} />
              <StatusChip tone={tone} icon={tone === 'exception' ? 'hold' : 'folder'}>
                {word}
              </StatusChip>
              <RequestFacts line={line} />
              <div className={styles.buttons}>
                {line.stage.kind === 'ready' ? (
                  <Button
                    look="primary"
                    icon="lend"
                    keyHint={line === firstReady ? 'F2' : undefined}
                    onPress={() => onHandOver(line)}
                    testId={`hand-over-${line.folder.code}`}
                  >
                    {messages.handOver}
                  </Button>
                ) : (
                  <Button icon="place" onPress={() => onBring(line)} testId={`bring-${line.folder.code}`}>
                    {messages.bring}
                  </Button>
                )}
                <CancelButton line={line} />
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
