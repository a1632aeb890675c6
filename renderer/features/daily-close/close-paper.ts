import type { DayView } from '#data/close-queries.ts';
import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatCount, formatDate, formatLongDate, formatReference, formatSatang } from '#i18n/format.ts';
import { dailyCloseTh } from '#i18n/messages/daily-close.ts';
import type { PaperBlock, PaperDocument } from '#print/paper-document.ts';
import { type DayFigures, type NamedTally, receivedTotal, type Tally } from '#shared/domain/daily-close.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { differenceText } from './difference-words.ts';

const words = dailyCloseTh.paper;

const tallyTable = (title: string, tallies: readonly NamedTally[], nameOf: (name: string) => string): PaperBlock => ({
  kind: 'table',
  columns: [
    { title },
    { title: dailyCloseTh.items, widthMm: 24, align: 'end' },
    { title: dailyCloseTh.amount, widthMm: 38, align: 'end' },
  ],
  rows: tallies.map(({ name, count, satang }) => [nameOf(name), formatCount(count), formatSatang(satang)]),
  foot: [
    dailyCloseTh.total,
    formatCount(tallies.reduce((sum, { count }) => sum + count, 0)),
    formatSatang(tallies.reduce((sum, { satang }) => sum + satang, 0)),
  ],
});

const tallyText = ({ count, satang }: Tally): string => `${dailyCloseTh.count(count)} ${formatSatang(satang)}`;

const summary = (figures: DayFigures): PaperBlock => ({
  kind: 'facts',
  lines: [
    [
      { label: dailyCloseTh.received, text: tallyText(receivedTotal(figures)) },
      { label: dailyCloseTh.receipted, text: tallyText(figures.receipted.total) },
    ],
    [
      { label: dailyCloseTh.voided, text: tallyText(figures.voided) },
      { label: dailyCloseTh.notReceipted, text: tallyText(figures.notReceipted) },
    ],
  ],
});

const receiptTable = (rows: ReadModel, view: DayView): readonly PaperBlock[] => {
  if (view.receipts.length === 0) return [];
  const { columns } = words;
  return [
    { kind: 'heading', text: words.receipts },
    {
      kind: 'table',
      columns: [
        { title: columns.number, widthMm: 30, align: 'center' },
        { title: columns.payer },
        { title: columns.reference, widthMm: 38, align: 'center' },
        { title: columns.amount, widthMm: 26, align: 'end' },
        { title: columns.state, widthMm: 17, align: 'center' },
      ],
      rows: view.receipts.map((receipt) => [
        receipt.number,
        receipt.payerName,
        formatReference(receipt.ref1),
        formatSatang(receipt.totalSatang),
        receipt.state.kind === 'void' ? words.voided : words.standing,
      ]),
    },
  ];
};

/** Every payment of the receipts that were paid in parts, whose channel and day the list of receipts cannot name. */
const partsTable = ({ receipts }: DayView): readonly PaperBlock[] => {
  const lines = receipts.flatMap(({ number, state, payments = [] }) =>
    payments.length < 2
      ? []
      : payments.map(({ satang, paidOn, channel, bank, bankReference }, at) => [
          state.kind === 'void' ? words.voidedNumber(number) : number,
          formatCount(at + 1),
          formatDate(paidOn, 'th'),
          words.channel(channel),
          bank.toUpperCase(),
          bankReference ?? words.fromFile,
          formatSatang(satang),
        ]),
  );
  if (lines.length === 0) return [];
  const { partColumns: columns } = words;
  return [
    { kind: 'heading', text: words.parts },
    {
      kind: 'table',
      columns: [
        { title: columns.number, widthMm: 30, align: 'center' },
        { title: columns.part, widthMm: 13, align: 'center' },
        { title: columns.paidOn, widthMm: 24, align: 'center' },
        { title: columns.channel },
        { title: columns.bank, widthMm: 17, align: 'center' },
        { title: columns.bankReference, widthMm: 36 },
        { title: columns.amount, widthMm: 26, align: 'end' },
      ],
      rows: lines,
    },
  ];
};

const remittanceLines = ({ close, remitBy }: DayView): PaperBlock => {
  const last = close?.remittances.at(-1);
  const text =
    last === undefined
      ? dailyCloseTh.remitBy(formatLongDate(remitBy, 'th'))
      : `${dailyCloseTh.remitted(formatLongDate(last.remittedOn, 'th'), last.reference)} ${formatSatang(last.satang)}`;
  return { kind: 'facts', lines: [[{ label: words.remittance, text }]] };
};

/** The report of a day on A4: the fixed figures where it is closed, what differs since, its receipts, its remittance. */
export const closeDocument = (rows: ReadModel, view: DayView): PaperDocument => {
  const figures = view.close?.figures ?? view.now;
  const office = officeOf(rows)?.name ?? '';
  const closedBy = view.close && staffName(rows, view.close.closedBy);
  return {
    title: words.title,
    pageHead: office,
    pageNumber: words.page,
    blocks: [
      { kind: 'title', text: words.title, under: words.under(office, formatLongDate(view.day, 'th')) },
      summary(figures),
      tallyTable(dailyCloseTh.byChannel, figures.received, words.channel),
      tallyTable(dailyCloseTh.byKind, figures.receipted.byKind, dailyCloseTh.kind),
      tallyTable(dailyCloseTh.byOfficer, figures.receipted.byOfficer, (id) => staffName(rows, id)),
      ...view.differences.map((difference): PaperBlock => ({
        kind: 'paragraph',
        text: differenceText(difference, { rows, messages: dailyCloseTh, channel: words.channel, money: formatSatang }),
      })),
      ...receiptTable(rows, view),
      ...partsTable(view),
      remittanceLines(view),
      { kind: 'paragraph', text: words.state(closedBy) },
      ...(view.close ? [{ kind: 'paragraph', text: dailyCloseTh.fixedAt(view.close.hash.slice(0, 16)) } as const] : []),
      {
        kind: 'signatures',
        people: [words.officer, words.checker].map((after) => ({ before: words.sign, after })),
      },
    ],
  };
};
