import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '#shared/lib/invariant.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anUpdate, publishTo, someKeys } from '#test/builders/an-update.ts';
import { rasterise, readBarcodes } from '#test/support/read-barcodes.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import * as day from './support/first-day.ts';
import { focusWindow, pressKey, scanUntilAnswered, useLayout } from './support/keyboard.ts';
import { pendingOn } from './support/pending.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-packaged-'));
const atCentre = join(folder, 'centre-updates');
const onStick = join(folder, 'stick');
const keys = someKeys();
const program = join(process.cwd(), 'release/linux-unpacked/faem');
const open = new Set<Desktop>();
let centre: RunningCentre;

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
}, 180_000);

afterEach(async ({ task }) => {
  for (const [index, pc] of [...open].entries()) {
    if (task.result?.state === 'fail') await day.shoot(pc.counter, `failed-${index + 1}`).catch(() => undefined);
    await pc.kill().catch(() => undefined);
  }
  open.clear();
});

afterAll(async () => {
  await centre?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The packaged program as an AppImage runs it: the system knows it by that one file. */
const startPackaged = async (appImage: string): Promise<Desktop> => {
  const pc = await startDesktop({
    dataFolder: join(folder, 'pc'),
    centre,
    program,
    environment: { APPIMAGE: appImage, FAEM_UPDATE_FOLDER: onStick, XDG_CACHE_HOME: join(folder, 'cache') },
  });
  open.add(pc);
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
    centre = await startCentre({ factories: 30, updatesFolder: atCentre });
    const appImage = join(folder, 'faem.AppImage');
    writeFileSync(appImage, aProgram('0.1.0'));
    chmodSync(appImage, 0o755);
    const desktop = await startPackaged(appImage);
    const { counter } = desktop;
    expect(await desktop.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    expect(await counter.evaluate('typeof gc')).toBe('function');
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
    open.delete(desktop);

    await expect.poll(() => existsSync(join(folder, 'started'))).toBe(true);
    expect(readFileSync(appImage)).toEqual(aProgram('9.0.1'));
    expect(readFileSync(join(folder, 'started'), 'utf8')).toBe(`9.0.1 ${join(folder, 'pc')}\n`);

    // The data is where it was: the older program opens it again, with its enrolment.
    const again = await startPackaged(appImage);
    await openProgramPage(again);
  });
});

const stick = join(folder, 'backups');
const saved = join(folder, 'saved');
const administrator = { name: 'สมหญิง ดูแลดี', pin: '271828' };
const clerk = { name: 'กาญจนา ศรีสุวรรณ', pin: '314159' };
const BADGE_OF_CLERK = makeScanCode('staff', '13', 2);
/** Room and cabinet come before it. */
const FIRST_SHELF = makeScanCode('location', '13', 3);

/** A PC of an office that nobody has prepared anything for, nor told of any centre. */
const startNewPc = async (name: string): Promise<Desktop> => {
  const pc = await startDesktop({
    dataFolder: join(folder, name),
    centre: { url: '', demo: '' as never },
    program,
    saveFolder: saved,
    backupFolder: stick,
  });
  open.add(pc);
  return pc;
};

const unplug = async (pc: Desktop): Promise<void> => {
  await pc.kill();
  open.delete(pc);
};

/** Saves the labels that wait, and reads them off the paper with an independent decoder. */
const printLabels = async ({ counter }: Desktop): Promise<readonly string[]> => {
  await counter.getByTestId('nav-labels').click();
  await expect.poll(() => counter.getByTestId('labels-pdf').isEnabled()).toBe(true);
  const waiting = Number((await counter.getByTestId('labels-chosen').innerText()).match(/\d+/)?.[0]);
  await counter.keyboard.press('F6');
  const papers = (): readonly string[] => readdirSync(saved).filter((name) => name.endsWith('.pdf'));
  await expect.poll(() => papers().length, { timeout: 60_000 }).toBe(1);
  const codes = rasterise(readFileSync(join(saved, papers()[0] ?? '')), 300)
    .flatMap((picture) => readBarcodes(picture))
    .filter((line) => line.startsWith('CODE-128:'))
    .map((line) => line.slice('CODE-128:'.length));
  expect(new Set(codes).size).toBe(waiting);
  return codes;
};

/** With keys of a real scanner while Windows stands on Thai: they arrive as ๅ / - ภ. */
const lendWithScanner = async ({ counter }: Desktop, code: string): Promise<void> => {
  useLayout('th');
  focusWindow('แฟ้ม');
  pressKey('F2');
  const says = async (testId: string, words: string): Promise<boolean> =>
    (await counter.getByTestId(testId).allInnerTexts()).some((text) => text.includes(words));
  await scanUntilAnswered(BADGE_OF_CLERK, () => says('scan-desk-page', clerk.name));
  await scanUntilAnswered(code, () => says('result-headline', `ให้ ${clerk.name} ยืม`));
  await expect.poll(() => counter.getByTestId('result').getAttribute('data-tone')).toBe('done');
  useLayout('us');
};

const addressOfCentre = (pc: string): string => {
  const { port } = JSON.parse(readFileSync(join(folder, pc, 'centre.json'), 'utf8')) as { port: number };
  return `http://127.0.0.1:${port}`;
};

/** What is gone with the disk; the enrolment and the second copy of unsent work lie elsewhere. */
const loseDatabase = (pc: string): void => {
  const kept = new Set(['secrets.json', 'office-keys.json', 'journal']);
  for (const name of readdirSync(join(folder, pc))) {
    if (!kept.has(name)) rmSync(join(folder, pc, name), { recursive: true });
  }
};

describe("a new user's first day with the packaged app and nothing prepared", () => {
  test('own centre → guide → register → labels → lend → power cut → count → a visitor pays → day closed → backup → the other PC goes on from it', async () => {
    mkdirSync(stick);
    let pc = await startNewPc('pc-1');
    await day.openOffice(pc.counter, administrator);
    await day.logIn(pc.counter, administrator);
    await day.setUpOffice(pc.counter, clerk);
    expect(await day.importRegister(pc.counter, join(folder, 'register.csv'))).toBe(100);

    // Twenty folders get their labels, each is scanned back from where it was put on, and they go into a shelf.
    const codes = await printLabels(pc);
    const labelled = codes.slice(0, 20);
    expect(labelled).toHaveLength(20);
    await day.scanAll(pc.counter, labelled, 'scan-back-last');
    await day.shoot(pc.counter, '07-labelled');
    await day.shelve(pc.counter, FIRST_SHELF, labelled);

    // One is lent, and somebody trips over the cable right after the scan; centre and work are there again.
    const [lent = '', lost, ...inPlace] = labelled;
    await lendWithScanner(pc, lent);
    await day.shoot(pc.counter, '09-lent');
    await unplug(pc);
    pc = await startNewPc('pc-1');
    await day.logIn(pc.counter, administrator);
    expect(await day.holderOf(pc.counter, lent)).toContain(clerk.name);

    // The shelf is counted: the folder that nobody has is named, the one that is lent is not.
    expect(lost).toBeDefined();
    expect(await day.count(pc.counter, FIRST_SHELF, inPlace)).toEqual({ seen: inPlace.length, missing: 1 });

    const bill = await day.billVisitor(pc, inPlace, join(folder, 'kiosk.png'));
    await day.takeMoney(pc.counter, bill);
    await day.backUp(pc.counter);

    // Another PC joins and sees all of it. (On the same machine, past the door to the network; that is in join-pc.test.ts.)
    const code = await day.makeEnrolmentCode(pc.counter, administrator);
    let second = await startNewPc('pc-2');
    await day.enrol(second.counter, { address: addressOfCentre('pc-1'), code, name: 'เครื่องที่สอง' });
    await day.logIn(second.counter, clerk);
    expect(await day.holderOf(second.counter, lent)).toContain(clerk.name);
    await expect.poll(() => pendingOn(second.counter), { timeout: 30_000 }).toBe(0);

    // The first PC is gone with the centre, and the disk of the second too: it goes on from the first one's backup.
    await unplug(pc);
    await unplug(second);
    loseDatabase('pc-2');
    second = await startNewPc('pc-2');
    await second.counter.getByTestId('restore-panel').waitFor({ timeout: 60_000 });
    const [backup] = readdirSync(stick).filter((name) => name.endsWith('.faem'));
    await second.counter.getByTestId('restore-file').setInputFiles(join(stick, backup ?? ''));
    await day.logIn(second.counter, clerk);
    await second.counter.getByTestId('start-notice-read').click();
    expect(await day.holderOf(second.counter, lent)).toContain(clerk.name);
    await second.counter.getByTestId('nav-scan').click();
    await second.counter.getByTestId('scan-desk-page').waitFor();
    await second.counter.keyboard.press('F7');
    await day.scanAll(second.counter, [lent], 'result');
    await day.shoot(second.counter, '18-restored');
    expect(await pendingOn(second.counter)).toBe(1);
  });
});
