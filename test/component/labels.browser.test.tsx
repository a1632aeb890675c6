import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { makeScanCode, scanActions } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  stage = await openStage(<LabelsPage />);
  await vi.waitUntil(() => stage.has('label-preview') && symbolsShown() > 0, { timeout: 15_000 });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const chooseSource = (source: string): void => {
  const select = stage.find('label-source') as HTMLSelectElement;
  select.value = source;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const symbolsShown = (): number => stage.find('label-preview').querySelectorAll('path').length;
const labelsIn = (html: string | undefined): number => (html?.match(/<path/g) ?? []).length / 2;

describe('printing labels', () => {
  test('offers the folders that were never labelled, and shows the sheet as it will be printed', () => {
    expect(stage.text('labels-chosen')).toBe('เลือก 42 จาก 42 ดวง');
    expect(stage.text('label-sheet')).toBe('แผ่น 1 จาก 2');
    expect(symbolsShown()).toBe(48);
  });

  test('begins at the cell that is pressed and leaves those before it free', async () => {
    stage.find('label-cell-20').click();

    await expect.poll(symbolsShown).toBe(8);
    expect(stage.text('label-sheet')).toBe('แผ่น 1 จาก 3');
    expect(stage.find('label-cell-3').dataset['used']).toBe('true');
  });

  test('gives the PDF with its own font inside, saves it, and notes which folders were printed', async () => {
    stage.press('F6');
    await expect.poll(() => stage.shell.saved).toHaveLength(1);

    const [html] = stage.shell.pdfs;
    expect(labelsIn(html)).toBe(42);
    expect(html?.match(/url\(data:font\/woff2;base64,/g)).toHaveLength(4);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(stage.shell.saved[0]?.name).toBe('ป้าย-2026-11-23.pdf');
    await expect.poll(() => stage.text('labels-waiting')).toBe('รอสแกนกลับ 42');
  });

  test('prints what is left when lines were taken out', async () => {
    const [first] = stage.find('labels-list').querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    first?.click();
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 41 จาก 42 ดวง');
    stage.find('labels-dialog').click();

    await expect.poll(() => labelsIn(stage.shell.dialogs[0])).toBe(41);
    await expect.poll(() => stage.text('labels-waiting')).toBe('รอสแกนกลับ 41');
  });

  test('notes nothing as printed when the disk refuses, and says so', async () => {
    stage.office.refuse(true);
    stage.press('F6');

    await expect.poll(() => stage.has('error-note')).toBe(true);
    expect(stage.text('labels-waiting')).toBe('รอสแกนกลับ 0');
  });

  test('has a practice sheet in the demonstration office, whose folders still wait for their labels', async () => {
    stage.find('label-kind-practice').click();
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 24 จาก 24 ดวง');
    await expect.poll(symbolsShown).toBe(48);
    stage.press('F6');
    await expect.poll(() => stage.shell.saved).toHaveLength(1);
    expect(stage.text('labels-waiting')).toBe('รอสแกนกลับ 0');

    stage.find('label-kind-action').click();
    await expect.poll(symbolsShown).toBe(scanActions.length * 2);
  });
});

describe('scanning back', () => {
  test('a label that reads is confirmed in green, a second time in amber', async () => {
    stage.scan(makeScanCode('folder', '13', 1));
    await expect.poll(() => stage.has('scan-back-last')).toBe(true);
    expect(stage.find('scan-back-last').dataset['tone']).toBe('done');
    expect(stage.text('scan-back')).toContain('ติดแล้ว 1 จาก 42 เล่ม');

    stage.scan(makeScanCode('folder', '13', 1));

    await expect.poll(() => stage.find('scan-back-last').dataset['tone']).toBe('elsewhere');
  });

  test('an unknown code is parked', async () => {
    stage.scan('4006381333931');

    await expect
      .poll(() => [...stage.office.data.rows.all('parkedScan').values()].map(({ text }) => text))
      .toEqual(['4006381333931']);
  });

  test('a shelf that is scanned while shelves are labelled is the next shelf', async () => {
    chooseSource('shelf');
    await expect.poll(() => stage.has('label-shelf')).toBe(true);
    stage.scan(makeScanCode('location', '13', 6));

    await expect.poll(() => stage.text('labels-chosen')).toMatch(/^เลือก 13 จาก 13/);
  });
});

describe('the labels page', () => {
  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    stage.scan(makeScanCode('folder', '13', 1));
    await expect.poll(() => stage.has('scan-back-last')).toBe(true);

    expect(await stage.violations()).toEqual([]);
  });
});
