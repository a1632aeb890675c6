import { useState } from 'react';
import { useStore } from 'zustand';
import { CameraDock } from '#features/camera/camera-dock.tsx';
import { SearchBox, type SearchBoxProps } from '#features/counter/search-box.tsx';
import { backupMessages } from '#i18n/messages/backup.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { helpMessages } from '#i18n/messages/help.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useOpenHelp } from '#ui/open-help.ts';
import { StatusChip } from '#ui/status-chip.tsx';
import { syncWords } from './sync-words.ts';
import styles from './shell.module.css';

const HelpButton = () => {
  const messages = useMessages(helpMessages);
  const openHelp = useOpenHelp();
  return (
    openHelp && (
      <Button look="quiet" icon="help" keyHint="F1" onPress={() => openHelp()} testId="open-help">
        {messages.open}
      </Button>
    )
  );
};

/** The one search box, how the data stands with the centre, who is here. */
export const TopLine = (search: SearchBoxProps) => {
  const messages = useMessages(frameMessages);
  const backupWords = useMessages(backupMessages);
  const { session, backups } = useServices();
  const backupAge = useStore(backups, (state) => state.age);
  const actor = useStore(session, (state) => state.actor);
  const { status, pending } = useSync();
  const [isAsking, setAsking] = useState(false);
  const { tone, words } = syncWords(status, messages);
  const signOut = (): void => {
    if (session.getState().signOut('unconfirmed') === 'pending') setAsking(true);
  };
  return (
    <header className={styles.top}>
      <SearchBox {...search} />
      <div className={styles.state}>
        <CameraDock />
        <StatusChip tone={tone} icon={tone === 'done' ? 'cloud-check' : 'cloud-off'} testId="sync-state">
          {words}
        </StatusChip>
        {pending.length > 0 && (
          <StatusChip tone="waiting" icon="cloud-up" testId="sync-pending">
            {messages.pending(pending.length)}
          </StatusChip>
        )}
        {backupAge === 'late' && (
          <StatusChip tone="elsewhere" icon="download" testId="backup-late-chip">
            {backupWords.lateShort}
          </StatusChip>
        )}
        <span className={styles.actor} data-testid="actor" title={actor?.name}>
          {actor?.name}
        </span>
        <HelpButton />
        <Button look="quiet" icon="logout" onPress={signOut} testId="sign-out">
          {messages.signOut}
        </Button>
      </div>
      <Dialog
        title={messages.signOutPendingTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        testId="sign-out-dialog"
        actions={
          <>
            <Button onPress={() => session.getState().signOut('confirmed')} testId="sign-out-anyway">
              {messages.signOutAnyway}
            </Button>
            <Button look="primary" keyHint="Esc" onPress={() => setAsking(false)}>
              {messages.stay}
            </Button>
          </>
        }
      >
        <p>{messages.signOutPending(pending.length)}</p>
      </Dialog>
    </header>
  );
};
