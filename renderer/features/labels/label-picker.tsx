import { labelRuns, queuedOfRun } from '#data/label-queries.ts';
import { byWalk } from '#data/place-tree.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { KindSwitch } from './kind-switch.tsx';
import { labelKindOf, type LabelKind, type LabelSource, type LabelSourceKind } from './label-source.ts';
import styles from './labels.module.css';

export interface LabelPickerProps {
  readonly source: LabelSource;
  readonly onSource: (source: LabelSource) => void;
  /** Folders handed over by the counter; empty when it handed none over. */
  readonly chosenFolderIds: readonly string[];
}

const TABLES = ['location', 'office', 'labelBatch'] as const;

const shelvesOf = (rows: ReadModel): readonly LocationRow[] =>
  [...rows.all('location').values()]
    .filter(({ kind }) => kind === 'room' || kind === 'cabinet' || kind === 'shelf')
    .toSorted(byWalk);

/** The newest run of which labels did not come out. */
const runToResume = (rows: ReadModel): string | undefined =>
  labelRuns(rows).find((run) => run.batches.some(({ failedIds }) => failedIds.length > 0) && queuedOfRun(rows, run)[0])
    ?.id;

const folderSources = (rows: ReadModel, { source, chosenFolderIds }: LabelPickerProps): readonly LabelSource[] => {
  const resumed = source.kind === 'resume' ? source.runId : runToResume(rows);
  return [
    ...(chosenFolderIds.length > 0 ? [{ kind: 'chosen', folderIds: chosenFolderIds } as const] : []),
    { kind: 'unlabelled' },
    { kind: 'shelf', placeId: undefined },
    { kind: 'search', query: '' },
    ...(resumed === undefined ? [] : [{ kind: 'resume', runId: resumed } as const]),
  ];
};

const OTHER_SOURCES = {
  place: { kind: 'places' },
  person: { kind: 'staff' },
  action: { kind: 'actions' },
  practice: { kind: 'practice' },
} as const satisfies Record<Exclude<LabelKind, 'folder'>, LabelSource>;

const FolderSource = (props: LabelPickerProps) => {
  const { source, onSource } = props;
  const messages = useMessages(labelsMessages);
  const flow = useMessages(labelFlowMessages);
  const rows = useRows(TABLES);
  const sources = folderSources(rows, props);
  const nameOf = (kind: LabelSourceKind): string => (kind === 'resume' ? flow.resumeSource : messages.sources[kind]);
  return (
    <>
      <SelectField
        label={messages.source}
        value={source.kind}
        choices={sources.map(({ kind }) => ({ value: kind, label: nameOf(kind) }))}
        onChange={(kind) => {
          const chosen = sources.find((one) => one.kind === kind);
          if (chosen) onSource(chosen);
        }}
        testId="label-source"
      />
      {source.kind === 'shelf' && (
        <ComboBox
          key={source.placeId ?? ''}
          label={messages.place}
          choices={shelvesOf(rows).map(({ id, path }) => ({ id, label: path }))}
          selectedId={source.placeId}
          onSelect={(placeId) => onSource({ kind: 'shelf', placeId })}
          openLabel={messages.openList}
          emptyText={messages.noMatch}
          testId="label-shelf"
        />
      )}
      {source.kind === 'search' && (
        <TextField
          label={messages.search}
          value={source.query}
          onChange={(query) => onSource({ kind: 'search', query })}
          placeholder={messages.searchHint}
          testId="label-search"
        />
      )}
    </>
  );
};

/** Which labels: folders of a shelf, never printed, searched for, not come out; or places, badges, cards. */
export const LabelPicker = (props: LabelPickerProps) => {
  const { source, onSource, chosenFolderIds } = props;
  const rows = useRows(TABLES);
  const isDemo = [...rows.all('office').values()].some((office) => office.isDemo);
  const kind = labelKindOf(source.kind);
  const [first = { kind: 'unlabelled' } as const] = folderSources(rows, { source, onSource, chosenFolderIds });
  return (
    <>
      <KindSwitch
        kind={kind}
        kinds={['folder', 'place', 'person', 'action', ...(isDemo ? (['practice'] as const) : [])]}
        onKind={(chosen) => onSource(chosen === 'folder' ? first : OTHER_SOURCES[chosen])}
      />
      {kind === 'folder' && (
        <div className={styles.picker}>
          <FolderSource {...props} />
        </div>
      )}
    </>
  );
};
