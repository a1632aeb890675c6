import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ScanDeskPage } from '#features/scan-desk/scan-desk-page.tsx';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  performance.clearMarks();
  stage = await openStage(<ScanDeskPage />);
  await vi.waitFor(() => stage.find('result'), { timeout: 15_000 });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const folder = (running: number): string => makeScanCode('folder', '13', running);
const headline = (): string => stage.text('result-headline');
const tone = (): string | undefined => stage.find('result').dataset['tone'];

describe('the scan desk on the screen', () => {
  test('says at once where a returned folder goes, in letters to be read from two metres', async () => {
    stage.scan(folder(4));

    await expect.poll(headline).toBe('เก็บที่ ห้อง A · ตู้ 03 · ชั้น 2');
    expect(tone()).toBe('done');
    expect(stage.text('result-detail')).toBe('รับคืนจาก วิชัย ทองสุข');
    expect(Number.parseFloat(getComputedStyle(stage.find('result-headline')).fontSize)).toBeGreaterThanOrEqual(56);
    const { width } = stage.find('result').getBoundingClientRect();
    expect(width / stage.find('scan-desk-page').getBoundingClientRect().width).toBeGreaterThan(0.6);
  });

  test('is worked by keys alone: F2, then badge and folders', async () => {
    stage.press('F2');
    await expect.poll(() => stage.find('scan-action-lend').getAttribute('aria-pressed')).toBe('true');
    stage.scan(makeScanCode('staff', '13', 2));
    stage.scan(folder(1));

    await expect.poll(headline).toBe('ให้ วิชัย ทองสุข ยืม');
    await expect.poll(() => (stage.find('scan-borrower') as HTMLInputElement).value).toBe('วิชัย ทองสุข');
  });

  test('takes the last scan back with Ctrl+Z', async () => {
    stage.scan(folder(4));
    await expect.poll(tone).toBe('done');
    stage.press('KeyZ', { ctrlKey: true });

    await expect.poll(headline).toBe('เลิกทำแล้ว');
    expect(stage.office.row('folder', 'folder-4').custody.kind).toBe('unknown');
  });

  test('shows a folder on a strange shelf in amber and an unknown code in red, each with its word', async () => {
    [actionCode('move'), makeScanCode('location', '13', 6), folder(1)].forEach(stage.scan);
    await expect.poll(headline).toBe('ผิดที่ ต้องอยู่ ห้อง A · ตู้ 03 · ชั้น 2');
    expect(tone()).toBe('elsewhere');

    stage.scan('4006381333931');

    await expect.poll(headline).toBe('ไม่รู้จักรหัสนี้');
    expect(tone()).toBe('refused');
  });

  test('does not say done while the disk is busy', async () => {
    const release = stage.office.hold();
    stage.scan(folder(1));
    await expect.poll(headline).toBe('กำลังบันทึก');
    expect(tone()).toBe('waiting');

    release();

    await expect.poll(tone).toBe('done');
  });

  test('marks when a result was painted, with the time of the scan', async () => {
    stage.scan(folder(1));

    await expect.poll(() => performance.getEntriesByName('faem:scan-painted').length).toBe(1);
    const [mark] = performance.getEntriesByName('faem:scan-painted') as PerformanceMark[];
    expect(mark!.startTime - (mark!.detail as { atMs: number }).atMs).toBeGreaterThan(0);
  });

  test('lists the session, and every movement of it can be undone on its own line', async () => {
    stage.scan(folder(1));
    stage.scan(folder(2));
    await expect.poll(() => stage.text('session-count')).toBe('รายการรอบนี้ 2');
    await expect.poll(() => stage.find('session-line-1').querySelector('button')).not.toBeNull();
    stage.find('session-line-1').querySelector('button')?.click();

    await expect.poll(() => stage.text('session-line-1')).toContain('เลิกทำแล้ว');
    expect(stage.text('session-line-2')).toContain('เก็บที่');
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    [folder(4), '4006381333931', actionCode('lend'), folder(5)].forEach(stage.scan);
    await expect.poll(headline).toBe('ใครยืม สแกนบัตร');

    expect(await stage.violations()).toEqual([]);
  });
});
