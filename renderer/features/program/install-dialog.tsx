import { useStore } from 'zustand';
import { updatesMessages } from '#i18n/messages/updates.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { type OpenWork, useWorkUnderWay } from './use-work-under-way.ts';

/** The question before the program ends to be replaced: says what is under way and that it is safe. */
export const InstallDialog = (props: {
  readonly version: string;
  readonly openWork: OpenWork;
  readonly onInstall: () => void;
  readonly onClose: () => void;
}) => {
  const messages = useMessages(updatesMessages);
  const work = useWorkUnderWay(props.openWork);
  const hasBackupFolder = useStore(useServices().backups, ({ folder }) => folder?.state === 'there');
  return (
    <Dialog
      title={messages.askTitle}
      isOpen
      onClose={props.onClose}
      testId="install-dialog"
      actions={
        <DialogActions
          onClose={props.onClose}
          cancel={messages.later}
          icon="refresh"
          shortcut="F8"
          onPress={props.onInstall}
          testId="install-confirm"
        >
          {messages.install}
        </DialogActions>
      }
    >
      <p>{messages.ready(props.version)}</p>
      <p>{messages.askText}</p>
      {hasBackupFolder && <p data-testid="install-backup">{messages.backupFirst}</p>}
      {work.length === 0 ? (
        <Banner tone="done" title={messages.askFree} testId="install-free" />
      ) : (
        <Banner tone="elsewhere" title={messages.askBusy} testId="install-busy">
          <ul>
            {work.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
      )}
    </Dialog>
  );
};
