import { useState } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { pairingMessages } from '#i18n/messages/pairing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { AddressQr } from './address-qr.tsx';
import { isPin, OwnPin } from './device-dialogs.tsx';
import { type PhonePairing, usePhonePairing } from './use-phone-pairing.ts';
import styles from './paired-screen.module.css';

const ReachNotice = ({ centre }: Pick<PhonePairing, 'centre'>) => {
  const messages = useMessages(pairingMessages);
  if (centre === 'missing') {
    return (
      <Banner tone="refused" title={messages.noCentre} testId="phone-reach">
        <p>{messages.noCentreTodo}</p>
        <p>{messages.noCentreCode}</p>
      </Banner>
    );
  }
  if (centre === undefined || centre.reach === 'https') return null;
  const isOwn = centre.reach === 'this-machine';
  return (
    <Banner
      tone={isOwn ? 'elsewhere' : 'refused'}
      title={isOwn ? messages.thisMachine : messages.noHttps}
      testId="phone-reach"
    >
      <p>{isOwn ? messages.thisMachineTodo : messages.noHttpsTodo}</p>
    </Banner>
  );
};

const Shown = ({ invitation }: { readonly invitation: NonNullable<PhonePairing['invitation']> }) => {
  const messages = useMessages(pairingMessages);
  if (invitation.pairedWith !== undefined) {
    return <Banner tone="done" title={messages.paired(invitation.pairedWith)} testId="phone-paired" />;
  }
  return (
    <>
      <div className={styles.invitation}>
        <AddressQr address={invitation.address} label={messages.qrLabel} />
        <ol className={styles.steps}>
          {messages.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <p className={styles.address} data-testid="phone-address">
        {invitation.address}
      </p>
      <p className={styles.quiet}>{messages.until(invitation.expiresAt)}</p>
    </>
  );
};

/** Lets a phone into the office by a QR, or says what is missing before a phone can come. */
export const PairPhoneDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(pairingMessages);
  const common = useMessages(commonMessages);
  const { centre, invitation, failure, invite } = usePhonePairing();
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const mayInvite = centre !== undefined && centre !== 'missing' && centre.reach !== 'no-https';
  const show = (): void => {
    setTried(true);
    if (isPin(pin)) void invite(pin);
  };
  const isAsking = mayInvite && invitation === undefined;
  return (
    <Dialog
      title={messages.title}
      isOpen
      onClose={onClose}
      testId="pair-phone-dialog"
      actions={
        isAsking ? (
          <DialogActions
            onClose={onClose}
            cancel={common.cancel}
            icon="qr"
            shortcut="F2"
            onPress={show}
            testId="show-phone-qr"
          >
            {messages.show}
          </DialogActions>
        ) : (
          <Button keyHint="Esc" onPress={onClose}>
            {common.close}
          </Button>
        )
      }
    >
      <ReachNotice centre={centre} />
      {invitation && <Shown invitation={invitation} />}
      {isAsking && (
        <>
          <p className={styles.quiet}>{messages.text}</p>
          <OwnPin ref={focusAtOnce} pin={pin} onChange={setPin} isTried={isTried} />
          {failure && <ErrorNote error={failure} />}
        </>
      )}
    </Dialog>
  );
};
