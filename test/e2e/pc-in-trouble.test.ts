import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { freePort } from '#test/support/free-port.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { foldersInPlace, goTo, historyOf, lendAtScanDesk } from './support/lending.ts';
import { bringFurther, contentOf, databases } from './support/newer-database.ts';
import { pendingOn } from './support/pending.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-trouble-'));
const stick = join(folder, 'stick');
const profile = join(folder, 'pc-1');
let port: number;
let centre: RunningCentre;
const open = new Set<Desktop>();

const startOffice = (): Promise<RunningCentre> =>
  startCentre({ dataFolder: join(folder, 'centre'), factories: 30, port });
const startPc = async (name: string): Promise<Desktop> => {
  const pc = await startDesktop({ dataFolder: join(folder, name), centre, saveFolder: stick, backupFolder: stick });
  open.add(pc);
  return pc;
};
const unplug = async (pc: Desktop): Promise<void> => {
  await pc.kill();
  open.delete(pc);
};
const person = (index: number) => {
  const one = centre.demo.staff[index];
  invariant(one, 'the demo office has this person');
  return one;
};
const shoot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: `test-results/trouble-${name}.png` });

beforeAll(async () => {
  mkdirSync(stick);
  port = await freePort();
  centre = await startOffice();
}, 180_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [index, pc] of [...open].entries()) await shoot(pc.counter, `failed-${index + 1}`).catch(() => undefined);
});

afterAll(async () => {
  await Promise.all([...open].map((pc) => pc.kill().catch(() => undefined)));
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

const allSent = async (page: Page): Promise<void> => {
  await goTo(page, 'sync');
  await expect
    .poll(
      async () => {
        await page.getByTestId('sync-now').click();
        return pendingOn(page);
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(0);
};
const backUp = async (page: Page): Promise<void> => {
  const before = readdirSync(stick).length;
  await page.keyboard.press('F9');
  await expect.poll(() => page.getByTestId('backup-last').innerText(), { timeout: 30_000 }).toMatch(/\d/);
  await expect.poll(() => page.getByTestId('backup-activity').count(), { timeout: 30_000 }).toBe(0);
  expect(readdirSync(stick).length).toBeGreaterThanOrEqual(before);
};
const lends = async (page: Page, code: string): Promise<number> =>
  (await historyOf(page, code)).filter((line) => line.includes('ให้ยืม')).length;

describe('a PC in trouble', () => {
  test('loses its profile while the centre is out of reach: the backup opens, scanning goes on, and nothing is lost or twice', async () => {
    const pc = await startPc('pc-1');
    await signIn(pc.counter, person(0));
    const [first, second] = await foldersInPlace(pc.counter, 2);
    invariant(first && second, 'two folders are in their places');
    await goTo(pc.counter, 'sync');
    await pc.counter.getByTestId('backup-choose-folder').click();
    await pc.counter.getByTestId('backup-folder').waitFor();

    await centre.stop();
    await lendAtScanDesk(pc.counter, person(2), first);
    await goTo(pc.counter, 'sync');
    await backUp(pc.counter);
    await pc.counter.keyboard.press('F4');
    await expect
      .poll(() => pc.counter.getByTestId('backup-proved').innerText(), { timeout: 30_000 })
      .toContain('1 รายการ');
    await shoot(pc.counter, 'backup');
    await unplug(pc);
    const kept = new Set(['secrets.json', 'office-keys.json', 'backup-folder.json', 'journal']);
    for (const name of readdirSync(profile)) {
      if (!kept.has(name)) rmSync(join(profile, name), { recursive: true });
    }

    const restored = await startPc('pc-1');
    await restored.counter.getByTestId('restore-newest').waitFor({ timeout: 60_000 });
    await shoot(restored.counter, 'restore');
    await restored.counter.keyboard.press('F9');
    await signIn(restored.counter, person(0));
    await expect.poll(() => restored.counter.getByTestId('start-notice').innerText()).toContain('ไฟล์สำรอง');
    await shoot(restored.counter, 'restored');
    await restored.counter.getByTestId('start-notice-read').click();
    expect(await pendingOn(restored.counter)).toBe(1);
    await lendAtScanDesk(restored.counter, person(3), second);
    expect(await lends(restored.counter, first)).toBe(1);

    centre = await startOffice();
    await allSent(restored.counter);
    expect(await lends(restored.counter, first)).toBe(1);
    expect(await lends(restored.counter, second)).toBe(1);
    await unplug(restored);
  });

  test('finds half of its database files cut off: it is made again from centre and journal, and says so', async () => {
    const pc = await startPc('pc-1');
    await signIn(pc.counter, person(0));
    const [code] = await foldersInPlace(pc.counter, 1);
    invariant(code, 'a folder is in its place');
    await centre.stop();
    await lendAtScanDesk(pc.counter, person(2), code);
    await unplug(pc);
    const database = join(profile, 'IndexedDB', 'app_faem_0.indexeddb.leveldb');
    for (const name of readdirSync(database).filter((file) => /\.(ldb|log)$|^MANIFEST/.test(file))) {
      const file = join(database, name);
      truncateSync(file, Math.floor(statSync(file).size / 2));
    }

    centre = await startOffice();
    const after = await startPc('pc-1');
    await signIn(after.counter, person(0));
    await expect
      .poll(() => after.counter.getByTestId('start-notice').innerText(), { timeout: 30_000 })
      .toContain('ไม่มีงานใดหาย');
    await shoot(after.counter, 'rebuilt');
    await after.counter.getByTestId('start-notice-read').click();
    await allSent(after.counter);
    expect(await lends(after.counter, code)).toBe(1);
    await unplug(after);
  });

  test('without a network sends its work by stick through another PC; when it is online again nothing is there twice', async () => {
    const cut = await startPc('pc-1');
    await signIn(cut.counter, person(0));
    const [code] = await foldersInPlace(cut.counter, 1);
    invariant(code, 'a folder is in its place');
    await allSent(cut.counter);
    await centre.stop();
    await lendAtScanDesk(cut.counter, person(2), code);
    await goTo(cut.counter, 'sync');
    await cut.counter.keyboard.press('F7');
    await expect.poll(() => readdirSync(stick).some((name) => name.startsWith('งานค้าง'))).toBe(true);
    await unplug(cut);

    centre = await startOffice();
    const other = await startPc('pc-2');
    await signIn(other.counter, person(1));
    await goTo(other.counter, 'sync');
    const carried = readdirSync(stick).find((name) => name.startsWith('งานค้าง'));
    for (let time = 0; time < 2; time += 1) {
      await other.counter.getByTestId('bring-in-file').setInputFiles(join(stick, carried ?? ''));
      await other.counter.getByTestId('whose-work').waitFor();
      await other.counter.keyboard.press('F8');
      await other.counter.getByTestId('carried-done').waitFor();
      await other.counter.keyboard.press('Escape');
    }
    await expect.poll(() => lends(other.counter, code), { timeout: 30_000 }).toBe(1);

    const again = await startPc('pc-1');
    await signIn(again.counter, person(0));
    await allSent(again.counter);
    expect(await lends(again.counter, code)).toBe(1);
    expect(await lends(other.counter, code)).toBe(1);
  });

  test('with an older program does not open what a newer one has brought further, says so, and touches nothing', async () => {
    const pc = await startPc('pc-3');
    await signIn(pc.counter, person(0));
    const [code] = await foldersInPlace(pc.counter, 1);
    invariant(code, 'a folder is in its place');
    await centre.stop();
    await lendAtScanDesk(pc.counter, person(2), code);
    await expect.poll(() => pendingOn(pc.counter)).toBe(1);
    const name = (await databases(pc.counter))
      .map((found) => found.name ?? '')
      .find((one) => one.startsWith('faem-office'));
    invariant(name !== undefined, 'the office has its database');
    await bringFurther(pc.counter, name);
    const journal = join(folder, 'pc-3', 'journal', 'journal.log');
    const all = async (page: Page) => [
      await databases(page),
      await contentOf(page, name),
      readFileSync(journal, 'utf8'),
    ];
    const before = await all(pc.counter);
    expect(JSON.stringify(before)).toMatch(/outbox 1\b[\s\S]*check-out-folder/);
    await unplug(pc);

    const { counter } = await startPc('pc-3');

    const said = counter.getByTestId('boot-failed');
    await said.waitFor({ timeout: 60_000 });
    await shoot(counter, 'older-program');
    expect(await said.innerText()).toMatch(/รุ่นใหม่กว่า[\s\S]*ไม่มีสิ่งใดถูกแก้ไข[\s\S]*ติดตั้งโปรแกรมรุ่นใหม่[\s\S]*database-newer/);
    await said.getByRole('button').click();
    await said.waitFor();
    expect(await all(counter)).toEqual(before);
  });
});
