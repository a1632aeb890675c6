import { useStore } from 'zustand';
import { setupGuideMessages } from '#i18n/messages/setup-guide.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './setup-guide.module.css';

/** The public screen of this PC: opened here once, dragged to its monitor, remembered. */
export const ScreenStep = () => {
  const messages = useMessages(setupGuideMessages);
  const kiosk = useStore(useServices().kiosk);
  const { screen } = kiosk;
  return (
    <Panel title={messages.names.screen}>
      <div className={styles.why}>
        {screen.open && <StatusChip tone="done">{messages.screenOpen}</StatusChip>}
        <p className={styles.quiet}>{messages.screenHint}</p>
        <div className={styles.buttons}>
          <Button icon="qr" onPress={() => (screen.open ? kiosk.close() : kiosk.open())} testId="setup-screen">
            {screen.open ? messages.closeScreen : messages.openScreen}
          </Button>
        </div>
      </div>
    </Panel>
  );
};
