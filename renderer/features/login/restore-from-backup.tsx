import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { restoreMessages } from '#i18n/messages/restore.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { newestInFolder } from '#services/backup-files.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './login-page.module.css';

/**
 * The way back to work for a PC whose copy is gone while the centre is not reached: the newest backup of the remembered
 * folder, or a file somebody brings.
 */
export const RestoreFromBackup = () => {
  const messages = useMessages(restoreMessages);
  const { backups, data } = useServices();
  const state = useStore(backups);
  const input = useRef<HTMLInputElement>(null);
  const { look } = state;
  useEffect(() => void look(), [look]);
  const newest = newestInFolder(state.folder, data.deviceId);
  const isBusy = state.activity !== 'resting';
  const choose = (): void => input.current?.click();
  const restoreNewest = (): void => void state.restore();
  useShortcuts([
    { key: 'F4', run: choose },
    { key: 'F9', run: newest === undefined ? choose : restoreNewest },
  ]);
  return (
    <section className={styles.restore} data-testid="restore-panel">
      <p>{messages.explain}</p>
      {newest !== undefined && (
        <Button look="primary" keyHint="F9" onPress={restoreNewest} isDisabled={isBusy} testId="restore-newest">
          {messages.newest(newest.madeOn)}
        </Button>
      )}
      <Button keyHint="F4" icon="import" onPress={choose} isDisabled={isBusy} testId="restore-choose">
        {messages.choose}
      </Button>
      {isBusy && <output>{messages.busy}</output>}
      {state.problem && <ErrorNote error={state.problem} testId="restore-error" />}
      <FileInput
        ref={input}
        label={messages.choose}
        accept=".faem"
        onFile={(file) => void state.restore(file)}
        testId="restore-file"
      />
    </section>
  );
};
