// Makes a fresh checkout able to run: npm packages, system packages, Electron. Plain JavaScript, because it runs before
// anything is installed. Every step first looks whether its work is already done, so a second run costs next to nothing.
import { hasDisplay } from './setup/display.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureNpmPackages } from './setup/npm-packages.mjs';
import { SetupFailed } from './setup/report.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

const purpose = process.argv[2];

const needs = {
  // Without a screen `npm start` serves the app to a browser, so it can do without Electron.
  start: { electron: hasDisplay(), systemPackages: hasDisplay() ? ['electron'] : [], chromium: false },
  test: { electron: true, systemPackages: ['electron', 'test'], chromium: true },
  pack: { electron: true, systemPackages: ['electron'], chromium: false },
  dev: { electron: false, systemPackages: [], chromium: false },
};

async function setUp() {
  if (purpose !== 'start' && purpose !== 'test' && purpose !== 'pack' && purpose !== 'dev') {
    throw new SetupFailed('Say what to set up for: node build/setup.mjs start|test|pack|dev');
  }
  const need = needs[purpose];
  ensureNpmPackages();
  const complete = ensureSystemPackages(need.systemPackages);
  if (!complete && purpose !== 'start') throw new SetupFailed(`These are needed for "npm run ${purpose}".`);
  if (need.chromium) await ensureChromium();
  if (need.electron && complete) await ensureElectron();
}

try {
  await setUp();
} catch (failure) {
  if (!(failure instanceof SetupFailed)) throw failure;
  console.error(`set-up: ${failure.message}`);
  process.exitCode = 1;
  if (purpose === 'test') console.log('0 passed, 1 failed');
}
