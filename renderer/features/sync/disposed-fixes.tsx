import { useState } from 'react';
import { useStore } from 'zustand';
import { whereIs } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { whereSentence } from '#services/where-sentence.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { ExceptionRow, FolderRow } from '#shared/model/filing-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './sync-page.module.css';

const ReverseDialog = ({ card, onClose }: { readonly card: ExceptionRow; readonly onClose: () => void }) => {
  const messages = useMessages(syncMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const reverse = async (reason: string): Promise<void> => {
    const reversed = await data.mutate('reverse-disposal', { exceptionId: card.id, reason });
    if (!reversed.ok) return setFailure(reversed.error);
    toast('done', messages.disposalReversed);
    onClose();
  };
  return (
    <ReasonDialog
      title={messages.reverseTitle}
      text={messages.reverseWhat}
      label={messages.reverseReason}
      action={messages.reverseConfirm}
      error={failure}
      onClose={onClose}
      onConfirm={(reason) => void reverse(reason)}
    />
  );
};

export interface DisposedFixesProps {
  readonly card: ExceptionRow;
  readonly folder: FolderRow | undefined;
}

/** The two answers to a scan of a folder that should be no more: it is here after all, or the scan was a mistake. */
export const DisposedFixes = ({ card, folder }: DisposedFixesProps) => {
  const messages = useMessages(syncMessages);
  const filing = useMessages(filingMessages);
  const services = useServices();
  const { data, session } = services;
  const where = folder && whereIs(data.rows, folder, isoDateAt(services.nowMs()));
  const toast = useToast();
  const role = useStore(session, ({ actor }) => actor?.role);
  const isHead = role !== undefined && OFFICE_ROLES.includes(role);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const dismiss = async (): Promise<void> => {
    const dismissed = await data.mutate('dismiss-disposed-scan', { exceptionId: card.id });
    if (!dismissed.ok) return setFailure(dismissed.error);
    toast('done', messages.resolved);
  };
  return (
    <>
      {where?.kind === 'disposed' && <p className={styles.quiet}>{whereSentence(where, filing)}</p>}
      <p>{messages.isItHere}</p>
      <div className={styles.fixes}>
        <Button
          look="primary"
          icon="folder"
          isDisabled={!isHead}
          onPress={() => setAsking(true)}
          testId={`still-here-${card.id}`}
        >
          {messages.stillHere}
        </Button>
        <Button icon="check" onPress={() => void dismiss()} testId={`wrong-scan-${card.id}`}>
          {messages.wrongScan}
        </Button>
      </div>
      {!isHead && <p className={styles.quiet}>{messages.reverseByHead}</p>}
      {failure && <ErrorNote error={failure} />}
      {isAsking && <ReverseDialog card={card} onClose={() => setAsking(false)} />}
    </>
  );
};
