import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ScannersPage } from '#features/scanners/scanners-page.tsx';
import type { DirectDevice, ScannerDriver } from '#scan/direct-scanner.ts';
import { createScannerControl, type ScannerControl } from '#scan/scanner-control.ts';
import { makeScanCode, TEST_LABEL } from '#shared/domain/scan-code.ts';
import { scanPresses, sendPresses } from './scanner-presses.ts';
import { openStage, type Stage } from './scan-desk-stage.tsx';

/** A driver at the boundary of the real ones: the test says what the device does. */
const aDriver = () => {
  const listeners = new Map<string, ((detail: never) => void)[]>();
  const calls: string[] = [];
  const driver: ScannerDriver = {
    addEventListener: (event: string, listener: (detail: never) => void) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    connect: async () => void calls.push('connect'),
    reconnect: async (device: DirectDevice) => void calls.push(`reconnect ${device.vendorId}:${device.productId}`),
  };
  const emit = (event: string, detail?: unknown): void =>
    listeners.get(event)?.forEach((listener) => listener(detail as never));
  return { driver, calls, emit };
};

let stage: Stage;
let control: ScannerControl;
let hid: ReturnType<typeof aDriver>;
let scans: string[];
let clockMs: number;

const openPage = async (): Promise<void> => {
  hid = aDriver();
  scans = [];
  control = createScannerControl({
    window,
    storage: localStorage,
    publish: ({ text }) => {
      scans.push(text);
      stage.publish({ text, atMs: performance.now() });
    },
    drivers: {
      hid: { isSupported: true, load: async () => hid.driver },
      serial: { isSupported: false, load: () => Promise.reject(new Error('no serial ports')) },
    },
  });
  stage = await openStage(<ScannersPage control={control} onBack={() => undefined} />);
  await vi.waitFor(() => stage.find('teach-start'), { timeout: 15_000 });
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  clockMs = Date.now();
  await openPage();
});
afterEach(() => {
  control.stop();
  stage.close();
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
});

const scanOnce = async (code: string, gapMs = 30): Promise<void> => {
  clockMs = Math.max(clockMs + 1_000, Date.now());
  sendPresses(scanPresses(code, { startMs: clockMs, gapMs }));
};

const said = (done: number): Promise<void> =>
  vi.waitFor(
    () => {
      if (!stage.text('teach-progress').includes(`${done} จาก 5`)) throw new Error('not read yet');
    },
    { timeout: 15_000 },
  );

const scanFiveTimes = async (code: string): Promise<void> => {
  for (let done = 1; done < 5; done += 1) {
    await scanOnce(code);
    await said(done);
  }
  await scanOnce(code);
};

const teach = async (): Promise<void> => {
  stage.press('F8');
  await expect.poll(() => stage.has('teach-listening')).toBe(true);
  await scanFiveTimes(TEST_LABEL);
  await expect.poll(() => stage.has('teach-learnt')).toBe(true);
};

describe('teaching the scanner', () => {
  test('five scans of the label on screen, and what was learnt is kept and in use', async () => {
    await teach();
    expect(scans).toEqual([]);
    expect(stage.text('scanner-profile')).toContain('30');
    expect(stage.text('scanner-profile')).toContain('Enter');
    stage.press('F2');

    await expect.poll(() => control.profile.getState().profile?.endsWith).toEqual(['Enter']);
    await scanOnce(TEST_LABEL);
    await expect.poll(() => stage.text('try-out')).toContain('อ่านได้ถูกต้อง');

    control.stop();
    stage.close();
    await openPage();
    expect(control.profile.getState().profile).toMatchObject({ digits: 'row', endsWith: ['Enter'] });
    expect(stage.text('teach-panel')).toContain('สอนแล้ว');
  });

  test('another label is refused with the reason, and nothing changes', async () => {
    stage.press('F8');
    await expect.poll(() => stage.has('teach-listening')).toBe(true);
    await scanFiveTimes(makeScanCode('folder', '13', 1));

    await expect.poll(() => stage.text('teach-panel')).toContain('อ่านได้ไม่ตรงกับป้ายทดสอบ');
    expect(control.profile.getState().profile).toBeUndefined();
  });

  test('Esc leaves it, and scans are scans again', async () => {
    stage.press('F8');
    await expect.poll(() => stage.has('teach-listening')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => stage.has('teach-listening')).toBe(false);

    await scanOnce(TEST_LABEL, 8);
    await expect.poll(() => scans).toEqual([TEST_LABEL]);
  });

  test.each(['light', 'dark'])('can be used by everybody in the %s theme', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    stage.press('F8');
    await expect.poll(() => stage.has('teach-listening')).toBe(true);
    expect(await stage.violations()).toEqual([]);
    await scanFiveTimes(TEST_LABEL);
    await expect.poll(() => stage.has('teach-learnt')).toBe(true);
    expect(await stage.violations()).toEqual([]);
  });
});

describe('a scanner that is no keyboard', () => {
  test('is chosen once, then what it reads is a scan like any other', async () => {
    stage.find('connect-hid').click();
    await expect.poll(() => hid.calls).toEqual(['connect']);
    hid.emit('connected', { vendorId: 3118, productId: 2049, productName: 'Voyager' });
    await expect.poll(() => stage.text('direct-hid')).toContain('ต่ออยู่ · Voyager');

    hid.emit('barcode', { value: TEST_LABEL });

    expect(scans).toEqual([TEST_LABEL]);
    expect(stage.has('connect-serial')).toBe(false);
  });

  test('is taken up again the next time without asking', async () => {
    stage.find('connect-hid').click();
    await expect.poll(() => hid.calls).toEqual(['connect']);
    hid.emit('connected', { vendorId: 3118, productId: 2049 });
    control.stop();
    stage.close();
    await openPage();

    await expect.poll(() => hid.calls).toEqual(['reconnect 3118:2049']);
  });

  test('that is still a keyboard says what to do, and one that is pulled out is not shown as there', async () => {
    stage.find('connect-hid').click();
    await expect.poll(() => hid.calls).toEqual(['connect']);
    hid.emit('unsupported');
    await expect.poll(() => stage.text('direct-hid')).toContain('โหมดแป้นพิมพ์');
    hid.emit('connected', { vendorId: 3118, productId: 2049, productName: 'Voyager' });
    hid.emit('disconnected');
    await expect.poll(() => stage.text('direct-hid')).toContain('ยังไม่ได้ต่อ');
  });
});
