import { useEffect, useRef, useState } from 'react';
import type { KnownError } from '#i18n/error-text.ts';
import { noticeLettersMessages } from '#i18n/messages/notice-letters.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { makeNoticePdf, type NoticePdfFailure, type NoticePdfRun } from '#print/make-notice-pdf.ts';
import type { SheetProgress } from '#print/make-sheet-pdf.ts';
import { byPostcode, type NoticeLetterFacts } from '#shared/domain/notice-letter.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { letterFactsOf, type LetterFactsMissing } from './letter-facts.ts';
import { useServices } from './services.ts';

/** Why letters did not come out; `ref1` names the notice that is to blame. */
export interface LetterFailure {
  readonly error: KnownError;
  readonly ref1: string | undefined;
}

export interface NoticeLetters {
  /** How far the PDF is; undefined when none is being made. */
  readonly progress: SheetProgress | undefined;
  readonly failure: LetterFailure | undefined;
  /** Makes one PDF of the letters, sorted by post code, and offers it for saving. */
  print(notices: readonly NoticeRow[]): Promise<void>;
  /** Stops a PDF under way; there is no file then. */
  stop(): void;
}

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

/** Letters of notices as PDF: every code on it was read back from the drawn page before the file is offered. */
export const useNoticeLetters = (): NoticeLetters => {
  const services = useServices();
  const messages = useMessages(noticeLettersMessages);
  const toast = useToast();
  const [progress, setProgress] = useState<SheetProgress>();
  const [failure, setFailure] = useState<LetterFailure>();
  const running = useRef<NoticePdfRun>(undefined);
  // Whoever leaves the page stops what it was making.
  useEffect(() => () => running.current?.cancel(), []);

  const factsOf = (notices: readonly NoticeRow[]): Result<readonly NoticeLetterFacts[], LetterFactsMissing> => {
    const letters: NoticeLetterFacts[] = [];
    for (const notice of notices) {
      const facts = letterFactsOf(services.data.rows, notice);
      if (!facts.ok) return facts;
      letters.push(facts.value);
    }
    return ok(letters.toSorted(byPostcode));
  };

  const write = async (letters: readonly NoticeLetterFacts[]): Promise<void> => {
    running.current = makeNoticePdf({ notices: letters, title: messages.documentTitle }, setProgress);
    const pdf = await running.current.done;
    if (!pdf.ok) return setFailure(failureOf(pdf.error));
    const [only, ...others] = letters;
    const name = only && others.length === 0 ? only.notice.ref1 : isoDateAt(services.nowMs());
    const saved = await services.host.files.save(
      messages.fileName(name),
      new Uint8Array(await pdf.value.arrayBuffer()),
    );
    if (!saved.ok) return setFailure({ error: saved.error, ref1: undefined });
    if (saved.value.saved) toast('done', messages.saved(letters.length));
  };

  return {
    progress,
    failure,
    print: async (notices) => {
      if (progress || notices.length === 0) return;
      setFailure(undefined);
      const letters = factsOf(notices);
      if (!letters.ok) return setFailure({ error: letters.error, ref1: undefined });
      setProgress({ sheets: 0, ofSheets: notices.length });
      await write(letters.value).finally(() => setProgress(undefined));
    },
    stop: () => running.current?.cancel(),
  };
};
