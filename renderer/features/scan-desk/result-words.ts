import { pathOf as plainPathOf, staffName } from '#data/folder-queries.ts';
import { titleOf } from '#data/subject-queries.ts';
import { formatCode, formatCount, formatDate, formatTime } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { scanDeskTh } from '#i18n/messages/scan-desk.ts';
import {
  headlinePath as pathOf,
  type ResultWords,
  type Said,
  unknownWords,
  wordsOnceStored,
} from '#services/scan-result.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { DeskMessage, DeskResult, Disposed, LoanApproval, Whereabouts } from './scan-desk-state.ts';

export interface WordSources {
  readonly rows: ReadModel;
  readonly messages: typeof scanDeskTh;
  readonly language: Language;
}

const disposedWords = (
  { outcome, on, listedOn }: Disposed,
  { messages, language }: Pick<WordSources, 'messages' | 'language'>,
): Said => ({
  headline: messages.headline.disposed[outcome],
  detail: messages.detail.disposed(formatDate(on, language), listedOn && formatDate(listedOn, language)),
});

const whereaboutsWords = (whereabouts: Whereabouts, { rows, messages, language }: WordSources): Said => {
  const { headline, detail } = messages;
  switch (whereabouts.kind) {
    case 'at-place':
      return { headline: headline.atPlace(pathOf(rows, whereabouts.placeId)), detail: '' };
    case 'on-loan':
      return {
        headline: headline.onLoan(staffName(rows, whereabouts.borrowerId)),
        detail: whereabouts.dueOn === undefined ? '' : detail.dueOn(formatDate(whereabouts.dueOn, language)),
      };
    case 'away':
      return { headline: headline.away(whereabouts.destination), detail: '' };
    case 'expected-at-home':
      return {
        headline: headline.expectedAtHome(pathOf(rows, whereabouts.placeId)),
        detail: detail.neverScanned,
      };
    case 'disposed':
      return disposedWords(whereabouts, { messages, language });
    case 'unknown':
      return { headline: headline.whereUnknown, detail: detail.neverScanned };
    default:
      return unreachable(whereabouts);
  }
};

const approvalWords = (approval: LoanApproval, { rows, messages }: WordSources): string =>
  approval.kind === 'by'
    ? messages.detail.approvedBy(staffName(rows, approval.staffId), approval.reason)
    : messages.detail.unanswered;

const lentWords = (message: Extract<DeskMessage, { kind: 'lent' }>, sources: WordSources): Said => {
  const { rows, messages, language } = sources;
  const borrower = staffName(rows, message.borrowerId);
  const approval = message.approval ? [approvalWords(message.approval, sources)] : [];
  if (message.takenFromId !== undefined) {
    const taken = messages.detail.takenFrom(staffName(rows, message.takenFromId));
    return { headline: messages.headline.lentTaken(borrower), detail: [taken, ...approval].join('\n') };
  }
  const due = messages.detail.dueOn(formatDate(message.dueOn, language));
  return { headline: messages.headline.lent(borrower), detail: [due, ...approval].join('\n') };
};

const needsApprovalWords = (
  { borrowerId, breaches, foldersAfter, maxFolders }: Extract<DeskMessage, { kind: 'needs-approval' }>,
  { rows, messages }: WordSources,
): Said => {
  const { headline, detail } = messages;
  const borrower = staffName(rows, borrowerId);
  return breaches.includes('too-many-folders')
    ? { headline: headline.overLimit(maxFolders ?? 0), detail: detail.overLimit(borrower, foldersAfter) }
    : { headline: headline.needsApproval, detail: detail.needsApproval(borrower) };
};

/** What lending asks for, and who answers for it. */
const lendingWords = (message: DeskMessage, sources: WordSources): Said | undefined => {
  const { rows, messages } = sources;
  const { headline, detail } = messages;
  switch (message.kind) {
    case 'needs-borrower':
      return { headline: headline.needsBorrower, detail: detail.held };
    case 'needs-approval':
      return needsApprovalWords(message, sources);
    case 'borrower-chosen':
      return { headline: headline.borrowerChosen(staffName(rows, message.staffId)), detail: messages.readyFor.lend };
    case 'approver-chosen':
      return { headline: headline.approverChosen(staffName(rows, message.staffId)), detail: messages.readyFor.lend };
    case 'reason-asked':
      return { headline: headline.reasonAsked, detail: detail.reasonAsked(staffName(rows, message.approverId)) };
    default:
      return undefined;
  }
};

/** What was noted about a folder that waits, and what was chosen: sentences without facts of a movement. */
const choiceWords = (message: DeskMessage, { rows, messages }: WordSources): Said | undefined => {
  const { headline, detail } = messages;
  switch (message.kind) {
    case 'needs-place':
      return { headline: headline.needsPlace, detail: detail.held };
    case 'needs-home':
      return { headline: headline.needsHome, detail: detail.held };
    case 'action-chosen':
      return { headline: messages[message.action], detail: messages.readyFor[message.action] };
    case 'place-chosen':
      return { headline: headline.placeChosen(pathOf(rows, message.placeId)), detail: '' };
    case 'badge-not-used':
      return { headline: headline.badgeNotUsed(staffName(rows, message.staffId)), detail: detail.badgeNotUsed };
    case 'place-not-used':
      return { headline: headline.placeNotUsed(pathOf(rows, message.placeId)), detail: detail.placeNotUsed };
    case 'shelf-asked':
      return { headline: headline.shelfAsked, detail: detail.shelfAsked };
    case 'person-asked':
      return { headline: headline.personAsked, detail: detail.personAsked };
    case 'condition-asked':
      return { headline: headline.conditionAsked, detail: detail.conditionAsked };
    case 'condition-noted':
      return { headline: headline.condition(messages.condition[message.condition]), detail: '' };
    case 'condition-without-folder':
      return { headline: headline.folderFirst, detail: detail.folderFirst };
    case 'count-elsewhere':
      return { headline: headline.countElsewhere, detail: '' };
    case 'batch-finished':
      return { headline: headline.batchFinished(formatCount(message.folders)), detail: messages.ready };
    case 'nothing-to-undo':
      return { headline: headline.nothingToUndo, detail: '' };
    default:
      return undefined;
  }
};

const folderWords = (folderId: string | undefined, { rows, messages }: Omit<WordSources, 'language'>): string => {
  const folder = folderId === undefined ? undefined : rows.get('folder', folderId);
  if (!folder) return '';
  const name = titleOf(rows, folder);
  return `${name} · ${messages.volume(String(folder.volume))}`;
};

/** As many as can be read out at a glance. */
const NAMES_SHOWN = 3;

const personHolds = (
  { staffId, folderIds }: Extract<DeskMessage, { kind: 'person-holds' }>,
  { rows, messages }: WordSources,
): Said => {
  const names = folderIds.slice(0, NAMES_SHOWN).map((id) => folderWords(id, { rows, messages }));
  const more = folderIds.length - names.length;
  return {
    headline: messages.headline.personHolds(staffName(rows, staffId), formatCount(folderIds.length)),
    detail: [...names, ...(more > 0 ? [messages.detail.andMore(formatCount(more))] : [])].join('\n'),
  };
};

const movementWords = (message: DeskMessage, sources: WordSources): Said => {
  const { rows, messages } = sources;
  const { headline, detail } = messages;
  const path = (placeId: string): string => pathOf(rows, placeId);
  switch (message.kind) {
    case 'lent':
      return lentWords(message, sources);
    case 'returned': {
      if (message.holdForId !== undefined) {
        return { headline: headline.hold(staffName(rows, message.holdForId)), detail: detail.hold };
      }
      const from =
        message.fromId === undefined ? detail.returned : detail.returnedFrom(staffName(rows, message.fromId));
      return { headline: headline.returned(path(message.homeId)), detail: from };
    }
    case 'moved':
      return { headline: headline.moved(path(message.placeId)), detail: '' };
    case 'wrong-place':
      return { headline: headline.wrongPlace(path(message.homeId)), detail: detail.isAt(path(message.placeId)) };
    case 'right-place':
      return { headline: headline.rightPlace, detail: path(message.placeId) };
    case 'on-loan-but-here':
      return {
        headline: headline.onLoanButHere(staffName(rows, message.borrowerId)),
        detail: detail.seenHere(path(message.placeId)),
      };
    case 'located':
      return whereaboutsWords(message.whereabouts, sources);
    case 'disposed':
      return disposedWords(message, sources);
    case 'repeated':
      return { headline: headline.repeated, detail: detail.repeated(formatTime(message.firstAtMs)) };
    case 'person-holds':
      return personHolds(message, sources);
    case 'unknown':
      return unknownWords(message.reason, sources);
    case 'undid':
      return { headline: messages.undone, detail: saidOf(message.of, sources).headline };
    default:
      return { headline: '', detail: '' };
  }
};

const saidOf = (message: DeskMessage, sources: WordSources): Said => {
  const said = choiceWords(message, sources) ?? lendingWords(message, sources) ?? movementWords(message, sources);
  // What was left unlent matters more than what to do next.
  return 'unlent' in message && message.unlent !== undefined
    ? { ...said, detail: sources.messages.detail.unlent(message.unlent) }
    : said;
};

/** The words of a line in the language of the screen. */
export const resultWords = (result: DeskResult, sources: WordSources): ResultWords => ({
  ...wordsOnceStored(saidOf(result.message, sources), result.stored, sources),
  folder: folderWords(result.folder?.id, sources),
  code: formatCode(result.text),
});

/** Said aloud: short, without punctuation, numbers as one says them ("ห้อง A ตู้ 3 ชั้น 2"). */
const aloud = (text: string): string =>
  text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[·()]/g, ' ')
    .replaceAll(/\b0+(?=\d)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What is said of a line: what happened, then where; empty while it is not certain. */
export const spokenWords = (result: DeskResult, sources: WordSources): string => {
  const { stored, message } = result;
  const { rows, messages } = sources;
  if (stored.kind === 'storing' || stored.kind === 'undoing') return '';
  if (stored.kind === 'refused') return messages.refused;
  if (stored.kind === 'undone') return messages.undone;
  if (message.kind === 'returned' && message.holdForId === undefined)
    return aloud(messages.spoken.returned(plainPathOf(rows, message.homeId) ?? ''));
  return aloud(saidOf(message, sources).headline);
};
