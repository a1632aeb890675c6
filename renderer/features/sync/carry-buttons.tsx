import { useEffect, useEffectEvent, useRef } from 'react';
import { carryMessages } from '#i18n/messages/carry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BringInDialog } from './bring-in-dialog.tsx';
import styles from './sync-page.module.css';
import { useBringIn } from './use-bring-in.ts';
import { useCarryOut } from './use-carry-out.ts';

/** A file that was opened from outside is read as if it had been chosen here. */
const useOpenedFile = (onFile: (file: File) => void): void => {
  const { openedFiles } = useServices().host;
  const onOpened = useEffectEvent(onFile);
  useEffect(
    () =>
      openedFiles?.onWaiting((isWaiting) => {
        if (!isWaiting) return;
        void openedFiles.take().then((file) => {
          if (file) onOpened(new File([new Uint8Array(file.bytes)], file.name));
        });
      }),
    [openedFiles],
  );
};

/** The way to the centre without a network: pending work to a stick here, from a stick to the centre elsewhere. */
export const CarryButtons = ({ hasPending }: { readonly hasPending: boolean }) => {
  const messages = useMessages(carryMessages);
  const out = useCarryOut();
  const bringIn = useBringIn();
  const input = useRef<HTMLInputElement>(null);
  const ask = (): void => input.current?.click();
  useOpenedFile(bringIn.choose);
  useShortcuts([
    { key: 'F7', run: () => (hasPending ? out.run() : undefined) },
    { key: 'F8', run: ask },
  ]);
  return (
    <>
      {out.problem && <ErrorNote error={out.problem} testId="carry-out-error" />}
      <div className={styles.carry}>
        <Button icon="download" keyHint="F7" onPress={out.run} isDisabled={!hasPending} testId="carry-out">
          {messages.carryOut}
        </Button>
        <Button icon="import" keyHint="F8" onPress={ask} testId="bring-in">
          {messages.bringIn}
        </Button>
      </div>
      <p className={styles.quiet}>{messages.hint}</p>
      <FileInput
        ref={input}
        label={messages.chooseFile}
        accept=".faem"
        onFile={bringIn.choose}
        testId="bring-in-file"
      />
      <BringInDialog {...bringIn} />
    </>
  );
};
