import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { dayFile } from '#build/bank-simulator/day-file.ts';
import { billOf } from '#build/bank-simulator/options.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { readBarcodes } from '#test/support/read-barcodes.ts';
import type { Desktop } from './desktop.ts';
import { typeAsScanner } from './page-scanner.ts';
import { pendingOn } from './pending.ts';

export interface Person {
  readonly name: string;
  readonly pin: string;
}

const PATIENCE = { timeout: 60_000 };
const PICTURES = 'test-results/first-day';
const BILLER = { taxId: '0999999999999', suffix: '00', name: 'สอจ.ปทุมธานี' };
/** As that bank numbers itself and the office. */
const FILE_OWNER = { bankCode: '006', account: '9990000001', companyName: BILLER.name, serviceCode: 'FAEM0001' };

/** A picture of a step, for people to look at. */
export const shoot = async (page: Page, step: string): Promise<void> => {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${step}.png`) });
};

const closed = (page: Page, dialog: string): Promise<void> => page.getByTestId(dialog).waitFor({ state: 'detached' });

/** At the pace of a person: six digits and Enter in a moment would be a scan. */
export const logIn = async (page: Page, { name, pin }: Person): Promise<void> => {
  await page.getByTestId('login-search').waitFor(PATIENCE);
  await page.getByTestId('login-search').fill(name);
  await page.keyboard.press('Enter');
  await page.getByTestId('pin').waitFor();
  await page.keyboard.type(pin, { delay: 80 });
  await page.keyboard.press('Enter');
  await page.getByTestId('actor').waitFor(PATIENCE);
};

/** The empty PC becomes the centre of a new office. */
export const openOffice = async (page: Page, administrator: Person): Promise<void> => {
  await page.getByTestId('setup-own').waitFor(PATIENCE);
  await shoot(page, '01-set-up');
  await page.keyboard.press('2');
  await page.getByTestId('office-province').fill('ปทุม');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('office-name').inputValue()).toBe('สำนักงานอุตสาหกรรมจังหวัดปทุมธานี');
  await page.getByTestId('office-admin').fill(administrator.name);
  await page.getByTestId('office-pin').fill(administrator.pin);
  await page.getByTestId('office-pin-again').fill(administrator.pin);
  await shoot(page, '02-own-office');
  await page.keyboard.press('Enter');
};

const addPerson = async (page: Page, { name, pin }: Person): Promise<void> => {
  await page.getByTestId('setup-step-people').click();
  await page.keyboard.press('F2');
  await page.getByTestId('staff-name').fill(name);
  await page.getByTestId('staff-pin').fill(pin);
  await page.getByTestId('staff-pin-again').fill(pin);
  await page.keyboard.press('F2');
  await closed(page, 'staff-dialog');
};

/** A room, and by one pattern a cabinet of two shelves in it. */
const addPlaces = async (page: Page): Promise<void> => {
  await page.getByTestId('setup-step-places').click();
  await page.keyboard.press('F5');
  await page.getByTestId('place-name').fill('ห้องเก็บแฟ้ม');
  // Numbers for barcodes come from the centre, which has only just been started.
  await expect
    .poll(async () => {
      await page.getByTestId('place-save').click();
      return page.getByTestId('place-name').inputValue();
    }, PATIENCE)
    .toBe('');
  await expect.poll(() => pendingOn(page), PATIENCE).toBe(0);
  await page.getByTestId('place-kind').selectOption('pattern');
  // The list of places is read anew when the first one has reached the centre.
  await expect
    .poll(async () => {
      await page.getByTestId('place-parent').fill('ห้อง');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      return page.getByTestId('place-parent').inputValue();
    }, PATIENCE)
    .toBe('ห้องเก็บแฟ้ม');
  for (const [field, count] of [
    ['cabinets', '1'],
    ['shelves', '2'],
    ['slots', '0'],
  ] as const) {
    await page.getByTestId(`place-${field}`).fill(count);
  }
  await shoot(page, '04-places');
  await page.keyboard.press('F5');
  await expect.poll(() => page.getByTestId('place-cabinets').inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await closed(page, 'place-dialog');
  await expect.poll(() => page.getByTestId('location-panel').innerText()).toContain('ตู้ 01 · ชั้น 2');
};

const confirmSchedules = async (page: Page): Promise<void> => {
  await page.getByTestId('setup-step-schedule').click();
  const unconfirmed = page.getByTestId('schedule-panel').getByRole('button', { name: 'ยืนยันอัตรา' });
  for (let left = await unconfirmed.count(); left > 0; left -= 1) {
    await unconfirmed.first().click();
    await page.getByTestId('schedule-document').fill('อก 0301/45');
    await page.keyboard.press('F8');
    await closed(page, 'confirm-schedule-dialog');
  }
};

const nameBiller = async (page: Page): Promise<void> => {
  await page.getByTestId('setup-step-biller').click();
  await page.keyboard.press('F6');
  await page.getByTestId('biller-tax-id').fill(BILLER.taxId);
  await page.getByTestId('biller-suffix').fill(BILLER.suffix);
  await page.getByTestId('biller-name').fill(BILLER.name);
  await page.keyboard.press('F6');
  await closed(page, 'biller-dialog');
};

/** People, places, rates and the biller, each by its step of the guide that a new office is led to. */
export const setUpOffice = async (page: Page, clerk: Person): Promise<void> => {
  await page.getByTestId('setup-guide').waitFor(PATIENCE);
  await shoot(page, '03-guide');
  await addPerson(page, clerk);
  await addPlaces(page);
  await confirmSchedules(page);
  await nameBiller(page);
  await shoot(page, '05-set-up-done');
};

/** A list as the ministry's site gives it, in the encoding of an old Windows, with every trap of the real one. */
export const importRegister = async (page: Page, file: string): Promise<number> => {
  const feed = ['--rows', '100', '--seed', '77', '--province', '13', '--encoding', 'windows-874', '--out', file];
  execFileSync('node_modules/.bin/tsx', ['build/demo-feed.ts', ...feed], { stdio: 'ignore' });
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByTestId('import-review').waitFor(PATIENCE);
  const created = Number(await page.getByTestId('import-count-create').innerText());
  await shoot(page, '06-import');
  await page.getByTestId('import-apply').click();
  await page.getByTestId('import-done').waitFor(PATIENCE);
  await page.getByTestId('register-folders').click();
  await closed(page, 'missing-folders');
  return created;
};

const spaced = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Scans codes one by one, each when the one before stands on the screen. */
export const scanAll = async (page: Page, codes: readonly string[], shownAt: string): Promise<void> => {
  for (const code of codes) {
    await typeAsScanner(page, code);
    await expect.poll(() => page.getByTestId(shownAt).innerText(), { interval: 20 }).toContain(spaced(code));
  }
};

/** Puts the folders into a shelf of the room, at the scan desk. */
export const shelve = async (page: Page, shelf: string, codes: readonly string[]): Promise<void> => {
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  await page.keyboard.press('F8');
  await typeAsScanner(page, shelf);
  await expect.poll(() => page.getByTestId('scan-desk-page').innerText()).toMatch(/ชั้น\s1/);
  await scanAll(page, codes, 'result');
  await shoot(page, '08-shelved');
};

/** Counts a shelf on which one folder is missing; gives how many the result calls seen and missing. */
export const count = async (
  page: Page,
  shelf: string,
  codes: readonly string[],
): Promise<{ readonly seen: number; readonly missing: number }> => {
  await page.getByTestId('nav-stockTake').click();
  await page.getByTestId('stock-take-page').waitFor();
  await page.keyboard.press('Insert');
  await page.getByTestId('open-count-dialog').waitFor();
  await typeAsScanner(page, shelf);
  await expect.poll(() => page.getByTestId('start-count').isEnabled()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('counting-page').waitFor();
  await typeAsScanner(page, shelf);
  await expect.poll(() => page.getByTestId('count-place-now').innerText()).toMatch(/ชั้น\s1/);
  await scanAll(page, codes, 'count-result');
  await shoot(page, '10-counting');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('finish-dialog').waitFor();
  await page.keyboard.press('Control+Enter');
  await closed(page, 'finish-dialog');
  await page.getByTestId('count-result-page').waitFor(PATIENCE);
  await shoot(page, '11-counted');
  const size = async (list: string): Promise<number> =>
    Number(await page.getByTestId(`count-size-${list}`).innerText());
  // Labels do not come out in the order of the shelf, so some stand beside their place.
  return { seen: (await size('found')) + (await size('misplaced')), missing: await size('notSeen') };
};

export interface Bill {
  readonly ref1: string;
  readonly satang: number;
}

const openFound = async (page: Page, text: string): Promise<void> => {
  await page.getByTestId('search-box').focus();
  await page.getByTestId('search-box').fill(text);
  await page.getByTestId('search-result-0').click();
  await page.getByTestId('factory-page').waitFor();
};

const openBillable = async (page: Page, codes: readonly string[]): Promise<void> => {
  for (const code of codes) {
    await openFound(page, code);
    if (await page.getByTestId('action-F4').isEnabled()) return;
    await page.keyboard.press('Escape');
  }
  throw new Error('none of these factories may be billed');
};

/** From a folder's code to a QR that an independent decoder reads off the public screen; of the first that may be billed. */
export const billVisitor = async (pc: Desktop, codes: readonly string[], picture: string): Promise<Bill> => {
  const page = pc.counter;
  await openBillable(page, codes);
  await page.keyboard.press('F4');
  const dialog = page.getByTestId('notice-dialog');
  await dialog.waitFor();
  // Of a factory without any record of payments nothing is ticked beforehand: a person says what is owed.
  if (!(await page.getByTestId('notice-confirm').isEnabled())) await dialog.getByRole('checkbox').last().check();
  await page.keyboard.press('F4');
  await closed(page, 'notice-dialog');
  await page.keyboard.press('F5');
  const kiosk = await pc.kiosk();
  await kiosk.locator('[data-testid="kiosk-qr"][data-check="shown"]').waitFor(PATIENCE);
  await kiosk.screenshot({ path: picture });
  await shoot(kiosk, '12-public-screen');
  await shoot(page, '13-billed');
  const [found] = readBarcodes(picture);
  const decoded = decodeThaiQr(found?.replace(/^QR-Code:/, '') ?? '');
  invariant(decoded.ok && decoded.value.kind === 'bill-payment', 'the QR is a bill payment');
  const { ref1, satang = 0 } = decoded.value;
  return { ref1, satang };
};

/** The bank's file of the day says that the bill is paid; the receipt is issued and the day is closed. */
export const takeMoney = async (page: Page, { ref1, satang }: Bill): Promise<void> => {
  const paid = {
    ...billOf({ billerId: `${BILLER.taxId}${BILLER.suffix}`, ref1, baht: (satang / 100).toFixed(2) }),
    kind: 'confirmed',
    transactionId: 'T-1',
    atMs: Date.now(),
    channel: 'mobile',
    payerName: 'ผู้มาติดต่อ คนแรก',
  } as const;
  const file = dayFile([paid], { day: isoDateAt(paid.atMs), owner: FILE_OWNER });
  invariant(file.ok, 'the bank can write its file');
  await page.getByTestId('nav-payments').click();
  await page.getByTestId('payments-reconciliation').click();
  const upload = { name: 'KTB.txt', mimeType: 'text/plain', buffer: Buffer.from(file.value) };
  await page.getByTestId('bank-file-field').setInputFiles(upload);
  await page.getByTestId('bank-file-dialog').waitFor();
  await page.keyboard.press('F8');
  await closed(page, 'bank-file-dialog');
  await page.getByTestId('nav-counter').click();
  await openFound(page, ref1);
  await expect.poll(() => page.getByTestId(`notice-${ref1}`).innerText(), PATIENCE).toContain('ชำระแล้ว');
  await page.keyboard.press('Control+p');
  await page.getByTestId('no-book').waitFor();
  await page.keyboard.press('F4');
  await expect.poll(() => page.getByTestId('receipt-issue').isEnabled(), PATIENCE).toBe(true);
  await page.keyboard.press('F4');
  await page.getByTestId('receipt-issued').waitFor();
  await shoot(page, '14-receipt');
  await page.keyboard.press('Escape');
  await page.getByTestId('nav-payments').click();
  await page.getByTestId('payments-daily-close').click();
  await page.getByTestId('close-date').waitFor();
  await page.keyboard.press('F4');
  await page.getByTestId('close-day-save').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('day-closed').waitFor();
  await shoot(page, '15-day-closed');
};

/** A backup into the folder that is chosen now, when everything has reached the centre. */
export const backUp = async (page: Page): Promise<void> => {
  await page.getByTestId('nav-sync').click();
  await page.getByTestId('sync-page').waitFor();
  await expect.poll(() => pendingOn(page), PATIENCE).toBe(0);
  await page.getByTestId('backup-choose-folder').click();
  await page.getByTestId('backup-folder').waitFor();
  await page.keyboard.press('F9');
  await expect.poll(() => page.getByTestId('backup-last').innerText(), PATIENCE).toMatch(/\d/);
  await expect.poll(() => page.getByTestId('backup-activity').count(), PATIENCE).toBe(0);
  await shoot(page, '16-backup');
};

/** A code that lets one more PC in. */
export const makeEnrolmentCode = async (page: Page, { pin }: Person): Promise<string> => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('device-code').click();
  await page.getByTestId('device-pin').fill(pin);
  await page.keyboard.press('F2');
  const code = await page.getByTestId('enrolment-code').innerText();
  await page.keyboard.press('Escape');
  return code;
};

/** Who has the folder, as its factory's page says. */
export const holderOf = async (page: Page, code: string): Promise<string> => {
  await openFound(page, code);
  return page.getByTestId(`folder-row-${code}`).innerText();
};

/** Lets another new PC into the office. */
export const enrol = async (
  page: Page,
  typed: { readonly address: string; readonly code: string; readonly name: string },
): Promise<void> => {
  await page.getByTestId('setup-join').waitFor(PATIENCE);
  await page.getByTestId('setup-join').click();
  await page.getByTestId('setup-url').fill(typed.address);
  await page.getByTestId('setup-code').fill(typed.code);
  await page.getByTestId('setup-name').fill(typed.name);
  await shoot(page, '17-second-pc');
  await page.keyboard.press('Enter');
};
