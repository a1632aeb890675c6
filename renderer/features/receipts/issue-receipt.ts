import { nextSheetOf } from '#data/receipt-books.ts';
import { namedPayment, receiptFormOf, receiptStandingOf } from '#data/receipt-queries.ts';
import type { MutateError, OfficeData } from '#data/office-data.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';

/** Who paid, as it is printed. */
export interface Payer {
  readonly name: string;
  readonly address: string;
  readonly registrationNumber: string;
}

/** Issues the receipt of a paid notice on the next sheet of this PC's book; gives it as it was stored. */
export const issueReceipt = async (
  data: OfficeData,
  wanted: { readonly notice: NoticeRow; readonly payer: Payer; readonly today: IsoDate },
): Promise<Result<ReceiptRow, MutateError>> => {
  const { notice, payer, today } = wanted;
  const standing = receiptStandingOf(data.rows, notice);
  if (standing.kind === 'issued') return err({ type: 'receipt-exists', number: standing.receipt.number });
  if (standing.kind !== 'ready') {
    return err({ type: 'receipt-money-not-sure', noticeId: notice.id, state: notice.state.kind });
  }
  const next = nextSheetOf(data.rows, data, today);
  if (!next.ok) return next;
  const { bookId, sheet, previousHash } = next.value;
  const issued = await data.mutate('issue-receipt', {
    noticeId: notice.id,
    bookId,
    sheet,
    previousHash,
    issuedOn: today,
    form: receiptFormOf(data.rows).kind === 'approved' ? 'receipt' : 'provisional',
    payerName: payer.name,
    payerAddress: payer.address,
    registrationNumber: payer.registrationNumber,
    payment: namedPayment(standing.payment),
    earlierPayments: standing.earlierParts.map(namedPayment),
    ...(standing.replaces ? { replacesId: standing.replaces.id } : {}),
  });
  if (!issued.ok) return issued;
  const receipt = data.rows.get('receipt', issued.value.id);
  return receipt ? ok(receipt) : err({ type: 'receipt-unknown', receiptId: issued.value.id });
};

/** How long paper waits for the second copy before a person is asked. */
const SECOND_COPY_LIMIT_MS = 5_000;

/** Waits until the receipt is safe outside the database too; false when it is not within the limit. */
export const waitForSecondCopy = (data: OfficeData, receiptId: string): Promise<boolean> => {
  const { sync } = data;
  if (sync.hasSecondCopy(receiptId)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (isSafe: boolean): void => {
      stop();
      clearTimeout(timer);
      resolve(isSafe);
    };
    const stop = sync.subscribe(() => {
      if (sync.hasSecondCopy(receiptId)) done(true);
    });
    const timer = setTimeout(() => done(false), SECOND_COPY_LIMIT_MS);
  });
};
