import { useCallback, useMemo, useState } from 'react';
import { labelStateOf } from '#data/label-tally.ts';
import type { ListedLabel } from './label-list.tsx';
import { labelledKey, type LabelSource } from './label-source.ts';
import type { PrintJob } from './use-label-printing.ts';
import { useListedLabels } from './use-listed-labels.ts';

export interface LabelChoice {
  readonly source: LabelSource;
  /** Whether the labels are those of the source; what is printed is what is seen. */
  readonly isSettled: boolean;
  readonly choose: (source: LabelSource) => void;
  /** A shelf that is scanned while shelves are being labelled is the next shelf. */
  readonly goToShelf: (placeId: string) => void;
  readonly labels: readonly ListedLabel[];
  /** How many there are, of which {@link labels} are at most what is printed at once. */
  readonly found: number;
  readonly excluded: ReadonlySet<string>;
  readonly exclude: (excluded: ReadonlySet<string>) => void;
  /** Back to what the source itself proposes. */
  readonly forget: () => void;
  readonly startCell: number;
  readonly startAt: (cell: number) => void;
  readonly job: PrintJob;
  /** How many labels of the job are on their folders already: printing those again asks for a reason. */
  readonly reprints: number;
}

/** What begins the page: folders of the counter, a shelf of the board, or what was never printed. */
export interface FirstChoice {
  readonly folderIds: readonly string[];
  readonly shelfId: string | undefined;
}

const firstSource = ({ folderIds, shelfId }: FirstChoice): LabelSource => {
  if (folderIds.length > 0) return { kind: 'chosen', folderIds };
  return shelfId === undefined ? { kind: 'unlabelled' } : { kind: 'shelf', placeId: shelfId };
};

/** Of a shelf only what was never printed is proposed; the rest is printed again when somebody says so. */
const excludedAtFirst = (source: LabelSource, labels: readonly ListedLabel[]): ReadonlySet<string> => {
  if (source.kind !== 'shelf') return new Set();
  const printed = labels.filter(
    ({ labelled }) => labelled.kind === 'folder' && labelStateOf(labelled.folder) !== 'none',
  );
  return new Set(printed.map(({ labelled }) => labelledKey(labelled)));
};

const jobOf = (source: LabelSource, chosen: readonly ListedLabel[], startCell: number): PrintJob => {
  // Practice labels are stuck on nothing, so the folders still wait for theirs.
  const noted = source.kind === 'practice' ? [] : chosen;
  return {
    contents: chosen.map(({ content }) => content),
    folderIds: noted.flatMap(({ labelled }) => (labelled.kind === 'folder' ? [labelled.folder.id] : [])),
    startCell,
    log: source.kind === 'resume' ? { reason: 'jam', resumesRunId: source.runId } : {},
  };
};

const countReprints = (job: PrintJob, chosen: readonly ListedLabel[]): number => {
  if (job.log.reason !== undefined || job.folderIds.length === 0) return 0;
  return chosen.filter(({ labelled }) => labelled.kind === 'folder' && labelStateOf(labelled.folder) === 'confirmed')
    .length;
};

/** What will be printed: a source, what was taken out of it, and where on the sheet it begins. */
export const useLabelChoice = (first: FirstChoice): LabelChoice => {
  const [source, setSource] = useState(() => firstSource(first));
  const [excludedByHand, setExcludedByHand] = useState<ReadonlySet<string>>();
  const [startCell, startAt] = useState(0);
  const { labels, found, of } = useListedLabels(source);
  const excluded = useMemo(() => excludedByHand ?? excludedAtFirst(of, labels), [excludedByHand, of, labels]);
  const { job, reprints } = useMemo(() => {
    const chosen = labels.filter(({ labelled }) => !excluded.has(labelledKey(labelled)));
    const made = jobOf(of, chosen, startCell);
    return { job: made, reprints: countReprints(made, chosen) };
  }, [labels, excluded, startCell, of]);
  const forget = useCallback(() => setExcludedByHand(undefined), []);
  const choose = useCallback((next: LabelSource) => {
    setSource(next);
    setExcludedByHand(undefined);
  }, []);
  const goToShelf = useCallback((placeId: string) => {
    setSource((now) => (now.kind === 'shelf' ? { kind: 'shelf', placeId } : now));
    setExcludedByHand(undefined);
  }, []);
  const exclude = setExcludedByHand;
  const isSettled = of === source;
  return {
    source,
    isSettled,
    choose,
    goToShelf,
    labels,
    found,
    excluded,
    exclude,
    forget,
    startCell,
    startAt,
    job,
    reprints,
  };
};
