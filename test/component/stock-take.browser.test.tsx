import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { StockTakePage } from '#features/stock-take/stock-take-page.tsx';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

const Counting = () => {
  const [stockTakeId, setStockTakeId] = useState<string>();
  return <StockTakePage stockTakeId={stockTakeId} onOpen={setStockTakeId} />;
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  stage = await openStage(<Counting />);
  await vi.waitFor(() => stage.find('stock-take-page'), { timeout: 15_000 });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const folder = (running: number): string => makeScanCode('folder', '13', running);
const place = (running: number): string => makeScanCode('location', '13', running);
const headline = (): string => stage.text('count-headline');
const verdict = (): string | undefined => stage.find('count-result').dataset['verdict'];
const dialogText = (testId: string): string => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? '';

/** Opens a count of the shelf by keys and scanner alone. */
const openShelf = async (): Promise<void> => {
  stage.press('Insert');
  await vi.waitFor(() => expect(document.querySelector('[data-testid="open-count-dialog"]')).not.toBeNull());
  stage.scan(place(3));
  await vi.waitFor(() =>
    expect(document.querySelector<HTMLButtonElement>('[data-testid="start-count"]')?.disabled).toBe(false),
  );
  stage.press('Enter', { ctrlKey: true });
  await vi.waitFor(() => stage.find('counting-page'), { timeout: 5_000 });
};

describe('counting on the screen', () => {
  test('is opened by scanning what is counted, and every scan is answered in large letters', async () => {
    await openShelf();
    expect(stage.text('count-place-now')).toContain('ชั้น 2');

    stage.scan(folder(1));
    await expect.poll(headline).toBe('พบ');

    expect(Number.parseFloat(getComputedStyle(stage.find('count-headline')).fontSize)).toBeGreaterThanOrEqual(56);
    await expect.poll(() => stage.text('count-size-found')).toBe('1');
  });

  test('sorts what is scanned into four lists, and what was not seen is not called missing', async () => {
    await openShelf();
    [folder(1), folder(3), folder(4), '4006381333931'].forEach(stage.scan);

    await expect.poll(verdict).toBe('unknown');
    await expect.poll(() => stage.text('count-size-unexpected')).toBe('3');
    expect(stage.text('count-tab-notSeen')).toContain('ยังไม่พบ');
    expect(stage.find('counting-page').textContent.replace('ไม่หาย', '')).not.toContain('หาย');
  });

  test('puts a folder on loan back with one key', async () => {
    await openShelf();
    stage.scan(folder(4));
    await expect.poll(() => stage.text('count-size-unexpected')).toBe('1');
    stage.find('count-tab-unexpected').click();
    await vi.waitFor(() => stage.find('count-row-folder-4').click());
    await vi.waitFor(() => stage.find('fix-check-in'));

    stage.press('F7');

    await expect.poll(() => stage.office.row('folder', 'folder-4').custody.kind).toBe('at-location');
  });

  test('takes the last scan back with Ctrl+Z', async () => {
    await openShelf();
    stage.scan(folder(1));
    await expect.poll(verdict).toBe('found');

    stage.press('KeyZ', { ctrlKey: true });

    await expect.poll(headline).toBe('เลิกทำแล้ว');
    await expect.poll(() => stage.text('count-size-found')).toBe('0');
  });

  test('asks to finish by card, and waits for the centre before it calls anything missing', async () => {
    await openShelf();
    stage.scan(folder(1));
    await expect.poll(verdict).toBe('found');
    stage.scan(actionCode('finish'));
    await expect.poll(() => dialogText('finish-text')).toContain('ทุกเครื่องนับเสร็จแล้ว');

    stage.press('Enter', { ctrlKey: true });

    await vi.waitFor(() => stage.find('count-result-page'));
    expect(stage.text('count-tab-notSeen')).toContain('ยังไม่พบ');
    expect((stage.find('print-count') as HTMLButtonElement).disabled).toBe(true);
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await openShelf();
    [folder(1), folder(5), folder(3)].forEach(stage.scan);
    await expect.poll(verdict).toBe('unexpected');
    await expect.poll(() => stage.text('count-size-unexpected')).toBe('1');
    stage.find('count-tab-unexpected').click();

    if (import.meta.env['VITE_SHOTS']) {
      await page.screenshot({ path: `../../test-results/shots/stock-take-${theme}.png` });
    }
    expect(await stage.violations()).toEqual([]);
  });
});
