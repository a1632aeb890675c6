import { useRef } from 'react';
import { scanFileMessages } from '#i18n/messages/scan-file.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useToast } from '#ui/toast.tsx';
import type { OpenDesk } from './scan-desk-of.ts';
import { ScanFilePreview } from './scan-file-preview.tsx';
import { type ScanFileState, useScanFile } from './use-scan-file.ts';

interface FileActionsProps {
  readonly state: ScanFileState;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly onStore: () => void;
}

const FileActions = ({ state, isReady, onClose, onStore }: FileActionsProps) => {
  const messages = useMessages(scanFileMessages);
  return (
    <>
      <Button keyHint="Esc" onPress={onClose}>
        {messages.cancel}
      </Button>
      {state.kind !== 'none' && state.kind !== 'unreadable' && (
        <Button look="primary" keyHint="Ctrl Enter" isDisabled={!isReady} onPress={onStore} testId="scan-file-store">
          {state.kind === 'storing'
            ? messages.storing
            : messages.store(state.plan.lines.length + state.plan.problems.length)}
        </Button>
      )}
    </>
  );
};

/** Takes the file of a batch scanner over: choose it, see what it would do, store all of it at once. */
export const ScanFileButton = ({ open }: { readonly open: OpenDesk }) => {
  const messages = useMessages(scanFileMessages);
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const { state, choose, close, store, setAction } = useScanFile(open);
  const isReady = state.kind === 'preview' && state.plan.calls.length > 0;
  const storeAll = async (): Promise<void> => {
    const count = isReady ? await store() : undefined;
    if (count !== undefined) toast('done', messages.stored(count));
  };
  useShortcuts([{ key: 'Ctrl+I', run: () => input.current?.click() }]);
  useShortcuts([{ key: 'Ctrl+Enter', run: () => void storeAll() }], 'dialog');
  return (
    <>
      <Button
        look="quiet"
        icon="import"
        keyHint="Ctrl I"
        description={messages.openHint}
        onPress={() => input.current?.click()}
      >
        {messages.open}
      </Button>
      <FileInput
        ref={input}
        label={messages.open}
        accept=".txt,.csv,.dat,.log,text/plain"
        onFile={(file) => void choose(file)}
        testId="scan-file"
      />
      <Dialog
        title={state.kind === 'none' ? messages.open : messages.title(state.name)}
        isOpen={state.kind !== 'none'}
        onClose={close}
        testId="scan-file-dialog"
        actions={<FileActions state={state} isReady={isReady} onClose={close} onStore={() => void storeAll()} />}
      >
        {state.kind === 'unreadable' && <Banner tone="refused" role="alert" title={messages.unreadable} />}
        {(state.kind === 'preview' || state.kind === 'storing') && (
          <ScanFilePreview state={state} onAction={setAction} />
        )}
      </Dialog>
    </>
  );
};
