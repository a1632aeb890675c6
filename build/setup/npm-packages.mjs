import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm, timed } from './report.mjs';

const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules/.package-lock.json');
const stampFile = join(root, 'node_modules/.faem-setup');

/** Installs exactly what the lock file says, unless that is what is there already. */
export function ensureNpmPackages() {
  const stamp = stampOfLockFile();
  if (existsSync(installedLockFile)) {
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
    if (installedMatchesLock()) {
      writeFileSync(stampFile, stamp);
      return;
    }
  }
  timed('npm packages (npm ci)', () => runNpm(['ci', '--no-audit', '--no-fund']));
  writeFileSync(stampFile, stamp);
}

function stampOfLockFile() {
  return createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

/** Somebody may have run `npm install` by hand: nothing is thrown away when that gave the same packages. */
function installedMatchesLock() {
  const wanted = packagesOf(lockFile);
  const installed = packagesOf(installedLockFile);
  return Object.entries(wanted).every(([folder, wantedPackage]) => {
    if (folder === '') return true;
    const installedPackage = installed[folder];
    if (installedPackage === undefined) return wantedPackage.optional === true;
    return installedPackage.version === wantedPackage.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
