import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startVirtualDisplay } from '#build/virtual-display.ts';
import { openWorkshop, type Workshop } from '#test/bench/workshop.ts';
import { createCamera, pictureFile, type Camera } from './camera.ts';
import { readScreensOptions } from './options.ts';
import { AT_THE_COUNTER, BEHIND_THE_COUNTER, walkThroughScenes } from './scenes/all.ts';
import { openStage } from './stage.ts';

/** What the documents show, and which picture it is. */
const DOCS_PICTURES: Readonly<Record<string, string>> = {
  counter: 'counter-issued.th.light',
  'scan-desk': 'scan-desk-wrong-place.th.light',
  labels: 'labels.th.light',
  kiosk: 'kiosk-bill',
  login: 'login.th.light',
  'shelf-map': 'shelf-map.th.light',
  loans: 'loans.th.light',
  'stock-take': 'stock-take-counting.th.light',
  requests: 'requests.th.light',
};

const takeAll = async (workshop: Workshop, camera: Camera): Promise<void> => {
  const stage = await openStage(workshop.scratch, camera);
  try {
    await walkThroughScenes(stage, [...AT_THE_COUNTER, ...BEHIND_THE_COUNTER]);
  } finally {
    await stage.desktop.close();
    await stage.centre.stop();
  }
};

const main = async (): Promise<void> => {
  const { folder, docsFolder, only } = readScreensOptions(process.argv.slice(2));
  const workshop = await openWorkshop();
  const display = await startVirtualDisplay();
  process.env['DISPLAY'] = display.name;
  try {
    for (const language of ['th', 'en'] as const) await takeAll(workshop, createCamera({ folder, language, only }));
  } finally {
    await display.stop();
    workshop.remove();
  }
  if (docsFolder === undefined) return;
  mkdirSync(docsFolder, { recursive: true });
  for (const [name, picture] of Object.entries(DOCS_PICTURES)) {
    copyFileSync(pictureFile(folder, picture), join(docsFolder, `${name}.png`));
  }
};

try {
  await main();
} catch (failure) {
  console.error(`screens: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`);
  process.exitCode = 1;
}
process.exit();
