import { useState } from 'react';
import { screenMeasureMessages } from '#i18n/messages/screen-measure.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ScreenMeasureDialog } from './screen-measure-dialog.tsx';
import styles from './paired-screen.module.css';

/** Measuring the public screen, opened first where it is closed. */
export const ScreenMeasurePanel = () => {
  const messages = useMessages(screenMeasureMessages);
  const { kiosk } = useServices();
  const [isMeasuring, setIsMeasuring] = useState(false);
  const measure = (): void => {
    const control = kiosk.getState();
    if (!control.screen.open && control.paired !== 'connected') control.open();
    setIsMeasuring(true);
  };
  useShortcuts([{ key: 'F8', run: measure }]);
  return (
    <Panel title={messages.title} testId="screen-measure">
      <p className={styles.quiet}>{messages.text}</p>
      <div className={styles.buttons}>
        <Button icon="qr" keyHint="F8" onPress={measure} testId="measure-screen">
          {messages.open}
        </Button>
      </div>
      {isMeasuring && <ScreenMeasureDialog onClose={() => setIsMeasuring(false)} />}
    </Panel>
  );
};
