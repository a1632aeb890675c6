import { useEffect, useState } from 'react';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { InstallWay } from '#shared/host/web-app.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import styles from './phone-home.module.css';

/** The way to the home screen that this browser has; nothing where the app is there already. */
export const InstallPanel = () => {
  const messages = useMessages(phoneMessages);
  const { webApp } = useServices().host;
  const [way, setWay] = useState<InstallWay>('none');
  useEffect(() => webApp?.onInstallWay(setWay), [webApp]);
  if (!webApp || way === 'none') return null;
  return (
    <Panel title={messages.installTitle} testId="install-panel">
      <p className={styles.quiet}>{messages.installText}</p>
      {way === 'prompt' ? (
        <Button icon="phone" size="large" width="full" onPress={() => void webApp.install()} testId="install">
          {messages.install}
        </Button>
      ) : (
        <p>{messages.shareMenu}</p>
      )}
    </Panel>
  );
};
