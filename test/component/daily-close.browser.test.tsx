import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '#shared/lib/result.ts';
import { aPaidNotice, aPayment, aReceipt, aReceiptBook } from '#test/builders/receipts.ts';
import { counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let printed: string[];
let saved: string[];

const paid = (number: number, paidOn = '2026-11-23'): readonly Filed[] => {
  const ref1 = `130000001${number}`;
  const paidAt = `${paidOn}T01:30:00.000Z`;
  const state = { kind: 'paid', paymentId: `payment-${number}`, paidAt, proof: 'confirmed' } as const;
  return [
    ['notice', aPaidNotice({ id: `notice-${number}`, ref1, state })],
    ['payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1, paidAt, paidOn })],
  ];
};
const closes = () => [...stage.office.data.rows.all('dayClose').values()];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  const finance = counterRows().map((filed): Filed =>
    filed[0] === 'staff' && filed[1].name.startsWith('วิชัย') ? ['staff', { ...filed[1], role: 'finance' }] : filed,
  );
  stage = await openOfficeStage([
    ...finance,
    ['receiptBook', aReceiptBook()],
    ...paid(1),
    ...paid(2),
    ['receipt', aReceipt({ noticeId: 'notice-1' })],
  ]);
  printed = [];
  saved = [];
  Object.assign(stage.services.host.print, {
    dialog: async (html: string) => {
      printed.push(html);
      return ok();
    },
  });
  Object.assign(stage.services.host.files, {
    save: async (name: string) => {
      saved.push(name);
      return ok({ saved: true });
    },
  });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('the daily close', () => {
  const open = async (): Promise<void> => {
    await logIn('วิชัย');
    await at('nav-payments').click();
    await at('payments-daily-close').click();
    await expect.element(at('close-date')).toBeVisible();
  };

  test('shows the money by channel, kind and officer, and names what has no receipt', async () => {
    await open();
    await expect.element(at('sum-received')).toHaveTextContent('3,150.00');
    await expect.element(at('sum-receipted')).toHaveTextContent('1,575.00');
    await expect.element(at('by-kind')).toHaveTextContent('เงินเพิ่ม');
    await expect.element(at('by-channel')).toHaveTextContent('Thai QR');
    await expect.element(at('day-waiting')).toHaveTextContent('ยังไม่ออกใบเสร็จ 1 รายการ');
    expect(await stage.violations()).toEqual([]);
  });

  test('is closed by finance with two keys; a reversal afterwards shows as a difference, not as a change', async () => {
    await open();
    await userEvent.keyboard('{F4}');
    await expect.element(at('close-day-save')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('day-closed')).toBeVisible();
    await expect.element(at('remit-due')).toHaveTextContent('24 พฤศจิกายน 2569');
    const { hash } = closes()[0]!;

    await stage.office.mutateAs('staff-3', {
      name: 'void-receipt',
      args: { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'attached' },
    });
    await expect.element(at('day-differs')).toHaveTextContent('ออกใบเสร็จ: ตอนปิด 1,575.00');
    await expect.element(at('day-differs')).toHaveTextContent('ออกใบเสร็จ · Thai QR: ตอนปิด 1,575.00');
    await picture('day-differs');
    await expect.element(at('sum-receipted')).toHaveTextContent('1,575.00');
    expect(closes()).toMatchObject([{ hash }]);
    expect(await stage.violations()).toEqual([]);
  });

  test('takes the number of the remittance, and says when its amount differs', async () => {
    await open();
    await userEvent.keyboard('{F4}');
    await expect.element(at('close-day-save')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('day-closed')).toBeVisible();
    await userEvent.keyboard('{F8}');
    await expect.element(at('remit-save')).toBeDisabled();
    await at('remit-reference').fill('นส 12/2570');
    await at('remit-amount').fill('3,000.00');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('remitted')).toHaveTextContent('นส 12/2570');
    await expect.element(at('remitted')).toHaveTextContent('ไม่ตรงกับยอดที่ต้องนำส่ง');
  });

  test('leaves as a report, as Excel and as CSV', async () => {
    await open();
    await userEvent.keyboard('{F6}');
    await expect.poll(() => printed.length).toBe(1);
    for (const words of ['รายงานการรับเงินประจำวัน', '3,150.00', '2570-0001-001']) expect(printed[0]).toContain(words);
    await userEvent.keyboard('{F7}');
    await expect.poll(() => saved).toEqual(['ปิดบัญชี-2026-11-23.xlsx']);
    await at('close-csv').click();
    await expect.poll(() => saved.at(-1)).toBe('ปิดบัญชี-2026-11-23.csv');
  });
});
