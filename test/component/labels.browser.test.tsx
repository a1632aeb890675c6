import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { makeScanCode, scanActions } from '#shared/domain/scan-code.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;

beforeEach(async () => {
  localStorage.removeItem('faem.paper');
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

    const pdf = new TextDecoder('latin1').decode(stage.shell.saved[0]?.bytes);
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf.match(/\/Type \/Page\n/g)).toHaveLength(2);
    expect(pdf).toContain('Sarabun-Regular');
    expect(pdf).toContain('Sarabun-Bold');
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

const type = (testId: string, text: string): void => {
  const input = dialogField(testId);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const inDialog = (testId: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
  if (!found) throw new Error(`nothing is called ${testId}`);
  return found;
};
const dialogField = (testId: string): HTMLInputElement => inDialog(testId) as HTMLInputElement;
const choosePaper = (field: string, value: string): void => {
  const select = stage.find(field) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('the paper', () => {
  test('is any common sheet: spines are drawn turned, thirty-three on a sheet', async () => {
    choosePaper('paper-stock', 'a4-spine-strips');

    await expect.poll(() => stage.text('label-sheet')).toBe('แผ่น 1 จาก 2');
    await expect.poll(symbolsShown).toBe(66);
    expect(stage.find('label-preview').querySelector('text')?.getAttribute('transform')).toMatch(/^rotate\(90/);
  });

  test('says how well the bars will read', () => {
    expect(stage.text('paper-grade')).toContain('คุณภาพแท่งที่คาดไว้ A');
  });

  test('shows QR and a colour band when the office wants them, and remembers it on this PC', async () => {
    choosePaper('paper-matrix', 'qr');
    choosePaper('paper-band', 'number-colour');

    await expect.poll(() => stage.find('label-preview').querySelectorAll('rect').length).toBe(48);
    expect(JSON.parse(localStorage.getItem('faem.paper') ?? '{}')).toMatchObject({
      matrix: 'qr',
      band: 'number-colour',
    });
  });

  test('is measured by the clerk when it is in no list', async () => {
    stage.find('paper-measure').click();
    await expect.poll(() => document.querySelector('[data-testid="measure-dialog"]') !== null).toBe(true);
    type('measure-columns', '2');
    type('measure-lastLeftMm', '400');
    inDialog('measure-save').click();
    await expect.poll(() => inDialog('measure-problem').textContent).toContain('เลยขอบกระดาษ');

    type('measure-lastLeftMm', '105');
    type('measure-cellWidthMm', '90');
    inDialog('measure-save').click();

    await expect.poll(() => stage.text('label-sheet')).toBe('แผ่น 1 จาก 3');
    await expect.poll(symbolsShown).toBe(32);
  });

  test('is calibrated per printer: six distances, saved on this PC, and wrong ones are named', async () => {
    stage.find('paper-more').click();
    stage.find('paper-calibrate').click();
    await expect.poll(() => document.querySelector('[data-testid="calibration-dialog"]') !== null).toBe(true);
    type('calibration-printer', 'เครื่องที่เคาน์เตอร์');
    type('ruler-leftAtTopMm', '120');
    inDialog('calibration-save').click();
    await expect.poll(() => inDialog('calibration-dialog').textContent).toContain('วัดใหม่อีกครั้ง');

    type('ruler-leftAtTopMm', '21.5');
    type('ruler-leftAtBottomMm', '๒๑.๕');
    inDialog('calibration-save').click();

    await expect.poll(() => document.querySelector('[data-testid="calibration-dialog"]')).toBeNull();
    const [learnt] = Object.values(JSON.parse(localStorage.getItem('faem.paper') ?? '{}').calibrations);
    expect(learnt).toMatchObject({ offsetXMm: 1.5, scaleX: 1, skewX: 0 });
    expect((stage.find('paper-printer') as HTMLSelectElement).value).toBe('เครื่องที่เคาน์เตอร์');
  });

  test('is refused when a driver shrinks bars below grade B, with the cure', async () => {
    const shrunk = { offsetXMm: 0, offsetYMm: 0, scaleX: 0.62, scaleY: 0.62, skewX: 0, skewY: 0 };
    const calibrations = { '\u0000a4-spine-strips': shrunk };
    const settings = {
      stockId: 'a4-spine-strips',
      printer: '',
      matrix: 'data-matrix',
      band: 'none',
      printers: [],
      ownStocks: [],
      calibrations,
    };
    localStorage.setItem('faem.paper', JSON.stringify(settings));
    stage.close();
    stage = await openStage(<LabelsPage />);

    await vi.waitUntil(() => stage.has('paper-refused'), { timeout: 15_000 });
    expect(stage.text('paper-refused')).toContain('ขนาดจริง 100 %');
    expect((stage.find('labels-pdf') as HTMLButtonElement).disabled).toBe(true);
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
