import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lanAddresses } from '#electron/services/lan-addresses.ts';
import { createPairedScreen, type PairedScreen } from '#electron/services/paired-screen.ts';
import {
  createPairingBook,
  INVITATION_MS,
  PAIRING_MS,
  type RememberedPairing,
} from '#electron/services/pairing-book.ts';
import { PACE, type StreamPace } from '#electron/services/state-stream.ts';
import type { PairingStatus } from '#shared/host/host.ts';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { PAIRED_ALIVE_MS, PAIRED_SILENCE_MS } from '#shared/host/paired-screen.ts';
import { openChromium } from '#test/support/chromium.ts';
import { freePort } from '#test/support/free-port.ts';
import { aKioskBill } from '../renderer/kiosk/a-kiosk-bill.ts';
import { buildKiosk, type BuiltKiosk } from '../renderer/kiosk/built-kiosk.ts';
import { createTestLog } from './test-log.ts';

let kiosk: BuiltKiosk;
let browser: Browser;
beforeAll(async () => {
  kiosk = await buildKiosk();
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await kiosk.close();
});

let passedMs: number;
let remembered: RememberedPairing | null;
let statuses: PairingStatus['state'][];
let reports: KioskReport[];
let counters: PairedScreen[];
let devices: BrowserContext[];
let port: number;
beforeEach(async () => {
  passedMs = 0;
  remembered = null;
  statuses = [];
  reports = [];
  counters = [];
  devices = [];
  port = await freePort();
});
afterEach(async () => {
  await Promise.all(devices.map((device) => device.close()));
  for (const counter of counters) counter.close();
});

const nowMs = (): number => Date.now() + passedMs;
const openCounter = (addresses: readonly string[] = ['127.0.0.1'], pace: StreamPace = PACE): PairedScreen => {
  let secrets = 0;
  const counter = createPairedScreen({
    book: createPairingBook({
      remembered: { read: () => remembered ?? undefined, write: (value) => (remembered = value) },
      nowMs,
      newSecret: () => `secret-${(secrets += 1)}-${Math.random().toString(36).slice(2)}`,
    }),
    folder: kiosk.folder,
    addresses: () => addresses,
    preferredPort: port,
    nowMs,
    onStatus: ({ state }) => void statuses.push(state),
    onReport: (report) => void reports.push(report),
    log: createTestLog(),
    pace,
  });
  counters.push(counter);
  return counter;
};
const invitedTo = async (counter: PairedScreen): Promise<string> => {
  const invitation = await counter.invite();
  if (!invitation) throw new Error('no invitation');
  return invitation.address;
};
/** Another device: a browser of its own, with nothing in it. */
const aDevice = async (): Promise<Page> => {
  const device = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  devices.push(device);
  const page = await device.newPage();
  await page.clock.install();
  return page;
};
/** The screen's own clock goes on until it has believed the counter gone. */
const waitOut = (page: Page) => page.clock.fastForward(PAIRED_SILENCE_MS + PAIRED_ALIVE_MS);
/** A counter that hangs: its stream stays open and says nothing more. */
const SILENT: StreamPace = { ...PACE, aliveMs: 3_600_000 };
const aBill = (changes: Parameters<typeof aKioskBill>[0] = {}): KioskState => ({
  kind: 'bill',
  bill: aKioskBill({ expiresAtMs: nowMs() + 300_000, ...changes }),
});
const seen = (page: Page, testId: string) => page.getByTestId(testId).waitFor({ timeout: 12_000 });
const pairedScreen = async (counter: PairedScreen): Promise<Page> => {
  const page = await aDevice();
  await page.goto(await invitedTo(counter));
  await seen(page, 'kiosk-idle');
  await vi.waitUntil(() => statuses.at(-1) === 'connected');
  return page;
};

describe('a screen that scans the code of the counter', () => {
  test('shows a bill in less than a second, read back on the device itself, and then paid', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);

    const startedMs = performance.now();
    counter.show(aBill());
    await screen.waitForSelector('[data-check=shown]');
    const shownAfterMs = performance.now() - startedMs;
    await vi.waitUntil(() => reports.length > 0);
    counter.show({ kind: 'paid', bill: aKioskBill() });
    await seen(screen, 'kiosk-paid');

    expect(shownAfterMs).toBeLessThan(1_000);
    expect(reports).toEqual([{ billId: 'notice-1', check: 'shown' }]);
    expect(statuses).toEqual(['invited', 'connected']);
  });

  test('counts down by the time that is left, although its own clock is an hour wrong', async () => {
    const counter = openCounter();
    passedMs = 3_600_000;
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    await seen(screen, 'kiosk-countdown');

    expect(await screen.getByTestId('kiosk-countdown').innerText()).toMatch(/^(5:00|4:59)$/);
  });

  test('has the same bill again after its page was loaded anew', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    await seen(screen, 'kiosk-bill');

    await screen.reload();

    await screen.waitForSelector('[data-check=shown]');
    expect(await screen.getByTestId('kiosk-ref1').innerText()).toBe('1369 0000 0042 68');
  });

  test('comes back after the counter was started anew, blank until the counter says more', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    await seen(screen, 'kiosk-bill');

    counter.close();
    await seen(screen, 'kiosk-idle');
    const again = openCounter();
    await again.resume();
    await vi.waitUntil(() => statuses.at(-1) === 'connected', { timeout: 15_000 });
    again.show(aBill());

    await seen(screen, 'kiosk-bill');
  });

  test('holds its secret where no script reads it, no database, and nothing of the counter', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);

    expect(await screen.evaluate('document.cookie')).toBe('');
    expect(await screen.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await screen.evaluate('indexedDB.databases().then((found) => found.length)')).toBe(0);
    expect(screen.url()).not.toContain('secret');
    for (const path of ['/index.html', '/', '/counter', '/assets/../index.html', '/v1/health'])
      expect((await screen.request.get(new URL(path, screen.url()).href)).status()).toBe(404);
  });
});

describe('the end of a pairing', () => {
  test('by the clerk blanks the screen, closes the port, and the code is worth nothing any more', async () => {
    const counter = openCounter();
    const address = await invitedTo(counter);
    const screen = await aDevice();
    await screen.goto(address);
    await vi.waitUntil(() => statuses.at(-1) === 'connected');
    counter.show(aBill());
    await seen(screen, 'kiosk-bill');

    counter.end();

    await seen(screen, 'kiosk-idle');
    await waitOut(screen);
    await seen(screen, 'kiosk-lost');
    expect(statuses.at(-1)).toBe('none');
    await expect(fetch(address)).rejects.toThrow();
  });

  test('comes by itself after twelve hours, also in the middle of a bill', async () => {
    const counter = openCounter(undefined, { ...PACE, aliveMs: 100 });
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    await seen(screen, 'kiosk-bill');
    passedMs = PAIRING_MS;

    await screen.getByTestId('kiosk-bill').waitFor({ state: 'detached', timeout: 8_000 });
    expect(statuses.at(-1)).toBe('none');
    expect((await screen.reload())?.status()).toBe(404);
  });

  test('when the counter falls silent the bill leaves the screen', async () => {
    const counter = openCounter(undefined, SILENT);
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    await seen(screen, 'kiosk-bill');

    await waitOut(screen);
    await seen(screen, 'kiosk-lost');
  });

  test('a screen that falls silent is away for the clerk, although its connection never closed', async () => {
    // Half a second more than the screen lets pass between two of its words.
    const counter = openCounter(undefined, { aliveMs: 100, silenceMs: PAIRED_ALIVE_MS + 500 });
    const screen = await pairedScreen(counter);
    await screen.route('**/here', (route) => route.abort());

    await vi.waitUntil(() => statuses.at(-1) === 'away', { timeout: 12_000 });
  });
});

describe('everybody else', () => {
  const get = (address: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(address, { redirect: 'manual', headers });

  test('with a code that was used, that ran out, or that was never made, gets nothing', async () => {
    const counter = openCounter();
    const used = await invitedTo(counter);
    expect((await get(used)).status).toBe(303);
    const replaced = await invitedTo(counter);
    const old = await invitedTo(counter);
    passedMs = INVITATION_MS;

    for (const address of [used, replaced, old, used.replace(/k\/.*/, 'k/guess')]) {
      const reply = await get(address);
      expect(reply.status).toBe(404);
      expect(reply.headers.get('set-cookie')).toBeNull();
    }
  });

  test('without the secret gets neither page, nor states, nor a say', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);
    counter.show(aBill());
    const { origin } = new URL(screen.url());

    for (const cookie of ['', 'faem_screen=guess', 'faem_screen=']) {
      for (const path of ['/kiosk.html?paired', '/states', '/assets/x.js'])
        expect((await get(`${origin}${path}`, { cookie })).status).toBe(404);
      const lie = JSON.stringify({ billId: 'notice-1', check: 'shown' });
      expect((await fetch(`${origin}/report`, { method: 'POST', body: lie, headers: { cookie } })).status).toBe(404);
    }
    await seen(screen, 'kiosk-bill');
  });

  test('a second device with a new code takes the place of the first, which shows nothing more', async () => {
    const counter = openCounter();
    const first = await pairedScreen(counter);
    counter.show(aBill());
    await seen(first, 'kiosk-bill');
    const second = await aDevice();
    await second.goto(await invitedTo(counter));
    await seen(second, 'kiosk-bill');

    await seen(first, 'kiosk-idle');
    counter.show(aBill({ billId: 'notice-2' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await first.getByTestId('kiosk-bill').count()).toBe(0);
  });

  test('a page that reaches this PC under another name is refused, whatever it knows', async () => {
    const counter = openCounter();
    const address = await invitedTo(counter);

    expect((await fetch(address.replace('127.0.0.1', 'localhost'), { redirect: 'manual' })).status).toBe(404);
  });

  test('what is no report, or too long for one, is refused', async () => {
    const counter = openCounter();
    const screen = await pairedScreen(counter);
    for (const data of ['{', JSON.stringify({ billId: 1 }), 'x'.repeat(9_000)])
      expect((await screen.request.post(new URL('/report', screen.url()).href, { data })).status()).toBe(404);
    expect(reports).toEqual([]);
  });
});

describe('without a pairing', () => {
  test('no port of the counter PC is open', async () => {
    const counter = openCounter();
    counter.show(aBill());
    await counter.resume();

    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  test('a PC in no network invites nobody', async () => {
    expect(await openCounter([]).invite()).toBeUndefined();
  });

  test('a port that is taken is no obstacle', async () => {
    const other = openCounter();
    await invitedTo(other);

    expect(new URL(await invitedTo(openCounter())).port).not.toBe(String(port));
  });
});

describe('the address of the PC', () => {
  test('is one of the office network before all others, and never one of a virtual machine or tunnel', () => {
    const at = (address: string, internal = false) => [{ address, family: 'IPv4' as const, internal }];

    expect(
      lanAddresses({
        lo: at('127.0.0.1', true),
        docker0: at('172.17.0.1'),
        wg0: at('10.99.0.2'),
        wan: at('203.0.113.5'),
        eth0: [...at('192.168.1.20'), { address: 'fe80::1', family: 'IPv6', internal: false }],
      }),
    ).toEqual(['192.168.1.20', '203.0.113.5']);
  });
});
