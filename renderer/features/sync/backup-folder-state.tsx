import { useStore } from 'zustand';
import { backupMessages } from '#i18n/messages/backup.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import styles from './sync-page.module.css';

/** Where backups go by themselves, when the last one was good, and what is wrong with that. */
export const BackupFolderState = () => {
  const messages = useMessages(backupMessages);
  const { backups, host } = useServices();
  const { folder, age, lastAt, chooseFolder } = useStore(backups);
  if (!host.backups) return <p className={styles.quiet}>{messages.byHandOnly}</p>;
  return (
    <>
      {!folder && <Banner tone="elsewhere" title={messages.noFolder} testId="backup-no-folder" />}
      {folder && (
        <dl className={styles.facts} data-testid="backup-folder">
          <div className={styles.fact}>
            <dt>{messages.folder}</dt>
            <dd>{folder.path}</dd>
          </div>
          <div className={styles.fact}>
            <dt>{messages.last}</dt>
            <dd data-testid="backup-last">{lastAt === undefined ? messages.never : messages.at(lastAt)}</dd>
          </div>
          {folder.state === 'there' && (
            <div className={styles.fact}>
              <dt>{messages.kept}</dt>
              <dd>{messages.files(folder.files.length)}</dd>
            </div>
          )}
        </dl>
      )}
      {folder?.state === 'missing' && (
        <Banner tone="elsewhere" title={messages.folderMissing} testId="backup-missing" />
      )}
      {age === 'late' && (
        <Banner tone="refused" title={messages.late} testId="backup-late">
          <p>{messages.lateTodo}</p>
        </Banner>
      )}
      <div className={styles.carry}>
        <Button
          {...(folder ? { look: 'quiet' as const } : { icon: 'folder' as const })}
          onPress={() => void chooseFolder()}
          testId="backup-choose-folder"
        >
          {folder ? messages.otherFolder : messages.chooseFolder}
        </Button>
      </div>
    </>
  );
};
