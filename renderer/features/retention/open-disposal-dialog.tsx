import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { COMMITTEE_SIZE } from '#shared/domain/retention.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './retention.module.css';

export interface OpenDisposalDialogProps {
  readonly folderIds: readonly string[];
  readonly onOpened: (batchId: string) => void;
  readonly onClose: () => void;
}

const EMPTY = Array.from({ length: COMMITTEE_SIZE }, () => '');
const MOST_MEMBERS = 9;

type NameProblem = 'missing' | 'twice';

/** What is wrong with a name: the first three are needed, and nobody judges twice. */
const problemOf = (names: readonly string[], at: number): NameProblem | undefined => {
  const name = names[at] ?? '';
  if (name === '') return at < COMMITTEE_SIZE ? 'missing' : undefined;
  return names.indexOf(name) < at ? 'twice' : undefined;
};

const useCommittee = ({ folderIds, onOpened, onClose }: OpenDisposalDialogProps) => {
  const messages = useMessages(retentionMessages);
  const services = useServices();
  const toast = useToast();
  const [typed, setTyped] = useState<readonly string[]>(EMPTY);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const names = typed.map((name) => name.trim());
  const problems = names.map((_, at) => problemOf(names, at));
  const save = async (): Promise<void> => {
    setTried(true);
    if (problems.some((problem) => problem !== undefined)) return;
    const opened = await services.data.mutate('open-disposal', {
      folderIds,
      committee: names.filter((name) => name !== ''),
      proposedOn: isoDateAt(services.nowMs()),
    });
    if (!opened.ok) return setFailure(opened.error);
    toast('done', messages.opened);
    onOpened(opened.value.id);
    onClose();
  };
  return {
    typed,
    failure,
    problems: isTried ? problems : [],
    rename: (at: number, name: string) => setTyped((before) => before.with(at, name)),
    addMember: () => setTyped((before) => (before.length < MOST_MEMBERS ? [...before, ''] : before)),
    save: () => void save(),
  };
};

/** Proposes folders for disposal, with the committee that judges them. */
export const OpenDisposalDialog = (props: OpenDisposalDialogProps) => {
  const messages = useMessages(retentionMessages);
  const { typed, problems, failure, rename, addMember, save } = useCommittee(props);
  const words = { missing: messages.nameMissing, twice: messages.nameTwice } as const;
  useShortcuts([{ key: 'Insert', run: addMember }], 'dialog');
  return (
    <ActionDialog
      title={messages.openTitle}
      onClose={props.onClose}
      testId="open-disposal-dialog"
      confirm={messages.open(props.folderIds.length)}
      icon="check"
      shortcut="F8"
      onConfirm={save}
      confirmTestId="disposal-open"
    >
      <p className={styles.quiet}>{messages.committeeRule}</p>
      {typed.map((name, at) => {
        const problem = problems[at];
        return (
          <TextField
            key={String(at)}
            {...(at === 0 ? { ref: focusAtOnce } : {})}
            label={at === 0 ? messages.chair : messages.member(at)}
            value={name}
            onChange={(next) => rename(at, next)}
            maxLength={120}
            error={problem && words[problem]}
            testId={`committee-${at}`}
          />
        );
      })}
      <div className={styles.bar}>
        <Button icon="user" keyHint="Insert" isDisabled={typed.length >= MOST_MEMBERS} onPress={addMember}>
          {messages.addMember}
        </Button>
      </div>
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
