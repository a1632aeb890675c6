import { type FormEvent, useState } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { MinistryFailure } from './ministry-api.ts';
import type { MinistryParts } from './ministry-context.ts';
import { ScreenChoices } from './screen-choices.tsx';
import cardStyles from '#ui/centred-card.module.css';
import styles from './log-in-page.module.css';

export interface LogInPageProps {
  readonly parts: MinistryParts;
  /** Why somebody has to log in who was in already. */
  readonly reason: MinistryFailure | undefined;
  readonly onLoggedIn: (account: MinistryAccount) => void;
}

/** The door of the ministry's pages. */
export const LogInPage = ({ parts, reason, onLoggedIn }: LogInPageProps) => {
  const messages = useMessages(ministryMessages);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState(reason);
  const logIn = async (): Promise<void> => {
    setAsking(true);
    const answer = await parts.api.logIn(login, password);
    setAsking(false);
    if (answer.ok) return onLoggedIn(answer.value);
    setPassword('');
    setFailure(answer.error);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (login !== '' && password !== '' && !isAsking) void logIn();
  };
  return (
    <main className={cardStyles.page} data-testid="ministry-log-in">
      <form className={cardStyles.card} onSubmit={onSubmit}>
        <header>
          <p className={styles.ministry}>{messages.ministry}</p>
          <h1>{messages.logIn.title}</h1>
          <p className={styles.hint}>{messages.logIn.hint}</p>
        </header>
        {failure && <ErrorNote error={failure} />}
        <TextField
          label={messages.logIn.login}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          maxLength={80}
          testId="ministry-login"
        />
        <TextField
          label={messages.logIn.password}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          testId="ministry-password"
        />
        <Button type="submit" look="primary" size="large" icon="lock" isDisabled={isAsking} testId="ministry-enter">
          {messages.logIn.go}
        </Button>
        <p className={styles.hint}>{messages.logIn.forgotten}</p>
        <ScreenChoices parts={parts} />
      </form>
    </main>
  );
};
