import { useStore } from 'zustand';
import { backupMessages } from '#i18n/messages/backup.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Dialog } from '#ui/dialog.tsx';

/** What stands in front of everything while the window waits for its last backup. */
export const ClosingBackup = () => {
  const messages = useMessages(backupMessages);
  const { isClosing } = useStore(useServices().backups);
  return (
    <Dialog title={messages.closingTitle} isOpen={isClosing} onClose={() => undefined} testId="closing-backup">
      <p>{messages.closing}</p>
    </Dialog>
  );
};
