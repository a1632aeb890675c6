import { useState } from 'react';
import { pathOf, staffName } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ExceptionRow, MovementRow } from '#shared/model/filing-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { IconName } from '#ui/icon.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './sync-page.module.css';

export interface OverlapFixesProps {
  readonly card: ExceptionRow;
  readonly causes: readonly MovementRow[];
}

type Outcome = MutationArgs<'settle-overlap'>['outcome'];

interface Fix {
  readonly key: string;
  readonly icon: IconName;
  readonly label: string;
  readonly outcome: Outcome;
}

const fixOf = (rows: ReadModel, cause: MovementRow, messages: typeof syncMessages.th): Fix | undefined => {
  const { kind, borrowerId, actorId, transferId } = cause;
  if (transferId !== undefined) {
    const label = messages.isAway(rows.get('transfer', transferId)?.destination ?? transferId);
    return { key: `away-${transferId}`, icon: 'exchange', label, outcome: { kind: 'away', transferId } };
  }
  const holderId = borrowerId ?? (kind === 'settle' ? undefined : actorId);
  if (holderId === undefined) return undefined;
  const label = messages.isWith(staffName(rows, holderId));
  return { key: `with-${holderId}`, icon: 'user', label, outcome: { kind: 'with', borrowerId: holderId } };
};

const homeFix = (rows: ReadModel, card: ExceptionRow, messages: typeof syncMessages.th): Fix | undefined => {
  const locationId = rows.get('folder', card.folderId ?? '')?.homeLocationId;
  const path = pathOf(rows, locationId);
  if (locationId === undefined || path === undefined) return undefined;
  return { key: 'at-home', icon: 'home', label: messages.isAtHome(path), outcome: { kind: 'at', locationId } };
};

const fixesOf = (rows: ReadModel, { card, causes }: OverlapFixesProps, messages: typeof syncMessages.th) => {
  const fixes = [...causes.map((cause) => fixOf(rows, cause, messages)), homeFix(rows, card, messages)];
  return [...new Map(fixes.flatMap((fix) => (fix ? [[fix.key, fix] as const] : []))).values()];
};

/** The answers to "who has it", each one press: it writes the decision into the history and closes the card. */
export const OverlapFixes = ({ card, causes }: OverlapFixesProps) => {
  const messages = useMessages(syncMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const settle = async (outcome: Outcome): Promise<void> => {
    const settled = await data.mutate('settle-overlap', { exceptionId: card.id, outcome });
    if (!settled.ok) return setFailure(settled.error);
    toast('done', messages.settled);
  };
  return (
    <>
      <p>{messages.whoHasIt}</p>
      <div className={styles.fixes}>
        {fixesOf(data.rows, { card, causes }, messages).map(({ key, icon, label, outcome }) => (
          <Button key={key} icon={icon} onPress={() => void settle(outcome)} testId={`fix-${key}`}>
            {label}
          </Button>
        ))}
      </div>
      {failure && <ErrorNote error={failure} />}
    </>
  );
};
