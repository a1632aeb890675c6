import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const openFolder = async (): Promise<void> => {
  stage = await openOfficeStage(counterRows());
  await logIn();
  await openFactory();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(at('whereabouts-page')).toBeVisible();
};
const firstFolder = () => {
  const folder = [...stage.office.data.rows.all('folder').values()].find(({ volume }) => volume === 1);
  if (!folder) throw new Error('the office has a folder');
  return folder;
};

describe('where is the folder', () => {
  test('is answered in one step from the counter, and Esc goes back to where one was', async () => {
    await openFolder();

    await expect.element(at('where-now')).toBeVisible();
    await expect.element(at('shelf-panel')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(at('factory-page')).toBeVisible();
  });

  test('a search goes from stop to stop by one key, and a scan of the folder ends it', async () => {
    await openFolder();
    const folder = firstFolder();

    await userEvent.keyboard('{F7}');
    await expect.element(at('plan-panel').getByText(/เริ่มค้น/)).toBeVisible();
    await userEvent.keyboard('{F7}');
    await expect.element(page.getByText(/ดูแล้ว 1 จาก/)).toBeVisible();
    stage.office.clock.advance(60_000);
    stage.scan(folder.code);

    await expect.element(at('begin-search')).toBeVisible();
    const [search] = stage.office.data.rows.list('folderSearch', 'folderId', folder.id);
    expect(search?.checked).toHaveLength(1);
  });
});
