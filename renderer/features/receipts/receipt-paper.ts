import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatDate, formatInstant, formatLongDate, formatReference, formatSatang } from '#i18n/format.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { receiptsTh } from '#i18n/messages/receipts.ts';
import { receiptPaymentText } from '#i18n/receipt-payment-text.ts';
import type { PaperFact } from '#print/paper-document.ts';
import type { ReceiptCopy } from '#print/receipt-html.ts';
import { bahtText, satang } from '#shared/domain/money.ts';
import { receiptCode } from '#shared/domain/receipt-number.ts';
import type { ReceiptPaymentRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = receiptsTh.paper;

const itemText = ({ kind, dueOn }: ReceiptRow['items'][number]): string => words.items[kind](formatDate(dueOn, 'th'));

const payerOf = ({ payerName, payerAddress, registrationNumber }: ReceiptRow): ReceiptCopy['payer'] => [
  { label: words.payer, text: payerName },
  ...(registrationNumber === '' ? [] : [{ label: words.registration, text: registrationNumber }]),
  ...(payerAddress === '' ? [] : [{ label: words.address, text: payerAddress }]),
];

const bankFact = ({ bank, bankReference }: ReceiptPaymentRow): PaperFact => ({
  label: words.bank,
  text: words.bankReference(bank.toUpperCase(), bankReference),
});

/** Way and day of the only payment, and the bank's number of it, which receipts of the first version do not have. */
const onlyPaymentOf = ({ channel, paidOn, payments = [] }: ReceiptRow): readonly PaperFact[] => [
  { label: words.paidBy, text: words.channel(channel) },
  { label: words.paidOn, text: formatLongDate(paidOn, 'th') },
  ...payments.map(bankFact),
];

const isInParts = ({ payments = [] }: ReceiptRow): boolean => payments.length > 1;

const partsOf = ({ payments = [] }: ReceiptRow): readonly PaperFact[] =>
  payments.map((payment, at) => ({ label: words.part(at + 1), text: receiptPaymentText(payment, 'th') }));

const footOf = (receipt: ReceiptRow, isDemo: boolean): readonly string[] => [
  ...(receipt.form === 'provisional' ? [words.provisionalFoot(receipt.officialNumber)] : []),
  words.hash(receipt.hash.slice(0, 16)),
  ...(isDemo ? [words.demo] : []),
];

const copyOf = (rows: ReadModel, receipt: ReceiptRow, mark: string): ReceiptCopy => {
  const office = officeOf(rows);
  const { position } = positionOf(rows, receipt.issuedBy);
  return {
    mark: receipt.state.kind === 'void' ? words.voidMark(mark) : mark,
    title: words.titles[receipt.form],
    office: office?.name ?? '',
    number: [
      { label: words.year, text: receipt.fiscalYear },
      { label: words.book, text: String(receipt.book).padStart(4, '0') },
      { label: words.sheet, text: String(receipt.sheet).padStart(3, '0') },
    ],
    date: words.date(formatLongDate(receipt.issuedOn, 'th')),
    payer: payerOf(receipt),
    columns: words.columns,
    lines: receipt.items.map((item) => ({ text: itemText(item), amount: formatSatang(item.satang) })),
    total: { text: words.total, amount: formatSatang(receipt.totalSatang) },
    words: `(${bahtText(satang(receipt.totalSatang))})`,
    parts: isInParts(receipt) ? partsOf(receipt) : [],
    payment: [
      ...(isInParts(receipt) ? [] : onlyPaymentOf(receipt)),
      { label: words.reference, text: formatReference(receipt.ref1) },
    ],
    received: words.received,
    signature: { before: words.sign, after: words.receiver, name: staffName(rows, receipt.issuedBy), position },
    code: receiptCode(office?.provinceCode ?? '00', receipt),
    codeWords: receipt.number,
    foot: footOf(receipt, office?.isDemo ?? false),
    ...(receipt.state.kind === 'void' ? { across: words.void } : {}),
  };
};

const positionOf = (rows: ReadModel, staffId: string): { readonly position: string | undefined } => {
  const person = rows.get('staff', staffId);
  return { position: person === undefined ? undefined : filingTh.role(person.role) };
};

/** The first print: the payer's original and the copy that stays in the book. */
export const firstPrintOf = (rows: ReadModel, receipt: ReceiptRow): readonly ReceiptCopy[] => [
  copyOf(rows, receipt, words.original),
  copyOf(rows, receipt, words.bookCopy),
];

/** Every later print says on its face that it is a copy, the how many-th and when it was made. */
export const reprintOf = (rows: ReadModel, receipt: ReceiptRow, at: number): readonly ReceiptCopy[] => {
  const copy = copyOf(rows, receipt, words.copy);
  const reprint = words.reprint(receipt.reprints.length + 1, formatInstant(at, 'th'));
  return [{ ...copy, foot: [reprint, ...copy.foot] }];
};
