import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CentreCallError } from '#data/centre-call.ts';
import { devicesMessages } from '#i18n/messages/devices.ts';
import { pairingMessages } from '#i18n/messages/pairing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { DeviceFacts } from '#shared/sync/device-protocol.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { EnrolmentCodeDialog, RevokeDialog } from './device-dialogs.tsx';
import { PairPhoneDialog } from './pair-phone-dialog.tsx';
import styles from './devices.module.css';

const SILENT_MS = 24 * 60 * 60 * 1000;

type Listed =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: CentreCallError }
  | { readonly kind: 'here'; readonly devices: readonly DeviceFacts[] };

/** What is shown stays until the next answer is there. */
const useDeviceList = (): { readonly listed: Listed; readonly ask: () => void } => {
  const { devices } = useServices();
  const [times, setTimes] = useState(0);
  const [listed, setListed] = useState<Listed>({ kind: 'asking' });
  useEffect(() => {
    let isWanted = true;
    void devices.list().then((answer) => {
      if (!isWanted) return;
      setListed(answer.ok ? { kind: 'here', devices: answer.value } : { kind: 'failed', error: answer.error });
    });
    return () => {
      isWanted = false;
    };
  }, [devices, times]);
  return { listed, ask: () => setTimes((count) => count + 1) };
};

const DeviceState = ({ device }: { readonly device: DeviceFacts }) => {
  const messages = useMessages(devicesMessages);
  const services = useServices();
  if (device.revoked) return <StatusChip tone="refused">{messages.revoked}</StatusChip>;
  const heardMs = Date.parse(device.lastSeenAt ?? device.enrolledAt);
  if (services.nowMs() - heardMs > SILENT_MS) return <StatusChip tone="waiting">{messages.silent}</StatusChip>;
  return <StatusChip tone="done">{messages.inUse}</StatusChip>;
};

interface DeviceTableProps {
  readonly devices: readonly DeviceFacts[];
  readonly selectedId: string | undefined;
  readonly onSelect: (device: DeviceFacts) => void;
}

const DeviceTable = ({ devices, selectedId, onSelect }: DeviceTableProps) => {
  const messages = useMessages(devicesMessages);
  const { data } = useServices();
  const at = (instant: string | undefined): string => (instant === undefined ? messages.never : messages.at(instant));
  return (
    <DataTable
      label={messages.title}
      rows={devices}
      rowKey={(one) => one.deviceId}
      selectedKey={selectedId}
      onSelect={onSelect}
      rowTestId={(one) => `device-row-${one.deviceId}`}
      empty={messages.none}
      maxHeightPx={252}
      columns={[
        {
          id: 'name',
          title: messages.name,
          width: '1fr',
          cell: (one) => (one.deviceId === data.deviceId ? messages.thisDevice(one.name) : one.name),
        },
        { id: 'seen', title: messages.seen, width: '130px', cell: (one) => at(one.lastSeenAt) },
        { id: 'work', title: messages.work, width: '130px', cell: (one) => at(one.lastWorkAt) },
        { id: 'state', title: messages.state, width: '118px', cell: (one) => <DeviceState device={one} /> },
      ]}
    />
  );
};

const DeviceListing = () => {
  const messages = useMessages(devicesMessages);
  const pairing = useMessages(pairingMessages);
  const { listed, ask } = useDeviceList();
  const [selected, setSelected] = useState<DeviceFacts | undefined>(undefined);
  const [open, setOpen] = useState<'none' | 'code' | 'phone' | 'revoke'>('none');
  const closeAndAsk = (): void => {
    setOpen('none');
    setSelected(undefined);
    ask();
  };
  const mayRevoke = selected !== undefined && selected.revoked === undefined;
  return (
    <>
      <p className={styles.quiet}>{messages.hint}</p>
      {listed.kind === 'asking' && <p className={styles.quiet}>{messages.loading}</p>}
      {listed.kind === 'failed' && <ErrorNote error={listed.error} />}
      {listed.kind === 'here' && (
        <>
          <DeviceTable devices={listed.devices} selectedId={selected?.deviceId} onSelect={setSelected} />
          <p className={styles.quiet}>{messages.silentHint}</p>
        </>
      )}
      <div className={styles.actions}>
        <Button icon="phone" onPress={() => setOpen('phone')} testId="pair-phone">
          {pairing.pair}
        </Button>
        <Button icon="lock" onPress={() => setOpen('code')} testId="device-code">
          {messages.makeCode}
        </Button>
        <Button onPress={() => setOpen('revoke')} isDisabled={!mayRevoke} testId="device-revoke">
          {messages.revoke}
        </Button>
        <Button look="quiet" onPress={ask} testId="device-again">
          {messages.again}
        </Button>
      </div>
      {open === 'phone' && <PairPhoneDialog onClose={closeAndAsk} />}
      {open === 'code' && <EnrolmentCodeDialog onClose={closeAndAsk} />}
      {open === 'revoke' && selected && (
        <RevokeDialog device={selected} onClose={() => setOpen('none')} onRevoked={closeAndAsk} />
      )}
    </>
  );
};

/** The devices of the office, for those who keep them. */
export const DevicesPanel = () => {
  const messages = useMessages(devicesMessages);
  const actor = useStore(useServices().session, (state) => state.actor);
  if (!actor || !OFFICE_ROLES.includes(actor.role)) return null;
  return (
    <Panel title={messages.title} testId="devices-panel">
      <DeviceListing />
    </Panel>
  );
};
