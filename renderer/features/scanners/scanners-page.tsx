import { useState } from 'react';
import { formatReference } from '#i18n/format.ts';
import { commandCardMessages } from '#i18n/messages/command-card.ts';
import { scannersMessages } from '#i18n/messages/scanners.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ScannerControl } from '#scan/scanner-control.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { useCommandCard } from '#services/use-command-card.ts';
import { TEST_LABEL } from '#shared/domain/scan-code.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DeviceChooser } from './device-chooser.tsx';
import { DirectPanel } from './direct-panel.tsx';
import { TeachPanel } from './teach-panel.tsx';
import styles from './scanners-page.module.css';

export interface ScannersPageProps {
  readonly control: ScannerControl;
  readonly onBack: () => void;
}

/** Only the test label stops here; any other scan does what it does everywhere. */
const useTestScans = (): number => {
  const [count, setCount] = useState(0);
  useScanListener(({ text }) => {
    if (text !== TEST_LABEL) return false;
    setCount((before) => before + 1);
    return true;
  });
  return count;
};

/** The scanners of this PC. */
export const ScannersPage = ({ control, onBack }: ScannersPageProps) => {
  const messages = useMessages(scannersMessages);
  const words = useMessages(commandCardMessages);
  const card = useCommandCard();
  const count = useTestScans();
  useShortcuts([{ key: 'F6', run: () => void card.print() }]);
  return (
    <Page
      title={messages.title}
      testId="scanners-page"
      actions={
        <>
          <Button icon="print" keyHint="F6" isDisabled={card.isBusy} onPress={() => void card.print()}>
            {words.print}
          </Button>
          <Button icon="back" onPress={onBack}>
            {messages.back}
          </Button>
        </>
      }
    >
      {card.error && <ErrorNote error={card.error} />}
      <DeviceChooser />
      <div className={styles.columns}>
        <TeachPanel control={control} />
        <div className={styles.column}>
          <DirectPanel control={control} />
          <Panel title={messages.tryOut}>
            <p>{messages.tryOutText}</p>
            <p className={styles.progress} aria-live="polite" data-testid="try-out">
              {count === 0 ? messages.nothingRead : `${messages.tryOutRead(formatReference(TEST_LABEL))} (${count})`}
            </p>
          </Panel>
        </div>
      </div>
    </Page>
  );
};
