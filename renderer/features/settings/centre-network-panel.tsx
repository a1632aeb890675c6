import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { centreNetworkMessages } from '#i18n/messages/centre-network.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { CentreNetwork, HostError } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import type { Result } from '#shared/lib/result.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { AddPcDialog } from './add-pc-dialog.tsx';
import styles from './paired-screen.module.css';

type Shown = Exclude<CentreNetwork, { readonly state: 'none' }>;
type OwnCentre = NonNullable<Host['ownCentre']>;

const TONES: Readonly<Record<Shown['state'], Tone>> = { closed: 'neutral', open: 'done', failed: 'refused' };

const useNetwork = (ownCentre: OwnCentre | undefined) => {
  const [network, setNetwork] = useState<CentreNetwork>({ state: 'none' });
  const [failure, setFailure] = useState<HostError>();
  const [isBusy, setBusy] = useState(false);
  const take = (answer: Result<CentreNetwork, HostError> | undefined): void => {
    if (answer?.ok) setNetwork(answer.value);
    setFailure(answer?.ok === false ? answer.error : undefined);
    setBusy(false);
  };
  useEffect(() => {
    let isWanted = true;
    void ownCentre?.network().then((answer) => isWanted && take(answer));
    return () => {
      isWanted = false;
    };
  }, [ownCentre]);
  const open = async (isOpen: boolean): Promise<void> => {
    setBusy(true);
    take(await ownCentre?.openNetwork(isOpen));
  };
  return { network, failure, isBusy, open };
};

const Addresses = ({ addresses }: { readonly addresses: readonly string[] }) => {
  const messages = useMessages(centreNetworkMessages);
  if (addresses.length === 0) return <p>{messages.noAddress}</p>;
  return (
    <>
      <p className={styles.address} data-testid="centre-network-address">
        {messages.address}: <strong>{addresses.join(' · ')}</strong>
      </p>
      <p className={styles.quiet}>{messages.fixed}</p>
      <p className={styles.quiet}>{messages.firewall}</p>
    </>
  );
};

/** Whether other PCs may join the centre that this PC is; nothing on a PC that is none. */
export const CentreNetworkPanel = () => {
  const messages = useMessages(centreNetworkMessages);
  const { host, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const { network, failure, isBusy, open } = useNetwork(host.ownCentre);
  const [isAdding, setAdding] = useState(false);
  if (network.state === 'none' || !actor || !OFFICE_ROLES.includes(actor.role)) return null;
  const isOpen = network.state === 'open';
  return (
    <Panel title={messages.title} testId="centre-network">
      <p className={styles.quiet}>{messages.text}</p>
      <p>
        <StatusChip tone={TONES[network.state]}>{messages.states[network.state]}</StatusChip>
      </p>
      {isOpen && <Addresses addresses={network.addresses} />}
      <div className={styles.buttons}>
        {isOpen && network.addresses.length > 0 && (
          <Button icon="qr" onPress={() => setAdding(true)} testId="centre-network-add">
            {messages.add}
          </Button>
        )}
        {!isOpen && (
          <Button icon="cloud-up" isDisabled={isBusy} onPress={() => void open(true)} testId="centre-network-open">
            {messages.open}
          </Button>
        )}
        {network.state !== 'closed' && (
          <Button isDisabled={isBusy} onPress={() => void open(false)} testId="centre-network-close">
            {messages.close}
          </Button>
        )}
      </div>
      {failure && <ErrorNote error={failure} />}
      {isAdding && isOpen && <AddPcDialog network={network} onClose={() => setAdding(false)} />}
    </Panel>
  );
};
