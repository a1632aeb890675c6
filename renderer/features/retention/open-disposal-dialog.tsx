import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { COMMITTEE_SIZE } from '#shared/domain/retention.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';

export interface OpenDisposalDialogProps {
  readonly folderIds: readonly string[];
  readonly onClose: () => void;
}

const EMPTY = Array.from({ length: COMMITTEE_SIZE }, () => '');

/** Proposes folders for disposal, with the committee that judges them. */
export const OpenDisposalDialog = ({ folderIds, onClose }: OpenDisposalDialogProps) => {
  const messages = useMessages(retentionMessages);
  const common = useMessages(commonMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const [names, setNames] = useState<readonly string[]>(EMPTY);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const save = async (): Promise<void> => {
    setTried(true);
    const committee = names.map((name) => name.trim());
    if (committee.includes('')) return;
    const opened = await data.mutate('open-disposal', {
      folderIds,
      committee,
      proposedOn: isoDateAt(services.nowMs()),
    });
    if (!opened.ok) return setFailure(opened.error);
    toast('done', messages.opened);
    onClose();
  };
  useShortcuts([{ key: 'F8', run: () => void save() }], 'dialog');
  return (
    <Dialog
      title={messages.openTitle}
      isOpen
      onClose={onClose}
      testId="open-disposal-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <Button look="primary" icon="check" keyHint="F8" onPress={() => void save()} testId="disposal-open">
            {messages.open(folderIds.length)}
          </Button>
        </>
      }
    >
      {names.map((name, at) => (
        <TextField
          key={String(at)}
          label={at === 0 ? messages.chair : messages.member(at)}
          value={name}
          onChange={(next) => setNames((before) => before.with(at, next))}
          maxLength={120}
          error={isTried && name.trim() === '' ? messages.nameMissing : undefined}
          testId={`committee-${at}`}
        />
      ))}
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
