import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { electronPath } from '#build/electron-path.ts';
import type { RunningCentre } from './centre.ts';
import { cutPower } from './process-group.ts';

/** One PC of the office: a real Electron with a user-data folder of its own. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly counter: Page;
  /** The public screen, once it was opened. */
  kiosk(): Promise<Page>;
  /** Pulls the plug: no time to save anything. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the app from the built checkout, as `npm start` does. */
export const startDesktop = async (options: {
  readonly dataFolder: string;
  readonly centre: Pick<RunningCentre, 'url' | 'demo'>;
  readonly saveFolder?: string;
  /** What the question for a backup folder is answered with. */
  readonly backupFolder?: string;
  /** A packaged program instead of this checkout. */
  readonly program?: string;
  /** A file that is opened with the program, as by a double click. */
  readonly openedFile?: string;
  /** More of the environment, such as where the program was installed. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Switches of Chromium, such as a fake camera. */
  readonly switches?: readonly string[];
}): Promise<Desktop> => {
  const saveFolder = options.saveFolder ?? join(options.dataFolder, 'saved');
  mkdirSync(saveFolder, { recursive: true });
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => name !== 'ELECTRON_RUN_AS_NODE' && value !== undefined),
  ) as Record<string, string>;
  const app = await _electron.launch({
    executablePath: options.program ?? electronPath().executable,
    args: [
      '--no-sandbox',
      ...(options.switches ?? []),
      ...(options.program === undefined ? [process.cwd()] : []),
      ...(options.openedFile === undefined ? [] : [options.openedFile]),
    ],
    env: {
      ...environment,
      FAEM_DATA: options.dataFolder,
      FAEM_CENTRAL: options.centre.url,
      FAEM_DEMO: JSON.stringify(options.centre.demo),
      FAEM_SAVE_DIR: saveFolder,
      ...(options.backupFolder === undefined ? {} : { FAEM_BACKUP_DIR: options.backupFolder }),
      FAEM_CLOSE_ANSWER: 'close',
      FAEM_TEST: '1',
      FAEM_WAIT_FOR_TEST: '1',
      ...options.environment,
    },
  });
  while (!(await app.evaluate(({ app: program }) => program.emit('observed')))) await sleep(20);
  const counter = await app.firstWindow();
  counter.on('pageerror', (error) => console.log(`page error: ${error.message}`));
  const isKiosk = (page: Page): boolean => page.url().includes('kiosk.html');
  return {
    app,
    counter,
    kiosk: async () => app.windows().find(isKiosk) ?? app.waitForEvent('window', { predicate: isKiosk }),
    kill: () => cutPower(app.process()),
    close: () => app.close(),
  };
};

/** Logs in by the keyboard alone: choose the person, type the PIN. */
export const signIn = async (page: Page, person: { readonly name: string; readonly pin: string }): Promise<void> => {
  const search = page.getByTestId('login-search');
  await search.waitFor({ timeout: 60_000 });
  await search.fill(person.name);
  await page.keyboard.press('Enter');
  await page.getByTestId('pin').waitFor();
  await page.keyboard.type(person.pin);
  await page.keyboard.press('Enter');
  await page.getByTestId('actor').waitFor();
};
