import { officeOf } from '#data/factory-queries.ts';
import { type BatchFolder, batchFolders, disposalCode } from '#data/retention-queries.ts';
import { formatDate, formatLongDate, formatReference, formatYear } from '#i18n/format.ts';
import { retentionTh } from '#i18n/messages/retention.ts';
import type { PaperBlock, PaperDocument, PaperFact } from '#print/paper-document.ts';
import { archivesSilentOn, type DisposalOutcome } from '#shared/domain/retention.ts';
import { CalendarDate } from '#shared/domain/thai-date.ts';
import { folderKeptUntil } from '#shared/model/folder-retention.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { outcomeWords } from './outcome-words.ts';

/** The papers of a disposal. */
export type DisposalPaper = 'list' | 'report' | 'archives';

const words = retentionTh.paper;

const opinionOf = ({ decision }: BatchFolder): string => (decision ? outcomeWords(retentionTh, decision) : '');
const closedDate = ({ folder }: BatchFolder): string =>
  folder.closedOn === undefined ? '' : formatDate(folder.closedOn, 'th');
const subjectOf = ({ title, folder }: BatchFolder): string => words.volume(title, folder.volume);
const codeOf = ({ folder }: BatchFolder): string => formatReference(folder.code);

const remarkOf = ({ folder, decision }: BatchFolder): string => {
  if (decision?.reason !== undefined) return decision.reason;
  const until = folderKeptUntil(folder);
  return until === undefined ? '' : words.keptUntil(until);
};

interface Parts {
  readonly title: string;
  readonly under: string;
  readonly facts: readonly PaperFact[];
  readonly count: number;
  readonly orientation: 'upright' | 'wide';
  readonly blocks: readonly PaperBlock[];
}

/** What the three papers have in common: the office, the date, and the barcode that leads back to the disposal. */
const paperOf = (rows: ReadModel, batch: DisposalBatchRow, parts: Parts): PaperDocument => {
  const office = officeOf(rows)?.name ?? '';
  return {
    title: parts.title,
    orientation: parts.orientation,
    pageHead: `${office} · ${formatReference(disposalCode(rows, batch))}`,
    pageNumber: { before: words.page, between: words.of },
    blocks: [
      { kind: 'title', text: parts.title, under: parts.under },
      {
        kind: 'facts',
        lines: [
          [{ label: words.office, text: office }, ...parts.facts],
          [
            { label: words.date, text: formatLongDate(batch.proposedOn, 'th') },
            { label: words.count, text: words.folders(parts.count) },
          ],
        ],
      },
      { kind: 'barcode', digits: disposalCode(rows, batch) },
      ...parts.blocks,
      { kind: 'paragraph', text: words.unverified },
    ],
  };
};

const committee = ({ committee: names }: DisposalBatchRow): PaperBlock => ({
  kind: 'signatures',
  people: names.map((name, at) => ({
    before: words.signed,
    after: at === 0 ? words.chair : words.member,
    name,
  })),
});

/** บัญชีหนังสือขอทำลาย with the columns of form 25 (ระเบียบสารบรรณ; wording of the form unverified), signed by the committee. */
const listPaper = (rows: ReadModel, batch: DisposalBatchRow): PaperDocument => {
  const { title, form, column } = words.list;
  const folders = batchFolders(rows, batch);
  return paperOf(rows, batch, {
    title,
    under: `${words.ofYear(formatYear(batch.proposedOn, 'th'))} · ${form}`,
    facts: [],
    count: folders.length,
    orientation: 'wide',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: column.at, widthMm: 14, align: 'center' },
          { title: column.code, widthMm: 33 },
          { title: column.number, widthMm: 38 },
          { title: column.date, widthMm: 24 },
          { title: column.received, widthMm: 22 },
          { title: column.subject },
          { title: column.outcome, widthMm: 40 },
          { title: column.remark, widthMm: 32 },
        ],
        rows: folders.map((one, at) => [
          String(at + 1),
          codeOf(one),
          one.number,
          closedDate(one),
          '',
          subjectOf(one),
          opinionOf(one),
          remarkOf(one),
        ]),
      },
      committee(batch),
    ],
  });
};

/** What is destroyed first, what stays last. */
const RANKING: readonly DisposalOutcome[] = ['destroy', 'transfer', 'extend', 'keep'];

const rankOf = ({ decision }: BatchFolder): number => (decision ? RANKING.indexOf(decision.outcome) : RANKING.length);

type Listed = readonly [place: number, one: BatchFolder];

/** Folders of one opinion stay together, in the order of the list. */
const ranked = (folders: readonly BatchFolder[]): ReadonlyMap<string, readonly Listed[]> => {
  const groups = new Map<string, Listed[]>();
  const listed = folders.map((one, at): Listed => [at + 1, one]).toSorted(([, a], [, b]) => rankOf(a) - rankOf(b));
  for (const place of listed) {
    const opinion = opinionOf(place[1]) || retentionTh.undecided;
    groups.set(opinion, [...(groups.get(opinion) ?? []), place]);
  }
  return groups;
};

/** The report of the committee to the head of the office: its opinions ranked, then its signatures and the head's answer. */
const reportPaper = (rows: ReadModel, batch: DisposalBatchRow): PaperDocument => {
  const { report } = words;
  const { column } = report;
  const folders = batchFolders(rows, batch);
  const groups = [...ranked(folders)].flatMap(([opinion, members]): readonly PaperBlock[] => [
    { kind: 'heading', text: report.group(opinion, members.length) },
    {
      kind: 'table',
      columns: [
        { title: column.at, widthMm: 14, align: 'center' },
        { title: column.listed, widthMm: 20, align: 'center' },
        { title: column.number, widthMm: 36 },
        { title: column.subject },
        { title: column.remark, widthMm: 36 },
      ],
      rows: members.map(([listedAt, one], at) => [
        String(at + 1),
        String(listedAt),
        one.number,
        subjectOf(one),
        remarkOf(one),
      ]),
    },
  ]);
  return paperOf(rows, batch, {
    title: report.title,
    under: words.ofYear(formatYear(batch.proposedOn, 'th')),
    facts: [],
    count: folders.length,
    orientation: 'upright',
    blocks: [
      { kind: 'paragraph', look: 'indented', text: report.intro(batch.proposedOn, folders.length) },
      ...groups,
      committee(batch),
      {
        kind: 'group',
        blocks: [
          { kind: 'rule' },
          { kind: 'heading', text: report.head },
          { kind: 'paragraph', text: report.answers },
          { kind: 'signatures', people: [{ before: words.signed, after: report.headPosition }] },
          { kind: 'paragraph', look: 'right', text: report.headDate },
        ],
      },
    ],
  });
};

const leavesOffice = ({ decision }: BatchFolder): boolean =>
  decision === undefined || decision.outcome === 'destroy' || decision.outcome === 'transfer';

/** The list that the National Archives are asked about: what would leave the office, with a place for their answer. */
const archivesPaper = (rows: ReadModel, batch: DisposalBatchRow): PaperDocument => {
  const { archives } = words;
  const { column } = archives;
  const folders = batchFolders(rows, batch).filter(leavesOffice);
  const sentOn = CalendarDate.safeParse(batch.sentToArchivesOn).data;
  const answer: readonly PaperBlock[] =
    sentOn === undefined ? [] : [{ kind: 'paragraph', text: archives.consent(archivesSilentOn(sentOn)) }];
  return paperOf(rows, batch, {
    title: archives.title,
    under: words.ofYear(formatYear(batch.proposedOn, 'th')),
    facts: [
      { label: archives.to, text: archives.toWhom },
      ...(sentOn === undefined ? [] : [{ label: archives.sentOn, text: formatLongDate(sentOn, 'th') }]),
    ],
    count: folders.length,
    orientation: 'wide',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: column.at, widthMm: 14, align: 'center' },
          { title: column.code, widthMm: 33 },
          { title: column.number, widthMm: 38 },
          { title: column.date, widthMm: 24 },
          { title: column.subject },
          { title: column.opinion, widthMm: 40 },
          { title: column.wanted, widthMm: 20, align: 'center' },
          { title: column.remark, widthMm: 34 },
        ],
        rows: folders.map((one, at) => [
          String(at + 1),
          codeOf(one),
          one.number,
          closedDate(one),
          subjectOf(one),
          opinionOf(one),
          words.mark,
          '',
        ]),
      },
      ...answer,
      { kind: 'signatures', people: [{ before: words.signed, after: archives.archivist }] },
    ],
  });
};

/** A paper of a disposal, in Thai. */
export const disposalPaper = (rows: ReadModel, batch: DisposalBatchRow, paper: DisposalPaper): PaperDocument => {
  switch (paper) {
    case 'list':
      return listPaper(rows, batch);
    case 'report':
      return reportPaper(rows, batch);
    case 'archives':
      return archivesPaper(rows, batch);
  }
};
