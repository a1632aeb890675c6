import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { anExternalInvoice, aWaiver } from '#test/builders/fee-office.ts';
import { aNotice, aPaidYear, aPerson, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

/** Logs in a finance officer named so that her name alone is found. */
const open = async (more: readonly Filed[]): Promise<void> => {
  const officer = aPerson({
    id: 'staff-9',
    name: 'กานดา เงินทอง',
    role: 'finance',
    badgeCode: makeScanCode('staff', '13', 9),
  });
  stage = await openOfficeStage([...counterRows(), ['staff', officer], ...more]);
  await logIn('กาน');
};
const bill: Filed = [
  'externalInvoice',
  {
    ...anExternalInvoice({ annualDueOn: '2026-06-01', qr: '00020101021230', payBy: '2026-12-31' }),
    id: 'external-1',
    factoryId: 'factory-1',
    receivedAt: '2026-11-22T03:00:00.000Z',
  },
];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => stage.close());

describe('the fees of a factory at the counter', () => {
  test('show what they rest on, the bill of another system, and what they would be on another day', async () => {
    await open([bill]);
    await openFactory();

    await expect.element(at('fee-basis')).toHaveTextContent('964.57 แรงม้า');
    await expect.element(at('external-invoices')).toHaveTextContent('สำนักงานปลัดกระทรวงอุตสาหกรรม');
    await expect.element(at('fee-year-2026')).toHaveTextContent('เรียกเก็บโดย');
    const before = at('arrears-total').element().getAttribute('data-satang');
    await at('fee-as-of').fill('31/12/2569');
    await expect.element(at('what-if')).toBeVisible();
    expect(Number(at('arrears-total').element().getAttribute('data-satang'))).toBeGreaterThan(Number(before));
    await picture('fees-counter');
    expect(await stage.violations()).toEqual([]);
  });

  test('follow horsepower and workers that finance corrects with a reason', async () => {
    await open([]);
    await openFactory();
    await at('correct-basis').click();
    await at('basis-hp').fill('40');
    await at('basis-save').click();
    await expect.element(at('basis-dialog')).toHaveTextContent('ต้องบอกเหตุผล');
    await at('basis-reason').fill('ตามใบอนุญาต');
    await at('basis-save').click();

    await expect.element(at('fee-basis')).toHaveTextContent('40 แรงม้า');
    expect(stage.office.data.rows.get('factory', 'factory-1')?.correctedHp).toEqual({
      hpHundredths: 4_000,
      reason: 'ตามใบอนุญาต',
    });
  });
});

describe('a waiver that comes late', () => {
  const late: readonly Filed[] = [
    ['feeWaiver', aWaiver()],
    ['paidYear', aPaidYear('2026-03-01')],
  ];

  test('opens credits for what was paid; one person proposes, and another approves by PIN at the same PC', async () => {
    await open(late);
    await at('nav-fees').click();
    await at('fees-area-waivers').click();
    await expect.element(at('waiver-waiver-1')).toHaveTextContent('ปีที่ชำระแล้ว 2 ปี');
    await at('open-credits').click();
    await expect.poll(() => stage.office.data.rows.all('feeCredit').size).toBe(2);
    await picture('fees-waivers');
    await at('credit-list').getByRole('row').nth(1).dblClick();
    await at('credit-amount').fill('1575.00');
    await at('credit-refund').click();
    await expect.element(at('credit-dialog')).not.toBeInTheDocument();
    await at('credit-list').getByRole('row').nth(1).dblClick();

    await expect.element(at('credit-approve')).toBeDisabled();
    await at('second-person').selectOptions('staff-3');
    await at('second-person-pin').fill('1234');
    await picture('fees-credit');
    expect(await stage.violations()).toEqual([]);
    await at('credit-approve').click();
    const states = () => [...stage.office.data.rows.all('feeCredit').values()].map(({ state }) => state);
    await expect.poll(states).toContainEqual(expect.objectContaining({ kind: 'approved', by: 'staff-3' }));

    // What was approved stays on the list until a document proves that the money was given back.
    await expect.element(at('pay-outs')).toHaveTextContent('รอจ่ายเงินคืน 1 รายการ');
    await at('pay-out-list').getByRole('row').nth(1).dblClick();
    await at('pay-out-document').fill('จ 12/2570');
    await picture('fees-pay-out');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{F8}');
    await expect.element(at('pay-outs')).toHaveTextContent('ไม่มีเงินรอจ่ายคืน');
  });

  test('marks an open notice over a waived year to be issued again, and its QR is no longer shown', async () => {
    await open([...late, ['notice', aNotice()]]);
    await openFactory();

    await expect.element(at('notice-panel')).toHaveTextContent('ต้องออกใหม่');
    await expect.element(page.getByRole('button', { name: 'แสดง QR' })).toBeDisabled();
  });

  test('is entered with its law, its source and its range', async () => {
    await open([]);
    await at('nav-fees').click();
    await at('fees-area-waivers').click();
    await userEvent.keyboard('{F4}');
    await at('waiver-name').fill('ยกเว้นเขตอุทกภัย');
    await at('waiver-legalRef').fill('กฎกระทรวงตัวอย่าง');
    await at('waiver-source').fill('ราชกิจจานุเบกษาตัวอย่าง');
    await at('waiver-from').fill('1/9/2569');
    await at('waiver-to').fill('30/11/2569');
    await picture('fees-waiver-dialog');
    await userEvent.keyboard('{F4}');

    await expect.poll(() => stage.office.data.rows.all('feeWaiver').size).toBe(1);
    await expect.element(at('waivers-page')).toHaveTextContent('ยกเว้นเขตอุทกภัย');
  });
});

describe('the catalogue', () => {
  test('is searched by typing, and a change of the annual fee is a new version, not a change', async () => {
    await open([]);
    await at('nav-fees').click();
    await at('fees-area-catalogue').click();
    await expect.element(at('catalogue-list')).toHaveTextContent('ECO Sticker');
    await picture('fees-catalogue');
    await at('catalogue-search').fill('รายปี');
    await expect.element(at('catalogue-list')).not.toHaveTextContent('ECO Sticker');
    await at('fee-annual-demo').click();
    await userEvent.keyboard('{F4}');
    await expect.element(at('version-dialog')).toBeVisible();
    await at('version-band-3').fill('1000');
    await picture('fees-version');
    await at('version-save').click();

    await expect.poll(() => stage.office.data.rows.get('feeSchedule', 'annual-demo.v2')?.status).toBe('unverified');
    expect(stage.office.data.rows.get('feeSchedule', 'annual-demo.v2')?.bands[3]?.feeSatang).toBe(100_000);
    expect(stage.office.data.rows.get('feeSchedule', 'annual-demo')?.bands[3]?.feeSatang).not.toBe(100_000);
    expect(await stage.violations()).toEqual([]);
  });

  test('an amount that nobody published is entered as a draft, and finance answers for it by a document', async () => {
    await open([]);
    await at('nav-fees').click();
    await at('fees-area-catalogue').click();
    await at('catalogue-search').fill('โอนใบอนุญาต');
    await at('fee-factory-transfer').click();
    await expect.element(at('fee-detail')).toHaveTextContent('ไม่ทราบ');
    await expect.element(at('fee-detail')).toHaveTextContent('สำนักงานเก็บเองนอกใบแจ้งนี้');
    await userEvent.keyboard('{F4}');
    await at('listed-amount-0').fill('500');
    await at('listed-law').fill('กฎกระทรวงว่าด้วยค่าธรรมเนียม พ.ศ. 2570 ข้อ 3');
    await picture('fees-listed');
    await userEvent.keyboard('{F8}');

    await at('fee-factory-transfer.v2').click();
    await expect.element(at('fee-detail')).toHaveTextContent('ยังไม่มีเจ้าหน้าที่การเงินยืนยัน');
    await userEvent.keyboard('{F8}');
    await at('confirm-listed-document').fill('รจ. 1/2570');
    await userEvent.keyboard('{F8}');

    await expect.element(at('fee-detail')).toHaveTextContent('ตาม รจ. 1/2570');
    await expect.element(at('fee-detail')).toHaveTextContent('ใช้อยู่วันนี้');
    await picture('fees-listed-confirmed');
    expect(stage.office.data.rows.get('listedFee', 'factory-transfer.v2')).toMatchObject({
      status: 'confirmed',
      amount: { kind: 'fixed', feeSatang: 50_000 },
    });
    expect(await stage.violations()).toEqual([]);
  });
});
