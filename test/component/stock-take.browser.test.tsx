import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { StockTakePage } from '#features/stock-take/stock-take-page.tsx';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import type { StockTakeResult, StockTakeRow } from '#shared/model/stock-take-rows.ts';
import type { WritableReadModel } from '#shared/sync/read-model.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

const Counting = () => {
  const [stockTakeId, setStockTakeId] = useState<string>();
  return <StockTakePage stockTakeId={stockTakeId} onOpen={setStockTakeId} onFind={() => undefined} />;
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
const headline = (): string => stage.text('count-result-headline');
const verdict = (): string | undefined => stage.find('count-result').dataset['kind'];
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

    expect(Number.parseFloat(getComputedStyle(stage.find('count-result-headline')).fontSize)).toBeGreaterThanOrEqual(
      56,
    );
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

  test('says of a folder that somebody fetches who has it and for whom', async () => {
    const { data } = stage.office;
    await data.mutate('request-folders', { folderIds: ['folder-1'], requesterId: 'staff-3', urgency: 'normal' });
    const [request] = data.rows.list('request', 'folderId', 'folder-1');
    await data.mutate('note-retrieval', { requestId: request!.id, step: { kind: 'picked' } });
    await openShelf();
    await vi.waitFor(() => stage.find('count-tab-notSeen').click());
    const list = await vi.waitFor(() => stage.find('count-list-notSeen'));
    for (const part of [list, ...list.querySelectorAll('*')]) part.scrollTop = 100_000;

    await expect.poll(() => list.textContent).toContain('สมศรี ใจดี กำลังหยิบให้ อรุณี ศรีสมบูรณ์');
    if (import.meta.env['VITE_SHOTS'])
      await page.screenshot({ path: '../../test-results/shots/stock-take-fetched.png' });
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
    await expect.poll(() => stage.text('count-tab-notSeen')).toContain('ยังไม่พบ');
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

const RESULT: StockTakeResult = {
  expected: 31,
  found: 27,
  misplaced: 1,
  missing: 2,
  lent: 0,
  moved: 0,
  fetched: [{ folderId: 'folder-3', actorId: 'staff-2', requesterId: 'staff-1', stage: 'picked' }],
  unexpected: 0,
  onLoan: 0,
  unknownCodes: 0,
  scans: 31,
  lateFound: 0,
  people: [
    { actorId: 'staff-1', scans: 20 },
    { actorId: 'staff-2', scans: 11 },
  ],
};

/** Counts of one shelf that the centre has finished, one a quarter. */
const installFinished = (): void => {
  const rows = stage.office.data.rows as WritableReadModel;
  const counts = [21, 24, 27].map((found, index): StockTakeRow => {
    const at = `2026-0${1 + index * 3}-10T03:00:00.000Z`;
    const state = { kind: 'finished', at, by: 'staff-1', result: { ...RESULT, found, missing: 29 - found } } as const;
    const scope = { kind: 'place', locationId: 'shelf-3' } as const;
    return { id: `count-${index}`, scope, openedAt: at, openedBy: 'staff-1', expectedCount: 30, lentCount: 1, state };
  });
  rows.install([
    ...counts.map((row) => ({ table: 'stockTake', id: row.id, row }) as const),
    {
      table: 'stockTakePart',
      id: 'part-1',
      row: {
        id: 'part-1',
        stockTakeId: 'count-2',
        part: 0,
        folderIds: ['folder-1', 'folder-2', 'folder-3', 'folder-5'],
        missingIds: ['folder-2', 'folder-5'],
      },
    },
  ]);
};

describe('the result of a count', () => {
  test('names what is missing, draws the trend of its scope and prints a report with its checksum', async () => {
    installFinished();
    await vi.waitFor(() =>
      stage.find('stock-take-count-2').dispatchEvent(new MouseEvent('dblclick', { bubbles: true })),
    );
    await vi.waitFor(() => stage.find('count-result-page'));
    await vi.waitFor(() => expect(stage.find('accuracy-trend').querySelectorAll('svg circle').length).toBe(3), 5_000);
    expect(stage.find('accuracy-trend').textContent).toContain('90%');
    stage.find('count-tab-notSeen').click();
    await expect.poll(() => stage.text('count-size-notSeen')).toBe('2');
    expect(stage.text('count-tab-notSeen')).toContain('หาย');
    expect(stage.text('count-fetched')).toContain('วิชัย ทองสุข กำลังหยิบให้ สมศรี ใจดี');
    if (import.meta.env['VITE_SHOTS']) {
      await page.screenshot({ path: '../../test-results/shots/stock-take-result.png' });
    }
    expect(await stage.violations()).toEqual([]);

    stage.press('F6');

    await expect.poll(() => stage.shell.pdfs.length).toBe(1);
    expect(stage.shell.pdfs[0]).toMatch(/SHA-256[^<]*[0-9a-f]{64}/);
    expect(stage.shell.pdfs[0]).toContain('ผู้ตรวจนับ');
  });
});
