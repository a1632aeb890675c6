import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { writeCameraVideo } from './support/camera-video.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';

const SHOWN = makeScanCode('folder', '13', 9);

let scratch: string;
let centre: RunningCentre;
let desktop: Desktop;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'faem-camera-'));
  const video = join(scratch, 'label.y4m');
  writeCameraVideo(video, [
    {
      kind: 'code128',
      code: SHOWN,
      frames: 8,
      scene: (frame) => ({ rollDegrees: 20 + frame * 3, pixelsPerModule: 3 }),
    },
  ]);
  centre = await startCentre({ factories: 30 });
  desktop = await startDesktop({
    dataFolder: join(scratch, 'pc'),
    centre,
    switches: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`],
  });
  const [first] = centre.demo.staff;
  invariant(first, 'the demo office has staff');
  await signIn(desktop.counter, first);
}, 180_000);

afterAll(async () => {
  await desktop.close();
  await centre.stop();
  rmSync(scratch, { recursive: true, force: true });
});

describe('the camera of a PC in the installed program', () => {
  test('F10 opens it without a question of the browser, a turning label is read, F10 closes it', async () => {
    const { counter } = desktop;
    await counter.getByTestId('nav-scan').click();
    await counter.getByTestId('scan-desk-page').waitFor();
    await counter.keyboard.press('F10');

    await counter.locator(`[data-testid="camera-read"][data-read="${SHOWN}"]`).waitFor({ timeout: 60_000 });
    await counter.getByTestId('result').and(counter.locator('[data-tone="done"]')).waitFor({ timeout: 20_000 });
    const shots = process.env['FAEM_SHOTS'];
    if (shots !== undefined) await counter.screenshot({ path: join(shots, 'camera-desktop.png') });

    await counter.keyboard.press('F10');
    await expect.poll(() => counter.getByTestId('camera-panel').count()).toBe(0);
  });

  test('a file of a batch scanner is shown before it is stored, and then stored at once', async () => {
    const { counter } = desktop;
    const folders = [11, 12, 13].map((running) => makeScanCode('folder', '13', running));
    const content = `${folders.map((code, at) => `${code},08:3${at}`).join('\n')}\n4006381333931\n${folders[0]},what\n`;
    await counter.getByTestId('scan-file').setInputFiles({
      name: 'morning.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(content),
    });
    await counter.getByTestId('scan-file-dialog').waitFor();
    expect(await counter.getByTestId('scan-file-counts').locator('li').count()).toBe(2);
    expect(await counter.getByTestId('scan-file-problems').locator('li').count()).toBe(1);
    const shots = process.env['FAEM_SHOTS'];
    if (shots !== undefined) await counter.screenshot({ path: join(shots, 'scan-file.png') });

    await counter.keyboard.press('Control+Enter');
    await expect.poll(() => counter.getByTestId('scan-file-dialog').count()).toBe(0);
    await counter.getByTestId('toasts').locator('span').first().waitFor();

    await counter.getByTestId('scan-file').setInputFiles({
      name: 'morning-copy.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(content),
    });
    await counter.getByTestId('scan-file-known').waitFor();
    await counter.keyboard.press('Escape');
  });
});
