import type { ClosedFolder } from '#data/retention-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Panel } from '#ui/panel.tsx';
import { RowMark } from '#ui/row-mark.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { FolderChoice } from './use-choice.ts';
import styles from './retention.module.css';

export interface DuePanelProps {
  readonly due: readonly ClosedFolder[];
  readonly choice: FolderChoice;
  readonly onAsk: (folderId: string) => void;
  /** Opens a disposal, and adds to the one that is shown; absent while that is not possible. */
  readonly onOpen: (() => void) | undefined;
  readonly onAdd: (() => void) | undefined;
  /** Only those who may dispose of folders choose them. */
  readonly isHead: boolean;
}

const useColumns = ({ choice, isHead }: DuePanelProps): readonly DataColumn<ClosedFolder>[] => {
  const messages = useMessages(retentionMessages);
  const language = useLanguage();
  const { column } = messages;
  const box: DataColumn<ClosedFolder> = {
    id: 'choose',
    title: messages.chooseColumn,
    isTitleOnlySpoken: true,
    width: '40px',
    cell: ({ folder, title }) => (
      <RowMark
        isMarked={choice.chosenIds.has(folder.id)}
        label={messages.choose(messages.termTitle(title, folder.volume))}
        onToggle={() => choice.toggle(folder)}
        isDisabled={folder.hold !== undefined}
        testId={`choose-${folder.code}`}
      />
    ),
  };
  return [
    ...(isHead ? [box] : []),
    { id: 'number', title: column.number, width: '150px', cell: ({ number }) => number },
    { id: 'name', title: column.name, width: 'minmax(0, 1fr)', cell: ({ title }) => title },
    { id: 'volume', title: column.volume, width: '56px', cell: ({ folder }) => String(folder.volume) },
    { id: 'until', title: column.until, width: '110px', cell: ({ keptUntil }) => formatDate(keptUntil, language) },
    {
      id: 'archives',
      title: column.archives,
      width: '140px',
      cell: ({ archivesOn }) => formatDate(archivesOn, language),
    },
    {
      id: 'state',
      title: column.state,
      width: '220px',
      cell: ({ folder }) => (
        <StatusChip tone={folder.hold ? 'refused' : 'done'}>
          {folder.hold ? messages.held(folder.hold.reason) : messages.ready}
        </StatusChip>
      ),
    },
  ];
};

const Choosing = ({ due, choice, onOpen, onAdd }: DuePanelProps) => {
  const messages = useMessages(retentionMessages);
  const { chosenIds, proposedIds } = choice;
  return (
    <div className={styles.bar}>
      <strong data-testid="chosen">{messages.chosenOf(chosenIds.size, due.length)}</strong>
      <Button look="quiet" onPress={choice.chooseAll} testId="choose-all">
        {messages.chooseAll}
      </Button>
      <Button look="quiet" onPress={choice.chooseNone} isDisabled={chosenIds.size === 0} testId="choose-none">
        {messages.chooseNone}
      </Button>
      <span className={styles.rest} />
      <Button icon="folder" keyHint="F5" isDisabled={!onAdd} onPress={onAdd} testId="add-to-disposal">
        {messages.add(proposedIds.length)}
      </Button>
      <Button look="primary" icon="folder" keyHint="F4" isDisabled={!onOpen} onPress={onOpen} testId="open-disposal">
        {messages.open(proposedIds.length)}
      </Button>
    </div>
  );
};

/** The folders whose term has ended: chosen by scanning, space bar or mouse, then put into a disposal. */
export const DuePanel = (props: DuePanelProps) => {
  const { due, choice, onAsk, isHead } = props;
  const messages = useMessages(retentionMessages);
  const columns = useColumns(props);
  return (
    <Panel title={messages.dueTitle(due.length)} testId="due-panel">
      {isHead && due.length > 0 && <p className={styles.quiet}>{messages.chooseHint}</p>}
      <DataTable
        label={messages.dueTitle(due.length)}
        rows={due}
        rowKey={({ folder }) => folder.id}
        onOpen={({ folder }) => onAsk(folder.id)}
        {...(isHead ? { onToggle: ({ folder }: ClosedFolder) => !folder.hold && choice.toggle(folder) } : {})}
        rowTestId={({ folder }) => `due-${folder.code}`}
        maxHeightPx={252}
        empty={
          <EmptyState icon="check" title={messages.noneDue}>
            {messages.dueHint}
          </EmptyState>
        }
        columns={columns}
        testId="due-list"
      />
      {isHead && <Choosing {...props} />}
    </Panel>
  );
};
