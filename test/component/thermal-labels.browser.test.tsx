import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';
import { createFakeLabelPrinters, type FakeLabelPrinters } from '#test/fakes/label-printers.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

const LABELS = 42;

/** A narrow roll in a coarse printer that burns as hot as it can. */
const TOO_HOT = aThermalPrinter({
  id: 'printer-2',
  name: 'ร้อนเกินไป',
  widthMm: 50,
  heightMm: 25,
  dpi: 203,
  darkness: 15,
});

let stage: Stage;
let printers: FakeLabelPrinters;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  printers = createFakeLabelPrinters([aThermalPrinter(), TOO_HOT]);
  stage = await openStage(<LabelsPage />, printers);
  await vi.waitUntil(() => stage.has('print-target'), { timeout: 15_000 });
  await page.getByTestId('print-target').selectOptions('printer-1');
  const isReady = (): boolean =>
    stage.has('thermal-preview') && !(stage.find('labels-thermal') as HTMLButtonElement).disabled;
  await vi.waitUntil(isReady, { timeout: 15_000 });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
  localStorage.clear();
});

const batches = () => [...stage.office.data.rows.all('labelBatch').values()];
const noted = (): number => batches().reduce((sum, { folderIds }) => sum + folderIds.length, 0);

describe('printing on a label printer', () => {
  test('sends every label by itself, with one key, and notes them', async () => {
    stage.press('F6');

    await expect.poll(() => stage.has('thermal-finished')).toBe(true);
    expect(printers.sent).toHaveLength(LABELS);
    const everyOne = printers.sent.map(({ label }) => rasteriseLabels(label, aThermalPrinter()));
    expect(everyOne.every((pages) => pages.ok && pages.value.length === 1)).toBe(true);
    expect(noted()).toBe(LABELS);
    expect(batches()[0]?.target).toEqual({ kind: 'thermal', name: aThermalPrinter().name });
  });

  test('says what grade the bars will probably get', () => {
    expect(stage.text('thermal-grade')).toContain('คุณภาพแท่งที่คาดไว้ A');
  });

  test.each(['light', 'dark'])(
    'refuses bars below grade B with the reason and the cure, in the %s theme',
    async (theme) => {
      document.documentElement.dataset['theme'] = theme;
      await page.getByTestId('print-target').selectOptions('printer-2');
      await expect.poll(() => stage.has('thermal-refused')).toBe(true);
      expect(stage.text('thermal-refused')).toContain('ไม่พิมพ์ป้ายที่คุณภาพต่ำกว่า B (คาดไว้ D)');
      expect(stage.text('thermal-refused')).toContain('จุดพิมพ์บาน');
      expect(stage.text('thermal-refused')).toContain('ตั้งความเข้มของเครื่องพิมพ์เป็น 8');
      if (import.meta.env['VITE_SHOTS']) {
        await page.screenshot({ path: `../../test-results/shots/thermal-refused-${theme}.png` });
      }

      expect((stage.find('labels-thermal') as HTMLButtonElement).disabled).toBe(true);
      stage.press('F6');

      await page.getByTestId('print-target').selectOptions('printer-1');
      await expect.poll(() => stage.has('thermal-grade')).toBe(true);
      expect(stage.has('thermal-finished')).toBe(false);
      expect(printers.sent).toHaveLength(0);
      expect(noted()).toBe(0);
    },
  );

  test('stops at the label that failed, notes those before it, and goes on there', async () => {
    printers.failAt = { number: 8, error: { type: 'printer-paper-out' } };
    stage.press('F6');
    await expect.poll(() => stage.has('thermal-stopped')).toBe(true);
    expect(stage.text('thermal-stopped')).toContain('กระดาษหมด');
    expect(stage.text('thermal-stopped')).toContain('หยุดที่ 7 จาก 42 ดวง');
    expect(noted()).toBe(7);

    stage.press('F6');

    await expect.poll(() => stage.has('thermal-finished')).toBe(true);
    expect(printers.sent).toHaveLength(LABELS);
    expect(noted()).toBe(LABELS);
  });

  test('goes on at an earlier label when the last ones came out badly', async () => {
    printers.failAt = { number: 8, error: { type: 'printer-jammed' } };
    stage.press('F6');
    await expect.poll(() => stage.has('thermal-stopped')).toBe(true);
    await page.getByTestId('thermal-resume-from').fill('0');
    expect(stage.find('thermal-resume').hasAttribute('disabled')).toBe(true);
    await page.getByTestId('thermal-resume-from').fill('6');
    stage.find('thermal-resume').click();

    await expect.poll(() => stage.has('thermal-finished')).toBe(true);
    // Labels 6 and 7 were printed twice.
    expect(printers.sent).toHaveLength(LABELS + 2);
  });

  test('stops when a person wants it to, after the label that is on its way', async () => {
    printers.labelMs = 40;
    stage.press('F6');
    await expect.poll(() => printers.sent.length).toBeGreaterThan(2);
    stage.press('Escape');

    await expect.poll(() => stage.has('thermal-stopped')).toBe(true);
    expect(printers.sent.length).toBeLessThan(LABELS);
    expect(noted()).toBe(printers.sent.length);
    stage.find('thermal-give-up').click();
    await expect.poll(() => stage.has('labels-thermal')).toBe(true);
  });

  test('is remembered for this PC, and sheets are one choice away', async () => {
    expect(localStorage.getItem('faem.label-printer')).toBe('printer-1');
    await page.getByTestId('print-target').selectOptions('');

    await expect.poll(() => stage.has('labels-pdf')).toBe(true);
    expect(localStorage.getItem('faem.label-printer')).toBeNull();
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    printers.failAt = { number: 3, error: { type: 'printer-head-open' } };
    stage.press('F6');
    await expect.poll(() => stage.has('thermal-stopped')).toBe(true);

    expect(await stage.violations()).toEqual([]);
  });
});
