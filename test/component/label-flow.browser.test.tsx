import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { labelTallyOf } from '#data/label-tally.ts';
import { CampaignPage } from '#features/labels/campaign-page.tsx';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { ExceptionCards } from '#features/sync/exception-cards.tsx';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;
const opened: string[] = [];

const codeOf = (running: number) => makeScanCode('folder', '13', running);
const dialog = (testId: string): HTMLElement | null => document.querySelector(`[data-testid="${testId}"]`);
const textOf = (testId: string): string => dialog(testId)?.textContent.replaceAll('\u00a0', ' ') ?? '';
const type = (testId: string, text: string): void => {
  const field = dialog(testId) as HTMLInputElement;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const batches = () => [...stage.office.data.rows.all('labelBatch').values()];
const tally = () => labelTallyOf(stage.office.data.rows);

const open = async (board: 'labels' | 'board'): Promise<void> => {
  await page.viewport(1280, 800);
  opened.length = 0;
  stage = await openStage(
    board === 'labels' ? (
      <LabelsPage onOpenBoard={() => void opened.push('board')} />
    ) : (
      <CampaignPage onOpenShelf={(id) => void opened.push(id)} onBack={() => void opened.push('back')} />
    ),
  );
};
/** The shelf of room B: every third of forty folders, thirteen of them. */
const chooseShelf = async (): Promise<void> => {
  await vi.waitUntil(() => stage.has('label-preview'), { timeout: 15_000 });
  const select = stage.find('label-source') as HTMLSelectElement;
  select.value = 'shelf';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => stage.has('label-shelf')).toBe(true);
  stage.scan(makeScanCode('location', '13', 6));
  await expect.poll(() => stage.text('labels-chosen')).toMatch(/^เลือก 13 จาก 13/);
};
const printShelf = async (): Promise<void> => {
  await chooseShelf();
  await vi.waitUntil(() => !(stage.find('labels-pdf') as HTMLButtonElement).disabled, { timeout: 15_000 });
  stage.press('F6');
  await expect.poll(() => batches()).toHaveLength(1);
};

afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('a jam on the labels page', () => {
  beforeEach(async () => {
    await open('labels');
    await printShelf();
  });

  test('what was printed is proposed no more, and the run is listed with who and when', async () => {
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 0 จาก 13 ดวง');
    expect(stage.text('label-runs')).toContain('13 ดวง');
    expect(stage.text('label-runs')).toContain('สมศรี ใจดี');
    expect(batches()[0]).toMatchObject({ target: { kind: 'pdf' }, reprintIds: [], failedIds: [] });
  });

  test('the last good label is scanned, what came after it is queued, and F6 resumes there', async () => {
    stage.press('F7');
    await expect.poll(() => dialog('jam-dialog')).not.toBeNull();
    const [fifth, sixth] = [batches()[0]?.folderIds[4], batches()[0]?.folderIds[5]];
    stage.scan(stage.office.row('folder', fifth ?? '').code);
    await expect.poll(() => textOf('jam-outcome')).toContain('จะพิมพ์ใหม่ 8 ดวง');
    stage.press('F7');

    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 8 จาก 8 ดวง');
    expect((stage.find('label-source') as HTMLSelectElement).value).toBe('resume');
    expect(tally().at('shelf-6')).toMatchObject({ none: 8, printed: 5 });
    await vi.waitUntil(() => !(stage.find('labels-pdf') as HTMLButtonElement).disabled);
    stage.press('F6');

    await expect.poll(() => batches()).toHaveLength(2);
    const [first, resumed] = batches();
    expect(resumed).toMatchObject({ reason: 'jam', resumesRunId: first?.runId });
    expect(resumed?.folderIds[0]).toBe(sixth);
    await expect.poll(() => tally().at('shelf-6')).toMatchObject({ none: 0, printed: 13 });
  });

  test('a position is typed where the label cannot be scanned; nonsense and strangers are told', async () => {
    stage.find('run-jam-newest').click();
    await expect.poll(() => dialog('jam-dialog')).not.toBeNull();
    type('jam-position', '99');
    await expect.poll(() => textOf('jam-dialog')).toContain('ใส่ตัวเลข 0 ถึง 13');
    stage.scan(codeOf(1));
    await expect.poll(() => dialog('jam-stranger')).not.toBeNull();
    expect((dialog('jam-confirm') as HTMLButtonElement).disabled).toBe(true);
    type('jam-position', '13');
    await expect.poll(() => textOf('jam-dialog')).toContain('ออกมาครบทุกดวง');
    type('jam-position', '0');
    await expect.poll(() => textOf('jam-outcome')).toContain('จะพิมพ์ใหม่ 13 ดวง');
  });
});

describe('printing again', () => {
  beforeEach(async () => {
    await open('labels');
    await printShelf();
    const [first = ''] = batches()[0]?.folderIds ?? [];
    stage.scan(stage.office.row('folder', first).code);
    await vi.waitUntil(() => tally().at('shelf-6').confirmed === 1);
  });

  test('what is on its folder asks for a reason, which is logged', async () => {
    const [all] = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'เลือกทั้งหมด');
    all?.click();
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 13 จาก 13 ดวง');
    stage.press('F6');
    await expect.poll(() => textOf('reprint-dialog')).toContain('1 เล่มติดป้ายที่อ่านได้แล้ว');
    type('reprint-note', 'มุมขาด');
    (dialog('reprint-confirm') as HTMLButtonElement).click();

    await expect.poll(() => batches()).toHaveLength(2);
    expect(batches()[1]).toMatchObject({
      reason: 'unreadable',
      note: 'มุมขาด',
      reprintIds: [batches()[0]?.folderIds[0]],
    });
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 0 จาก 13 ดวง');
  });
});

describe('attaching a code that was printed beforehand', () => {
  beforeEach(async () => {
    await open('labels');
    await vi.waitUntil(() => stage.has('label-preview'), { timeout: 15_000 });
  });

  test('scan it, press F8, scan the folder, press F8: nothing stays parked', async () => {
    stage.scan(codeOf(900));
    await expect.poll(() => stage.text('scan-back-last')).toContain('ยังไม่ได้ติดกับแฟ้มใด');
    stage.press('F8');
    await expect.poll(() => textOf('attach-code')).toContain('รหัส');
    stage.scan(codeOf(1));
    await expect.poll(() => textOf('attach-folder')).toContain('เล่ม 1');
    stage.press('F8');

    await expect.poll(() => dialog('attach-dialog')).toBeNull();
    expect(stage.office.row('folder', 'folder-1').code).toBe(codeOf(900));
    const parked = [...stage.office.data.rows.all('parkedScan').values()];
    expect(parked).toMatchObject([{ text: codeOf(900), resolvedAs: expect.stringContaining('ติดกับแฟ้ม') }]);
    await new Promise(requestAnimationFrame);
    stage.scan(codeOf(1));
    await expect.poll(() => stage.text('scan-back-last')).toContain('ป้ายเก่าของแฟ้มนี้');
  });

  test('the folder is found by typing, and leaving keeps the scan among the parked ones', async () => {
    stage.press('F8');
    await expect.poll(() => dialog('attach-dialog')).not.toBeNull();
    stage.scan(codeOf(901));
    await expect.poll(() => textOf('attach-code')).toContain('รหัส');
    type('attach-search', stage.office.row('factory', 'factory-1').register.name);
    const secondVolume = () =>
      [...document.querySelectorAll<HTMLElement>('[role=option]')].find(({ textContent }) => /เล่ม 2/.test(textContent));
    await expect.poll(secondVolume).toBeDefined();
    secondVolume()?.click();
    await expect.poll(() => textOf('attach-folder')).toContain('เล่ม 2');
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('ยกเลิก'))?.click();

    await expect.poll(() => dialog('attach-dialog')).toBeNull();
    expect([...stage.office.data.rows.all('parkedScan').values()]).toMatchObject([{ text: codeOf(901) }]);
    expect(stage.office.row('folder', 'folder-41').code).toBe(codeOf(41));
  });
});

describe('a code that was attached twice', () => {
  test('is a card that says as whom the label reads, and one press prints the right one', async () => {
    stage = await openStage(<ExceptionCards onOpenSubject={() => undefined} onPrintLabel={(id) => opened.push(id)} />);
    opened.length = 0;
    await stage.office.data.mutate('attach-code', { folderId: 'folder-41', code: codeOf(2) });
    await expect.poll(() => stage.text('exception-panel')).toContain('รหัสแฟ้มซ้ำกัน');
    expect(stage.text('exception-panel')).toContain(stage.office.row('factory', 'factory-2').register.name);
    document.querySelector<HTMLElement>('[data-testid^=print-label-]')?.click();

    expect(opened).toEqual(['folder-41']);
  });
});

describe('going from shelf to shelf', () => {
  test('Ctrl Enter chooses the next shelf on the walk, F9 opens the board', async () => {
    await open('labels');
    await vi.waitUntil(() => stage.has('label-preview'), { timeout: 15_000 });
    stage.press('Enter', { ctrlKey: true });
    await expect.poll(() => stage.text('labels-chosen')).toBe('เลือก 28 จาก 28 ดวง');
    stage.press('F9');
    expect(opened).toEqual(['board']);
  });
});

/** A morning's work: a shelf printed, some of it scanned back by two people over an hour. */
const workAMorning = async (): Promise<void> => {
  const { data, clock } = stage.office;
  const folderIds = tally().folderIds('shelf-3');
  await data.mutate('print-labels', { runId: 'run-1', part: 0, folderIds, target: { kind: 'pdf' } });
  for (const folderId of folderIds.slice(0, 18)) {
    clock.advance(3.5 * 60_000);
    await data.mutate('confirm-label', { folderId });
  }
  const again = { runId: 'run-2', part: 0, folderIds: folderIds.slice(0, 2), target: { kind: 'dialog' } } as const;
  await data.mutate('print-labels', { ...again, reason: 'torn', note: 'มุมขาด' });
};

describe('the labelling board', () => {
  beforeEach(async () => {
    await open('board');
  });

  test('shows how far, how fast, who and which shelf is next, and follows every scan', async () => {
    await workAMorning();

    await expect.poll(() => stage.text('board-labelled')).toContain('16 จาก 42 เล่ม');
    expect(stage.text('board-today')).toContain('16 เล่ม');
    expect(stage.text('board-today')).toContain('เป้า 7 เล่มต่อวัน');
    expect(stage.text('board-people')).toContain('สมศรี ใจดี');
    expect(stage.text('board-forecast')).toMatch(/อีก 1 วันทำการ/);
    expect(stage.text('board-shelf-shelf-3')).toContain('28');
    expect(stage.text('board-log')).toContain('ป้ายขาดหรือหลุด · มุมขาด');
    expect(stage.text('board-next')).toContain('ห้อง B · ตู้ 07 · ชั้น 1');
    stage.press('Enter', { ctrlKey: true });
    stage.press('F9');
    expect(opened).toEqual(['shelf-6', 'back']);
  });

  test('draws the pace with a number on every bar', async () => {
    await workAMorning();

    await expect
      .poll(() => stage.has('pace-chart') && stage.find('pace-chart').querySelectorAll('rect').length)
      .toBe(2);
    expect(stage.find('pace-chart').querySelector('svg')?.getAttribute('aria-label')).toMatch(/09 น\. \d+, 10 น\. \d+/);
    expect(stage.find('pace-chart').querySelector('style')).toBeNull();
  });

  test('before anything was scanned back says what to do', async () => {
    await expect.poll(() => stage.has('board-forecast')).toBe(true);
    expect(stage.text('board-forecast')).toContain('เริ่มสแกนกลับแล้วจะคำนวณให้');
    expect(stage.text('board-people')).toContain('ยังไม่มีใครสแกนกลับ');
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await workAMorning();
    await expect
      .poll(() => stage.has('pace-chart') && stage.find('pace-chart').querySelectorAll('rect').length)
      .toBe(2);

    expect(await stage.violations()).toEqual([]);
  });
});
