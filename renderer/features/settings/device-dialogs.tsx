import { type Ref, useState } from 'react';
import { useStore } from 'zustand';
import type { CentreCallError } from '#data/centre-call.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { devicesMessages } from '#i18n/messages/devices.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { DeviceFacts, EnrolmentCodeReply } from '#shared/sync/device-protocol.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { PinField } from '#ui/pin-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './devices.module.css';

/** 4 to 12 digits, as the centre takes a PIN. */
export const isPin = (pin: string): boolean => /^\d{4,12}$/.test(pin);
const LIFETIMES = ['10', '60', '1440', '10080'] as const;
const SHORTEST_REASON = 3;
const LONGEST_REASON = 200;

interface OwnPinProps {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly isTried: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The PIN of whoever is logged in: the centre asks for it, because a device alone must not decide about devices. */
export const OwnPin = ({ pin, onChange, isTried, ref }: OwnPinProps) => {
  const messages = useMessages(devicesMessages);
  return (
    <PinField
      {...(ref === undefined ? {} : { ref })}
      label={messages.pin}
      value={pin}
      onChange={onChange}
      error={isTried && !isPin(pin) ? messages.pinMissing : undefined}
      testId="device-pin"
    />
  );
};

const MadeCode = ({ made }: { readonly made: EnrolmentCodeReply }) => {
  const messages = useMessages(devicesMessages);
  return (
    <output className={styles.made}>
      <span>{messages.codeIs}</span>
      <strong className={styles.code} data-testid="enrolment-code">
        {made.code}
      </strong>
      <span className={styles.quiet}>{messages.codeOnce(made.expiresAt)}</span>
    </output>
  );
};

/** Makes a code for one more device, and shows it this once. */
export const EnrolmentCodeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(devicesMessages);
  const common = useMessages(commonMessages);
  const { devices, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const [minutes, setMinutes] = useState<(typeof LIFETIMES)[number]>('60');
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<CentreCallError | undefined>(undefined);
  const [made, setMade] = useState<EnrolmentCodeReply | undefined>(undefined);
  const make = async (): Promise<void> => {
    setTried(true);
    if (!actor || !isPin(pin)) return;
    const answer = await devices.makeCode({ proof: { staffId: actor.id, pin }, minutes: Number(minutes) });
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
      icon="check"
      shortcut="F2"
      onPress={() => void make()}
      testId="device-make"
    >
      {messages.make}
    </DialogActions>
  );
  return (
    <Dialog title={messages.codeTitle} isOpen onClose={onClose} testId="enrolment-code-dialog" actions={actions}>
      {made ? (
        <MadeCode made={made} />
      ) : (
        <>
          <p className={styles.quiet}>{messages.codeText}</p>
          <SelectField
            label={messages.lifetime}
            value={minutes}
            choices={LIFETIMES.map((value) => ({ value, label: messages.lifetimes[value] }))}
            onChange={setMinutes}
            testId="device-lifetime"
          />
          <OwnPin ref={focusAtOnce} pin={pin} onChange={setPin} isTried={isTried} />
          {failure && <ErrorNote error={failure} />}
        </>
      )}
    </Dialog>
  );
};

export interface RevokeDialogProps {
  readonly device: DeviceFacts;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** Shuts a device out, with the reason that stands in the audit trail. */
export const RevokeDialog = ({ device, onClose, onRevoked }: RevokeDialogProps) => {
  const messages = useMessages(devicesMessages);
  const common = useMessages(commonMessages);
  const { data, devices, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<CentreCallError | undefined>(undefined);
  const isReasonShort = reason.trim().length < SHORTEST_REASON;
  const revoke = async (): Promise<void> => {
    setTried(true);
    if (!actor || isReasonShort || !isPin(pin)) return;
    const { deviceId } = device;
    const answer = await devices.revoke({ proof: { staffId: actor.id, pin }, deviceId, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    toast('done', messages.revokeDone);
    onRevoked();
  };
  return (
    <ActionDialog
      title={messages.revokeTitle(device.name)}
      onClose={onClose}
      testId="revoke-dialog"
      cancel={common.back}
      confirm={messages.revoke}
      icon="check"
      shortcut="F2"
      onConfirm={() => void revoke()}
      confirmTestId="device-revoke-now"
    >
      {device.deviceId === data.deviceId && <Banner tone="elsewhere" title={messages.revokeOwn} />}
      <p className={styles.quiet}>{messages.revokeText}</p>
      <TextField
        ref={focusAtOnce}
        label={messages.reason}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={setReason}
        error={isTried && isReasonShort ? messages.reasonMissing : undefined}
        testId="device-reason"
      />
      <OwnPin pin={pin} onChange={setPin} isTried={isTried} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
