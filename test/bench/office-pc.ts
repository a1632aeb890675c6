import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { RunningCentre } from '#test/e2e/support/centre.ts';
import { signIn, startDesktop, type Desktop } from '#test/e2e/support/desktop.ts';

const BOOTSTRAP_LIMIT_MS = 300_000;

/** Waits until nothing of this PC is unsent. */
export const untilSent = async (page: Page): Promise<void> => {
  await page.getByTestId('sync-pending').waitFor({ state: 'detached', timeout: 120_000 });
};

/**
 * The search prepares its texts in the pauses after the start, and what that leaves behind is cleared away after it. A page
 * that was opened before its copy was filled has prepared nothing, once, and says so too.
 */
const untilPrepared = async (page: Page): Promise<void> => {
  const isPrepared = "performance.getEntriesByName('faem:prepared').some(({ detail }) => detail.slices > 0)";
  while (!(await page.evaluate(isPrepared))) await sleep(200);
  await sleep(5_000);
};

/** What filling the copy and the centre has left for the disk to write is written: no morning at an office begins with it. */
const untilDiskIsIdle = (): void => {
  if (process.platform !== 'win32') execFileSync('sync');
};

/** A PC of the office whose copy is filled and somebody with this role logged in. */
export const openFilledPc = async (options: {
  readonly centre: RunningCentre;
  readonly dataFolder: string;
  readonly role: string;
}): Promise<Desktop> => {
  const { centre, dataFolder, role } = options;
  const desktop = await startDesktop({ centre, dataFolder });
  const person = centre.demo.staff.find((one) => one.role === role);
  if (!person) throw new Error(`The demo has nobody who is ${role}`);
  await desktop.counter.getByTestId('login-search').waitFor({ timeout: BOOTSTRAP_LIMIT_MS });
  await signIn(desktop.counter, person);
  await untilPrepared(desktop.counter);
  untilDiskIsIdle();
  return desktop;
};
