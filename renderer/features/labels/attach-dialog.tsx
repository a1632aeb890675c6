import { type KeyboardEvent, useId, useState } from 'react';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatReference } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { OptionList } from '#ui/option-list.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useFolderName } from './label-names.ts';
import { type Attach, type FreeCode, useAttach } from './use-attach.ts';
import styles from './label-flow.module.css';

export interface AttachDialogProps {
  readonly free: FreeCode | undefined;
  readonly onClose: () => void;
}

/** Arrow keys move among the folders found, Enter takes one, while the field keeps the focus. */
const FolderSearch = ({ attach }: { readonly attach: Attach }) => {
  const messages = useMessages(labelFlowMessages);
  const nameOf = useFolderName();
  const listId = useId();
  const [active, setActive] = useState(0);
  const { found } = attach;
  const choose = (folder: FolderRow): void => {
    attach.choose(folder);
    attach.search('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = found[active];
    if (step !== 0) setActive(Math.min(Math.max(active + step, 0), found.length - 1));
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextField
        label={messages.attachChoose}
        value={attach.query}
        onChange={(query) => {
          setActive(0);
          attach.search(query);
        }}
        onKeyDown={onKeyDown}
        placeholder={messages.attachSearch}
        testId="attach-search"
      />
      {found.length > 0 && (
        <OptionList
          id={listId}
          label={messages.attachFound}
          items={found}
          active={active}
          itemKey={({ id }) => id}
          itemTestId={(_, index) => `attach-found-${index}`}
          onChoose={choose}
        >
          {({ id }) => <span>{nameOf(id)}</span>}
        </OptionList>
      )}
    </>
  );
};

/** A label printed beforehand is stuck on a folder: scan it, say which folder, done. The old label keeps leading there. */
export const AttachDialog = ({ free: first, onClose }: AttachDialogProps) => {
  const messages = useMessages(labelFlowMessages);
  const nameOf = useFolderName();
  const toast = useToast();
  const attach = useAttach(first, ({ id }) => {
    toast('done', messages.attachDone(nameOf(id)));
    onClose();
  });
  const { free, folder } = attach;
  return (
    <ActionDialog
      title={messages.attachTitle}
      width="wide"
      onClose={onClose}
      testId="attach-dialog"
      confirm={messages.attach}
      icon="barcode"
      shortcut="F8"
      isDisabled={!free || !folder}
      onConfirm={attach.attach}
      confirmTestId="attach-confirm"
    >
      {free ? (
        <p className={styles.code} data-testid="attach-code">
          {messages.attachCode(formatReference(free.code))}
        </p>
      ) : (
        <p>{messages.attachScan}</p>
      )}
      <FolderSearch attach={attach} />
      {attach.isStranger && <Banner tone="elsewhere" title={messages.attachNotFolder} />}
      {folder && (
        <Banner tone="done" icon="folder" title={messages.attachTo(nameOf(folder.id))} testId="attach-folder">
          {messages.attachOld(formatReference(folder.code))}
        </Banner>
      )}
      {attach.failure && <ErrorNote error={attach.failure} />}
    </ActionDialog>
  );
};
