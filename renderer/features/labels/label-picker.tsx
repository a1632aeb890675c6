import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { ComboBox } from '#ui/combo-box.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { LabelSource, LabelSourceKind } from './label-source.ts';
import styles from './labels.module.css';

export interface LabelPickerProps {
  readonly source: LabelSource;
  readonly onSource: (source: LabelSource) => void;
  /** Folders handed over by the counter; empty when it handed none over. */
  readonly chosenFolderIds: readonly string[];
}

const TABLES = ['location', 'office'] as const;

const shelvesOf = (rows: ReadModel): readonly LocationRow[] =>
  [...rows.all('location').values()]
    .filter(({ kind }) => kind === 'room' || kind === 'cabinet' || kind === 'shelf')
    .toSorted((a, b) => a.walkKey.localeCompare(b.walkKey));

const sourceOf = (kind: LabelSourceKind, chosenFolderIds: readonly string[]): LabelSource => {
  if (kind === 'chosen') return { kind, folderIds: chosenFolderIds };
  if (kind === 'shelf') return { kind, placeId: undefined };
  return kind === 'search' ? { kind, query: '' } : { kind };
};

/** Which labels: of a shelf, of what was never printed, of what is searched; places, badges, cards. */
export const LabelPicker = ({ source, onSource, chosenFolderIds }: LabelPickerProps) => {
  const messages = useMessages(labelsMessages);
  const rows = useRows(TABLES);
  const isDemo = [...rows.all('office').values()].some((office) => office.isDemo);
  const kinds: readonly LabelSourceKind[] = [
    ...(chosenFolderIds.length > 0 ? (['chosen'] as const) : []),
    ...(['unlabelled', 'shelf', 'search', 'places', 'staff', 'actions'] as const),
    ...(isDemo ? (['practice'] as const) : []),
  ];
  return (
    <div className={styles.picker}>
      <SelectField
        label={messages.source}
        value={source.kind}
        choices={kinds.map((kind) => ({ value: kind, label: messages.sources[kind] }))}
        onChange={(kind) => onSource(sourceOf(kind, chosenFolderIds))}
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
    </div>
  );
};
