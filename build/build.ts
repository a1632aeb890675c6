import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { centralConfig } from './vite.central.ts';
import { mainConfig } from './vite.main.ts';
import { ownCentreConfig } from './vite.own-centre.ts';
import { root } from './vite.node-program.ts';
import { preloadConfig } from './vite.preload.ts';
import { releaseKey } from './release-key.ts';
import { rendererConfig } from './vite.renderer.ts';
import { serviceWorkerConfig } from './vite.service-worker.ts';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');
const sources = ['shared', 'renderer', 'electron', 'central', 'build', 'package.json', 'package-lock.json'];

/** Size and time of every source file: a build from equal inputs need not be made again. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

function filesOf(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Built beside and moved into place, so that whoever uses dist/ meanwhile never sees half of it. */
async function buildInto(folder: string): Promise<void> {
  await Promise.all([
    // The service worker holds the list of the renderer's files.
    build(rendererConfig(folder)).then(() => build(serviceWorkerConfig(folder))),
    build(mainConfig(folder)),
    build(preloadConfig(folder, 'preload')),
    build(preloadConfig(folder, 'kiosk-preload')),
    build(centralConfig(folder)),
    build(ownCentreConfig(folder)),
  ]);
}

async function buildEverything(workshop: string, stamp: string): Promise<void> {
  await buildInto(workshop);
  writeFileSync(join(workshop, '.stamp'), stamp);
  rmSync(dist, { recursive: true, force: true });
  renameSync(workshop, dist);
}

/** The key of the releases stands in the main process and nowhere else; the rest of dist/ is as good as new. */
async function buildMainAnew(workshop: string, stamp: string): Promise<void> {
  await build(mainConfig(workshop));
  rmSync(stampFile, { force: true });
  const made = join(workshop, 'electron');
  for (const name of readdirSync(made)) renameSync(join(made, name), join(dist, 'electron', name));
  writeFileSync(stampFile, stamp);
}

async function main(): Promise<void> {
  const startedAtMs = performance.now();
  const sources = stampOfSources();
  const stamp = `${sources} ${releaseKey()}`;
  const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (known === stamp) {
    console.log('build: dist/ is up to date');
    return;
  }
  // Inside the checkout, so that moving is a rename and packages are found; out of sight of every tool.
  const workshop = join(root, `node_modules/.faem-build-${process.pid}`);
  try {
    mkdirSync(workshop, { recursive: true });
    await (known.startsWith(`${sources} `) ? buildMainAnew : buildEverything)(workshop, stamp);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  console.log(`build: dist/ made in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

process.env['NODE_ENV'] = 'production';
try {
  await main();
} catch (failure) {
  console.error(`build: ${failure instanceof Error ? failure.message : String(failure)}`);
  process.exitCode = 1;
}
