import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ScanDeskPage } from '#features/scan-desk/scan-desk-page.tsx';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

const folder = (running: number): string => makeScanCode('folder', '13', running);
const badge = (running: number): string => makeScanCode('staff', '13', running);
const headline = (): string => stage.text('result-headline');
const movementsOf = (folderId: string) => stage.office.data.movementsOf(folderId);

/** The borrower has one folder; that is the limit. */
beforeEach(async () => {
  await page.viewport(1280, 800);
  const loanPolicy = { maxFolders: 1, loanDays: 7, approverForRoles: [] };
  stage = await openStage(<ScanDeskPage />, undefined, { loanPolicy });
  await vi.waitFor(() => stage.find('result'), { timeout: 15_000 });
  [actionCode('lend'), badge(2), folder(1), folder(2)].forEach(stage.scan);
  await vi.waitUntil(() => headline() === 'เกิน 1 เล่ม ต้องให้หัวหน้าอนุญาต');
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('lending over the limit at the scan desk', () => {
  test('is said in red with who would have how many, and the folder is only noted as seen', async () => {
    expect(stage.find('result').dataset['tone']).toBe('refused');
    expect(stage.text('result-detail')).toContain('วิชัย ทองสุข จะมี 2 เล่ม ยังไม่ได้ให้ยืม');
    expect((await movementsOf('folder-2')).map(({ kind }) => kind)).toEqual(['seen']);
    expect(stage.office.row('folder', 'folder-2').custody.kind).not.toBe('on-loan');
  });

  test("goes on with a reason and the supervisor's badge", async () => {
    stage.press('KeyM', { ctrlKey: true });
    await userEvent.keyboard('urgent');
    stage.scan(badge(3));

    await expect.poll(headline).toBe('ให้ วิชัย ทองสุข ยืม');
    expect(stage.text('result-detail')).toContain('ผู้อนุญาต อรุณี ศรีสมบูรณ์ เหตุผล urgent');
    expect((await movementsOf('folder-2')).at(-1)).toMatchObject({
      kind: 'check-out',
      override: { reason: 'urgent', byId: 'staff-3' },
    });
    expect(stage.office.data.rows.all('exception').size).toBe(0);
    expect(stage.has('approval-strip')).toBe(false);
  });

  test('asks for the reason after the badge, and Ctrl+Enter lends', async () => {
    stage.scan(badge(3));
    await expect.poll(headline).toBe('อนุญาตเพราะเหตุใด');
    stage.press('Enter', { ctrlKey: true });
    await expect.poll(() => stage.text('approval-strip')).toContain('ใส่เหตุผล');

    stage.press('KeyM', { ctrlKey: true });
    await userEvent.keyboard('court');
    stage.press('Enter', { ctrlKey: true });

    await expect.poll(headline).toBe('ให้ วิชัย ทองสุข ยืม');
  });

  test('a supervisor chosen by hand types the PIN, and a wrong one lends nothing', async () => {
    (stage.find('approval-approver') as HTMLInputElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(() => stage.has('approval-pin')).toBe(true);
    stage.press('KeyM', { ctrlKey: true });
    await userEvent.keyboard('court');
    (stage.find('approval-pin') as HTMLInputElement).focus();
    await userEvent.keyboard('0000');
    stage.press('Enter', { ctrlKey: true });

    await expect.poll(() => stage.text('approval-strip')).toContain('รหัส PIN ไม่ถูกต้อง');
    expect(stage.office.row('folder', 'folder-2').custody.kind).not.toBe('on-loan');
  });

  test('Ctrl+L lends now, and a card asks the supervisor later', async () => {
    stage.press('KeyL', { ctrlKey: true });

    await expect.poll(() => stage.find('result').dataset['tone']).toBe('exception');
    expect(headline()).toBe('ให้ วิชัย ทองสุข ยืม');
    expect([...stage.office.data.rows.all('exception').values()]).toMatchObject([{ kind: 'loan-outside-policy' }]);
  });

  test('beginning something else says that one folder was not lent', async () => {
    stage.press('F7');

    await expect.poll(() => stage.text('result-detail')).toContain('มี 1 เล่มที่ยังไม่ได้รับอนุญาต');
    expect(stage.has('approval-strip')).toBe(false);
  });

  test.each(['light', 'dark'])('looks right in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    stage.scan(folder(3));
    await expect.poll(() => stage.text('result-detail')).toContain('จะมี 3 เล่ม');
    if (import.meta.env['VITE_SHOTS'])
      await page.screenshot({ path: `../../test-results/shots/approval-${theme}.png` });
    expect(await stage.violations()).toEqual([]);
  });
});
