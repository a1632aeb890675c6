import { useCallback, useMemo, useState } from 'react';
import type { ListedLabel } from './label-list.tsx';
import { labelledKey, type LabelSource } from './label-source.ts';
import type { PrintJob } from './use-label-printing.ts';
import { useListedLabels } from './use-listed-labels.ts';

export interface LabelChoice {
  readonly source: LabelSource;
  readonly choose: (source: LabelSource) => void;
  /** A shelf that is scanned while shelves are being labelled is the next shelf. */
  readonly goToShelf: (placeId: string) => void;
  readonly labels: readonly ListedLabel[];
  /** How many there are, of which {@link labels} are at most what is printed at once. */
  readonly found: number;
  readonly excluded: ReadonlySet<string>;
  readonly exclude: (excluded: ReadonlySet<string>) => void;
  readonly startCell: number;
  readonly startAt: (cell: number) => void;
  readonly job: PrintJob;
}

/** What will be printed: a source, what was taken out of it, and where on the sheet it begins. */
export const useLabelChoice = (chosenFolderIds: readonly string[]): LabelChoice => {
  const [source, setSource] = useState<LabelSource>(
    chosenFolderIds.length > 0 ? { kind: 'chosen', folderIds: chosenFolderIds } : { kind: 'unlabelled' },
  );
  const [excluded, exclude] = useState<ReadonlySet<string>>(new Set());
  const [startCell, startAt] = useState(0);
  const { labels, found } = useListedLabels(source);
  const job = useMemo((): PrintJob => {
    const chosen = labels.filter(({ labelled }) => !excluded.has(labelledKey(labelled)));
    // Practice labels are stuck on nothing, so the folders still wait for theirs.
    const noted = source.kind === 'practice' ? [] : chosen;
    const folderIds = noted.flatMap(({ labelled }) => (labelled.kind === 'folder' ? [labelled.folder.id] : []));
    return { contents: chosen.map(({ content }) => content), folderIds, startCell };
  }, [labels, excluded, startCell, source.kind]);
  const choose = useCallback((next: LabelSource) => {
    setSource(next);
    exclude(new Set());
  }, []);
  const goToShelf = useCallback(
    (placeId: string) => setSource((now) => (now.kind === 'shelf' ? { kind: 'shelf', placeId } : now)),
    [],
  );
  return { source, choose, goToShelf, labels, found, excluded, exclude, startCell, startAt, job };
};
