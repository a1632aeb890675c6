import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { type BookUsage, unusedOf } from '#data/receipt-queries.ts';
import { formatCount, formatDate, formatSatang } from '#i18n/format.ts';
import { receiptsTh } from '#i18n/messages/receipts.ts';
import type { PaperBlock, PaperDocument } from '#print/paper-document.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = receiptsTh.paper;

const bookText = ({ book }: BookUsage): string =>
  book.state.kind === 'asked' ? receiptsTh.bookAskedChip : String(book.state.book).padStart(4, '0');
const usedText = ({ usedTo }: BookUsage): string => (usedTo === 0 ? '–' : receiptsTh.sheets(1, usedTo));
const unusedText = (usage: BookUsage): string => {
  const unused = unusedOf(usage);
  return unused === undefined ? '–' : receiptsTh.sheets(unused.from, unused.to);
};
const remarkOf = ({ book }: BookUsage): string => (book.state.kind === 'closed' ? book.state.reason : '');

const headOf = (rows: ReadModel, title: string, fiscalYear: string): PaperBlock => ({
  kind: 'title',
  text: title,
  under: words.registerUnder(officeOf(rows)?.name ?? '', fiscalYear),
});

const sumOf = (usages: readonly BookUsage[]): readonly string[] => [
  words.total2,
  '',
  '',
  words.sheetsUnit(usages.reduce((sum, { usedTo }) => sum + usedTo, 0)),
  words.sheetsUnit(usages.reduce((sum, { voided }) => sum + voided.length, 0)),
  '',
  formatSatang(usages.reduce((sum, { satang }) => sum + satang, 0)),
  '',
];

const usageTable = (rows: ReadModel, usages: readonly BookUsage[]): PaperBlock => {
  const { registerColumns: column } = words;
  return {
    kind: 'table',
    columns: [
      { title: column.book, widthMm: 22, align: 'center' },
      { title: column.drawnOn, widthMm: 26, align: 'center' },
      { title: column.drawnBy },
      { title: column.used, widthMm: 28, align: 'center' },
      { title: column.voided, widthMm: 24, align: 'center' },
      { title: column.unused, widthMm: 28, align: 'center' },
      { title: column.amount, widthMm: 34, align: 'end' },
      { title: column.remark, widthMm: 44 },
    ],
    rows: usages.map((usage) => [
      bookText(usage),
      formatDate(isoDateAt(Date.parse(usage.book.drawnAt)), 'th'),
      staffName(rows, usage.book.drawnBy),
      usedText(usage),
      formatCount(usage.voided.length),
      unusedText(usage),
      formatSatang(usage.satang),
      remarkOf(usage),
    ]),
    foot: sumOf(usages),
  };
};

const voidTable = (rows: ReadModel, usages: readonly BookUsage[]): readonly PaperBlock[] => {
  const voided = usages.flatMap((usage) => usage.voided);
  if (voided.length === 0) return [];
  const { voidColumns: column } = words;
  const lines = voided.flatMap(({ number, state }) =>
    state.kind === 'void'
      ? [
          [
            number,
            state.reason,
            staffName(rows, state.voidedBy),
            rows.get('receipt', state.replacedById ?? '')?.number ?? '–',
          ],
        ]
      : [],
  );
  return [
    { kind: 'heading', text: words.voidList },
    {
      kind: 'table',
      columns: [
        { title: column.number, widthMm: 38, align: 'center' },
        { title: column.reason },
        { title: column.by, widthMm: 50 },
        { title: column.replaced, widthMm: 38, align: 'center' },
      ],
      rows: lines,
    },
  ];
};

const signatures = (people: readonly string[]): PaperBlock => ({
  kind: 'signatures',
  people: people.map((after) => ({ before: words.sign, after })),
});

/** The register of books (ทะเบียนคุมใบเสร็จรับเงิน) of a fiscal year, on its side. */
export const registerDocument = (rows: ReadModel, fiscalYear: string, usages: readonly BookUsage[]): PaperDocument => ({
  title: words.registerTitle,
  orientation: 'wide',
  pageHead: officeOf(rows)?.name ?? '',
  pageNumber: words.page,
  blocks: [
    headOf(rows, words.registerTitle, fiscalYear),
    usageTable(rows, usages),
    ...voidTable(rows, usages),
    signatures([words.reporter, words.checker]),
  ],
});

/** The year-end report of what was used and of the sheets that were not, due on 31 October. */
export const unusedReport = (rows: ReadModel, fiscalYear: string, usages: readonly BookUsage[]): PaperDocument => {
  const open = usages.filter(({ book }) => book.state.kind === 'open');
  return {
    title: words.unusedTitle,
    orientation: 'wide',
    pageHead: officeOf(rows)?.name ?? '',
    pageNumber: words.page,
    blocks: [
      headOf(rows, words.unusedTitle, fiscalYear),
      { kind: 'paragraph', look: 'indented', text: words.unusedOpening(fiscalYear) },
      usageTable(rows, usages),
      ...voidTable(rows, usages),
      ...(open.length === 0
        ? []
        : [{ kind: 'paragraph', text: words.unusedNotClosed(open.map(bookText).join(', ')) } as const]),
      signatures([words.reporter, words.checker]),
    ],
  };
};
