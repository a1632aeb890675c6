import type { RequestLine } from '#data/request-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { FolderName, RequestFacts } from './request-facts.tsx';
import styles from './requests-page.module.css';

export interface NextPickProps {
  readonly line: RequestLine;
  readonly onNotHere: () => void;
  readonly onSkip: () => void;
  readonly onTaken: () => void;
}

/** The folder to fetch next, readable while walking: first where, then what. */
export const NextPick = ({ line, onNotHere, onSkip, onTaken }: NextPickProps) => {
  const messages = useMessages(requestsMessages);
  useShortcuts([
    { key: 'N', run: onNotHere },
    { key: 'S', run: onSkip },
    { key: 'T', run: onTaken },
  ]);
  return (
    <section className={styles.next} data-testid="next-pick" data-request-id={line.request.id}>
      <h2 className={styles.nextLabel}>{messages.next}</h2>
      <p className={styles.path} data-testid="next-path">
        {line.place?.path ?? messages.noPlace}
      </p>
      <FolderName line={line} />
      <p className={styles.code}>
        {formatReference(line.folder.code)} · {messages.scanIt}
      </p>
      <RequestFacts line={line} />
      <div className={styles.buttons}>
        <Button icon="search" keyHint="N" onPress={onNotHere} testId="not-here">
          {messages.notHere}
        </Button>
        <Button icon="arrow-right" keyHint="S" onPress={onSkip} testId="skip">
          {messages.skip}
        </Button>
        <Button look="quiet" icon="check" keyHint="T" onPress={onTaken} testId="taken">
          {messages.pickedByHand}
        </Button>
      </div>
    </section>
  );
};
