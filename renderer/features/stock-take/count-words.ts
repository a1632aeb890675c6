import { staffName } from '#data/folder-queries.ts';
import { scopeFacts } from '#data/stock-take-queries.ts';
import { subjectOf } from '#data/subject-queries.ts';
import { formatCode } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import type { stockTakeTh } from '#i18n/messages/stock-take.ts';
import {
  appearanceOnceStored,
  headlinePath as pathOf,
  type ResultAppearance,
  type ResultWords,
  type Said,
  unknownWords,
  wordsOnceStored,
} from '#services/scan-result.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { CountLine, CountMessage } from './count-state.ts';

export interface WordSources {
  readonly rows: ReadModel;
  readonly messages: typeof stockTakeTh;
  readonly language: Language;
}

const APPEARANCES: Readonly<Record<CountMessage['kind'], ResultAppearance>> = {
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
export const appearanceOf = ({ message, stored }: CountLine): ResultAppearance =>
  appearanceOnceStored(stored, APPEARANCES[message.kind]);

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

/** A folder that by the records is no more, although it was just counted; undefined for any other. */
const goneWords = ({ folderId }: CountLine, { rows, messages, language }: WordSources): Said | undefined => {
  const disposed = folderId === undefined ? undefined : rows.get('folder', folderId)?.disposed;
  if (!disposed) return undefined;
  const filing = filingMessages[language];
  const listedOn = rows.get('disposalBatch', disposed.batchId)?.proposedOn;
  return {
    headline: filing.disposed[disposed.outcome],
    detail: `${filing.disposedOn[disposed.outcome](disposed.on, listedOn)} · ${messages.detail.gone}`,
  };
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
      return (
        goneWords(line, sources) ??
        (message.homeId === undefined
          ? { headline: headline.unexpected, detail: detail.unexpected }
          : { headline: headline.unexpectedHome(pathOf(rows, message.homeId)), detail: detail.unexpected })
      );
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

/** The words of a line in the language of the screen. */
export const lineWords = (line: CountLine, sources: WordSources): ResultWords => ({
  ...wordsOnceStored(saidWords(line, sources), line.stored, sources),
  folder: line.folderId === undefined ? '' : folderWords(sources.rows, line.folderId, sources.messages),
  code: formatCode(line.text),
});
