import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright';
import { parse as parsePayment } from 'promptparse';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayFile } from '#build/bank-simulator/day-file.ts';
import { billOf } from '#build/bank-simulator/options.ts';
import type { Step } from '#build/bank-simulator/simulated-bank.ts';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { MoneyCaseRow, PaymentRow } from '#shared/model/money-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { openChromium } from '#test/support/chromium.ts';
import { rasterise, readBarcodes } from '#test/support/read-barcodes.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import { createPlaybackBank, type PlaybackBank } from './support/bank.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { plugMonitors } from './support/displays.ts';
import { enrolFinance, type FinancePc } from './support/finance-pc.ts';
import { pendingOn } from './support/pending.ts';

const OWNER = { bankCode: '006', account: '9990000001', companyName: 'สอจ.ปทุมธานี (สาธิต)', serviceCode: 'DEMO0001' };

const folder = mkdtempSync(join(tmpdir(), 'faem-money-day-'));
const saved = join(folder, 'saved');
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let database: pg.Client;
let centre: RunningCentre;
let bank: PlaybackBank;
let finance: FinancePc;
let pc: Desktop;
let browser: Browser | undefined;

beforeAll(async () => {
  postgres = await startPostgres();
  centre = await startCentre({ databaseUrl: postgres.url, factories: 60 });
  database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  bank = createPlaybackBank(centre.url);
  finance = await enrolFinance(centre, database);
  pc = await startDesktop({ dataFolder: join(folder, 'pc-1'), centre, saveFolder: saved });
  const clerk = centre.demo.staff.find(({ role }) => role === 'supervisor') ?? centre.demo.staff[0];
  invariant(clerk, 'the demo has people');
  await signIn(pc.counter, clerk);
}, 180_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  await pc.counter.screenshot({ path: 'test-results/money-day.png' }).catch(() => undefined);
});

afterAll(async () => {
  await browser?.close();
  await pc?.kill().catch(() => undefined);
  await database?.end();
  await centre?.stop();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const rowsOf = async <R>(table: string, ref1: string): Promise<readonly R[]> => {
  const { rows } = await database.query<{ data: R }>(
    `select data from synced_row where table_name = $1 and data->>'ref1' = $2 order by id`,
    [table, ref1],
  );
  return rows.map(({ data }) => data);
};
const paymentsOf = (ref1: string): Promise<readonly PaymentRow[]> => rowsOf('payment', ref1);
const openCases = async (ref1: string): Promise<readonly string[]> =>
  (await rowsOf<MoneyCaseRow>('moneyCase', ref1)).filter(({ state }) => state.kind === 'open').map(({ kind }) => kind);
const noticeState = async (ref1: string): Promise<NoticeRow['state'] | undefined> =>
  (await rowsOf<NoticeRow>('notice', ref1))[0]?.state;

/** The next factory in a search that owes something and may be billed. */
const openFactoryInArrears = async (page: Page, from: number, query = 'ปท'): Promise<number> => {
  for (let index = from; index < from + 12; index += 1) {
    await page.getByTestId('search-box').focus();
    await page.getByTestId('search-box').fill(query);
    await page.getByTestId(`search-result-${index}`).click();
    await page.getByTestId('factory-page').waitFor();
    if (await page.getByTestId('action-F4').isEnabled()) return index + 1;
    await page.keyboard.press('Escape');
  }
  throw new Error('no factory in arrears among twelve');
};

const issueNotice = async (page: Page): Promise<void> => {
  await page.keyboard.press('F4');
  await page.getByTestId('notice-dialog').waitFor();
  // Of a factory without any record of payments nothing is ticked beforehand: a person says what is owed.
  const newest = page.getByTestId('notice-dialog').getByRole('checkbox').last();
  if (!(await page.getByTestId('notice-confirm').isEnabled())) await newest.check();
  await page.getByTestId('notice-confirm').click();
  await page.getByTestId('notice-dialog').waitFor({ state: 'detached' });
  await expect.poll(() => pendingOn(page), { timeout: 30_000 }).toBe(0);
};

/** The QR of a page or a part of it, read by an independent decoder. */
const readQr = async (shown: Pick<Page, 'screenshot'>, name: string): Promise<string> => {
  mkdirSync(join('test-results', 'money-day'), { recursive: true });
  const picture = join('test-results', 'money-day', `${name}.png`);
  await shown.screenshot({ path: picture });
  const [found] = readBarcodes(picture);
  invariant(found, 'zbarimg finds the QR on the screenshot');
  return found.replace(/^QR-Code:/, '');
};

/** The QR as it stands on a public screen that has read it back itself. */
const qrOn = async (screen: Page, name: string): Promise<string> => {
  await screen.locator('[data-testid="kiosk-qr"][data-check="shown"]').waitFor();
  return readQr(screen, name);
};

const showQr = async (page: Page): Promise<string> => {
  await page.keyboard.press('F5');
  return qrOn(await pc.kiosk(), 'kiosk');
};

const statuses = (steps: readonly Step[]): readonly (readonly [string, number])[] =>
  steps.map(({ said, status }) => [said, status] as const);

/** Prints the letter of the notice and gives everything that zbarimg reads on its pages. */
const printLetter = async (page: Page): Promise<readonly string[]> => {
  const pdfs = (): readonly string[] => readdirSync(saved).filter((name) => name.endsWith('.pdf'));
  const before = pdfs().length;
  await page.keyboard.press('F7');
  await expect.poll(() => pdfs().length, { timeout: 60_000 }).toBe(before + 1);
  const [pdf] = pdfs();
  invariant(pdf, 'the letter was saved');
  return rasterise(readFileSync(join(saved, pdf)), 300).flatMap((picture) => readBarcodes(picture));
};

describe('a day of money', () => {
  test('look-up → notice → letter → QR on the public screen → paid → receipt → file of the day → nothing left over → closed', async () => {
    const { counter } = pc;
    await openFactoryInArrears(counter, 0);
    await issueNotice(counter);

    // Letter and screen ask for one and the same payment, in the eyes of programs that are not ours.
    const onLetter = await printLetter(counter);
    const payload = await showQr(counter);
    const decoded = decodeThaiQr(payload);
    invariant(decoded.ok && decoded.value.kind === 'bill-payment', 'the QR is a bill payment');
    const { ref1, billerId } = decoded.value;
    const satang = decoded.value.satang ?? 0;
    expect(onLetter).toContain(`QR-Code:${payload}`);
    const bars = onLetter.find((line) => line.startsWith('CODE-128:|'))?.slice('CODE-128:'.length) ?? '';
    expect(decodeBillBarcode(bars)).toMatchObject({ ok: true, value: { billerId, ref1, satang } });
    const independent = parsePayment(payload, true);
    expect(independent?.getTagValue('30', '01')).toBe(billerId);
    expect(independent?.getTagValue('30', '02')).toBe(ref1);
    expect(independent?.getTagValue('54')).toBe((satang / 100).toFixed(2));

    // The bank asks, takes the money and tells; screen and counter turn by themselves.
    const paid = await bank.play('pay', billOf({ qr: payload }));
    expect(statuses(paid.steps)).toEqual([
      ['asked', 200],
      ['paid', 200],
    ]);
    const kiosk = await pc.kiosk();
    await kiosk.getByTestId('kiosk-paid').waitFor({ timeout: 10_000 });
    await counter.getByTestId('qr-paid').waitFor();
    expect(await noticeState(ref1)).toMatchObject({ kind: 'paid', proof: 'confirmed' });
    expect(await bank.play('pay', billOf({ qr: payload }))).toMatchObject({ moved: [] });

    // The receipt: the first of the first book of this PC, given out by the centre.
    await counter.keyboard.press('Control+p');
    await counter.getByTestId('no-book').waitFor();
    await counter.keyboard.press('F4');
    await expect.poll(() => counter.getByTestId('receipt-issue').isEnabled(), { timeout: 15_000 }).toBe(true);
    await counter.keyboard.press('F4');
    await counter.getByTestId('receipt-issued').waitFor();
    await counter.keyboard.press('Escape');
    await expect.poll(() => pendingOn(counter), { timeout: 15_000 }).toBe(0);
    const receipts = await rowsOf<ReceiptRow>('receipt', ref1);
    expect(receipts).toMatchObject([{ book: 1, sheet: 1, totalSatang: satang, state: { kind: 'standing' } }]);

    // Its file of the day has the same money, and nothing is left over on either side.
    const day = isoDateAt(Date.now());
    const file = dayFile(paid.moved, { day, owner: OWNER });
    invariant(file.ok, 'the bank can write its file');
    await counter.getByTestId('nav-payments').click();
    await counter.getByTestId('payments-reconciliation').click();
    await counter
      .getByTestId('bank-file-field')
      .setInputFiles({ name: 'KTB.txt', mimeType: 'text/plain', buffer: Buffer.from(file.value) });
    await counter.getByTestId('bank-file-dialog').waitFor();
    await counter.keyboard.press('F8');
    await counter.getByTestId('bank-file-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => pendingOn(counter), { timeout: 15_000 }).toBe(0);
    expect(await paymentsOf(ref1)).toMatchObject([{ satang, evidence: 'both', proof: 'settled', paidOn: day }]);
    expect(await openCases(ref1)).toEqual([]);
    expect(await noticeState(ref1)).toMatchObject({ kind: 'paid', proof: 'settled' });

    // Nothing differs; it is signed when the day is over. The till is closed with the figures of the receipts.
    await expect.poll(() => counter.getByTestId(`money-day-${day}`).innerText()).toContain('ตรงกัน');
    expect(await counter.getByTestId('day-sign').isDisabled()).toBe(true);
    await counter.getByTestId('payments-daily-close').click();
    await counter.getByTestId('close-date').waitFor();
    await counter.keyboard.press('F4');
    await counter.getByTestId('close-day-save').waitFor();
    await counter.keyboard.press('Control+Enter');
    await counter.getByTestId('day-closed').waitFor();
    await expect.poll(() => pendingOn(counter), { timeout: 15_000 }).toBe(0);
    const { rows: closes } = await database.query(
      `select data->>'day' as day from synced_row where table_name = 'dayClose'`,
    );
    expect(closes).toEqual([{ day }]);
    await counter.getByTestId('nav-counter').click();
  });
});

describe('trouble with money', () => {
  test('changes nothing it should not, and loses nothing', async () => {
    const { counter } = pc;
    await openFactoryInArrears(counter, 3);
    await issueNotice(counter);
    const payload = await showQr(counter);
    const bill = billOf({ qr: payload });
    const { ref1 } = bill;
    const stillWaits = async (): Promise<void> => {
      expect(await noticeState(ref1)).toEqual({ kind: 'issued' });
      expect(await counter.getByTestId(`notice-${ref1}`).innerText()).toContain('รอธนาคารยืนยัน');
      expect(await (await pc.kiosk()).getByTestId('kiosk-paid').count()).toBe(0);
    };

    // Somebody without the secret, whatever he knows of the bill.
    expect(statuses((await bank.play('forged', bill)).steps)).toEqual([['forged', 401]]);
    expect(await paymentsOf(ref1)).toEqual([]);
    await stillWaits();

    // A reference nobody has, and one baht too little: both are kept, for a person.
    const mistyped = await bank.play('unknown-reference', bill);
    expect(statuses(mistyped.steps)).toEqual([['paid', 200]]);
    expect(await openCases(mistyped.moved[0]?.ref1 ?? '')).toEqual(['unknown-reference']);
    await bank.play('underpay', bill);
    expect(await openCases(ref1)).toEqual(['wrong-amount']);
    await stillWaits();

    // A file that was cut off on its way, and one with a letter changed: nothing of it is taken.
    const moved = await bank.play('pay', bill);
    const file = dayFile(moved.moved, { day: isoDateAt(Date.now()), owner: OWNER });
    invariant(file.ok, 'the bank can write its file');
    const garbled = file.value.slice();
    garbled[300] = 0xff;
    for (const bytes of [file.value.slice(0, -100), garbled]) {
      expect(await finance.importBankFile('garbled.txt', bytes)).toMatchObject({ kind: 'rejected' });
    }
    expect((await paymentsOf(ref1)).map(({ evidence }) => evidence)).toEqual(['message', 'message']);

    // The same message again, byte by byte, is answered as success and is no second payment.
    expect(await bank.sendLastAgain()).toMatchObject({ status: 200, body: '{"isRepeated":true}' });
    expect(await paymentsOf(ref1)).toHaveLength(2);
    expect(await noticeState(ref1)).toMatchObject({ kind: 'paid' });

    // Another payment of a paid bill is a duplicate for a person to give back.
    await bank.play('pay-unasked', bill);
    expect((await openCases(ref1)).toSorted()).toEqual(['duplicate', 'wrong-amount']);
  });

  test('a QR of a notice that was cancelled leaves the screen, and the bank that asks takes no money for it', async () => {
    const { counter } = pc;
    await openFactoryInArrears(counter, 6);
    await issueNotice(counter);
    const payload = await showQr(counter);
    const { ref1 } = billOf({ qr: payload });

    const row = counter.getByTestId(`notice-${ref1}`);
    await row.getByRole('button', { name: 'ยกเลิก' }).click();
    await counter.getByRole('dialog').getByRole('textbox').fill('ออกผิดโรงงาน');
    await counter.getByRole('dialog').getByRole('button', { name: 'ยกเลิก' }).last().click();

    const kiosk = await pc.kiosk();
    await kiosk.getByTestId('kiosk-qr').waitFor({ state: 'detached' });
    await expect.poll(async () => (await noticeState(ref1))?.kind, { timeout: 30_000 }).toBe('cancelled');
    expect(await bank.play('pay', billOf({ qr: payload }))).toMatchObject({ moved: [], steps: [{ said: 'asked' }] });
    await bank.play('pay-unasked', billOf({ qr: payload }));
    expect(await openCases(ref1)).toEqual(['paid-though-cancelled']);
  });
});

describe('screens for the public', () => {
  test('a second monitor shows the bill; unplugged, the bill stands in a window, and goes back when it is plugged in again', async () => {
    const { app, counter } = pc;
    const clerk = { x: 0, y: 0, width: 1280, height: 1080 };
    const monitor = { x: 1280, y: 0, width: 640, height: 720 };
    // Where it is put before it fills its monitor: Xvfb has one monitor only, and to fill it is to leave the made-up one.
    const boundsOfKiosk = async () => {
      const window = await app.browserWindow(await pc.kiosk());
      return window.evaluate((kiosk) => kiosk.getNormalBounds());
    };
    await counter.bringToFront();
    await openFactoryInArrears(counter, 8);
    await issueNotice(counter);
    const payload = await showQr(counter);

    await plugMonitors(app, [clerk, monitor]);
    await expect.poll(boundsOfKiosk).toMatchObject({ x: monitor.x, y: monitor.y });
    expect(await qrOn(await pc.kiosk(), 'second-monitor')).toBe(payload);
    // The clerk sees what is really there, and no picture of it stays when the customer has gone.
    await counter.getByTestId('qr-picture').waitFor();
    expect(await counter.evaluate("document.querySelector('[data-testid=qr-picture]').naturalWidth")).toBe(320);
    await counter.screenshot({ path: join('test-results', 'money-day', 'counter-with-picture.png') });

    await plugMonitors(app, [clerk]);
    await expect.poll(boundsOfKiosk).toMatchObject({ width: 1024 });
    expect(await qrOn(await pc.kiosk(), 'unplugged')).toBe(payload);

    await plugMonitors(app, [clerk, monitor]);
    await expect.poll(boundsOfKiosk).toMatchObject({ x: monitor.x, y: monitor.y });
    expect(await qrOn(await pc.kiosk(), 'plugged-in-again')).toBe(payload);
    await plugMonitors(app, [clerk]);
  });

  test('another device is paired by the code, shows the QR of the bill, is blank when the clerk leaves, and turns paid', async () => {
    const { counter } = pc;
    await counter.getByTestId('nav-settings').click();
    await counter.getByTestId('paired-screen').waitFor();
    await counter.keyboard.press('F9');
    await counter.getByTestId('pairing-qr').waitFor();
    const address = await readQr(counter.getByTestId('pairing-qr'), 'pairing-code');
    expect(address).toBe(await counter.getByTestId('pairing-address').innerText());
    browser = await openChromium();
    const screen = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await screen.goto(address);
    await screen.getByTestId('kiosk-idle').waitFor();
    await counter.getByTestId('pairing-dialog').waitFor({ state: 'detached' });

    await counter.getByTestId('nav-counter').click();
    await openFactoryInArrears(counter, 0, 'คลอง');
    await issueNotice(counter);
    await counter.keyboard.press('F5');
    const payload = await qrOn(screen, 'paired-bill');
    expect(await qrOn(await pc.kiosk(), 'beside-it')).toBe(payload);
    for (const words of ['สแกนเพื่อชำระ', 'Scan to pay'])
      expect(await screen.getByTestId('kiosk-heading').innerText()).toContain(words);

    await counter.getByTestId('nav-settings').click();
    await screen.getByTestId('kiosk-idle').waitFor();
    expect(await screen.getByTestId('kiosk-qr').count()).toBe(0);
    await counter.goBack();
    await counter.getByTestId('factory-page').waitFor();
    await counter.keyboard.press('F5');
    expect(await qrOn(screen, 'paired-bill-again')).toBe(payload);

    await bank.play('pay', billOf({ qr: payload }));
    await screen.getByTestId('kiosk-paid').waitFor({ timeout: 10_000 });
    await screen.screenshot({ path: join('test-results', 'money-day', 'paired-paid.png') });
  });
});
