import { useState } from 'react';
import { useStore } from 'zustand';
import type { CentreCallError } from '#data/centre-call.ts';
import { centreNetworkMessages } from '#i18n/messages/centre-network.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { joiningAddress, joiningCode } from '#shared/host/centre-invitation.ts';
import type { CentreNetwork } from '#shared/host/contract.ts';
import type { EnrolmentCodeReply } from '#shared/sync/device-protocol.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { AddressQr } from './address-qr.tsx';
import { isPin, OwnPin } from './device-dialogs.tsx';
import devices from './devices.module.css';
import styles from './paired-screen.module.css';

type OpenNetwork = Extract<CentreNetwork, { readonly state: 'open' }>;

/** As long as it takes to walk to the other PC and install the program there. */
const MINUTES = 60;

const Shown = ({ network, made }: { readonly network: OpenNetwork; readonly made: EnrolmentCodeReply }) => {
  const messages = useMessages(centreNetworkMessages);
  const [address = ''] = network.addresses;
  const code = joiningCode(made.code, network.certificateMark);
  return (
    <>
      <div className={styles.invitation}>
        <AddressQr address={joiningAddress(address, code)} label={messages.qrLabel} />
        <ol className={styles.steps}>
          {messages.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <output className={devices.made}>
        <span>{messages.address}</span>
        <strong className={styles.address} data-testid="add-pc-address">
          {address}
        </strong>
        <span>{messages.code}</span>
        <strong className={styles.address} data-testid="add-pc-code">
          {code}
        </strong>
        <span className={styles.quiet}>{messages.until(made.expiresAt)}</span>
      </output>
    </>
  );
};

/** What one more PC needs to join the centre in this PC: its address, and a code that works once. */
export const AddPcDialog = (props: { readonly network: OpenNetwork; readonly onClose: () => void }) => {
  const { network, onClose } = props;
  const messages = useMessages(centreNetworkMessages);
  const common = useMessages(commonMessages);
  const services = useServices();
  const actor = useStore(services.session, (state) => state.actor);
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<CentreCallError>();
  const [made, setMade] = useState<EnrolmentCodeReply>();
  const make = async (): Promise<void> => {
    setTried(true);
    if (!actor || !isPin(pin)) return;
    const answer = await services.devices.makeCode({ proof: { staffId: actor.id, pin }, minutes: MINUTES });
    setFailure(answer.ok ? undefined : answer.error);
    if (answer.ok) setMade(answer.value);
  };
  const actions = made ? (
    <Button keyHint="Esc" onPress={onClose}>
      {common.close}
    </Button>
  ) : (
    <DialogActions
      onClose={onClose}
      cancel={common.cancel}
      icon="qr"
      shortcut="F2"
      onPress={() => void make()}
      testId="add-pc-show"
    >
      {messages.show}
    </DialogActions>
  );
  return (
    <Dialog title={messages.addTitle} isOpen onClose={onClose} testId="add-pc-dialog" actions={actions}>
      {made ? (
        <Shown network={network} made={made} />
      ) : (
        <>
          <p className={styles.quiet}>{messages.addText}</p>
          <OwnPin ref={focusAtOnce} pin={pin} onChange={setPin} isTried={isTried} />
          {failure && <ErrorNote error={failure} />}
        </>
      )}
    </Dialog>
  );
};
