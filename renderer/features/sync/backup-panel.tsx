import { useRef } from 'react';
import { useStore } from 'zustand';
import { backupMessages } from '#i18n/messages/backup.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BackupFolderState } from './backup-folder-state.tsx';
import styles from './sync-page.module.css';

/** Writing a backup and proving one, wherever this shell can write. */
const useBackup = () => {
  const services = useServices();
  const { backups, host } = services;
  const messages = useMessages(backupMessages);
  const toast = useToast();
  const state = useStore(backups);
  const isIntoFolder = state.folder?.state === 'there';
  const saveByHand = async (): Promise<void> => {
    const made = await state.whole();
    if (!made.ok) return;
    const saved = await host.files.save(
      messages.fileName(new Date(services.nowMs()).toISOString().slice(0, 10)),
      made.value,
    );
    if (!saved.ok) backups.setState({ problem: saved.error });
    else if (saved.value.saved) toast('done', messages.written);
  };
  const writeIntoFolder = async (): Promise<void> => {
    const done = await state.backUp();
    if (done.ok) toast('done', messages.writtenAndRead);
  };
  return {
    state,
    isBusy: state.activity !== 'resting',
    canDrillNewest: isIntoFolder && (state.folder?.files.length ?? 0) > 0,
    write: () => void (isIntoFolder ? writeIntoFolder() : saveByHand()),
    drill: (file?: File) => void state.drill(file),
  };
};

/** A sealed copy of this PC's data in a folder outside it, and the drill that restores one for a trial. */
export const BackupPanel = () => {
  const messages = useMessages(backupMessages);
  const { state, isBusy, canDrillNewest, write, drill } = useBackup();
  const { activity, problem, drilled } = state;
  const input = useRef<HTMLInputElement>(null);
  const startDrill = (): void => (canDrillNewest ? drill() : input.current?.click());
  useShortcuts([
    { key: 'F9', run: write },
    { key: 'F4', run: startDrill },
  ]);
  return (
    <Panel title={messages.title} testId="backup-panel">
      <BackupFolderState />
      <div className={styles.carry}>
        <Button icon="download" keyHint="F9" onPress={write} isDisabled={isBusy} testId="backup-write">
          {messages.write}
        </Button>
        <Button icon="check" keyHint="F4" onPress={startDrill} isDisabled={isBusy} testId="backup-drill">
          {messages.drill}
        </Button>
        {canDrillNewest && (
          <Button look="quiet" onPress={() => input.current?.click()} isDisabled={isBusy}>
            {messages.drillOther}
          </Button>
        )}
      </div>
      {activity !== 'resting' && <output data-testid="backup-activity">{messages[activity]}</output>}
      {problem && <ErrorNote error={problem} testId="backup-error" />}
      {drilled && (
        <Banner tone="done" title={messages.proved(drilled.at)} testId="backup-proved">
          <p>{messages.held(drilled)}</p>
        </Banner>
      )}
      <p className={styles.quiet}>{messages.hint}</p>
      <FileInput ref={input} label={messages.choose} accept=".faem" onFile={drill} testId="backup-file" />
    </Panel>
  );
};
