import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import type { LateBorrower, OpenLoan } from '#data/loan-queries.ts';
import { formatCount, formatDate, formatLongDate } from '#i18n/format.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { loansTh } from '#i18n/messages/loans.ts';
import type { PaperBlock, PaperCell, PaperDocument } from '#print/paper-document.ts';
import { isoDateAt, type IsoDate } from '#shared/domain/thai-date.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = loansTh.memo;

/** What is the same in every memo of one batch. */
export interface MemoTerms {
  readonly letterNumber: string;
  readonly writtenOn: IsoDate;
  readonly returnBy: IsoDate;
  readonly signerId: string;
}

const lineOf = (loan: OpenLoan, index: number): readonly PaperCell[] => [
  String(index + 1),
  `${loan.name}\n${loan.registrationNumber}`,
  String(loan.volume),
  formatDate(isoDateAt(Date.parse(loan.sinceAt)), 'th'),
  loan.dueOn === undefined ? '' : formatDate(loan.dueOn, 'th'),
  formatCount(loan.daysLate),
  { barcode: loan.code },
];

const memoOf = (rows: ReadModel, borrower: LateBorrower, terms: MemoTerms): readonly PaperBlock[] => {
  const signer = rows.get('staff', terms.signerId);
  const { columns } = words;
  return [
    { kind: 'title', text: words.title },
    {
      kind: 'facts',
      lines: [
        [{ label: words.agency, text: officeOf(rows)?.name ?? '' }],
        [
          { label: words.number, text: terms.letterNumber },
          { label: words.date, text: formatLongDate(terms.writtenOn, 'th') },
        ],
        [{ label: words.subject, text: words.subjectText }],
      ],
    },
    { kind: 'rule' },
    { kind: 'facts', lines: [[{ label: words.to, text: borrower.borrowerName }]] },
    { kind: 'paragraph', look: 'indented', text: words.opening(borrower.loans.length) },
    {
      kind: 'table',
      columns: [
        { title: columns.number, widthMm: 12, align: 'center' },
        { title: columns.item },
        { title: columns.volume, widthMm: 11, align: 'center' },
        { title: columns.lentOn, widthMm: 20, align: 'center' },
        { title: columns.dueOn, widthMm: 20, align: 'center' },
        { title: columns.late, widthMm: 19, align: 'center' },
        { title: columns.code, widthMm: 35, align: 'center' },
      ],
      rows: borrower.loans.map(lineOf),
    },
    { kind: 'paragraph', look: 'indented', text: words.request(terms.returnBy) },
    {
      kind: 'signatures',
      people: [
        {
          before: '',
          after: '',
          name: staffName(rows, terms.signerId),
          ...(signer ? { position: filingTh.role(signer.role) } : {}),
        },
      ],
    },
  ];
};

/** The reminders (หนังสือทวง) of one batch as one document: a memo (บันทึกข้อความ) a borrower, each on its own sheet. */
export const memoDocument = (rows: ReadModel, borrowers: readonly LateBorrower[], terms: MemoTerms): PaperDocument => ({
  title: words.subjectText,
  blocks: borrowers.flatMap((borrower, index): readonly PaperBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'page-break' } as const]),
    ...memoOf(rows, borrower, terms),
  ]),
});
