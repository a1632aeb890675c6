import { filingMessages } from '#i18n/messages/filing.ts';
import type { requestsMessages } from '#i18n/messages/requests.ts';
import { formatDate } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import { whereSentence } from '#services/where-sentence.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { RequestLine } from '#data/request-queries.ts';
import type { PickResult } from './pick-result.ts';

/** The three lines of a result: what to do, what it is about, and what follows from it. */
export interface ResultWords {
  readonly headline: string;
  readonly folder: string;
  readonly detail: string;
}

interface WordsContext {
  readonly messages: typeof requestsMessages.th;
  readonly language: Language;
}

const folderWords = ({ factoryName, folder }: RequestLine, { messages }: WordsContext): string =>
  `${factoryName} · ${messages.volume(folder.volume)}`;

const aboutLine = (result: Extract<PickResult, { line: RequestLine }>, context: WordsContext): ResultWords => {
  const { line } = result;
  const { messages, language } = context;
  const folder = folderWords(line, context);
  switch (result.kind) {
    case 'picked':
      return {
        headline: messages.picked(line.requesterName),
        folder,
        detail: result.fromName === undefined ? '' : messages.pickedFromLoan(result.fromName),
      };
    case 'brought':
      return { headline: messages.brought(line.requesterName), folder, detail: messages.readyHint };
    case 'ready-for':
      return { headline: messages.readyFor(line.requesterName), folder, detail: messages.readyHint };
    case 'repeated':
      return { headline: messages.repeated, folder, detail: '' };
    case 'still-lent':
      return { headline: messages.stillLent(line.holderName ?? ''), folder, detail: '' };
    case 'handed-over':
      return {
        headline: messages.handedOver(line.requesterName),
        folder,
        detail: messages.dueOn(formatDate(result.dueOn, language)),
      };
    case 'wrong-person':
      return { headline: messages.wrongPerson(line.requesterName), folder, detail: result.name };
    case 'not-here':
      return { headline: messages.notedMissing, folder, detail: messages.notedMissingHint };
    default:
      return unreachable(result);
  }
};

/** A result in words, to be read at arm's length with a folder in the hand. */
export const pickWords = (result: PickResult, context: WordsContext): ResultWords => {
  const { messages, language } = context;
  switch (result.kind) {
    case 'wrong-folder':
      return {
        headline: messages.wrongFolder,
        folder: `${result.name} · ${messages.volume(result.volume)}`,
        detail: result.homePath === undefined ? '' : messages.putBack(result.homePath),
      };
    case 'gone':
      return {
        headline: filingMessages[language].disposed[result.where.outcome],
        folder: `${result.name} · ${messages.volume(result.volume)}`,
        detail: messages.gone(whereSentence(result.where, filingMessages[language])),
      };
    case 'right-place':
      return { headline: messages.rightPlace, folder: result.path, detail: '' };
    case 'wrong-place':
      return { headline: messages.wrongPlace(result.wantedPath), folder: result.path, detail: '' };
    case 'badge':
      return { headline: messages.badgeReady(result.name, result.readyCount), folder: '', detail: '' };
    default:
      return aboutLine(result, context);
  }
};
