import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { accuracyOf } from '#data/stock-take-queries.ts';
import { numberOf, titleOf } from '#data/subject-queries.ts';
import { formatCount, formatInstant, formatReference } from '#i18n/format.ts';
import type { PaperBlock, PaperDocument, PaperSignature } from '#print/paper-document.ts';
import type { StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { rowsOfList, type CountRow, type ListName } from './count-rows.ts';
import { scopeWords, type WordSources } from './count-words.ts';
import type { CountView } from './use-count.ts';

/** A finished count with everything its report says. */
export interface CountReport {
  readonly stockTake: StockTakeRow;
  readonly state: Extract<StockTakeRow['state'], { kind: 'finished' | 'finishing' }>;
  readonly view: CountView;
}

/** As many as sign on the page; the table above names all. */
const MOST_SIGNATURES = 3;

const factsOf = ({ stockTake, state }: CountReport, { rows, messages, language }: WordSources): PaperBlock => {
  const { paper } = messages;
  const when = (instant: string, staffId: string): string =>
    `${formatInstant(instant, language)} ${messages.by} ${staffName(rows, staffId)}`;
  return {
    kind: 'facts',
    lines: [
      [{ label: paper.office, text: officeOf(rows)?.name ?? '' }],
      [{ label: paper.scope, text: scopeWords(rows, stockTake.scope, messages) }],
      [{ label: paper.opened, text: when(stockTake.openedAt, stockTake.openedBy) }],
      [{ label: paper.finished, text: when(state.at, state.by) }],
    ],
  };
};

const numbersOf = ({ stockTake, state: { result } }: CountReport, { messages }: WordSources): PaperBlock => {
  const numbers: readonly (readonly [string, number])[] = [
    [messages.expected, result.expected],
    [messages.found, result.found],
    [messages.missing, result.missing],
    [messages.misplaced, result.misplaced],
    [messages.unexpected, result.unexpected],
    [messages.onLoan, result.onLoan],
    [messages.lent, result.lent],
    [messages.moved, result.moved],
    [messages.fetched, result.fetched.length],
    [messages.lentBefore, stockTake.lentCount],
    [messages.lateFound, result.lateFound],
    [messages.unknownCodes, result.unknownCodes],
    [messages.scans, result.scans],
  ];
  const { paper } = messages;
  return {
    kind: 'table',
    columns: [{ title: paper.item }, { title: paper.count, widthMm: 40, align: 'end' }],
    rows: numbers.map(([word, number]) => [word, formatCount(number)]),
    foot: [messages.accuracy, `${accuracyOf(result)}%`],
  };
};

const rowCells = (row: CountRow, number: number, { rows, messages }: WordSources): readonly string[] => {
  const folder = row.folderId === undefined ? undefined : rows.get('folder', row.folderId);
  if (!folder) return [String(number), row.name, '', '', '', row.where];
  return [
    String(number),
    numberOf(rows, folder),
    titleOf(rows, folder),
    messages.volume(String(folder.volume)),
    formatReference(folder.code),
    row.where,
  ];
};

const listBlocks = (
  list: ListName,
  title: string,
  report: CountReport,
  sources: WordSources,
): readonly PaperBlock[] => {
  const { paper } = sources.messages;
  const { lists, tally } = report.view;
  const listed = rowsOfList(list, { lists, unknown: tally.unknown }, sources);
  const heading: PaperBlock = { kind: 'heading', text: `${title} (${formatCount(listed.length)})` };
  if (listed.length === 0) return [heading, { kind: 'paragraph', text: paper.nothing }];
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: paper.number, widthMm: 12, align: 'end' },
        { title: paper.registration, widthMm: 34 },
        { title: paper.factory },
        { title: paper.volume, widthMm: 14 },
        { title: paper.code, widthMm: 30 },
        { title: paper.remark, widthMm: 44 },
      ],
      rows: listed.map((row, index) => rowCells(row, index + 1, sources)),
    },
  ];
};

const peopleBlock = ({ state }: CountReport, { rows, messages }: WordSources): PaperBlock => ({
  kind: 'table',
  columns: [{ title: messages.paper.person }, { title: messages.paper.scans, widthMm: 40, align: 'end' }],
  rows: state.result.people.map(({ actorId, scans }) => [staffName(rows, actorId), formatCount(scans)]),
});

const signatures = ({ state }: CountReport, { rows, messages }: WordSources): PaperBlock => {
  const { paper } = messages;
  const counters = state.result.people.slice(0, MOST_SIGNATURES).map(({ actorId }): PaperSignature => ({
    before: paper.sign,
    after: paper.counter,
    name: staffName(rows, actorId),
  }));
  return { kind: 'signatures', people: [...counters, { before: paper.sign, after: paper.approver }] };
};

/** SHA-256 of a text as hex digits. */
const digestOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * The report to sign: numbers, the lists with what is wrong, who counted, and the SHA-256 of all of it, so that a signed
 * page can be held against the same report printed again.
 */
export const stockTakePaper = async (report: CountReport, sources: WordSources): Promise<PaperDocument> => {
  const { messages } = sources;
  const { paper } = messages;
  const content: readonly PaperBlock[] = [
    { kind: 'title', text: paper.title },
    factsOf(report, sources),
    { kind: 'heading', text: paper.numbers },
    numbersOf(report, sources),
    ...listBlocks('notSeen', messages.missing, report, sources),
    ...listBlocks('misplaced', messages.misplaced, report, sources),
    ...listBlocks('unexpected', messages.unexpected, report, sources),
    ...listBlocks('found', messages.found, report, sources),
    { kind: 'heading', text: messages.people },
    peopleBlock(report, sources),
  ];
  const digest = await digestOf(JSON.stringify(content));
  return {
    title: paper.title,
    pageHead: officeOf(sources.rows)?.name ?? '',
    pageNumber: { before: paper.page, between: paper.of },
    blocks: [...content, signatures(report, sources), { kind: 'paragraph', text: paper.hash(digest) }],
  };
};
