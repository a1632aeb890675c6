import type { BatchFolder } from '#data/retention-queries.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { DisposalDecision } from '#shared/model/record-rows.ts';
import { DEFAULT_EXTENSION_YEARS } from '#shared/mutations/finish-disposal.ts';
import { DataTable } from '#ui/data-table.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { outcomeWords } from './outcome-words.ts';
import styles from './retention.module.css';

/** What is decided about a folder, without the folder. */
export type Opinion = Omit<DisposalDecision, 'folderId'>;

/** What a committee may say; terms in between are said by setting the folder's own term. */
const OPINIONS: readonly Opinion[] = [
  { outcome: 'destroy' },
  { outcome: 'transfer' },
  { outcome: 'extend', extendYears: 1 },
  { outcome: 'extend', extendYears: 5 },
  { outcome: 'extend', extendYears: DEFAULT_EXTENSION_YEARS },
  { outcome: 'keep' },
];

const keyOf = ({ outcome, extendYears }: Opinion): string =>
  outcome === 'extend' ? `extend-${extendYears ?? DEFAULT_EXTENSION_YEARS}` : outcome;

interface ChoiceProps {
  readonly one: BatchFolder;
  readonly onDecide: (opinion: Opinion) => void;
}

const OpinionChoice = ({ one: { folder, decision, number }, onDecide }: ChoiceProps) => {
  const messages = useMessages(retentionMessages);
  return (
    <select
      className={styles.select}
      aria-label={`${messages.column.outcome} ${number}`}
      value={decision ? keyOf(decision) : ''}
      data-testid={`decide-${folder.code}`}
      onChange={(event) => {
        const opinion = OPINIONS.find((each) => keyOf(each) === event.target.value);
        if (opinion) onDecide(opinion);
      }}
    >
      <option value="">{messages.undecided}</option>
      {OPINIONS.map((opinion) => (
        <option key={keyOf(opinion)} value={keyOf(opinion)}>
          {outcomeWords(messages, opinion)}
        </option>
      ))}
    </select>
  );
};

const FolderState = ({ one: { obstacle, reversal } }: { readonly one: BatchFolder }) => {
  const messages = useMessages(retentionMessages);
  if (reversal) return <StatusChip tone="exception">{messages.reversed(reversal.reason)}</StatusChip>;
  return obstacle && <StatusChip tone="elsewhere">{messages.obstacle[obstacle]}</StatusChip>;
};

export interface DisposalDecisionsProps {
  readonly label: string;
  readonly folders: readonly BatchFolder[];
  /** Absent where nothing can be decided any more, or not by this person. */
  readonly onDecide: ((folderIds: readonly string[], opinion: Opinion) => void) | undefined;
}

/** The folders of a disposal with what was decided about each, and what stands in its way. */
export const DisposalDecisions = ({ label, folders, onDecide }: DisposalDecisionsProps) => {
  const messages = useMessages(retentionMessages);
  const { column } = messages;
  const choice = (one: BatchFolder) => {
    if (onDecide) return <OpinionChoice one={one} onDecide={(opinion) => onDecide([one.folder.id], opinion)} />;
    return one.decision ? outcomeWords(messages, one.decision) : messages.undecided;
  };
  return (
    <DataTable
      label={label}
      rows={folders}
      rowKey={({ folder }) => folder.id}
      rowTestId={({ folder }) => `batch-${folder.code}`}
      maxHeightPx={280}
      columns={[
        { id: 'number', title: column.number, width: '150px', cell: ({ number }) => number },
        { id: 'name', title: column.name, width: 'minmax(0, 1fr)', cell: ({ title }) => title },
        { id: 'volume', title: column.volume, width: '56px', cell: ({ folder }) => String(folder.volume) },
        { id: 'outcome', title: column.outcome, width: '216px', cell: choice },
        { id: 'state', title: column.state, width: '210px', cell: (one) => <FolderState one={one} /> },
      ]}
    />
  );
};
