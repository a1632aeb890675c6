import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { parse } from 'promptparse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openChromium } from '#test/support/chromium.ts';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { aKioskBill, SHOWN_AT_MS } from './a-kiosk-bill.ts';
import { buildKiosk, type BuiltKiosk } from './built-kiosk.ts';

let kiosk: BuiltKiosk;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  kiosk = await buildKiosk();
  browser = await openChromium();
  await openPage();
});
afterAll(async () => {
  await browser.close();
  await kiosk.close();
});

const openPage = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<void> => {
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, ...options });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
  });
  // The bridge of the shell: states in, reports out.
  await page.addInitScript(`window.reports = [];
    window.kioskDesktop = {
      onState: (listener) => { window.tell = listener; return () => {}; },
      report: (report) => window.reports.push(report),
    };`);
  await page.clock.setFixedTime(SHOWN_AT_MS);
  await page.goto(kiosk.url);
  await vi.waitUntil(async () => (await page.evaluate('typeof window.tell')) === 'function');
};
beforeEach(async () => {
  problems.length = 0;
  await page.clock.setFixedTime(SHOWN_AT_MS);
  await page.evaluate('window.reports.length = 0');
  await tell({ kind: 'idle', officeName: 'สอจ. (สาธิต)', isDemo: false });
});
afterEach(() => {
  if (problems.length > 0) throw new Error(`the page complained: ${problems.join('; ')}`);
});

/** No text and no picture reaches over the edge of the screen; the page itself never scrolls. */
const NOTHING_CUT_OFF = `[...document.querySelectorAll('main *')].every((part) => {
  const { left, top, right, bottom } = part.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
})`;

const tell = (state: KioskState): Promise<void> => page.evaluate(`window.tell(${JSON.stringify(state)})`);
const reports = (): Promise<readonly KioskReport[]> => page.evaluate('window.reports');
const text = (testId: string): Promise<string> => page.getByTestId(testId).innerText();

/** What a reader that is not ours finds on a photograph of the whole screen. */
const readScreen = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-screen-'));
  try {
    const file = join(folder, 'screen.png');
    writeFileSync(file, await page.screenshot());
    return execFileSync('zbarimg', ['--quiet', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    }).trim();
  } catch {
    return '';
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('a bill on the public screen', () => {
  const bill = aKioskBill();

  test('is read from the screen by a stranger and understood as exactly this payment', async () => {
    await tell({ kind: 'bill', bill });
    await page.waitForSelector('[data-check=shown]');

    const qr = parse(await readScreen(), true);

    expect(qr?.getTagValue('30', '01')).toBe(bill.billerId);
    expect(qr?.getTagValue('30', '02')).toBe(bill.ref1);
    expect(qr?.getTagValue('30', '03')).toBe(bill.ref2);
    expect(qr?.getTagValue('54')).toBe('9450.00');
    expect(await reports()).toEqual([{ billId: bill.billId, check: 'shown' }]);
  });

  test('names amount, words, payee and reference, and asks to compare the payee', async () => {
    await tell({ kind: 'bill', bill });

    expect(await text('kiosk-amount')).toBe('9,450.00');
    expect(await text('kiosk-words')).toBe('เก้าพันสี่ร้อยห้าสิบบาทถ้วน');
    expect(await text('kiosk-payee')).toBe(bill.payeeName);
    expect(await text('kiosk-ref1')).toBe('1369 0000 0042 68');
    expect(await text('kiosk-heading')).toContain('สแกนเพื่อชำระ');
    expect(await page.innerText('body')).toContain('ตรวจสอบชื่อผู้รับเงินก่อนยืนยัน');
    expect(await text('kiosk-countdown')).toBe('9:58');
  });

  test('is 9 to 13 cm wide, with sharp modules, and fits the screen without scrolling', async () => {
    await tell({ kind: 'bill', bill });

    const size = await page.getByTestId('kiosk-qr').boundingBox();
    expect(size?.width).toBeGreaterThanOrEqual((9 / 2.54) * 96);
    expect(size?.width).toBeLessThanOrEqual((13 / 2.54) * 96);
    expect(Number.isInteger(size?.x) && Number.isInteger(size?.y)).toBe(true);
    expect(await page.evaluate(NOTHING_CUT_OFF)).toBe(true);
  });

  test('says that it is a demonstration where it is one', async () => {
    await tell({ kind: 'bill', bill: { ...bill, isDemo: true } });
    expect(await text('kiosk-demo')).toContain('ข้อมูลสาธิต ห้ามชำระ');

    await tell({ kind: 'bill', bill });
    expect(await page.getByTestId('kiosk-demo').count()).toBe(0);
  });

  test('leaves the screen by itself when its time is over', async () => {
    await tell({ kind: 'bill', bill });
    await page.waitForSelector('[data-check=shown]');
    await page.clock.setFixedTime(bill.expiresAtMs);
    await page.waitForSelector('[data-testid=kiosk-expired]');

    expect(await readScreen()).toBe('');
  });

  test('offline it can be paid, and says that the bank confirms later', async () => {
    await tell({ kind: 'offline', bill });
    await page.waitForSelector('[data-check=shown]');

    expect(await text('kiosk-offline')).toContain('ธนาคารจะยืนยันภายหลัง');
    expect(await page.innerText('body')).not.toContain('ยังไม่ชำระ');
    expect(await page.evaluate(NOTHING_CUT_OFF)).toBe(true);
  });

  test('while the bank is asked the code is gone and nobody is asked to pay again', async () => {
    await tell({ kind: 'bill', bill });
    await tell({ kind: 'waiting', bill });

    expect(await text('kiosk-waiting')).toContain('รอธนาคารยืนยัน');
    expect(await readScreen()).toBe('');
  });

  test('leaves in time although the clock of the PC is set back', async () => {
    await tell({ kind: 'bill', bill: { ...bill, expiresAtMs: SHOWN_AT_MS + 1_500 } });
    await page.waitForSelector('[data-check=shown]');
    await page.clock.setFixedTime(SHOWN_AT_MS - 3_600_000);

    await page.waitForSelector('[data-testid=kiosk-expired]', { timeout: 5_000 });
  });

  test('turns to paid, and the code is gone', async () => {
    await tell({ kind: 'bill', bill });
    await tell({ kind: 'paid', bill });

    expect(await text('kiosk-paid')).toContain('ชำระแล้ว');
    expect(await readScreen()).toBe('');
  });

  test('makes room for the next bill, whose code is checked anew', async () => {
    const next = aKioskBill({ billId: 'notice-2', satang: 12_345, ref1: '13690000004365' });
    await tell({ kind: 'bill', bill });
    await expect.poll(() => page.evaluate('window.reports.length')).toBe(1);
    await tell({ kind: 'bill', bill: next });
    await expect.poll(() => page.evaluate('window.reports.length')).toBe(2);

    expect(parse(await readScreen(), true)?.getTagValue('54')).toBe('123.45');
    expect((await reports()).map(({ billId }) => billId)).toEqual(['notice-1', 'notice-2']);
  });
});

describe('a code that does not ask for the bill', () => {
  const tampered = [
    ['for another amount', aKioskBill({ satang: 1_00 }).payload],
    ['for another biller', aKioskBill({ billerId: '088888888888800' }).payload],
    ['with a changed digit', aKioskBill().payload.replace('9450.00', '1450.00')],
    ['that is no payment at all', 'https://example.test/please-pay-here'],
  ] as const;

  test.each(tampered)('%s is never shown, and the counter is told', async (_, payload) => {
    await tell({ kind: 'bill', bill: aKioskBill({ payload }) });
    await page.waitForSelector('[data-testid=kiosk-unsafe]');

    expect(await readScreen()).toBe('');
    expect(await page.innerText('body')).not.toContain('สแกนเพื่อชำระ');
    expect(await reports()).toEqual([{ billId: 'notice-1', check: 'self-check-failed' }]);
  });
});

describe('on screens of other kinds', () => {
  test.each([
    ['a notebook', { viewport: { width: 1280, height: 800 } }],
    ['a screen at 200 %', { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 }],
    ['a small window', { viewport: { width: 1024, height: 640 } }],
    ['an upright screen', { viewport: { width: 1080, height: 1920 } }],
    ['a screen at 125 %', { viewport: { width: 1536, height: 864 }, deviceScaleFactor: 1.25 }],
    ['a screen at 150 %', { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5 }],
    ['a dark theme', { colorScheme: 'dark' as const }],
  ])('the code is read on %s', async (_, options) => {
    await page.close();
    await openPage(options);
    const bill = aKioskBill({ satang: 123_456_789 });
    await tell({ kind: 'bill', bill });
    await page.waitForSelector('[data-check=shown]');

    expect(await readScreen()).toBe(bill.payload);
    expect(await page.evaluate(NOTHING_CUT_OFF)).toBe(true);
    await tell({ kind: 'offline', bill });
    await page.waitForSelector('[data-testid=kiosk-offline]');
    expect(await page.evaluate(NOTHING_CUT_OFF)).toBe(true);
  });
});

describe('on a screen that was measured with a bank card', () => {
  // Device pixels of a card 85.6 mm wide: the panel's pixels per mm by its diagonal.
  const screens = [
    ['24 inches, 1920 × 1080', { viewport: { width: 1920, height: 1080 } }, 309, [90, 120]],
    [
      '27 inches, 3840 × 2160 at 200 %',
      { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 2 },
      550,
      [90, 120],
    ],
    [
      '15.6 inches, 1920 × 1080 at 125 %',
      { viewport: { width: 1536, height: 864 }, deviceScaleFactor: 1.25 },
      475,
      [90, 120],
    ],
    ['a tablet of 10 inches, too small for nine', { viewport: { width: 1280, height: 800 } }, 509, [60, 90]],
  ] as const;

  test.each(screens)('%s: the code has its real size and is read', async (_, options, cardPixels, [least, most]) => {
    await page.close();
    await openPage(options);
    const ratio: number = await page.evaluate('devicePixelRatio');
    const ruler = { cardPixels, screen: 'window', isKept: false } as const;
    await tell({ kind: 'ruler', officeName: 'สอจ.', isDemo: false, ruler });
    const card = await page.getByTestId('kiosk-card').boundingBox();
    expect((card?.width ?? 0) * ratio).toBeCloseTo(cardPixels, 0);
    expect((card?.width ?? 0) / (card?.height ?? 1)).toBeCloseTo(85.6 / 53.98, 2);
    await tell({ kind: 'ruler', officeName: 'สอจ.', isDemo: false, ruler: { ...ruler, isKept: true } });
    // What was measured is still known when the page is loaded anew.
    await page.reload();
    await vi.waitUntil(async () => (await page.evaluate('typeof window.tell')) === 'function');
    const bill = aKioskBill();
    await tell({ kind: 'bill', bill });
    await page.waitForSelector('[data-check=shown]');

    const [report] = await reports();
    const pixels: number = await page.evaluate('document.querySelector("[data-testid=kiosk-qr]").width');
    expect(report?.edgeMm).toBeGreaterThanOrEqual(least);
    expect(report?.edgeMm).toBeLessThanOrEqual(most);
    // Canvas = code and its white border of eight modules, every module a whole number of pixels.
    const modules = Math.round(((report?.edgeMm ?? 0) * cardPixels) / 85.6);
    expect((pixels - modules) % 8).toBe(0);
    expect(await readScreen()).toBe(bill.payload);
    expect(await page.evaluate(NOTHING_CUT_OFF)).toBe(true);
  });

  test('a measurement of the paired screen is none of this one', async () => {
    await page.close();
    await openPage();
    await tell({
      kind: 'ruler',
      officeName: 'สอจ.',
      isDemo: false,
      ruler: { cardPixels: 700, screen: 'paired', isKept: true },
    });
    await page.waitForSelector('[data-testid=kiosk-idle]');
    await tell({ kind: 'bill', bill: aKioskBill() });
    await page.waitForSelector('[data-check=shown]');

    expect(await reports()).toEqual([{ billId: 'notice-1', check: 'shown' }]);
  });
});

describe('the program of the public screen', () => {
  test('is small and holds no database and no counter', () => {
    const code = kiosk.scripts.map((file) => readFileSync(file, 'utf8')).join('');

    expect(code.length).toBeLessThan(750_000);
    expect(code).not.toMatch(/dexie/i);
    expect(code).not.toContain('react-aria');
  });
});
