import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfficeData } from '#data/office-data.ts';
import { openRequests, type RequestLine, toPick } from '#data/request-queries.ts';
import type { ScanSound } from '#scan/sounds.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { judgePickScan, type PickMoment } from './judge-pick.ts';
import { PICK_APPEARANCES, type PickJudgement, type PickResult, type ShownResult } from './pick-result.ts';

export interface PickDeps {
  readonly data: Pick<OfficeData, 'rows' | 'mutateAll'>;
  readonly nowMs: () => number;
  readonly terms: () => PickMoment['terms'];
  readonly play: (sound: ScanSound) => void;
}

/** The walk along the shelves as it stands. */
export interface PickWalk {
  readonly shown: ShownResult | undefined;
  /** Left for the end of the walk. */
  readonly skippedIds: readonly string[];
  /** Chosen by hand as the next one. */
  readonly chosenId: string | undefined;
  /** Takes a scan; false when it belongs to another page. */
  scan(text: string): boolean;
  do(judgement: PickJudgement): void;
  skip(line: RequestLine): void;
  choose(line: RequestLine): void;
}

/** The next folder of the walk: the chosen one, else the first that was not skipped, else the first that was. */
export const nextOf = (
  walk: readonly RequestLine[],
  { skippedIds, chosenId }: Pick<PickWalk, 'skippedIds' | 'chosenId'>,
): RequestLine | undefined =>
  walk.find(({ request }) => request.id === chosenId) ??
  walk.find(({ request }) => !skippedIds.includes(request.id)) ??
  walk[0];

const nextFrom = (rows: ReadModel, state: PickWalk): RequestLine | undefined =>
  nextOf(toPick(openRequests(rows)), state);

/** Runs the walk: what a scan means is stored in the order of scanning, and shown when it is on disk. */
export const createPickStore = (deps: PickDeps): StoreApi<PickWalk> => {
  let queue: Promise<void> = Promise.resolve();
  let last: PickResult | undefined;
  const pickedAtMs = new Map<string, number>();

  const show = (shown: ShownResult, sound: ScanSound): void => {
    store.setState({ shown });
    deps.play(sound);
  };
  const perform = async ({ result, calls }: PickJudgement, atMs: number): Promise<void> => {
    if (calls.length > 0) {
      const stored = await deps.data.mutateAll(calls);
      if (!stored.ok) return show({ kind: 'refused', error: stored.error }, 'refused');
    }
    last = result;
    if (result.kind === 'picked') pickedAtMs.set(result.line.folder.id, atMs);
    show({ kind: 'stored', result }, PICK_APPEARANCES[result.kind].sound);
  };
  const enqueue = (work: () => Promise<void>): void => {
    // A bug while one scan is stored must not stop those behind it.
    queue = queue.then(work).catch((error: unknown) => {
      reportError(error);
      show({ kind: 'refused', error: { type: 'storage-failed', reason: 'unavailable' } }, 'refused');
    });
  };
  const moment = (nowMs: number): PickMoment => ({
    nowMs,
    next: nextFrom(deps.data.rows, store.getState()),
    last,
    pickedAtMs,
    terms: deps.terms(),
  });

  const store = createStore<PickWalk>()((set) => ({
    shown: undefined,
    skippedIds: [],
    chosenId: undefined,
    scan: (text) => {
      const atMs = deps.nowMs();
      if (judgePickScan(deps.data.rows, text, moment(atMs)) === undefined) return false;
      // Judged again when its turn comes: the scan before may have changed what it means.
      enqueue(async () => {
        const judgement = judgePickScan(deps.data.rows, text, moment(atMs));
        if (judgement) await perform(judgement, atMs);
      });
      return true;
    },
    do: (judgement) => enqueue(() => perform(judgement, deps.nowMs())),
    skip: ({ request }) =>
      set(({ skippedIds }) => ({
        chosenId: undefined,
        skippedIds: [...skippedIds.filter((id) => id !== request.id), request.id],
      })),
    choose: ({ request }) => set({ chosenId: request.id }),
  }));
  return store;
};
