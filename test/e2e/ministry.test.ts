import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPostgres } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { createMinistryAccounts } from '#central/services/ministry/accounts.ts';
import { officeIdOf, seedManyOffices } from '#test/builders/many-offices.ts';
import { openChromium } from '#test/support/chromium.ts';
import { startPostgres, type RealPostgres } from '#test/support/real-postgres.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';

const PASSWORD = 'a-long-password-27';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let postgres: RealPostgres;
let centre: RunningCentre;
let browser: Browser;
let page: Page;
const problems: string[] = [];

const shoot = async (name: string): Promise<void> => {
  const folder = process.env['FAEM_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: 'light' });
};

const downloaded = async (press: () => Promise<void>): Promise<Download> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return file;
};
const bytesOf = async (file: Download): Promise<Buffer> => readFileSync(await file.path());

beforeAll(async () => {
  postgres = await startPostgres();
  const database = connectPostgres(postgres.url, { log });
  await migrate(database.db, migrations);
  await seedManyOffices(database, { factories: 150, nowMs: Date.now() });
  const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now(), sleep: async () => undefined };
  await createMinistryAccounts({ db: database.db, clock }).add(
    { login: 'somchai', name: 'สมชาย ใจดี', role: 'ministry-reader' },
    PASSWORD,
  );
  await database.close();
  centre = await startCentre({ databaseUrl: postgres.url, factories: 30 });
  browser = await openChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Before the log-in the centre answers 401, which the browser notes by itself.
    if (message.type() === 'error' && !message.text().includes('401')) problems.push(message.text());
  });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await centre.stop();
  await postgres.stop();
});

describe('the ministry in its browser, served by the centre', () => {
  test('logs in, sees every office, looks into one, takes its figures home, and logs out', async () => {
    await page.goto(`${centre.url}/ministry`);
    await page.getByTestId('ministry-login').fill('somchai');
    await page.getByTestId('ministry-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByTestId('key-offices').getByText('77').waitFor();
    await page.getByTestId('ministry-behind').waitFor({ state: 'detached', timeout: 60_000 });
    const tile = page.getByTestId('tile-50');
    await expect.poll(() => tile.textContent()).toMatch(/\d+%/);
    await shoot('overview');

    const picture = await downloaded(() => page.getByTestId('map-panel-png').click());
    expect((await bytesOf(picture)).subarray(1, 4).toString()).toBe('PNG');
    if (process.env['FAEM_SHOTS'] !== undefined) await picture.saveAs(`${process.env['FAEM_SHOTS']}/map.png`);
    await page.getByTestId('ministry-nav-offices').click();
    const csv = await downloaded(() => page.getByTestId('offices-csv').click());
    expect((await bytesOf(csv)).toString('utf8').trim().split('\r\n')).toHaveLength(78);
    const xlsx = await downloaded(() => page.getByTestId('offices-xlsx').click());
    expect((await bytesOf(xlsx)).subarray(0, 2).toString()).toBe('PK');
    await shoot('offices');

    await page.getByTestId('ministry-nav-overview').click();
    await tile.click();
    await page.getByTestId('office-labelled').waitFor();
    await page.getByTestId('chart-movements').locator('svg[role=img]').waitFor();
    expect(page.url()).toBe(`${centre.url}/ministry#/offices/${officeIdOf('50')}`);
    await shoot('office');
    await page.reload();
    await page.getByTestId('office-labelled').waitFor();

    const cookies = await page.context().cookies();
    expect(cookies).toMatchObject([{ name: 'faem_ministry', httpOnly: true, sameSite: 'Strict' }]);
    await page.getByTestId('ministry-log-out').click();
    await page.getByTestId('ministry-log-in').waitFor();
    await page.reload();
    await page.getByTestId('ministry-log-in').waitFor();
    expect(problems).toEqual([]);
  });
});
