import { pathOf as plainPathOf, staffName } from '#data/folder-queries.ts';
import { scopeFacts } from '#data/stock-take-queries.ts';
import { subjectOf } from '#data/subject-queries.ts';
import { errorText } from '#i18n/error-text.ts';
import { formatReference } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { stockTakeTh } from '#i18n/messages/stock-take.ts';
import { scanReasonText } from '#i18n/scan-reason-text.ts';
import type { ScanSound } from '#scan/sounds.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { IconName } from '#ui/icon.tsx';
import type { Tone } from '#ui/tone.ts';
import type { CountLine, CountMessage, UnknownReason } from './count-state.ts';

export interface WordSources {
  readonly rows: ReadModel;
  readonly messages: typeof stockTakeTh;
  readonly language: Language;
}

/** A line of a count in words. */
export interface LineWords {
  readonly headline: string;
  readonly detail: string;
  /** Which folder: registration number, factory and volume; empty for what is no folder. */
  readonly folder: string;
  /** The digits as scanned, in groups. */
  readonly code: string;
}

interface Appearance {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly sound: ScanSound;
}

const APPEARANCES: Readonly<Record<CountMessage['kind'], Appearance>> = {
  found: { tone: 'done', icon: 'check', sound: 'found' },
  'wrong-place': { tone: 'elsewhere', icon: 'alert', sound: 'wrong-place' },
  'out-of-order': { tone: 'elsewhere', icon: 'exchange', sound: 'out-of-order' },
  unexpected: { tone: 'exception', icon: 'help', sound: 'unexpected' },
  'on-loan-but-here': { tone: 'exception', icon: 'user', sound: 'unexpected' },
  repeated: { tone: 'waiting', icon: 'refresh', sound: 'repeated' },
  unknown: { tone: 'refused', icon: 'unknown', sound: 'unknown' },
  'place-chosen': { tone: 'neutral', icon: 'place', sound: 'done' },
  'condition-noted': { tone: 'done', icon: 'info', sound: 'done' },
  'needs-folder': { tone: 'waiting', icon: 'folder', sound: 'unknown' },
  'not-used': { tone: 'waiting', icon: 'info', sound: 'unknown' },
  'nothing-to-undo': { tone: 'neutral', icon: 'info', sound: 'unknown' },
};

/** Colour, icon and sound of a line. Nothing looks found before it is stored. */
export const appearanceOf = ({ message, stored }: CountLine): Appearance => {
  if (stored.kind === 'refused') return { tone: 'refused', icon: 'cross', sound: 'refused' };
  if (stored.kind === 'undone') return { tone: 'neutral', icon: 'back', sound: 'done' };
  const appearance = APPEARANCES[message.kind];
  return stored.kind === 'storing' || stored.kind === 'undoing'
    ? { ...appearance, tone: 'waiting', icon: 'clock' }
    : appearance;
};

/** The path of a place: a line may end between room and cabinet, never between a word and its number. */
const pathOf = (rows: ReadModel, placeId: string): string =>
  (plainPathOf(rows, placeId) ?? placeId)
    .split(' · ')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' · ');

/** Registration number and volume: how folders are told apart on a shelf. */
const shortName = (rows: ReadModel, folderId: string, messages: typeof stockTakeTh): string => {
  const folder = rows.get('folder', folderId);
  if (!folder) return folderId;
  const number = subjectOf(rows, folder)?.number ?? folder.code;
  return `${number} ${messages.volume(String(folder.volume))}`;
};

/** Registration number, name and volume of a folder; its id when this PC does not know it. */
export const folderWords = (rows: ReadModel, folderId: string, messages: typeof stockTakeTh): string => {
  const folder = rows.get('folder', folderId);
  const name = folder && subjectOf(rows, folder)?.title;
  const short = shortName(rows, folderId, messages);
  return name === undefined ? short : `${short} · ${name}`;
};

/** What a count covers, in words. */
export const scopeWords = (rows: ReadModel, scope: StockTakeScope, messages: typeof stockTakeTh): string => {
  const facts = scopeFacts(rows, scope);
  switch (facts.kind) {
    case 'place':
      return facts.path;
    case 'borrower':
      return messages.deskOf(facts.name);
    case 'range':
      return messages.range(facts.from, facts.to);
    default:
      return unreachable(facts);
  }
};

type Said = Pick<LineWords, 'headline' | 'detail'>;

const orderWords = (
  line: CountLine,
  message: Extract<CountMessage, { kind: 'out-of-order' }>,
  { rows, messages }: WordSources,
): Said => {
  const { headline, detail } = messages;
  const name = (folderId: string): string => shortName(rows, folderId, messages);
  const { folderId, afterId, beforeId } = message;
  const where =
    afterId !== undefined && beforeId !== undefined
      ? detail.between(name(afterId), name(beforeId))
      : afterId !== undefined
        ? detail.last(name(afterId))
        : beforeId === undefined
          ? ''
          : detail.first(name(beforeId));
  const isThis = folderId === line.folderId;
  const what = isThis ? headline.moveThis : detail.moveIt(name(folderId));
  return { headline: headline.outOfOrder, detail: `${what} ${where}` };
};

const unknownWords = (reason: UnknownReason, { messages, language }: WordSources): Said => {
  const why = reason.type === 'not-in-office' ? messages.detail.notInOffice : scanReasonText(reason, language);
  return { headline: messages.headline.unknown, detail: `${why} · ${messages.detail.parked}` };
};

const saidWords = (line: CountLine, sources: WordSources): Said => {
  const { rows, messages } = sources;
  const { headline, detail } = messages;
  const { message } = line;
  switch (message.kind) {
    case 'found':
      return { headline: headline.found, detail: '' };
    case 'wrong-place':
      return { headline: headline.wrongPlace(pathOf(rows, message.homeId)), detail: '' };
    case 'out-of-order':
      return orderWords(line, message, sources);
    case 'unexpected':
      return message.homeId === undefined
        ? { headline: headline.unexpected, detail: detail.unexpected }
        : { headline: headline.unexpectedHome(pathOf(rows, message.homeId)), detail: detail.unexpected };
    case 'on-loan-but-here':
      return { headline: headline.onLoanButHere(staffName(rows, message.borrowerId)), detail: detail.onLoan };
    case 'repeated':
      return { headline: headline.repeated, detail: detail.repeated };
    case 'unknown':
      return unknownWords(message.reason, sources);
    case 'place-chosen':
      return { headline: headline.placeChosen(pathOf(rows, message.placeId)), detail: detail.placeChosen };
    case 'condition-noted':
      return { headline: messages.condition(message.condition), detail: detail.condition };
    case 'needs-folder':
      return { headline: headline.needsFolder, detail: '' };
    case 'not-used':
      return { headline: headline.notUsed, detail: '' };
    case 'nothing-to-undo':
      return { headline: headline.nothingToUndo, detail: '' };
    default:
      return unreachable(message);
  }
};

const storedWords = (said: Said, { stored }: CountLine, { messages, language }: WordSources): Said => {
  switch (stored.kind) {
    case 'storing':
    case 'undoing':
      return { headline: messages.storing, detail: said.headline };
    case 'refused': {
      const text = errorText(stored.error, language);
      return { headline: messages.refused, detail: `${text.what} ${text.todo} (${text.code})` };
    }
    case 'undone':
      return { headline: messages.undone, detail: said.headline };
    case 'nothing-to-store':
    case 'stored':
      return said;
    default:
      return unreachable(stored);
  }
};

/** The words of a line in the language of the screen. */
export const lineWords = (line: CountLine, sources: WordSources): LineWords => ({
  ...storedWords(saidWords(line, sources), line, sources),
  folder: line.folderId === undefined ? '' : folderWords(sources.rows, line.folderId, sources.messages),
  code: /^\d+$/.test(line.text) ? formatReference(line.text) : line.text,
});
