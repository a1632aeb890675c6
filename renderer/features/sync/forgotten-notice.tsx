import { useState } from 'react';
import { startMessages } from '#i18n/messages/start.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import styles from './start-notice.module.css';

/** Tells, after the centre was restored from a backup, what this PC gave back to it and what nobody has any more. */
export const ForgottenNotice = () => {
  const messages = useMessages(startMessages);
  const { forgotten } = useSync().status;
  const [read, setRead] = useState(0);
  const total = forgotten ? forgotten.sentAgain + forgotten.lost : 0;
  if (!forgotten || total === read) return null;
  const { sentAgain, lost } = forgotten;
  return (
    <div className={styles.notice}>
      <Banner
        tone={lost > 0 ? 'refused' : 'done'}
        title={messages.centreRestored}
        testId="forgotten-notice"
        actions={
          <Button look="quiet" icon="check" onPress={() => setRead(total)} testId="forgotten-read">
            {messages.understood}
          </Button>
        }
      >
        {sentAgain > 0 && <p>{messages.sentAgain(sentAgain)}</p>}
        {lost > 0 ? <p>{messages.lostForGood(lost)}</p> : <p>{messages.nothingLost}</p>}
        {lost > 0 && <p>{messages.lostTodo}</p>}
      </Banner>
    </div>
  );
};
