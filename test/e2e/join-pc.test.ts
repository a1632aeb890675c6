import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Page } from 'playwright';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openSealedBytes } from '#central/backup/sealed-file.ts';
import { freePort } from '#test/support/free-port.ts';
import { startDesktop, type Desktop } from './support/desktop.ts';
import * as day from './support/first-day.ts';
import { pendingOn } from './support/pending.ts';

const PATIENCE = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'faem-join-'));
const administrator = { name: 'สมหญิง ดูแลดี', pin: '271828' };
const stick = join(folder, 'stick');
const open = new Set<Desktop>();

afterEach(async ({ task }) => {
  for (const [index, pc] of [...open].entries()) {
    if (task.result?.state === 'fail') await day.shoot(pc.counter, `join-failed-${index + 1}`).catch(() => undefined);
    await pc.kill().catch(() => undefined);
  }
  open.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each PC is in the office's network at another address than the one that it calls itself by. */
const startPc = async (name: string): Promise<Desktop> => {
  const pc = await startDesktop({
    dataFolder: join(folder, name),
    centre: { url: '', demo: '' as never },
    backupFolder: stick,
    environment: { FAEM_LAN_ADDRESS: '127.0.0.2', FAEM_LAN_PORT: '0' },
  });
  open.add(pc);
  return pc;
};

const unplug = async (pc: Desktop): Promise<void> => {
  await pc.kill();
  open.delete(pc);
};

/** Opens the centre to the network, and gives what stands on the screen for whoever sits at the new PC. */
const invite = async (page: Page): Promise<{ readonly address: string; readonly code: string }> => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('centre-network-open').click();
  await page.getByTestId('centre-network-add').click(PATIENCE);
  await page.getByTestId('device-pin').fill(administrator.pin);
  await page.keyboard.press('F2');
  const address = await page.getByTestId('add-pc-address').innerText();
  const code = await page.getByTestId('add-pc-code').innerText();
  await day.shoot(page, '19-add-pc');
  await page.keyboard.press('Escape');
  return { address, code };
};

const addRoom = async (page: Page, name: string): Promise<void> => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('location-panel').waitFor();
  await page.keyboard.press('F5');
  await page.getByTestId('place-name').fill(name);
  await expect
    .poll(async () => {
      await page.getByTestId('place-save').click();
      return page.getByTestId('place-name').inputValue();
    }, PATIENCE)
    .toBe('');
  await page.keyboard.press('Escape');
};

const roomsOn = async (page: Page): Promise<string> => {
  await page.getByTestId('nav-settings').click();
  return page.getByTestId('location-panel').innerText();
};

/** Backs the centre up beside the PC's own backup; gives what somebody writes down on paper. */
const backUpCentre = async (page: Page): Promise<string> => {
  mkdirSync(stick);
  await page.getByTestId('nav-sync').click();
  await page.getByTestId('backup-choose-folder').click();
  await expect.poll(() => page.getByTestId('centre-backup-write').isEnabled(), PATIENCE).toBe(true);
  await page.getByTestId('centre-backup-write').click();
  await expect.poll(() => page.getByTestId('centre-backup-last').innerText(), PATIENCE).toMatch(/\d/);
  await page.getByTestId('centre-backup-code').click();
  await day.shoot(page, '20-centre-backup');
  return page.getByTestId('recovery-code').innerText();
};

test('a second PC joins the centre in the first one by its code, goes on alone when that is off, and sends later', async () => {
  let first = await startPc('pc-1');
  await day.openOffice(first.counter, administrator);
  await day.logIn(first.counter, administrator);
  await expect.poll(() => first.counter.getByTestId('nav-settings').isVisible(), PATIENCE).toBe(true);
  const { address, code } = await invite(first.counter);
  expect(address).toMatch(/^https:\/\/127\.0\.0\.2:\d+$/);

  const recoveryCode = await backUpCentre(first.counter);
  const [sealed = ''] = readdirSync(stick).filter((name) => name.endsWith('.sealed'));
  expect(openSealedBytes(readFileSync(join(stick, sealed)), recoveryCode).ok).toBe(true);

  // Another machine that answers at that address is not the centre: the second half of the code does not fit it.
  const second = await startPc('pc-2');
  await day.enrol(second.counter, {
    address,
    code: code.replace(/.$/, (end) => (end === '0' ? '1' : '0')),
    name: 'เครื่องที่สอง',
  });
  await second.counter.getByText('centre-certificate-wrong').waitFor(PATIENCE);
  // Half of a code is said to be half of one, and tried nowhere.
  await second.counter.getByTestId('setup-code').fill(code.slice(0, 19));
  await second.counter.keyboard.press('Enter');
  await second.counter.getByText('รหัสของศูนย์กลางในเครื่อง PC มี 8 ชุด').waitFor();

  await second.counter.getByTestId('setup-code').fill(code);
  await second.counter.keyboard.press('Enter');
  await day.logIn(second.counter, administrator);
  await addRoom(second.counter, 'ห้องหนึ่ง');
  await expect.poll(() => pendingOn(second.counter), PATIENCE).toBe(0);
  await expect.poll(() => roomsOn(first.counter), PATIENCE).toContain('ห้องหนึ่ง');

  await unplug(first);
  await addRoom(second.counter, 'ห้องสอง');
  expect(await pendingOn(second.counter)).toBe(1);

  // The first one is on again: its door is open as before, and the work arrives without anybody doing anything.
  first = await startPc('pc-1');
  await day.logIn(first.counter, administrator);
  await expect.poll(() => pendingOn(second.counter), PATIENCE).toBe(0);
  await expect.poll(() => roomsOn(first.counter), PATIENCE).toContain('ห้องสอง');
});

/** What a newer program has done to the centre's database, or what brings it back, while nobody has it open. */
const changeCentre = async (statement: string): Promise<void> => {
  const database = await PGlite.create(join(folder, 'pc-1', 'centre', 'database', 'pglite'));
  await database.exec(statement);
  await database.close();
};

const timesSaid = (word: string): number => {
  const logs = join(folder, 'pc-1', 'logs');
  const text = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
  return text.join('').split(word).length - 1;
};

test('a program older than its own centre says so, works on, and sends when the newer program is back', async () => {
  await changeCentre(`insert into schema_step (number, name, checksum) values (999, 'of-the-next-version', '')`);
  const older = await startPc('pc-1');
  await day.logIn(older.counter, administrator);

  const said = older.counter.getByTestId('own-centre-problem');
  await said.waitFor(PATIENCE);
  expect(await said.innerText()).toMatch(/โปรแกรมรุ่นใหม่กว่า[\s\S]*ไม่ถูกแก้ไข[\s\S]*ติดตั้งโปรแกรมรุ่นใหม่[\s\S]*centre-newer/);
  await addRoom(older.counter, 'ห้องสาม');
  await day.shoot(older.counter, '21-centre-newer');
  expect(await pendingOn(older.counter)).toBe(1);
  // Once: it is not started again and again.
  await expect.poll(() => timesSaid('"problem":"centre-newer"'), PATIENCE).toBe(1);

  await unplug(older);
  await changeCentre('delete from schema_step where number = 999');
  const newer = await startPc('pc-1');
  await day.logIn(newer.counter, administrator);
  await expect.poll(() => pendingOn(newer.counter), PATIENCE).toBe(0);
  expect(await newer.counter.getByTestId('own-centre-problem').count()).toBe(0);
});

/** The PC with the centre comes to the network at another place; what it remembers is changed while it is off. */
const moveDoor = async (): Promise<string> => {
  const port = await freePort();
  writeFileSync(join(folder, 'pc-1', 'centre-network.json'), JSON.stringify({ isOpen: true, port }));
  return `https://127.0.0.2:${port}`;
};

test('a centre that has moved is found by its new address, and what could not be sent arrives', async () => {
  const address = await moveDoor();
  const first = await startPc('pc-1');
  const second = await startPc('pc-2');
  await day.logIn(second.counter, administrator);
  await addRoom(second.counter, 'ห้องสี่');
  expect(await pendingOn(second.counter)).toBe(1);

  await second.counter.getByTestId('move-centre').click();
  await second.counter.getByTestId('move-centre-address').fill(address);
  await day.shoot(second.counter, '22-move-centre');
  await second.counter.keyboard.press('F2');
  await day.logIn(second.counter, administrator);

  await expect.poll(() => pendingOn(second.counter), PATIENCE).toBe(0);
  await day.logIn(first.counter, administrator);
  await expect.poll(() => roomsOn(first.counter), PATIENCE).toContain('ห้องสี่');
});
