import { pathOf } from '#data/folder-queries.ts';
import { labelStateOf } from '#data/label-tally.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RowMark } from '#ui/row-mark.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { labelKindOf, labelledKey, type Labelled, type LabelSourceKind } from './label-source.ts';
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

/** Leaves room for the scanning back below it on a screen of 800 lines. */
const LIST_HEIGHT_PX = 180;

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

const stateCell = ({ labelled }: ListedLabel) => <LabelState labelled={labelled} />;

const useColumns = ({ source, excluded, onExclude }: LabelListProps): readonly DataColumn<ListedLabel>[] => {
  const messages = useMessages(labelsMessages);
  const { rows } = useServices().data;
  const placeCell = ({ labelled }: ListedLabel): string =>
    labelled.kind === 'folder' ? (pathOf(rows, labelled.folder.homeLocationId) ?? '') : '';
  const base: readonly DataColumn<ListedLabel>[] = [
    {
      id: 'print',
      title: messages.includeColumn,
      isTitleOnlySpoken: true,
      width: '40px',
      cell: ({ labelled, content }) => (
        <RowMark
          isMarked={!excluded.has(labelledKey(labelled))}
          label={messages.include(content.heading)}
          onToggle={() => onExclude(toggled(excluded, labelledKey(labelled)))}
        />
      ),
    },
    { id: 'name', title: messages.columnName, width: 'minmax(0, 1fr)', cell: ({ content }) => content.heading },
  ];
  if (labelKindOf(source) !== 'folder') {
    return [...base, { id: 'kind', title: messages.columnKind, width: '220px', cell: ({ content }) => content.number }];
  }
  return [
    ...base,
    { id: 'number', title: messages.columnNumber, width: '132px', cell: ({ content }) => content.number },
    { id: 'volume', title: messages.columnVolume, width: '64px', cell: ({ content }) => content.corner },
    { id: 'place', title: messages.columnPlace, width: '184px', isRoomyOnly: true, cell: placeCell },
    // Of what was never printed every line would say the same.
    ...(source === 'unlabelled' ? [] : [{ id: 'state', title: messages.columnState, width: '124px', cell: stateCell }]),
  ];
};

/** What will be printed, all of it chosen until somebody takes a line out. */
export const LabelList = (props: LabelListProps) => {
  const { source, labels, excluded, onExclude } = props;
  const messages = useMessages(labelsMessages);
  const flow = useMessages(labelFlowMessages);
  const columns = useColumns(props);
  const toggle = ({ labelled }: ListedLabel): void => onExclude(toggled(excluded, labelledKey(labelled)));
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
        onOpen={toggle}
        onToggle={toggle}
        rowTestId={({ content }) => `label-row-${content.code}`}
        empty={
          <EmptyState icon="labels" title={messages.nothingTitle}>
            {source === 'resume' ? flow.resumeEmpty : messages.nothing[source]}
          </EmptyState>
        }
        maxHeightPx={LIST_HEIGHT_PX}
        testId="labels-list"
      />
    </div>
  );
};
