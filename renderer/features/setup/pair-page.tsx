import { type FormEvent, useState } from 'react';
import { pairingMessages } from '#i18n/messages/pairing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { PhoneInvitation } from '#shared/host/phone-invitation.ts';
import type { Result } from '#shared/lib/result.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Enrolment } from './join-form.tsx';
import styles from './setup-page.module.css';
import type { EnrolFailed } from './enrol-failed.ts';

/** How a phone was paired until now. */
export interface PairedBefore {
  readonly deviceName: string | undefined;
}

export interface PairPageProps {
  readonly invitation: PhoneInvitation;
  readonly centralUrl: string;
  /** Absent on a phone that never was paired. */
  readonly again?: PairedBefore | undefined;
  readonly onEnrol: (enrolment: Enrolment) => Promise<Result<void, EnrolFailed>>;
  /** Opens the office as it was paired before. */
  readonly onDecline: () => void;
}

const Problem = ({ problem, isAgain }: { readonly problem: EnrolFailed; readonly isAgain: boolean }) => {
  const messages = useMessages(pairingMessages);
  if (problem.type !== 'denied') return <ErrorNote error={problem} />;
  return (
    <Banner tone="refused" role="alert" title={messages.denied} testId="pair-denied">
      <p>{isAgain ? messages.deniedAgainTodo : messages.deniedTodo}</p>
    </Banner>
  );
};

/**
 * What a phone shows that came by the QR of a PC: one tap, and it belongs to the office. One that does already keeps its data
 * and its unsent work, and only gets a new key to the office.
 */
export const PairPage = ({ invitation, centralUrl, again, onEnrol, onDecline }: PairPageProps) => {
  const messages = useMessages(pairingMessages);
  const [name, setName] = useState(again?.deviceName ?? messages.nameDefault);
  const [isJoining, setJoining] = useState(false);
  const [problem, setProblem] = useState<EnrolFailed>();
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
        <h1>{again ? messages.againTitle : messages.joinTitle}</h1>
        <p className={styles.hint}>{again ? messages.againText : messages.joinText}</p>
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
        {problem && <Problem problem={problem} isAgain={again !== undefined} />}
        <Button
          type="submit"
          look="primary"
          size="large"
          width="full"
          icon="phone"
          isDisabled={isJoining}
          testId="pair-join"
        >
          {isJoining ? messages.joining : again ? messages.joinAgain : messages.join}
        </Button>
        {again && (
          <Button width="full" isDisabled={isJoining} onPress={onDecline} testId="pair-decline">
            {messages.decline}
          </Button>
        )}
      </form>
    </main>
  );
};
