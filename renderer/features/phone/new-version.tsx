import { useEffect, useState } from 'react';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';

/**
 * Says that a newer version waits. It stands where nothing is being done: at the log-in and on the first page of a phone.
 * Until somebody presses it, or all windows are closed, the version that is open goes on.
 */
export const NewVersion = () => {
  const messages = useMessages(phoneMessages);
  const { webApp } = useServices().host;
  const [isWaiting, setWaiting] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => webApp?.onNewVersion(setWaiting), [webApp]);
  if (!webApp || !isWaiting) return null;
  const change = async (): Promise<void> => setRefused((await webApp.useNewVersion()) === 'other-windows');
  return (
    <Banner
      tone={isRefused ? 'elsewhere' : 'waiting'}
      icon="download"
      title={messages.newVersion}
      testId="new-version"
      actions={
        <Button look="primary" onPress={() => void change()} testId="use-new-version">
          {messages.useNewVersion}
        </Button>
      }
    >
      {isRefused ? messages.otherWindows : messages.newVersionText}
    </Banner>
  );
};
