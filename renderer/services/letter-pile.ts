import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MutateError } from '#data/office-data.ts';
import type { KnownError } from '#i18n/error-text.ts';
import { makeNoticePdf, type NoticePdfFailure, type NoticePdfRun } from '#print/make-notice-pdf.ts';
import type { SheetProgress } from '#print/make-sheet-pdf.ts';
import { MOST_LETTERS_NOTED } from '#shared/mutations/notice-letters.ts';
import type { NoticeLetterFacts } from '#shared/domain/notice-letter.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Services } from './services.ts';

/** Why letters did not come out; `ref1` names the notice that is to blame. */
export interface LetterFailure {
  readonly error: KnownError;
  readonly ref1: string | undefined;
}

/** A pile of letters under way: it goes on while other pages are looked at, and waits when a person wishes. */
export interface LetterPile {
  readonly progress: SheetProgress | undefined;
  readonly isPaused: boolean;
  /** How long the rest will take; undefined before that can be told. */
  readonly msLeft: number | undefined;
  readonly failure: LetterFailure | undefined;
  /** The last pile that was saved, for telling so once. */
  readonly saved: { readonly letters: number } | undefined;
}

/** The file that a pile becomes. */
export interface LetterFile {
  readonly title: string;
  readonly name: string;
  /** Notices whose letters count as made once the file is saved; none of a proof. */
  readonly noticeIds: readonly string[];
}

/** What can be done with a pile. */
export interface LetterPileControl {
  readonly store: StoreApi<LetterPile>;
  start(letters: readonly NoticeLetterFacts[], file: LetterFile): Promise<void>;
  fail(failure: LetterFailure): void;
  pause(): void;
  goOn(): void;
  discard(): void;
}

const NO_PILE: LetterPile = {
  progress: undefined,
  isPaused: false,
  msLeft: undefined,
  failure: undefined,
  saved: undefined,
};

const failureOf = (error: NoticePdfFailure): LetterFailure | undefined => {
  switch (error.type) {
    case 'cancelled':
      return undefined;
    case 'pdf-failed':
      return { error: { type: 'host-failed', reference: 'notice-pdf' }, ref1: undefined };
    case 'letter-impossible':
    case 'letter-unreadable':
      return { error: { type: error.type }, ref1: error.ref1 };
    default:
      return undefined;
  }
};

/** Fewer letters than this say nothing about the others. */
const LETTERS_TO_JUDGE_BY = 20;

/** Tells how long the rest takes, from the time that was worked; waiting is not work. */
const createEstimate = (nowMs: () => number) => {
  let workedMs = 0;
  let sinceMs = nowMs();
  return {
    rest: (): void => {
      workedMs += nowMs() - sinceMs;
    },
    work: (): void => {
      sinceMs = nowMs();
    },
    msLeft: ({ sheets, ofSheets }: SheetProgress): number | undefined =>
      sheets < LETTERS_TO_JUDGE_BY ? undefined : ((workedMs + nowMs() - sinceMs) / sheets) * (ofSheets - sheets),
  };
};

/** Only after the file is on disk: whoever is cut off before makes a letter twice and misses none. */
const noteLetters = async ({ data }: Services, { name, noticeIds }: LetterFile): Promise<Result<void, MutateError>> => {
  for (let from = 0; from < noticeIds.length; from += MOST_LETTERS_NOTED) {
    const some = noticeIds.slice(from, from + MOST_LETTERS_NOTED);
    const noted = await data.mutate('note-notice-letters', { noticeIds: some, fileName: name });
    if (!noted.ok) return noted;
  }
  return ok(undefined);
};

const createLetterPile = (services: Services): LetterPileControl => {
  const store = createStore<LetterPile>(() => NO_PILE);
  const nowMs = (): number => services.nowMs();
  let run: NoticePdfRun | undefined;
  let estimate = createEstimate(nowMs);
  const failed = (error: KnownError): void => store.setState({ ...NO_PILE, failure: { error, ref1: undefined } });
  const save = async (pdf: Blob, letters: number, file: LetterFile): Promise<void> => {
    const saved = await services.host.files.save(file.name, new Uint8Array(await pdf.arrayBuffer()));
    if (!saved.ok) return failed(saved.error);
    if (!saved.value.saved) return store.setState(NO_PILE);
    const noted = await noteLetters(services, file);
    if (!noted.ok) return failed(noted.error);
    store.setState({ ...NO_PILE, saved: { letters } });
  };
  return {
    store,
    start: async (letters, file) => {
      if (store.getState().progress || letters.length === 0) return;
      store.setState({ ...NO_PILE, progress: { sheets: 0, ofSheets: letters.length } });
      estimate = createEstimate(nowMs);
      run = makeNoticePdf({ notices: letters, title: file.title }, (progress) =>
        store.setState({ progress, msLeft: estimate.msLeft(progress) }),
      );
      const pdf = await run.done;
      if (pdf.ok) return save(pdf.value, letters.length, file);
      store.setState({ ...NO_PILE, failure: failureOf(pdf.error) });
    },
    fail: (failure) => store.setState({ ...NO_PILE, failure }),
    pause: () => {
      run?.pause();
      estimate.rest();
      store.setState({ isPaused: true });
    },
    goOn: () => {
      run?.goOn();
      estimate.work();
      store.setState({ isPaused: false });
    },
    discard: () => run?.cancel(),
  };
};

const piles = new WeakMap<Services['data'], LetterPileControl>();

/** The one pile of the running office; it stays when the page that began it is left. */
export const letterPileOf = (services: Services): LetterPileControl => {
  const known = piles.get(services.data);
  if (known) return known;
  const pile = createLetterPile(services);
  piles.set(services.data, pile);
  return pile;
};
