import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { centreBackupMessages } from '#i18n/messages/centre-backup.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { CentreBackup, HostError } from '#shared/host/contract.ts';
import type { Result } from '#shared/lib/result.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './sync-page.module.css';

type Kept = Extract<CentreBackup, { readonly state: 'kept' }>;

const useCentreBackup = () => {
  const { host, backups } = useServices();
  // Chosen on the same page: the state is asked anew.
  const folder = useStore(backups, (state) => state.folder?.path);
  const messages = useMessages(centreBackupMessages);
  const toast = useToast();
  const { ownCentre } = host;
  const [backup, setBackup] = useState<CentreBackup>({ state: 'none' });
  const [failure, setFailure] = useState<HostError>();
  const [isWriting, setWriting] = useState(false);
  const take = (answer: Result<CentreBackup, HostError> | undefined): void => {
    if (answer?.ok) setBackup(answer.value);
    setFailure(answer?.ok === false ? answer.error : undefined);
  };
  useEffect(() => {
    let isWanted = true;
    void ownCentre?.backup().then((answer) => isWanted && take(answer));
    return () => {
      isWanted = false;
    };
  }, [ownCentre, folder]);
  const write = async (): Promise<void> => {
    setWriting(true);
    const answer = await ownCentre?.backUp();
    take(answer);
    setWriting(false);
    if (answer?.ok) toast('done', messages.done);
  };
  return { backup, failure, isWriting, write };
};

const Last = ({ backup }: { readonly backup: Kept }) => {
  const messages = useMessages(centreBackupMessages);
  return (
    <>
      {!backup.hasFolder && (
        <Banner tone="refused" title={messages.folderMissing} testId="centre-backup-folder">
          <p>{messages.folderTodo}</p>
        </Banner>
      )}
      {backup.problem !== undefined && (
        <Banner tone="refused" title={messages.problem} testId="centre-backup-problem" />
      )}
      <p data-testid="centre-backup-last">
        {backup.lastAt === undefined ? messages.never : messages.last(backup.lastAt)}
      </p>
      <p className={styles.quiet}>{messages.hint}</p>
    </>
  );
};

/** How the centre in this PC is backed up, for those who keep the office; nothing on a PC that is none. */
export const CentreBackupState = () => {
  const messages = useMessages(centreBackupMessages);
  const actor = useStore(useServices().session, (state) => state.actor);
  const { backup, failure, isWriting, write } = useCentreBackup();
  const [isShown, setShown] = useState(false);
  if (!actor || !OFFICE_ROLES.includes(actor.role) || (backup.state === 'none' && !failure)) return null;
  return (
    <div className={styles.stack} data-testid="centre-backup">
      {backup.state === 'kept' && (
        <>
          <Last backup={backup} />
          <div className={styles.carry}>
            <Button
              icon="download"
              isDisabled={isWriting || !backup.hasFolder}
              onPress={() => void write()}
              testId="centre-backup-write"
            >
              {isWriting ? messages.writing : messages.now}
            </Button>
            <Button icon="lock" onPress={() => setShown(true)} testId="centre-backup-code">
              {messages.show}
            </Button>
          </div>
          {isShown && (
            <Banner tone="elsewhere" title={messages.codeIs} testId="centre-backup-code-shown">
              <p>
                <strong data-testid="recovery-code">{backup.recoveryCode}</strong>
              </p>
              <p>{messages.codeTodo}</p>
            </Banner>
          )}
        </>
      )}
      {failure && <ErrorNote error={failure} />}
    </div>
  );
};
