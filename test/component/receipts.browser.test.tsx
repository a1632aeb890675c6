import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { firstHashOf } from '#shared/domain/receipt-chain.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { aPaidNotice, aPayment, aReceiptBook } from '#test/builders/receipts.ts';
import { counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let printed: string[];
let isPrinterGone = false;

const numbers = [1, 2, 3];
const ref1Of = (number: number): string => `130000001${number}`;
const paidBy = (number: number, proof: 'reported' | 'confirmed'): NoticeRow['state'] => ({
  kind: 'paid',
  paymentId: `payment-${number}`,
  paidAt: '2026-11-23T01:30:00.000Z',
  proof,
});
/** Two notices that the bank has confirmed, one that is only reported. */
const paidRows = (more: readonly Filed[]): readonly Filed[] => [
  ...counterRows().filter(([table]) => table !== 'notice'),
  ...numbers.flatMap((number): readonly Filed[] => {
    const proof = number === 3 ? 'reported' : 'confirmed';
    const ref1 = ref1Of(number);
    return [
      ['notice', aPaidNotice({ id: `notice-${number}`, ref1, state: paidBy(number, proof) })],
      ['payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1, proof })],
    ];
  }),
  ...more,
];
const receipts = () => [...stage.office.data.rows.all('receipt').values()];

const start = async (more: readonly Filed[] = [['receiptBook', aReceiptBook()]]): Promise<void> => {
  stage = await openOfficeStage(paidRows(more));
  printed = [];
  isPrinterGone = false;
  Object.assign(stage.services.host.print, {
    dialog: async (html: string) => {
      if (isPrinterGone) return err({ type: 'host-failed', reference: 'print' });
      printed.push(html);
      return ok();
    },
  });
};
const openPaidFactory = async (): Promise<void> => {
  await openFactory();
  await expect.element(at('notice-panel')).toBeVisible();
};
const openPayments = async (area: string): Promise<void> => {
  await at('nav-payments').click();
  await expect.element(at('payments-page')).toBeVisible();
  await at(`payments-${area}`).click();
};
const issueByKeys = async (): Promise<void> => {
  await userEvent.keyboard('{Control>}p{/Control}');
  await expect.element(at('receipt-issue')).toBeEnabled();
  await userEvent.keyboard('{F4}');
  await expect.element(at('receipt-issued')).toBeVisible();
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('the counter, when a notice is paid', () => {
  test('issues and prints the receipt by two keys; it is provisional until the form is approved', async () => {
    await start();
    await logIn();
    await openPaidFactory();
    await userEvent.keyboard('{Control>}p{/Control}');
    await expect.element(at('receipt-next')).toHaveTextContent('เล่มที่ 0001 เลขที่ 001');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{F4}');

    await expect.poll(() => printed.length).toBe(1);
    for (const words of ['ใบรับชำระชั่วคราว', 'ต้นฉบับ', 'สำเนา (เก็บไว้กับเล่ม)', '1,575.00'])
      expect(printed[0]).toContain(words);
    await expect.poll(() => receipts()[0]).toMatchObject({ number: '2570-0001-001', printed: { by: 'staff-1' } });
    await expect.element(at('receipt-print')).toHaveTextContent('พิมพ์สำเนา');
  });

  test('shows every part of money that came in parts before it is printed, and names them all on the paper', async () => {
    const part = { id: 'part-1', noticeId: 'notice-2', ref1: ref1Of(2), transactionId: 'KTB-77', satang: 100_000 };
    const parts: NoticeRow['state'] = {
      kind: 'paid',
      paymentId: 'payment-2',
      paidAt: '2026-11-23T01:30:00.000Z',
      proof: 'confirmed',
      earlierParts: ['part-1'],
    };
    await start([
      ['receiptBook', aReceiptBook()],
      ['payment', aPayment({ ...part, paidOn: '2026-11-20', paidAt: '2026-11-20T01:30:00.000Z' })],
      ['payment', aPayment({ ...part, id: 'payment-2', transactionId: 'ktb-1', satang: 57_500 })],
      ['notice', aPaidNotice({ id: 'notice-2', ref1: ref1Of(2), state: parts })],
    ]);
    await logIn();
    await openPaidFactory();
    await at(`receipt-${ref1Of(2)}`).click();
    await expect.element(at('receipt-issue')).toBeEnabled();
    await expect.element(at('receipt-payments')).toHaveTextContent('1,000.00 บาท ธนาคาร KTB เลขที่รายการ KTB-77');
    await expect.element(at('receipt-payments')).toHaveTextContent('575.00 บาท ธนาคาร KTB เลขที่รายการ ktb-1');
    expect(await stage.violations()).toEqual([]);
    await picture('receipt-in-parts');
    await userEvent.keyboard('{F4}');

    await expect.poll(() => printed.length).toBe(1);
    for (const words of ['ชำระครั้งที่ 1', 'KTB-77', 'ชำระครั้งที่ 2', 'ktb-1']) expect(printed[0]).toContain(words);
    await expect.poll(() => receipts()[0]?.payments).toMatchObject([{ satang: 100_000 }, { satang: 57_500 }]);
    await expect.element(at('receipt-issued')).toHaveTextContent('KTB-77');
    await picture('receipt-in-parts-issued');
  });

  test('keeps the receipt and its number when the printer is gone, and prints the original later', async () => {
    await start();
    await logIn();
    await openPaidFactory();
    isPrinterGone = true;
    await issueByKeys();
    await expect.element(at('error-note')).toBeVisible();
    expect(receipts()).toMatchObject([{ number: '2570-0001-001', state: { kind: 'standing' } }]);
    expect(receipts()[0]).not.toHaveProperty('printed');

    isPrinterGone = false;
    await userEvent.keyboard('{F6}');
    await expect.poll(() => printed.length).toBe(1);
    expect(printed[0]).toContain('ต้นฉบับ');
    await expect.element(at('receipt-print')).toHaveTextContent('พิมพ์สำเนา');
    await userEvent.keyboard('{F6}');
    await expect.poll(() => printed.length).toBe(2);
    expect(printed[1]).toContain('สำเนาครั้งที่ 1');
    expect(printed[1]).not.toContain('ต้นฉบับ');
    expect(receipts()).toHaveLength(1);
  });

  test('offers no receipt for a payment that is only reported', async () => {
    await start();
    await logIn();
    await openPaidFactory();
    await expect.element(at(`receipt-${ref1Of(1)}`)).toBeVisible();
    expect(at(`receipt-${ref1Of(3)}`).elements()).toEqual([]);
  });

  test('without a book asks for one by F4, and waits for the centre to number it', async () => {
    await start([]);
    await logIn();
    await openPaidFactory();
    await userEvent.keyboard('{Control>}p{/Control}');
    await expect.element(at('no-book')).toBeVisible();
    await userEvent.keyboard('{F4}');
    await expect.element(at('book-asked')).toBeVisible();
    expect(receipts()).toEqual([]);
  });
});

describe('the page of payments', () => {
  const withOneReceipt = async (): Promise<void> => {
    await start();
    await logIn();
    await openPaidFactory();
    await issueByKeys();
    await expect.poll(() => printed.length).toBe(1);
    await userEvent.keyboard('{Escape}');
  };

  test('lists the receipts of the day and names what still needs one; a scanned QR finds its receipt', async () => {
    await withOneReceipt();
    await openPayments('receipts');
    await expect.element(at('receipt-row-2570-0001-001')).toBeVisible();
    await expect.element(at('not-receipted')).toHaveTextContent('1 รายการ');
    stage.scan('RC13-2570-0001-001');
    await expect.element(at('receipt-search')).toHaveValue('2570-0001-001');
    await expect.element(at('receipt-row-2570-0001-001')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
  });

  test('takes the official number by F8 and voids by F9 with a reason; the replacement takes the next sheet by F4', async () => {
    await withOneReceipt();
    await openPayments('receipts');
    await at('receipt-row-2570-0001-001').click();
    await userEvent.keyboard('{F8}');
    await at('official-number').fill('0012/0045');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => receipts()[0]?.officialNumber).toBe('0012/0045');
    await expect.element(at('official-dialog')).not.toBeInTheDocument();

    await userEvent.keyboard('{F9}');
    await expect.element(at('void-save')).toBeDisabled();
    await at('void-reason').fill('ชื่อผู้ชำระผิด');
    await at('second-person').selectOptions('staff-3');
    await expect.element(at('void-save')).toBeDisabled();
    await at('second-person-pin').fill('0000');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('void-dialog')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง');
    expect(receipts()[0]?.state.kind).toBe('standing');
    await at('second-person-pin').fill('1234');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => receipts()[0]?.state.kind).toBe('void');
    await expect.element(at('receipt-void-facts')).toHaveTextContent('ชื่อผู้ชำระผิด');
    await expect.element(at('receipt-void-facts')).toHaveTextContent('อนุมัติโดย วิชัย ทองสุข');

    await userEvent.keyboard('{F4}');
    await expect.element(at('receipt-next')).toHaveTextContent('เลขที่ 002');
    await userEvent.keyboard('{F4}');
    await expect
      .poll(() =>
        receipts()
          .map(({ number }) => number)
          .sort(),
      )
      .toEqual(['2570-0001-001', '2570-0001-002']);
  });

  test('marks the book that this PC drew before it lost its data, and issues from a new one', async () => {
    const headHash = firstHashOf({ bookId: 'book-2', fiscalYear: '2570', book: 2 });
    const book = { kind: 'open', book: 2, nextSheet: 1, headHash } as const;
    await start([
      ['receiptBook', aReceiptBook({ clientId: 'client-before-loss' })],
      ['receiptBook', aReceiptBook({ id: 'book-2', state: book })],
    ]);
    await logIn();
    await openPayments('register');

    await expect.element(at('book-table').getByRole('row').nth(1)).toHaveTextContent('0001 เครื่องนี้');
    await expect.element(at('book-table').getByRole('row').nth(1)).toHaveTextContent('ก่อนข้อมูลหาย');
    await expect.element(at('book-table').getByRole('row').nth(2)).toHaveTextContent('ใช้อยู่');
    await picture('register-after-loss');
  });

  test('prints the register of books and the report of unused sheets', async () => {
    await withOneReceipt();
    await openPayments('register');
    await expect.element(at('book-table')).toHaveTextContent('0001');
    await expect.element(at('chain')).toHaveTextContent('1 ใบ');
    await userEvent.keyboard('{F6}');
    await expect.poll(() => printed.length).toBe(2);
    expect(printed[1]).toContain('ทะเบียนคุมใบเสร็จรับเงิน');
    await userEvent.keyboard('{F7}');
    await expect.poll(() => printed.length).toBe(3);
    expect(printed[2]).toContain('002–100');
    expect(await stage.violations()).toEqual([]);
  });
});
