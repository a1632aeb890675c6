import { useEffect, useState } from 'react';
import { scannersMessages } from '#i18n/messages/scanners.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ScannerCandidates } from '#shared/host/contract.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import styles from './scanners-page.module.css';

/** The shell asks which of the devices is the scanner; a browser asks that itself. */
export const DeviceChooser = () => {
  const messages = useMessages(scannersMessages);
  const { scanners } = useServices().host;
  const [candidates, setCandidates] = useState<ScannerCandidates>();
  useEffect(() => scanners?.onCandidates(setCandidates), [scanners]);
  const choose = (deviceId: string | undefined): void => {
    if (candidates) scanners?.choose(candidates.request, deviceId);
    setCandidates(undefined);
  };
  return (
    <Dialog
      title={messages.choose}
      isOpen={candidates !== undefined}
      onClose={() => choose(undefined)}
      testId="device-chooser"
      actions={
        <Button keyHint="Esc" onPress={() => choose(undefined)}>
          {messages.cancel}
        </Button>
      }
    >
      <p>{candidates?.devices.length === 0 ? messages.noDevice : messages.chooseText}</p>
      <ul className={styles.directs}>
        {candidates?.devices.map(({ id, name }) => (
          <li key={id}>
            <Button width="full" icon="scan" onPress={() => choose(id)} testId={`device-${id}`}>
              {name === '' ? messages.unnamed : name}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
