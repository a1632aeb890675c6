import { useId, useLayoutEffect, useRef, type FormEvent } from 'react';
import { loginMessages } from '#i18n/messages/login.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { Login } from './use-login.ts';
import styles from './login-page.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

export interface PinPadProps {
  readonly login: Login;
  readonly person: StaffRow;
}

const Digits = ({ login }: { readonly login: Login }) => {
  const messages = useMessages(loginMessages);
  return (
    <div className={styles.pad}>
      {DIGITS.map((digit) => (
        <Button key={digit} size="large" width="full" onPress={() => login.typePin(login.pin + digit)}>
          {digit}
        </Button>
      ))}
      <Button size="large" width="full" onPress={() => login.typePin('')}>
        {messages.clear}
      </Button>
    </div>
  );
};

/** The PIN, by keyboard or by pressing digits; never shown. */
export const PinPad = ({ login, person }: PinPadProps) => {
  const messages = useMessages(loginMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), [login.isChecking]);
  useShortcuts([{ key: 'Escape', run: () => login.choose(undefined) }]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    login.signIn();
  };
  const problem = { none: undefined, 'wrong-pin': messages.wrongPin, locked: messages.locked }[login.problem];
  return (
    <form className={styles.pinForm} onSubmit={submit}>
      <div className={styles.who}>
        <strong className={styles.name}>{person.name}</strong>
        <Button look="quiet" keyHint="Esc" onPress={() => login.choose(undefined)}>
          {messages.changePerson}
        </Button>
      </div>
      <label className={styles.label} htmlFor={id}>
        {messages.pinFor(person.name)}
      </label>
      <input
        ref={input}
        id={id}
        className={styles.pin}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={login.pin}
        disabled={login.isChecking}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-problem`}
        data-testid="pin"
        onChange={(event) => login.typePin(event.target.value)}
      />
      <p id={`${id}-problem`} className={styles.problem} role="alert">
        {problem}
      </p>
      <Digits login={login} />
      <Button
        type="submit"
        look="primary"
        size="large"
        width="full"
        keyHint="Enter"
        isDisabled={login.pin === '' || login.isChecking}
        testId="login-enter"
      >
        {messages.enter}
      </Button>
    </form>
  );
};
