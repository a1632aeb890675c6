import { useState } from 'react';
import { useStore } from 'zustand';
import { centreNetworkMessages } from '#i18n/messages/centre-network.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { needsMark, readJoiningAddress } from '#shared/host/centre-invitation.ts';
import type { HostError } from '#shared/host/contract.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useDeviceSecrets } from './use-device-secrets.ts';
import styles from './paired-screen.module.css';

const MoveDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { host } = useServices();
  const messages = useMessages(centreNetworkMessages);
  const common = useMessages(commonMessages);
  const [typed, setTyped] = useState('https://');
  const [isTried, setTried] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [failure, setFailure] = useState<HostError>();
  // The QR of the centre's PC holds a code behind the address, which a PC that has joined already does not need.
  const { centralUrl } = readJoiningAddress(typed);
  const isRight = needsMark(centralUrl) && URL.canParse(centralUrl);
  const move = async (): Promise<void> => {
    setTried(true);
    if (!isRight || isLooking) return;
    setLooking(true);
    setFailure(undefined);
    const moved = await host.moveCentre?.(centralUrl);
    setLooking(false);
    setFailure(moved?.ok === false ? moved.error : undefined);
  };
  return (
    <Dialog
      title={messages.moveTitle}
      isOpen
      onClose={onClose}
      testId="move-centre-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="refresh"
          shortcut="F2"
          isDisabled={isLooking}
          onPress={() => void move()}
          testId="move-centre-confirm"
        >
          {isLooking ? messages.moveLooking : messages.moveConfirm}
        </DialogActions>
      }
    >
      <p>{messages.moveText}</p>
      <TextField
        label={messages.moveAddress}
        hint={messages.moveHint}
        type="url"
        value={typed}
        onChange={setTyped}
        error={isTried && !isRight ? messages.moveAddressWrong : undefined}
        testId="move-centre-address"
      />
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};

/** Where this PC looks for its office's centre, when that is another PC in the same network; nothing otherwise. */
export const CentreAddressPanel = () => {
  const messages = useMessages(centreNetworkMessages);
  const { host, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const address = useDeviceSecrets()?.centralUrl;
  const [isMoving, setMoving] = useState(false);
  const isJoined = host.moveCentre !== undefined && host.launch.ownCentre !== true;
  if (!isJoined || address === undefined || !needsMark(address)) return null;
  if (!actor || !OFFICE_ROLES.includes(actor.role)) return null;
  return (
    <Panel title={messages.address} testId="centre-address">
      <p className={styles.address}>
        <strong>{address}</strong>
      </p>
      <p className={styles.quiet}>{messages.moveWhen}</p>
      <div className={styles.buttons}>
        <Button icon="refresh" onPress={() => setMoving(true)} testId="move-centre">
          {messages.move}
        </Button>
      </div>
      {isMoving && <MoveDialog onClose={() => setMoving(false)} />}
    </Panel>
  );
};
