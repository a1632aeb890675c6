import { frameMessages } from '#i18n/messages/frame.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import type { Loading } from './use-whole-office.ts';
import styles from './boot.module.css';

/** What somebody sees who logged in before the office was read from disk; usually nobody is that fast. */
export const OpeningOffice = ({ loading }: { readonly loading: Loading }) => {
  const messages = useMessages(frameMessages);
  return (
    <main className={styles.boot} data-testid="opening-office">
      {loading.kind === 'failed' ? <ErrorNote error={loading.error} /> : <p>{messages.starting}</p>}
    </main>
  );
};
