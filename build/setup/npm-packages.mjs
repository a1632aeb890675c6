import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { root, runNpm, SetupFailed, timed } from './report.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, LockedPackage>} Lock packages by folder; '' is the project itself
 */

const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules/.package-lock.json');
const stampFile = join(root, 'node_modules/.faem-setup');
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs exactly what the lock file says, unless that is what is there already. */
export function ensureNpmPackages() {
  const stamp = stampOfLockFile();
  if (existsSync(installedLockFile)) {
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
    if (sameVersions(packagesOf(lockFile), packagesOf(installedLockFile))) {
      writeFileSync(stampFile, stamp);
      return;
    }
  }
  if (namesEveryPlatform(packagesOf(lockFile))) {
    timed('npm packages (npm ci)', () => runNpm(['ci', ...quiet]));
  } else {
    timed('npm packages (npm install, by the lock file)', installByIncompleteLock);
  }
  writeFileSync(stampFile, stamp);
}

function stampOfLockFile() {
  return createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

/**
 * Some registries do not carry the binaries for every other platform, so a lock file written with one of them does not
 * name those. `npm ci` then refuses to work at all, on every machine.
 *
 * @param {Lock} lock
 */
export function namesEveryPlatform(lock) {
  const named = new Set(Object.keys(lock).map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 13)));
  return Object.values(lock).every((each) =>
    Object.keys(each.optionalDependencies ?? {}).every((name) => named.has(name)),
  );
}

/** As strict as `npm ci`: versions and hashes come from the lock file, it is left as it was, and the result is compared. */
function installByIncompleteLock() {
  const lockText = readFileSync(lockFile);
  const lock = packagesOf(lockFile);
  const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const kind of /** @type {const} */ (['dependencies', 'devDependencies'])) {
    if (!isDeepStrictEqual(project[kind] ?? {}, lock['']?.[kind] ?? {})) {
      throw new SetupFailed(`The ${kind} in package.json are not those of package-lock.json. Run: npm install`);
    }
  }
  try {
    runNpm(['install', ...quiet]);
  } finally {
    writeFileSync(lockFile, lockText);
  }
  if (!sameVersions(lock, packagesOf(installedLockFile))) {
    throw new SetupFailed('npm installed other versions than package-lock.json names.');
  }
}

/**
 * Somebody may have run `npm install` by hand: nothing is thrown away when that gave the same packages.
 *
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export function sameVersions(wanted, installed) {
  return Object.entries(wanted).every(([folder, wantedPackage]) => {
    if (folder === '') return true;
    const installedPackage = installed[folder];
    if (installedPackage === undefined) return wantedPackage.optional === true;
    return installedPackage.version === wantedPackage.version;
  });
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
