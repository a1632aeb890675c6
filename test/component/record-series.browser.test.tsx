import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { aProduct, productFields } from '#test/builders/record-series.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
const at = (testId: string) => page.getByTestId(testId);
const closed = { closedOn: '2012-05-01', closedYear: '2012' } as const;

const rows = (): readonly Filed[] => [
  ...counterRows(),
  ['recordSubject', aProduct()],
  [
    'folder',
    aFolder({
      id: 'folder-51',
      code: makeScanCode('folder', '13', 51),
      series: 'community-product',
      subjectId: 'product-1',
      ...closed,
    }),
  ],
  [
    'folder',
    aFolder({
      id: 'folder-52',
      code: makeScanCode('folder', '13', 52),
      volume: 9,
      ...closed,
      hold: { reason: 'อยู่ระหว่างคดี', by: 'staff-1', at: '2026-01-05T02:00:00.000Z' },
    }),
  ],
];

const logIn = async (name = 'วิชัย'): Promise<void> => {
  await expect.element(at('login-search')).toHaveFocus();
  await userEvent.keyboard(`${name}{Enter}`);
  await expect.element(at('pin')).toHaveFocus();
  await userEvent.keyboard('1234{Enter}');
  await expect.element(at('counter-idle')).toBeVisible();
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(rows());
  await logIn();
});
afterEach(() => stage.close());

describe('a community product', () => {
  test('is found by its maker like any factory, and opens on a page of its own', async () => {
    await at('search-box').fill('สวนบัว');
    await userEvent.keyboard('{Enter}');
    await expect.element(at('record-title')).toHaveTextContent('ข้าวแต๋น · วิสาหกิจชุมชนบ้านสวนบัว');
    await expect.element(at('record-facts')).toHaveTextContent('มผช.35/2546');
    expect(await stage.violations()).toEqual([]);
  });

  test('opens when its folder is scanned, and is lent there', async () => {
    stage.scan(makeScanCode('folder', '13', 51));
    await expect.element(at('record-page')).toBeVisible();
    await userEvent.keyboard('{F2}');
    await expect.element(at('lend-dialog')).toBeVisible();
  });

  test('is entered in a form drawn from its series, and gets its folder with it', async () => {
    window.location.hash = '#/records';
    await expect.element(at('records-page')).toBeVisible();
    await userEvent.keyboard('{Insert}');
    await at('record-save').click();
    await expect.element(at('record-dialog')).toHaveTextContent('กรอกช่องนี้');
    const fields = productFields({ certificateNumber: '99/2569', productName: 'กล้วยฉาบ' });
    for (const [key, value] of Object.entries(fields)) await at(`record-${key}`).fill(value);
    await userEvent.keyboard('{F8}');
    await expect.element(at('record-title')).toHaveTextContent('กล้วยฉาบ');
    await expect.poll(() => [...stage.office.data.rows.all('recordSubject').values()].length).toBe(2);
    const added = [...stage.office.data.rows.all('recordSubject').values()].find(({ id }) => id !== 'product-1')!;
    expect(stage.office.data.rows.list('folder', 'subjectId', added.id)).toMatchObject([
      { series: 'community-product', volume: 1 },
    ]);
  });
});

describe('the retention page', () => {
  beforeEach(async () => {
    window.location.hash = '#/retention';
    await at('retention-find').click();
  });

  test('lists what is due, with the folder on hold left out of a disposal', async () => {
    await expect.element(at(`due-${makeScanCode('folder', '13', 52)}`)).toHaveTextContent('อยู่ระหว่างคดี');
    await expect.element(at('open-disposal')).toHaveTextContent('เปิดรอบทำลาย 1 แฟ้ม');
    expect(await stage.violations()).toEqual([]);
  });

  test('opens a disposal with its committee, and says which step is missing', async () => {
    await userEvent.keyboard('{F4}');
    for (const [index, name] of ['เอก', 'สอง', 'สาม'].entries()) await at(`committee-${index}`).fill(name);
    await userEvent.keyboard('{F8}');
    await expect.element(at('disposal-gap')).toHaveTextContent('ยังมีแฟ้มที่ไม่ได้พิจารณา');
    await at('decide-all').click();
    await expect.element(at('disposal-gap')).toHaveTextContent('ยังไม่ได้บันทึกวันอนุมัติ');
    await expect.element(at('close-disposal')).toBeDisabled();
  });

  test('asks for the term of a folder that is scanned', async () => {
    stage.scan(makeScanCode('folder', '13', 1));
    await expect.element(at('term-dialog')).toBeVisible();
    await at('term-closed').fill('1/5/55');
    await expect.element(at('term-until')).toHaveTextContent('เก็บถึง 31 ธ.ค. 65');
    await userEvent.keyboard('{F8}');
    await expect.poll(() => stage.office.data.rows.get('folder', 'folder-1')?.closedOn).toBe('2012-05-01');
  });
});
