import { useStore } from 'zustand';
import { updatesMessages } from '#i18n/messages/updates.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { billShown } from '#shared/host/kiosk-machine.ts';
import { Banner } from '#ui/banner.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';

/** What is under way on this PC that an installation would interrupt, in words. */
const useWorkUnderWay = (): readonly string[] => {
  const messages = useMessages(updatesMessages);
  const { data, kiosk } = useServices();
  const shown = useStore(kiosk, ({ state }) => state);
  const pending = data.sync.pendingEntries().length;
  return [...(pending > 0 ? [messages.busyPending(pending)] : []), ...(billShown(shown) ? [messages.busyKiosk] : [])];
};

/** The question before the program ends to be replaced: says what is under way and that it is safe. */
export const InstallDialog = (props: {
  readonly version: string;
  readonly onInstall: () => void;
  readonly onClose: () => void;
}) => {
  const messages = useMessages(updatesMessages);
  const work = useWorkUnderWay();
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
