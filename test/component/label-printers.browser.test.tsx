import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { LabelPrintersPanel } from '#features/settings/label-printers-panel.tsx';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import { aThermalPrinter } from '#test/builders/thermal.ts';
import { createFakeLabelPrinters, type FakeLabelPrinters } from '#test/fakes/label-printers.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

let stage: Stage;
let printers: FakeLabelPrinters;

const open = async (saved = [aThermalPrinter()]): Promise<void> => {
  await page.viewport(1280, 800);
  printers = createFakeLabelPrinters(saved);
  stage = await openStage(<LabelPrintersPanel />, printers);
  await expect.poll(() => stage.has('label-printers')).toBe(true);
};
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const inDialog = <T extends HTMLElement>(testId: string): T => {
  const found = document.querySelector<T>(`[data-faem-dialog] [data-testid="${testId}"]`);
  if (!found) throw new Error(`the dialog has no ${testId}`);
  return found;
};
const type = async (testId: string, text: string): Promise<void> => {
  await page.getByTestId(testId).fill(text);
};
const choose = async (testId: string, value: string): Promise<void> => {
  await page.getByTestId(testId).selectOptions(value);
};
const isOpen = (): boolean => document.querySelector('[data-testid="printer-dialog"]') !== null;
const picture = (): HTMLImageElement | null =>
  document.querySelector('[data-faem-dialog] [data-testid="thermal-preview"]');

describe('the label printers of this PC', () => {
  beforeEach(() => open());

  test('are added by keyboard, with a picture of the label while they are described', async () => {
    stage.press('F4');
    await expect.poll(isOpen).toBe(true);
    await expect.poll(() => picture()?.naturalWidth).toBe(480);
    await type('printer-name', 'โต๊ะหน้า');
    await type('printer-host', '192.168.1.77');
    await choose('printer-language', 'tspl');
    await choose('printer-dpi', '300');
    await type('printer-width', '50');
    await type('printer-height', '30');
    await expect.poll(() => picture()?.naturalWidth).toBe(591);
    stage.press('F2');

    await expect.poll(isOpen).toBe(false);
    expect(printers.saved.at(-1)).toMatchObject({
      name: 'โต๊ะหน้า',
      connection: { kind: 'network', host: '192.168.1.77', port: 9100 },
      language: 'tspl',
      dpi: 300,
      widthMm: 50,
      heightMm: 30,
    });
    await expect.poll(() => stage.has('printer-โต๊ะหน้า')).toBe(true);
  });

  test('say at the field what is missing, and save nothing', async () => {
    stage.press('F4');
    await expect.poll(isOpen).toBe(true);
    await type('printer-width', '5000');
    stage.press('F2');

    await expect.poll(() => inDialog('printer-width').getAttribute('aria-invalid')).toBe('true');
    expect(inDialog('printer-name').getAttribute('aria-invalid')).toBe('true');
    expect(inDialog('printer-host').getAttribute('aria-invalid')).toBe('true');
    expect(printers.saved).toHaveLength(1);
  });

  test('say when the labels are too small for a barcode that reads', async () => {
    stage.press('F4');
    await expect.poll(isOpen).toBe(true);
    await type('printer-width', '25');
    await type('printer-height', '60');
    await expect.poll(() => document.querySelector('[data-testid="printer-too-small"]') !== null).toBe(true);

    await choose('printer-direction', 'sideways');

    await expect.poll(() => picture()?.naturalHeight).toBe(480);
  });

  test('may be printers of the system, chosen by name', async () => {
    stage.press('F4');
    await expect.poll(isOpen).toBe(true);
    await type('printer-name', 'USB');
    await choose('printer-connection', 'system');
    await expect.poll(() => inDialog('printer-system-name').tagName).toBe('SELECT');
    await choose('printer-system-name', 'TSC TE210');
    stage.press('F2');

    await expect.poll(() => printers.saved.at(-1)?.connection).toEqual({ kind: 'system', name: 'TSC TE210' });
  });

  test('are changed and taken out', async () => {
    await vi.waitFor(() => stage.find('printer-edit').click());
    await expect.poll(isOpen).toBe(true);
    await type('printer-darkness', '12');
    stage.press('F2');
    await expect.poll(() => printers.saved[0]?.darkness).toBe(12);
    expect(printers.saved[0]).toEqual(aThermalPrinter({ darkness: 12 }));

    stage.find('printer-remove').click();
    await expect.poll(() => printers.saved).toEqual([]);
  });

  test('print a test label', async () => {
    await expect.poll(() => stage.find('printer-test').hasAttribute('disabled')).toBe(false);
    stage.find('printer-test').click();

    await expect.poll(() => printers.sent).toHaveLength(1);
    const pages = rasteriseLabels(printers.sent[0]!.label, aThermalPrinter());
    expect(pages.ok && pages.value.map(({ widthDots, heightDots }) => [widthDots, heightDots])).toEqual([[480, 320]]);
  });

  test('say in words why a test label did not come out', async () => {
    printers.failAt = { number: 1, error: { type: 'printer-paper-out' } };
    await expect.poll(() => stage.find('printer-test').hasAttribute('disabled')).toBe(false);
    stage.find('printer-test').click();

    await expect.poll(() => stage.has('printer-test-error')).toBe(true);
    expect(stage.text('printer-test-error')).toContain('กระดาษหมด');
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    stage.press('F4');
    await expect.poll(() => picture()?.naturalWidth).toBe(480);
    expect(await stage.violations()).toEqual([]);
  });
});

describe('in a browser', () => {
  test('label printers cannot be reached, and that is said', async () => {
    stage = await openStage(<LabelPrintersPanel />);

    await expect.poll(() => stage.has('label-printers')).toBe(true);
    expect(stage.has('printer-add')).toBe(false);
    expect(stage.text('label-printers')).toContain('เบราว์เซอร์');
  });
});
