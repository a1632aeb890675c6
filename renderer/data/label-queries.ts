import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { LabelBatchRow } from '#shared/model/label-rows.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { allOf, labelTallyOf, type LabelCounts } from './label-tally.ts';
import { byWalk } from './place-tree.ts';

/** What became of one label of a batch. */
export type BatchLabelState =
  /** Out of the printer, not scanned back yet. */
  | 'printed'
  | 'scanned-back'
  /** It did not come out, and nobody has printed it since. */
  | 'failed'
  /** Printed again since, by whomever. */
  | 'printed-again';

/** What became of the labels that this batch printed. */
const labelStatesOf = (batch: LabelBatchRow): ((folder: FolderRow) => BatchLabelState) => {
  const failed = new Set(batch.failedIds);
  return ({ id, labelPrintedAt = '', labelConfirmedAt = '' }) => {
    if (labelPrintedAt > batch.printedAt) return 'printed-again';
    if (labelConfirmedAt >= batch.printedAt) return 'scanned-back';
    return failed.has(id) ? 'failed' : 'printed';
  };
};

/** Everything that was printed in one go: its batches in order. */
export interface LabelRun {
  readonly id: string;
  readonly batches: readonly LabelBatchRow[];
  readonly printedAt: string;
  readonly actorId: string;
}

const runOf = (id: string, batches: readonly LabelBatchRow[]): LabelRun | undefined => {
  const inOrder = batches.toSorted((a, b) => a.part - b.part);
  const [first] = inOrder;
  return first && { id, batches: inOrder, printedAt: first.printedAt, actorId: first.actorId };
};

const runsIn = (rows: ReadModel): readonly LabelRun[] => {
  const byRun = new Map<string, LabelBatchRow[]>();
  for (const batch of rows.all('labelBatch').values()) {
    const known = byRun.get(batch.runId);
    if (known) known.push(batch);
    else byRun.set(batch.runId, [batch]);
  }
  return [...byRun]
    .flatMap(([id, batches]) => runOf(id, batches) ?? [])
    .toSorted((a, b) => (a.printedAt < b.printedAt ? 1 : -1));
};

const remembered = new WeakMap<ReadModel, { readonly version: number; readonly runs: readonly LabelRun[] }>();

/** What was printed, newest first. */
export const labelRuns = (rows: ReadModel): readonly LabelRun[] => {
  const version = rows.version('labelBatch');
  const known = remembered.get(rows);
  if (known?.version === version) return known.runs;
  const runs = runsIn(rows);
  remembered.set(rows, { version, runs });
  return runs;
};

/** The run with this id. */
export const labelRun = (rows: ReadModel, runId: string): LabelRun | undefined =>
  labelRuns(rows).find(({ id }) => id === runId);

/** The folders of a run in the order of their labels. */
export const foldersOfRun = (run: LabelRun): readonly string[] => run.batches.flatMap(({ folderIds }) => folderIds);

/** The labels of a run by what became of them. */
export const runCounts = (rows: ReadModel, run: LabelRun): Readonly<Record<BatchLabelState, number>> => {
  const counts: Record<BatchLabelState, number> = { printed: 0, 'scanned-back': 0, failed: 0, 'printed-again': 0 };
  for (const batch of run.batches) {
    const stateOf = labelStatesOf(batch);
    for (const id of batch.folderIds) {
      const folder = rows.get('folder', id);
      if (folder) counts[stateOf(folder)] += 1;
    }
  }
  return counts;
};

/** Folders of a run whose label did not come out and which nobody has printed since: what is to be resumed. */
export const queuedOfRun = (rows: ReadModel, run: LabelRun): readonly FolderRow[] =>
  run.batches.flatMap((batch) => {
    const stateOf = labelStatesOf(batch);
    return batch.failedIds.flatMap((id) => {
      const folder = rows.get('folder', id);
      return folder && stateOf(folder) === 'failed' ? [folder] : [];
    });
  });

/** Where a run stopped: per batch that lost labels, how many of it came out. Only the first `good` labels of the run did. */
export const jamReports = (
  run: LabelRun,
  good: number,
): readonly { readonly batchId: string; readonly goodCount: number }[] => {
  const reports: { batchId: string; goodCount: number }[] = [];
  let before = 0;
  for (const { id, folderIds } of run.batches) {
    const goodCount = Math.min(Math.max(good - before, 0), folderIds.length);
    if (goodCount < folderIds.length) reports.push({ batchId: id, goodCount });
    before += folderIds.length;
  }
  return reports;
};

/** A label that was printed although one was on the folder: who, when, why. */
export interface Reprint {
  readonly batch: LabelBatchRow;
  readonly count: number;
}

/** Reprints and jams, newest first, at most `limit`. */
export const reprintLog = (rows: ReadModel, limit: number): readonly Reprint[] => {
  const log: Reprint[] = [];
  for (const { batches } of labelRuns(rows)) {
    for (const batch of batches) {
      const count = batch.reason === 'jam' ? batch.folderIds.length : batch.reprintIds.length;
      if (count > 0) log.push({ batch, count });
    }
    if (log.length >= limit) break;
  }
  return log.slice(0, limit);
};

/** One home of folders and how far its labelling is; `place` is undefined for folders without a home. */
export interface ShelfProgress {
  readonly place: LocationRow | undefined;
  readonly counts: LabelCounts;
}

const shelvesOf = (rows: ReadModel): readonly ShelfProgress[] => {
  const tally = labelTallyOf(rows);
  const places = tally.placeIds().flatMap((id) => rows.get('location', id) ?? []);
  const shelves = places.toSorted(byWalk).map((place) => ({ place, counts: tally.at(place.id) }));
  const homeless = tally.at(undefined);
  const all = allOf(homeless) > 0 ? [...shelves, { place: undefined, counts: homeless }] : shelves;
  return all.filter(({ counts }) => allOf(counts) > 0);
};

const knownShelves = new WeakMap<ReadModel, { readonly version: string; readonly shelves: readonly ShelfProgress[] }>();

/** Every home of folders in walking order. */
export const shelfProgress = (rows: ReadModel): readonly ShelfProgress[] => {
  const version = `${labelTallyOf(rows).version()} ${rows.version('location')}`;
  const known = knownShelves.get(rows);
  if (known?.version === version) return known.shelves;
  const shelves = shelvesOf(rows);
  knownShelves.set(rows, { version, shelves });
  return shelves;
};

/** The first shelf on the walk that has folders never printed, else one whose labels wait to be scanned back. */
export const nextShelf = (shelves: readonly ShelfProgress[]): ShelfProgress | undefined =>
  shelves.find(({ place, counts }) => place !== undefined && counts.none > 0) ??
  shelves.find(({ place, counts }) => place !== undefined && counts.printed > 0);
