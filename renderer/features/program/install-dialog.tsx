import { useStore } from 'zustand';
import { updatesMessages } from '#i18n/messages/updates.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
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
    <ActionDialog
      title={messages.askTitle}
      onClose={props.onClose}
      testId="install-dialog"
      cancel={messages.later}
      confirm={messages.install}
      icon="refresh"
      shortcut="F8"
      onConfirm={props.onInstall}
      confirmTestId="install-confirm"
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
    </ActionDialog>
  );
};
