import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { scanInto } from './support/page-scanner.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-request-trapped-'));
let centre: RunningCentre;
let counterPc: Desktop;
let fileRoomPc: Desktop;

const person = (index: number) => {
  const found = centre.demo.staff[index];
  invariant(found, 'the demo office has this many people');
  return found;
};

beforeAll(async () => {
  centre = await startCentre({ factories: 40 });
  counterPc = await startDesktop({ dataFolder: join(folder, 'counter'), centre });
  fileRoomPc = await startDesktop({ dataFolder: join(folder, 'file-room'), centre });
  await signIn(counterPc.counter, person(0));
  await signIn(fileRoomPc.counter, person(2));
}, 180_000);

afterAll(async () => {
  await counterPc?.close();
  await fileRoomPc?.close();
  await centre?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (page: Page, testId: string) => page.getByTestId(testId);
const shows = (page: Page, testId: string) => expect.poll(() => at(page, testId).first().innerText());

const openFolder = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.press('Escape');
  await at(page, 'nav-counter').click();
  await at(page, 'search-box').fill(code);
  await at(page, 'search-result-0').click();
  await at(page, `folder-row-${code}`).waitFor();
};

/** The first folders that stand on their shelves. */
const shelvedCodes = async (page: Page, count: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let running = 1; running <= 40 && found.length < count; running += 1) {
    const code = makeScanCode('folder', '13', running);
    await openFolder(page, code);
    const row = await at(page, `folder-row-${code}`).innerText();
    const volumes = await page.locator('[data-testid^="folder-row-"]').count();
    if (row.includes('อยู่ที่เก็บ') && volumes === 1) found.push(code);
  }
  return found;
};

describe('a folder is asked for while somebody has it', () => {
  test('it is trapped when it comes back, handed over, and the shelf is walked for the next', async () => {
    const [counter, fileRoom] = [counterPc.counter, fileRoomPc.counter];
    const [lent, shelved] = await shelvedCodes(counter, 2);
    invariant(lent && shelved, 'the demo office has folders on their shelves');

    // The finance officer has the folder.
    await at(fileRoom, 'nav-scan').click();
    await fileRoom.keyboard.press('F2');
    await scanInto(fileRoom, person(3).badgeCode);
    await shows(fileRoom, 'result-headline').toContain(person(3).name);
    await scanInto(fileRoom, lent);
    await shows(fileRoom, 'result-headline').toContain(`ให้ ${person(3).name} ยืม`);

    // The counter asks for it with one key and Enter, and sees its place in the queue.
    await openFolder(counter, lent);
    await shows(counter, `folder-row-${lent}`).toContain(person(3).name);
    await counter.keyboard.press('F3');
    await at(counter, 'request-confirm').waitFor();
    await counter.keyboard.press('Enter');
    await shows(counter, `request-line-${lent}`).toMatch(/คิวที่ 1 · รอคิว/);
    await at(fileRoom, 'nav-requests').click();
    await shows(fileRoom, 'waiting').toContain(person(0).name);

    // It comes back to the other PC: kept for the counter, not for the shelf.
    await at(fileRoom, 'nav-scan').click();
    await fileRoom.keyboard.press('F7');
    await scanInto(fileRoom, lent);
    await shows(fileRoom, 'result-headline').toBe(`กักไว้ให้ ${person(0).name}`);
    await expect.poll(() => at(fileRoom, 'result').getAttribute('data-tone')).toBe('exception');
    await shows(counter, `request-line-${lent}`).toContain('พร้อมรับที่โต๊ะ');

    // Meanwhile something is asked for that stands on its shelf: the file room fetches it by scan.
    await openFolder(counter, shelved);
    await counter.keyboard.press('F3');
    await at(counter, 'request-confirm').waitFor();
    await counter.keyboard.press('Enter');
    await shows(fileRoom, 'request-badge').toContain('1');
    await at(fileRoom, 'nav-requests').click();
    await at(fileRoom, 'next-pick').waitFor();
    await scanInto(fileRoom, shelved);
    await shows(fileRoom, 'pick-headline').toBe(`หยิบให้ ${person(0).name}`);
    await shows(counter, `request-line-${shelved}`).toContain('หยิบแล้ว');

    // Handed over with one key: the folder is on loan to who asked, and the request has gone on both PCs.
    await at(fileRoom, `hand-over-${lent}`).waitFor();
    await fileRoom.keyboard.press('F2');
    await shows(fileRoom, 'pick-headline').toBe(`ส่งมอบให้ ${person(0).name} แล้ว`);
    await openFolder(counter, lent);
    await shows(counter, `folder-row-${lent}`).toContain(person(0).name);
    await expect.poll(() => at(counter, `request-line-${lent}`).count()).toBe(0);
  }, 180_000);
});
