import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import { at, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage();
});
afterEach(() => {
  stage.close();
});

const openBiller = async (name: string): Promise<void> => {
  await openSettings(name);
  await expect.element(at('biller-panel')).toBeVisible();
};
const office = (): OfficeRow | undefined => [...stage.office.data.rows.all('office').values()][0];

describe('in whose name the office receives money', () => {
  test('is changed by the supervisor with the keyboard alone', async () => {
    await openBiller('วิชัย');
    await userEvent.keyboard('{F6}');
    await expect.element(at('biller-tax-id')).toHaveFocus();

    await userEvent.keyboard('{Control>}a{/Control}0994000165501{Tab}{Control>}a{/Control}05{F6}');

    await expect.element(at('biller-dialog')).not.toBeInTheDocument();
    expect(office()?.biller).toMatchObject({ billerId: '099400016550105', pointOfInitiation: 'dynamic', ref2: 'none' });
    expect(office()?.formerBillerIds).toEqual(['099999999999900']);
    await expect.element(at('biller-facts')).toHaveTextContent('099400016550105');
  });

  test('warns about a tax id whose check digit is wrong, and refuses one that is short', async () => {
    await openBiller('วิชัย');
    await userEvent.keyboard('{F6}');
    await expect.element(at('biller-doubt')).toBeVisible();

    await userEvent.keyboard('{Control>}a{/Control}09999{F6}');

    await expect.element(page.getByText('ต้องเป็นตัวเลข 13 หลัก')).toBeVisible();
    expect(office()?.biller?.billerId).toBe('099999999999900');
    expect(await stage.violations()).toEqual([]);
  });

  test('has its way out and its main button on a small screen, in either language, with the warning too', async () => {
    await page.viewport(1280, 720);
    await openBiller('วิชัย');
    await userEvent.keyboard('{F6}');
    await expect.element(at('biller-tax-id')).toHaveFocus();
    await at('biller-tax-id').fill('0994000165502');
    await expect.element(at('biller-doubt')).toBeVisible();
    for (const language of ['th', 'en'] as const) {
      stage.services.language.setState({ language });
      await expect.poll(() => document.documentElement.lang).toBe(language);
      await expect.poll(() => at('biller-save').element().getBoundingClientRect().bottom).toBeLessThan(720);
      await picture(`biller-small-${language}`);
    }
  });

  test('is not for a clerk to change', async () => {
    await openBiller('สมศรี');

    await userEvent.keyboard('{F6}');

    await expect.element(at('biller-dialog')).not.toBeInTheDocument();
    await expect.element(at('biller-edit')).not.toBeInTheDocument();
  });
});

describe('the test QR', () => {
  test('is read back from the screen, and what an app made of it is noted with day and name', async () => {
    await openBiller('วิชัย');
    await userEvent.keyboard('{F7}');
    await expect.element(at('test-qr-check')).toHaveTextContent('ตรงทุกช่อง');
    await userEvent.selectOptions(at('test-app'), 'k-plus');
    await at('app-refused').click();
    await userEvent.selectOptions(at('test-app'), 'scb-easy');
    await at('app-read').click();

    expect(office()?.paymentAppChecks).toMatchObject([
      { app: 'k-plus', outcome: 'refused', checkedBy: 'staff-3' },
      { app: 'scb-easy', outcome: 'read', pointOfInitiation: 'dynamic' },
    ]);
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(at('app-check-k-plus')).toHaveTextContent('อ่านไม่ได้');
    await expect.element(at('app-check-scb-easy')).toHaveTextContent('อ่านได้');
  });
});
