import { loansMessages } from '#i18n/messages/loans.ts';
import { takingBackMessages } from '#i18n/messages/taking-back.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import type { TakingBack } from './use-take-back.ts';
import styles from './loans.module.css';

/** What the last press took back and where each folder goes now, until it is undone or put aside. */
export const ReturnedNote = ({ taking }: { readonly taking: TakingBack }) => {
  const messages = useMessages(takingBackMessages);
  const loans = useMessages(loansMessages);
  const { made, undo, hide } = taking;
  useShortcuts(made.length > 0 ? [{ key: 'Ctrl+Z', run: () => void undo() }] : []);
  if (made.length === 0) return null;
  return (
    <Banner
      tone="done"
      title={messages.taken(made.length)}
      testId="returned"
      actions={
        <>
          <Button icon="back" keyHint="Ctrl Z" onPress={() => void undo()} testId="returned-undo">
            {messages.undo}
          </Button>
          <Button look="quiet" onPress={hide} testId="returned-hide">
            {messages.hide}
          </Button>
        </>
      }
    >
      <ul className={styles.returned}>
        {made.map(({ loan, homePath, isKeptAtDesk }) => (
          <li key={loan.folderId} data-testid={`returned-${loan.code}`}>
            <span className={styles.cover} title={loan.name}>
              {loan.name} · {loans.volume(loan.volume)} <span className={styles.quiet}>{loan.registrationNumber}</span>
            </span>
            {isKeptAtDesk ? (
              <StatusChip tone="elsewhere">{messages.keepAtDesk}</StatusChip>
            ) : (
              <strong>{homePath}</strong>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
};
