import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aPaidNotice, aPayment, aReceipt, aReceiptBook } from '#test/builders/receipts.ts';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

const YEAR_MS = 365 * 86_400_000;
let stage: OfficeStage;

afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

test.each(['light', 'dark'])(
  'who issues a receipt is warned in the %s theme when the clock is a year wrong',
  { timeout: 60_000 },
  async (theme) => {
    await page.viewport(1280, 800);
    localStorage.clear();
    const ref1 = '1300000011';
    stage = await openOfficeStage([
      ...counterRows().filter(([table]) => table !== 'notice'),
      ['receiptBook', aReceiptBook()],
      ['notice', aPaidNotice({ ref1 })],
      ['payment', aPayment({ ref1 })],
    ]);
    document.documentElement.dataset['theme'] = theme;
    await logIn();
    await openFactory();
    await expect.element(at('notice-panel')).toBeVisible();
    stage.office.setStatus({ lastSyncedAt: '2026-11-23T01:00:00.000Z', offsetMs: YEAR_MS });
    await userEvent.keyboard('{Control>}p{/Control}');

    await expect.element(at('receipt-clock')).toHaveTextContent('วันที่บนใบเสร็จจะเป็น 23 พฤศจิกายน 2569');
    await expect.element(at('receipt-clock')).toHaveTextContent('วันนี้คือ 23 พฤศจิกายน 2570');
    expect(await stage.violations()).toEqual([]);
    if (import.meta.env['VITE_SHOTS'])
      await page.screenshot({ path: `../../test-results/shots/receipt-clock-${theme}.png` });
    stage.office.setStatus({ offsetMs: 0 });
    await expect.poll(() => at('receipt-clock').elements().length).toBe(0);
    await expect.element(at('receipt-issue')).toBeEnabled();
  },
);

test('a receipt that came before its own date is shown with both days, who issued it, and what to do', async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage([
    ...counterRows(),
    ['receipt', aReceipt({ issuedOn: '2027-11-23' })],
    [
      'exception',
      {
        id: 'ahead-1',
        kind: 'receipt-date-ahead',
        factoryId: 'factory-1',
        causeIds: ['receipt-1'],
        raisedAt: '2026-11-23T03:20:00.000Z',
      },
    ],
  ]);
  await logIn();
  await at('nav-sync').click();

  const card = at('exception-ahead-1');
  await expect.element(card).toHaveTextContent('ลงวันที่ 23 พ.ย. 70 แต่ศูนย์กลางได้รับตั้งแต่ 23 พ.ย. 69 10:20');
  await expect.element(card).toHaveTextContent('ออกโดย สมศรี');
  await expect.element(card).toHaveTextContent('ตั้งนาฬิกาของเครื่องนั้นให้ถูก');
  await picture('receipt-date-ahead');
  expect(await stage.violations()).toEqual([]);
  await at('resolve-ahead-1').click();
  await expect.element(card).not.toBeInTheDocument();
});
