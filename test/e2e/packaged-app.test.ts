import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '#shared/lib/invariant.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anUpdate, publishTo, someKeys } from '#test/builders/an-update.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-packaged-'));
const atCentre = join(folder, 'centre-updates');
const onStick = join(folder, 'stick');
const keys = someKeys();
let centre: RunningCentre;
let pc: Desktop | undefined;

beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'pack'], {
    stdio: 'pipe',
    env: {
      ...process.env,
      FAEM_PACK_TESTABLE: '1',
      FAEM_UPDATE_KEY: keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    },
  });
  publishTo(atCentre, anUpdate({ version: '9.0.0', privateKey: someKeys().privateKey }));
  centre = await startCentre({ factories: 30, updatesFolder: atCentre });
}, 180_000);

afterEach(async () => {
  await pc?.kill().catch(() => undefined);
});

afterAll(async () => {
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The packaged program as an AppImage runs it: the system knows it by that one file. */
const startPackaged = async (appImage: string): Promise<Desktop> => {
  pc = await startDesktop({
    dataFolder: join(folder, 'pc'),
    centre,
    program: join(process.cwd(), 'release/linux-unpacked/faem'),
    environment: { APPIMAGE: appImage, FAEM_UPDATE_FOLDER: onStick, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  return pc;
};

/** Whatever an office runs by this file: it says that it was started, with which data. */
const aProgram = (version: string): Buffer =>
  Buffer.from(`#!/bin/sh\necho "${version} $FAEM_DATA" > "${join(folder, 'started')}"\n`);

const openProgramPage = async ({ counter }: Desktop): Promise<void> => {
  const [first] = centre.demo.staff;
  invariant(first, 'the demo office has staff');
  await signIn(counter, first);
  await counter.evaluate("location.hash = '#/program'");
  await counter.getByTestId('updates-panel').waitFor();
};

const stateOf = ({ counter }: Desktop): Promise<string | null> =>
  counter.getByTestId('update-state').getAttribute('data-state');

describe('the packaged app', () => {
  test('starts from its archive, enrols, logs in, refuses what is not ours and installs what is', async () => {
    const appImage = join(folder, 'faem.AppImage');
    writeFileSync(appImage, aProgram('0.1.0'));
    chmodSync(appImage, 0o755);
    const desktop = await startPackaged(appImage);
    const { counter } = desktop;
    expect(await desktop.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    await openProgramPage(desktop);
    expect(counter.url()).toMatch(/^app:\/\/faem\//);

    // At the centre lies one that somebody else has signed.
    await counter.getByTestId('update-check-centre').click();
    await counter.getByText('update-signature-wrong').waitFor();

    // On the stick one of ours that was damaged on the way.
    const ours = anUpdate({ version: '9.0.1', privateKey: keys.privateKey, installer: aProgram('9.0.1') });
    publishTo(onStick, ours);
    writeFileSync(join(onStick, ours.installerName), Buffer.alloc(ours.installer.length, 'x'));
    await counter.getByTestId('update-check-folder').click();
    await counter.getByTestId('update-fetch').click();
    await counter.getByText('update-damaged').waitFor();
    expect(existsSync(join(folder, 'started'))).toBe(false);

    // A sound one is installed when the person says so, and the new program is started on the same data.
    publishTo(onStick, ours);
    await counter.getByTestId('update-check-folder').click();
    await counter.getByTestId('update-fetch').click();
    await expect.poll(() => stateOf(desktop)).toBe('ready');
    expect(readFileSync(appImage)).toEqual(aProgram('0.1.0'));
    const ended = new Promise((resolve) => desktop.app.process().once('exit', resolve));
    await counter.getByTestId('update-install').click();
    // The program may be gone before the key is up.
    await counter.keyboard.press('F8').catch(() => undefined);
    await ended;

    await expect.poll(() => existsSync(join(folder, 'started'))).toBe(true);
    expect(readFileSync(appImage)).toEqual(aProgram('9.0.1'));
    expect(readFileSync(join(folder, 'started'), 'utf8')).toBe(`9.0.1 ${join(folder, 'pc')}\n`);

    // The data is where it was: the older program opens it again, with its enrolment.
    const again = await startPackaged(appImage);
    await openProgramPage(again);
  });
});
