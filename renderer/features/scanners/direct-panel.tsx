import { useStore } from 'zustand';
import { scannersMessages } from '#i18n/messages/scanners.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { DirectScanner, DirectState } from '#scan/direct-scanner.ts';
import type { ScannerControl } from '#scan/scanner-control.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import styles from './scanners-page.module.css';

const TONES: Readonly<Record<DirectState['kind'], Tone>> = {
  off: 'neutral',
  choosing: 'waiting',
  connected: 'done',
  'wrong-mode': 'elsewhere',
  unsupported: 'neutral',
};

const DirectLine = ({ scanner }: { readonly scanner: DirectScanner }) => {
  const messages = useMessages(scannersMessages);
  const state = useStore(scanner.state);
  const name = state.kind === 'connected' && state.name !== '' ? ` · ${state.name}` : '';
  return (
    <li className={styles.direct} data-testid={`direct-${scanner.kind}`}>
      <strong>{messages.kinds[scanner.kind]}</strong>
      <StatusChip tone={TONES[state.kind]}>{messages.states[state.kind] + name}</StatusChip>
      {state.kind !== 'unsupported' && state.kind !== 'connected' && (
        <Button
          onPress={() => void scanner.connect()}
          isDisabled={state.kind === 'choosing'}
          description={`${messages.connect} ${messages.kinds[scanner.kind]}`}
          testId={`connect-${scanner.kind}`}
        >
          {messages.connect}
        </Button>
      )}
    </li>
  );
};

/** Scanners that are no keyboards: one event per code, whatever the layout and the focus. */
export const DirectPanel = ({ control }: { readonly control: ScannerControl }) => {
  const messages = useMessages(scannersMessages);
  return (
    <Panel title={messages.direct} testId="direct-panel">
      <p>{messages.directText}</p>
      <ul className={styles.directs}>
        <DirectLine scanner={control.direct.hid} />
        <DirectLine scanner={control.direct.serial} />
      </ul>
    </Panel>
  );
};
