import { useEffect, useState } from 'react';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';

/** Whether the browser has promised to keep the data; taken for promised until it is known. */
const useIsKept = (): boolean => {
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    let isWanted = true;
    void navigator.storage.persisted().then((kept) => isWanted && setKept(kept));
    return () => {
      isWanted = false;
    };
  }, []);
  return isKept;
};

/** What waits on this phone, and whether the phone may forget it. */
export const SendingState = () => {
  const messages = useMessages(phoneMessages);
  const { data } = useServices();
  const { pending } = useSync();
  const isKept = useIsKept();
  return (
    <>
      {pending.length === 0 ? (
        <Banner tone="done" icon="cloud-check" title={messages.allSent} testId="phone-sent" />
      ) : (
        <Banner
          tone="waiting"
          icon="cloud-up"
          title={messages.waiting(pending.length)}
          testId="phone-waiting"
          actions={
            <Button icon="refresh" onPress={() => data.sync.nudge()} testId="phone-send">
              {messages.sendNow}
            </Button>
          }
        >
          {messages.waitingText}
        </Banner>
      )}
      {!isKept && (
        <Banner tone="elsewhere" title={messages.notKept} testId="phone-not-kept">
          {messages.notKeptText}
        </Banner>
      )}
    </>
  );
};
