import { pathOf } from '#data/folder-queries.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#print/label-content.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { labelledKey, labelStateOf, type Labelled, type LabelSourceKind } from './label-source.ts';
import styles from './labels.module.css';

/** A label with its words. */
export interface ListedLabel {
  readonly labelled: Labelled;
  readonly content: LabelContent;
}

export interface LabelListProps {
  readonly source: LabelSourceKind;
  readonly labels: readonly ListedLabel[];
  /** Keys of what is not to be printed. */
  readonly excluded: ReadonlySet<string>;
  readonly onExclude: (excluded: ReadonlySet<string>) => void;
}

const toggled = (excluded: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(excluded);
  if (!next.delete(key)) next.add(key);
  return next;
};

const LabelState = ({ labelled }: { readonly labelled: Labelled }) => {
  const messages = useMessages(labelsMessages);
  if (labelled.kind !== 'folder') return null;
  const state = labelStateOf(labelled.folder);
  if (state === 'confirmed') return <StatusChip tone="done">{messages.stateConfirmed}</StatusChip>;
  if (state === 'printed') return <StatusChip tone="waiting">{messages.statePrinted}</StatusChip>;
  return <span className={styles.quiet}>{messages.stateNone}</span>;
};

const useColumns = ({ excluded, onExclude }: LabelListProps): readonly DataColumn<ListedLabel>[] => {
  const messages = useMessages(labelsMessages);
  const { rows } = useServices().data;
  return [
    {
      id: 'print',
      title: '',
      width: '44px',
      cell: ({ labelled, content }) => (
        <input
          type="checkbox"
          className={styles.check}
          checked={!excluded.has(labelledKey(labelled))}
          aria-label={messages.include(content.heading)}
          onChange={() => onExclude(toggled(excluded, labelledKey(labelled)))}
        />
      ),
    },
    { id: 'name', title: messages.columnName, width: '2.4fr', cell: ({ content }) => content.heading },
    {
      id: 'number',
      title: messages.columnNumber,
      width: '1.5fr',
      cell: ({ content }) => (content.corner === '' ? content.number : `${content.number} · ${content.corner}`),
    },
    {
      id: 'place',
      title: messages.columnPlace,
      width: '1.4fr',
      cell: ({ labelled }) => (labelled.kind === 'folder' ? (pathOf(rows, labelled.folder.homeLocationId) ?? '') : ''),
    },
    {
      id: 'state',
      title: messages.columnState,
      width: '132px',
      cell: ({ labelled }) => <LabelState labelled={labelled} />,
    },
  ];
};

/** What will be printed, all of it chosen until somebody takes a line out. */
export const LabelList = (props: LabelListProps) => {
  const { source, labels, excluded, onExclude } = props;
  const messages = useMessages(labelsMessages);
  const columns = useColumns(props);
  const chosen = labels.filter(({ labelled }) => !excluded.has(labelledKey(labelled))).length;
  return (
    <div className={styles.list}>
      <div className={styles.listHead}>
        <strong data-testid="labels-chosen">
          {messages.chosenOf(formatCount(chosen), formatCount(labels.length))}
        </strong>
        <Button look="quiet" onPress={() => onExclude(new Set())} isDisabled={chosen === labels.length}>
          {messages.chooseAll}
        </Button>
        <Button
          look="quiet"
          onPress={() => onExclude(new Set(labels.map(({ labelled }) => labelledKey(labelled))))}
          isDisabled={chosen === 0}
        >
          {messages.chooseNone}
        </Button>
      </div>
      <DataTable
        label={messages.title}
        columns={columns}
        rows={labels}
        rowKey={({ labelled }) => labelledKey(labelled)}
        onOpen={({ labelled }) => onExclude(toggled(excluded, labelledKey(labelled)))}
        rowTestId={({ content }) => `label-row-${content.code}`}
        empty={
          <EmptyState icon="labels" title={messages.nothingTitle}>
            {messages.nothing[source]}
          </EmptyState>
        }
        testId="labels-list"
      />
    </div>
  );
};
