import { useState } from 'react';
import { useStore } from 'zustand';
import { staffName } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { countingDevices } from '#data/stock-take-queries.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { StockTakeDeviceRow } from '#shared/model/stock-take-rows.ts';
import { Button } from '#ui/button.tsx';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './stock-take.module.css';

const TABLES = ['stockTakeDevice', 'staff'] as const;

const DeviceState = ({ state }: Pick<StockTakeDeviceRow, 'state'>) => {
  const messages = useMessages(stockTakeMessages);
  if (state.kind === 'counting') return <StatusChip tone="waiting">{messages.counting}</StatusChip>;
  if (state.kind === 'done') return <StatusChip tone="done">{messages.doneWith(state.scans)}</StatusChip>;
  return <StatusChip tone="neutral">{messages.released(state.reason)}</StatusChip>;
};

/** The PCs that count along, and whether each is done; a supervisor may go on without one. */
export const CountingDevices = ({ stockTakeId }: { readonly stockTakeId: string }) => {
  const messages = useMessages(stockTakeMessages);
  const services = useServices();
  const { data } = services;
  const rows = useRows(TABLES);
  const actor = useStore(services.session, (state) => state.actor);
  const [leaving, setLeaving] = useState<StockTakeDeviceRow>();
  const [error, setError] = useState<MutateError>();
  const mayRelease = actor !== undefined && OFFICE_ROLES.includes(actor.role);
  const release = async (deviceId: string, reason: string): Promise<void> => {
    const released = await data.mutate('release-stock-take-device', { stockTakeId, deviceId, reason });
    if (released.ok) setLeaving(undefined);
    else setError(released.error);
  };
  return (
    <section className={styles.devices} aria-label={messages.devices}>
      <h2>{messages.devices}</h2>
      <ul>
        {countingDevices(rows, stockTakeId).map((device) => (
          <li key={device.id} data-testid={`count-device-${device.deviceId}`} data-state={device.state.kind}>
            <span>
              {device.deviceId === data.deviceId ? messages.thisPc : messages.pcOf(staffName(rows, device.joinedBy))}
            </span>
            <DeviceState state={device.state} />
            {mayRelease && device.state.kind === 'counting' && device.deviceId !== data.deviceId && (
              <Button look="quiet" onPress={() => setLeaving(device)} testId="release-device">
                {messages.release}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <ReasonDialog
          title={messages.releaseTitle(staffName(rows, leaving.joinedBy))}
          text={messages.releaseText}
          action={messages.release}
          error={error}
          onClose={() => setLeaving(undefined)}
          onConfirm={(reason) => void release(leaving.deviceId, reason)}
        />
      )}
    </section>
  );
};
