import { type FormEvent, useState } from 'react';
import { loginMessages } from '#i18n/messages/login.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { needsMark, readJoiningAddress, readJoiningCode } from '#shared/host/centre-invitation.ts';
import type { Result } from '#shared/lib/result.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import styles from './setup-page.module.css';
import type { EnrolFailed } from './enrol-failed.ts';

export interface Enrolment {
  readonly centralUrl: string;
  readonly enrolmentCode: string;
  readonly deviceName: string;
}

export interface JoinFormProps {
  /** The centre's address where the shell knows it. */
  readonly centralUrl: string | undefined;
  readonly onEnrol: (enrolment: Enrolment) => Promise<Result<void, EnrolFailed>>;
}

const SHORTEST_CODE = 6;

/** Address and code as typed, and what is wrong with them. */
const useCentreTyped = (known: string | undefined) => {
  const messages = useMessages(loginMessages);
  const [url, setUrl] = useState(known ?? '');
  const [code, setCode] = useState('');
  // The QR of a PC that is the centre, typed by this PC's scanner letter by letter, holds the address and the code.
  const { centralUrl: address, code: scannedCode } = readJoiningAddress(url);
  const usedCode = (scannedCode ?? code).trim();
  const isUrlRight = /^https?:\/\/\S+$/.test(address) && URL.canParse(address);
  const isHalf = isUrlRight && needsMark(address) && readJoiningCode(usedCode).certificateMark === undefined;
  const codeProblem = isHalf ? messages.enrolmentCodeHalf : messages.enrolmentCodeShort;
  return {
    url,
    setUrl,
    address,
    shownCode: scannedCode ?? code,
    usedCode,
    typeCode: (typed: string): void => {
      setUrl(address);
      setCode(typed);
    },
    isUrlRight,
    codeProblem: usedCode.length >= SHORTEST_CODE && !isHalf ? undefined : codeProblem,
  };
};

/** Where the office's centre is, and the code that lets this PC in. */
export const JoinForm = ({ centralUrl, onEnrol }: JoinFormProps) => {
  const messages = useMessages(loginMessages);
  const { url, setUrl, address, shownCode, usedCode, typeCode, isUrlRight, codeProblem } = useCentreTyped(centralUrl);
  const [name, setName] = useState(messages.deviceNameDefault);
  const [isTried, setTried] = useState(false);
  const [isEnrolling, setEnrolling] = useState(false);
  const [problem, setProblem] = useState<EnrolFailed | undefined>(undefined);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!isUrlRight || codeProblem || name.trim() === '') return;
    setEnrolling(true);
    const enrolled = await onEnrol({ centralUrl: address, enrolmentCode: usedCode, deviceName: name.trim() });
    setEnrolling(false);
    if (!enrolled.ok) setProblem(enrolled.error);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{messages.setupTitle}</h2>
      <p className={styles.hint}>{messages.setupHint}</p>
      <TextField
        label={messages.centralUrl}
        value={url}
        onChange={setUrl}
        type="url"
        error={isTried && !isUrlRight ? messages.centralUrlWrong : undefined}
        testId="setup-url"
      />
      <TextField
        label={messages.enrolmentCode}
        value={shownCode}
        onChange={typeCode}
        maxLength={64}
        error={isTried ? codeProblem : undefined}
        testId="setup-code"
      />
      <TextField
        label={messages.deviceName}
        value={name}
        onChange={setName}
        maxLength={80}
        error={isTried && name.trim() === '' ? messages.deviceNameMissing : undefined}
        testId="setup-name"
      />
      {problem?.type === 'denied' && <Banner tone="refused" role="alert" title={messages.enrolDenied} />}
      {problem && problem.type !== 'denied' && <ErrorNote error={problem} />}
      <Button type="submit" look="primary" size="large" width="full" keyHint="Enter" isDisabled={isEnrolling}>
        {isEnrolling ? messages.enrolling : messages.enrol}
      </Button>
    </form>
  );
};
