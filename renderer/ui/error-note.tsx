import { type KnownError, errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { Banner } from './banner.tsx';
import { useOpenHelp } from './open-help.ts';
import styles from './error-note.module.css';

export interface ErrorNoteProps {
  readonly error: KnownError;
  readonly testId?: string;
}

/** A failure where the eye is: what happened, what is safe, what to do, and the code for support. */
export const ErrorNote = ({ error, testId = 'error-note' }: ErrorNoteProps) => {
  const text = errorText(error, useLanguage());
  const openHelp = useOpenHelp();
  return (
    <Banner tone="refused" icon="alert" role="alert" title={text.what} testId={testId}>
      <p>{text.safe}</p>
      <p>{text.todo}</p>
      {openHelp ? (
        <button type="button" className={styles.link} onClick={() => openHelp(error.type)} data-testid="error-help">
          <code className={styles.code}>{text.code}</code>
        </button>
      ) : (
        <code className={styles.code}>{text.code}</code>
      )}
    </Banner>
  );
};
