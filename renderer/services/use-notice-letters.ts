import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { noticeLettersMessages } from '#i18n/messages/notice-letters.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { byPostcode, type NoticeLetterFacts } from '#shared/domain/notice-letter.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { letterFactsOf, type LetterFactsMissing } from './letter-facts.ts';
import { type LetterPile, letterPileOf } from './letter-pile.ts';
import { useServices } from './services.ts';

export interface NoticeLetters extends LetterPile {
  /** Makes one PDF of the letters, sorted by post code, and offers it for saving. */
  print(notices: readonly NoticeRow[]): Promise<void>;
  /** The same of one letter to look at, which then does not count as made. */
  proof(notice: NoticeRow): Promise<void>;
  /** Has the pile wait; the letters that were made are kept. */
  pause(): void;
  goOn(): void;
  /** Gives the pile up; there is no file then. */
  discard(): void;
}

/** Letters of notices as PDF: every code on it was read back from the drawn page before the file is offered. */
export const useNoticeLetters = (): NoticeLetters => {
  const services = useServices();
  const messages = useMessages(noticeLettersMessages);
  const toast = useToast();
  const control = letterPileOf(services);
  const pile = useStore(control.store);
  const told = useRef(pile.saved);
  const { saved } = pile;
  useEffect(() => {
    if (saved && saved !== told.current) toast('done', messages.saved(saved.letters));
    told.current = saved;
  }, [saved, toast, messages]);

  const factsOf = (notices: readonly NoticeRow[]): Result<readonly NoticeLetterFacts[], LetterFactsMissing> => {
    const letters: NoticeLetterFacts[] = [];
    for (const notice of notices) {
      const facts = letterFactsOf(services.data.rows, notice);
      if (!facts.ok) return facts;
      letters.push(facts.value);
    }
    return ok(letters.toSorted(byPostcode));
  };

  const make = async (notices: readonly NoticeRow[], noted: readonly NoticeRow[]): Promise<void> => {
    if (pile.progress || notices.length === 0) return;
    const letters = factsOf(notices);
    if (!letters.ok) return control.fail({ error: letters.error, ref1: undefined });
    const [only, ...others] = letters.value;
    const name = only && others.length === 0 ? only.notice.ref1 : isoDateAt(services.nowMs());
    const noticeIds = noted.map(({ id }) => id);
    await control.start(letters.value, { title: messages.documentTitle, name: messages.fileName(name), noticeIds });
  };

  return {
    ...pile,
    print: (notices) => make(notices, notices),
    proof: (notice) => make([notice], []),
    pause: () => control.pause(),
    goOn: () => control.goOn(),
    discard: () => control.discard(),
  };
};
