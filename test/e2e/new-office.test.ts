import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from './support/desktop.ts';
import { pendingOn } from './support/pending.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-new-office-'));
/** Nobody has told this PC of any centre. */
const nobody = { url: '', demo: '' as never };
const administrator = { name: 'สมหญิง ดูแลดี', pin: '271828' };
let pc: Desktop;

const start = async (): Promise<void> => {
  pc = await startDesktop({ dataFolder: join(folder, 'pc'), centre: nobody });
};

/** At the pace of a person: six digits and Enter in a moment would be a scan. */
const signIn = async (): Promise<void> => {
  const { counter } = pc;
  await counter.getByTestId('login-search').waitFor({ timeout: 120_000 });
  await counter.getByTestId('login-search').fill(administrator.name);
  await counter.keyboard.press('Enter');
  await counter.getByTestId('pin').waitFor();
  await counter.keyboard.type(administrator.pin, { delay: 120 });
  await counter.keyboard.press('Enter');
  await counter.getByTestId('actor').waitFor();
};

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  await pc.counter.screenshot({ path: 'test-results/new-office.png' }).catch(() => undefined);
});
afterAll(async () => {
  await pc.kill().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

test('a PC with nothing prepared becomes the centre of its office, is led through setting up, and survives a power cut', async () => {
  await start();
  const { keyboard } = pc.counter;
  await pc.counter.getByTestId('setup-own').waitFor({ timeout: 60_000 });
  await keyboard.press('2');
  await pc.counter.getByTestId('office-province').fill('ปทุม');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect.poll(() => pc.counter.getByTestId('office-name').inputValue()).toBe('สำนักงานอุตสาหกรรมจังหวัดปทุมธานี');
  await pc.counter.getByTestId('office-admin').fill(administrator.name);
  await pc.counter.getByTestId('office-pin').fill(administrator.pin);
  await pc.counter.getByTestId('office-pin-again').fill(administrator.pin);
  await keyboard.press('Enter');

  // The office is opened by a centre inside this PC, and whoever opened it is led to what is missing.
  await signIn();
  await pc.counter.getByTestId('setup-guide').waitFor({ timeout: 60_000 });
  await pc.counter.getByTestId('setup-step-places').click();
  // Numbers for barcodes come from the centre.
  await keyboard.press('F3');
  await pc.counter.getByTestId('place-name').fill('ห้อง A');
  await expect
    .poll(
      async () => {
        await pc.counter.getByTestId('place-save').click();
        return pc.counter.getByTestId('place-name').inputValue();
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe('');
  await keyboard.press('Escape');
  await expect.poll(() => pc.counter.getByTestId('location-panel').innerText()).toContain('ห้อง A');
  await expect.poll(() => pendingOn(pc.counter), { timeout: 30_000 }).toBe(0);

  // Somebody trips over the cable; the next start finds the office, its centre and its place again.
  await pc.kill();
  await start();
  await signIn();
  await pc.counter.getByTestId('nav-settings').click();
  await pc.counter.getByTestId('open-setup').click();
  await pc.counter.getByTestId('setup-step-places').click();
  await expect.poll(() => pc.counter.getByTestId('location-panel').innerText()).toContain('ห้อง A');
  await expect
    .poll(() => pc.counter.getByTestId('sync-state').getAttribute('data-tone'), { timeout: 60_000 })
    .toBe('done');
});
