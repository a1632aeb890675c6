import { join } from 'node:path';
import { startDesktop } from '#test/e2e/support/desktop.ts';
import { signIn } from '#test/e2e/support/desktop.ts';
import { beginIn, type Stage } from '../stage.ts';

/** The first start of a PC that nobody has set up. */
export const takeSetup = async ({ camera, scratch }: Stage): Promise<void> => {
  // What is no address and no demo is left out by the shell, and the office's administrator is asked instead.
  const nobody = { url: '', demo: '' as never };
  const desktop = await startDesktop({ centre: nobody, dataFolder: join(scratch, `new-pc-${camera.language}`) });
  const page = desktop.counter;
  try {
    await beginIn(page, camera.language, 'setup-page');
    await camera.take(page, 'setup');
    await page.getByTestId('setup-own').click();
    await page.getByTestId('open-office').waitFor();
    // The list of provinces is open; while it is, nothing else is there for a screen reader.
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await camera.take(page, 'setup-own');
    await page.getByTestId('setup-back').click();
    await page.getByTestId('setup-join').click();
    await page.getByTestId('setup-url').fill('ftp://somewhere');
    await page.keyboard.press('Enter');
    await camera.take(page, 'setup-problems');
  } finally {
    await desktop.close();
  }
};

const supervisorOf = ({ centre }: Stage): { readonly name: string; readonly pin: string } => {
  const person = centre.demo.staff.find(({ role }) => role === 'supervisor');
  if (!person) throw new Error('The demo has no supervisor');
  return person;
};

/** Logs in who may do everything the pictures show, without looking at how. */
export const logIn = (stage: Stage): Promise<void> => signIn(stage.page, supervisorOf(stage));

/** Who is here, and the PIN; leaves the supervisor logged in. */
export const takeLogIn = async (stage: Stage): Promise<void> => {
  const { camera, page } = stage;
  const person = supervisorOf(stage);
  await camera.take(page, 'login');
  await page.getByTestId('login-search').fill(person.name);
  await page.keyboard.press('Enter');
  await page.getByTestId('pin').waitFor();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
  await camera.take(page, 'login-pin');
  await page.keyboard.press('Escape');
  await signIn(page, person);
};
