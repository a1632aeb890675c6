import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { aProduct, DISPOSED, productFields } from '#test/builders/record-series.ts';
import { at, logIn } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

const productFolder = aFolder({
  id: 'folder-51',
  code: makeScanCode('folder', '13', 51),
  series: 'community-product',
  subjectId: 'product-1',
});

const rows = (): readonly Filed[] => [...counterRows(), ['recordSubject', aProduct()], ['folder', productFolder]];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(rows());
  await logIn('วิชัย');
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

  test('that was destroyed and is scanned all the same has a card that leads to its own page', async () => {
    stage.close();
    stage = await openOfficeStage([...rows(), ['folder', { ...productFolder, disposed: DISPOSED }]]);
    await logIn('วิชัย');
    await stage.office.data.mutate('see-folder', { folderId: 'folder-51' });
    const [card] = [...stage.office.data.rows.all('exception').values()];
    window.location.hash = '#/sync';
    await expect.element(at(`open-subject-${card!.id}`)).toHaveTextContent('เปิดหน้ารายการ');
    await at(`open-subject-${card!.id}`).click();
    await expect.element(at('record-title')).toHaveTextContent('ข้าวแต๋น');
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
