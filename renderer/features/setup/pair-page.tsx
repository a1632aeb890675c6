import { type FormEvent, useState } from 'react';
import { pairingMessages } from '#i18n/messages/pairing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { HostError } from '#shared/host/contract.ts';
import type { PhoneInvitation } from '#shared/host/phone-invitation.ts';
import type { Result } from '#shared/lib/result.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Enrolment } from './join-form.tsx';
import styles from './setup-page.module.css';

export interface PairPageProps {
  readonly invitation: PhoneInvitation;
  readonly centralUrl: string;
  readonly onEnrol: (enrolment: Enrolment) => Promise<Result<void, TransportError | HostError>>;
}

const Problem = ({ problem }: { readonly problem: TransportError | HostError }) => {
  const messages = useMessages(pairingMessages);
  if (problem.type !== 'denied') return <ErrorNote error={problem} />;
  return (
    <Banner tone="refused" role="alert" title={messages.denied} testId="pair-denied">
      <p>{messages.deniedTodo}</p>
    </Banner>
  );
};

/** What a phone shows that came by the QR of a PC: one tap, and it belongs to the office. */
export const PairPage = ({ invitation, centralUrl, onEnrol }: PairPageProps) => {
  const messages = useMessages(pairingMessages);
  const [name, setName] = useState(messages.nameDefault);
  const [isJoining, setJoining] = useState(false);
  const [problem, setProblem] = useState<TransportError | HostError>();
  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setJoining(true);
    const enrolled = await onEnrol({ centralUrl, ...invitation, deviceName: name.trim() });
    setJoining(false);
    if (!enrolled.ok) setProblem(enrolled.error);
  };
  return (
    <main className={styles.page} data-testid="pair-page">
      <form className={`${styles.card} ${styles.form}`} onSubmit={(event) => void join(event)}>
        <h1>{messages.joinTitle}</h1>
        <p className={styles.hint}>{messages.joinText}</p>
        <dl>
          <dt className={styles.hint}>{messages.address}</dt>
          <dd className={styles.address}>
            <strong>{new URL(centralUrl).host}</strong>
          </dd>
        </dl>
        <TextField
          label={messages.name}
          value={name}
          onChange={setName}
          maxLength={80}
          error={name.trim() === '' ? messages.nameMissing : undefined}
          testId="pair-name"
        />
        {problem && <Problem problem={problem} />}
        <Button
          type="submit"
          look="primary"
          size="large"
          width="full"
          icon="phone"
          isDisabled={isJoining}
          testId="pair-join"
        >
          {isJoining ? messages.joining : messages.join}
        </Button>
      </form>
    </main>
  );
};
