import { useState } from 'react';
import { useStore } from 'zustand';
import { pairedScreenMessages } from '#i18n/messages/paired-screen.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { HostError, PairingInvitation } from '#shared/host/contract.ts';
import type { PairingStatus } from '#shared/host/host.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { AddressQr } from './address-qr.tsx';
import styles from './paired-screen.module.css';

const TONES: Readonly<Record<PairingStatus['state'], Tone>> = {
  none: 'neutral',
  invited: 'waiting',
  connected: 'done',
  away: 'elsewhere',
};

const InvitationDialog = (props: { readonly invitation: PairingInvitation; readonly onClose: () => void }) => {
  const messages = useMessages(pairedScreenMessages);
  const { address } = props.invitation;
  return (
    <Dialog
      title={messages.inviteTitle}
      isOpen
      onClose={props.onClose}
      testId="pairing-dialog"
      actions={
        <Button keyHint="Esc" onPress={props.onClose}>
          {messages.inviteClose}
        </Button>
      }
    >
      <div className={styles.invitation}>
        <AddressQr address={address} label={messages.qrLabel} />
        <ol className={styles.steps}>
          <li>{messages.stepNetwork}</li>
          <li>{messages.stepScan}</li>
          <li>{messages.stepFull}</li>
        </ol>
      </div>
      <p className={styles.address} translate="no" data-testid="pairing-address">
        {address}
      </p>
      <p className={styles.quiet}>{messages.inviteEnds}</p>
    </Dialog>
  );
};

/** Another device as the public screen: its code, whether it is there, and the end of it. */
export const PairedScreenPanel = () => {
  const messages = useMessages(pairedScreenMessages);
  const { host, kiosk } = useServices();
  const { pairing } = host.display;
  const state = useStore(kiosk, ({ paired }) => paired);
  const [invitation, setInvitation] = useState<PairingInvitation>();
  const [failure, setFailure] = useState<HostError>();
  const invite = async (): Promise<void> => {
    const answer = await pairing?.invite();
    if (!answer) return;
    setFailure(answer.ok ? undefined : answer.error);
    setInvitation(answer.ok ? answer.value : undefined);
  };
  useShortcuts([{ key: 'F9', run: () => void invite() }]);
  if (!pairing) return null;
  // The code has done its work the moment a screen has used it.
  const isAsking = invitation !== undefined && state === 'invited';
  return (
    <Panel title={messages.title} testId="paired-screen">
      <p className={styles.quiet}>{messages.text}</p>
      <p>
        <StatusChip tone={TONES[state]}>{messages.states[state]}</StatusChip>
      </p>
      <div className={styles.buttons}>
        <Button icon="qr" keyHint="F9" onPress={() => void invite()} testId="pair-screen">
          {messages.invite}
        </Button>
        {state !== 'none' && (
          <Button onPress={() => void pairing.end()} testId="unpair-screen">
            {messages.end}
          </Button>
        )}
      </div>
      {failure && <ErrorNote error={failure} />}
      {isAsking && <InvitationDialog invitation={invitation} onClose={() => setInvitation(undefined)} />}
    </Panel>
  );
};
