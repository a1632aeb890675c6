import { useDeferredValue, useMemo } from 'react';
import { filingMessages } from '#i18n/messages/filing.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { ListedLabel } from './label-list.tsx';
import { labelsOf, type LabelSource } from './label-source.ts';
import { labelContentOf } from './label-words.ts';

/** Twenty sheets: what one mutation notes at once, and what a tray of label paper holds. */
export const LABELS_AT_ONCE = 480;
const MAX_HITS = 60;

const TABLES = ['folder', 'factory', 'location', 'staff', 'office'] as const;

export interface ListedLabels {
  /** At most {@link LABELS_AT_ONCE}. */
  readonly labels: readonly ListedLabel[];
  readonly found: number;
}

/** The labels of a source in words; recomputed when the office's rows change. */
export const useListedLabels = (source: LabelSource): ListedLabels => {
  const messages = useMessages(labelsMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const rows = useRows(TABLES);
  const versions = TABLES.map((table) => rows.version(table)).join();
  const wanted = useDeferredValue(source);
  return useMemo(() => {
    const all = labelsOf(rows, wanted, (query) => data.search(query, MAX_HITS));
    const officeName = [...rows.all('office').values()][0]?.name ?? '';
    const sources = { rows, messages, roleName: filing.role, officeName };
    const labels = all
      .slice(0, LABELS_AT_ONCE)
      .map((labelled) => ({ labelled, content: labelContentOf(labelled, sources) }));
    return { labels, found: all.length };
    // The rows are one object for the life of the app; their versions say when they have changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, versions, wanted, data, messages, filing]);
};
