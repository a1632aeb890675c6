import { useDeferredValue, useMemo } from 'react';
import { labelTallyOf } from '#data/label-tally.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { ListedLabel } from './label-list.tsx';
import { type Labelled, labelledKey, labelsOf, type LabelSource } from './label-source.ts';
import { labelContentOf, type LabelWordSources } from './label-words.ts';

/** What is printed at once: the whole campaign of a large office. */
export const LABELS_AT_ONCE = 5_000;
const MAX_HITS = 60;

const TABLES = ['folder', 'factory', 'recordSubject', 'location', 'staff', 'office', 'labelBatch'] as const;
/** What stands on a label beside the folder's own row. */
const WORD_TABLES = ['factory', 'recordSubject', 'location', 'staff', 'office'] as const;

export interface ListedLabels {
  /** At most {@link LABELS_AT_ONCE}. */
  readonly labels: readonly ListedLabel[];
  readonly found: number;
  /** Whose labels these are; while somebody types or another source is read, the one before. */
  readonly of: LabelSource;
}

/** The row that a label is about; as long as it is the same, so are the words. */
const rowOf = (labelled: Labelled): object | undefined => {
  if (labelled.kind === 'folder') return labelled.folder;
  if (labelled.kind === 'place') return labelled.place;
  return labelled.kind === 'person' ? labelled.person : undefined;
};

const rememberWords = (sources: LabelWordSources): ((labelled: Labelled) => ListedLabel) => {
  const known = new WeakMap<object, ListedLabel>();
  return (labelled) => {
    const row = rowOf(labelled);
    const before = row && known.get(row);
    if (before && labelledKey(before.labelled) === labelledKey(labelled)) return before;
    const listed = { labelled, content: labelContentOf(labelled, sources) };
    if (row) known.set(row, listed);
    return listed;
  };
};

/** The labels of a source in words; of thousands only those whose rows changed are worded anew. */
export const useListedLabels = (source: LabelSource): ListedLabels => {
  const messages = useMessages(labelsMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const rows = useRows(TABLES);
  const versions = TABLES.map((table) => rows.version(table)).join();
  const wordVersions = WORD_TABLES.map((table) => rows.version(table)).join();
  const wanted = useDeferredValue(source);
  const listed = useMemo(() => {
    const officeName = [...rows.all('office').values()][0]?.name ?? '';
    return rememberWords({ rows, messages, roleName: filing.role, officeName });
    // The rows are one object for the life of the app; their versions say when they have changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, wordVersions, messages, filing]);
  return useMemo(() => {
    const search = (query: string) => data.search(query, MAX_HITS);
    const all = labelsOf(rows, wanted, { search, limit: LABELS_AT_ONCE });
    const found = wanted.kind === 'unlabelled' ? labelTallyOf(rows).office().none : all.length;
    return { labels: all.slice(0, LABELS_AT_ONCE).map(listed), found, of: wanted };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, versions, wanted, data, listed]);
};
