import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../chromium-path.mjs';
import { run, timed } from './report.mjs';

/**
 * What Debian and Ubuntu call the things we need. Several names mean: whichever this release has. Ubuntu 24.04 and
 * Debian 13 renamed libraries with a 64-bit time, and their old names are virtual packages apt refuses to choose for.
 *
 * @type {Readonly<Record<string, readonly (readonly string[])[]>>}
 */
const packagesFor = {
  electron: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    ['unzip'],
  ],
  test: [
    ['xvfb'],
    ['xauth'],
    ['xdotool'],
    ['x11-xkb-utils'],
    ['xkb-data'],
    ['procps'],
    ['zbar-tools'],
    ['poppler-utils'],
    ['fonts-thai-tlwg'],
    ['postgresql'],
  ],
};

/** @type {Readonly<Record<string, string>>} */
const programOf = {
  unzip: 'unzip',
  xvfb: 'Xvfb',
  xdotool: 'xdotool',
  'x11-xkb-utils': 'setxkbmap',
  procps: 'ps',
  'zbar-tools': 'zbarimg',
  'poppler-utils': 'pdftoppm',
  postgresql: 'postgres',
};

/**
 * Sees to it that the system packages are there.
 *
 * @param {readonly string[]} groups
 * @returns {boolean} whether everything is there; if not, the one command that helps has been printed
 */
export function ensureSystemPackages(groups) {
  if (process.platform !== 'linux' || groups.length === 0) return true;
  const wanted = groups.flatMap((group) => packagesFor[group] ?? []);
  if (groups.includes('test') && findChromium() === undefined) wanted.push(['chromium']);
  const missing = missingOf(wanted);
  if (missing.length === 0) return true;

  const hasApt = existsSync('/usr/bin/apt-get');
  if (hasApt && process.getuid?.() === 0) {
    install(missing);
    return true;
  }
  console.error(`set-up: missing system packages. Run once:\n  ${commandFor(missing, hasApt)}`);
  return false;
}

/** @param {readonly (readonly string[])[]} wanted */
function missingOf(wanted) {
  if (!existsSync('/usr/bin/dpkg-query')) return wanted.filter((names) => isMissingProgram(names[0]));
  const query = ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...wanted.flat()];
  const answer = spawnSync('dpkg-query', query, { encoding: 'utf8' }).stdout;
  const installed = new Set(
    answer
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/**
 * Where there is no dpkg only programs can be looked for; a library that is missing shows when Electron starts.
 *
 * @param {string | undefined} name
 */
function isMissingProgram(name) {
  const program = programOf[name ?? ''];
  return program !== undefined && spawnSync('which', [program]).status !== 0;
}

/** @param {readonly (readonly string[])[]} missing */
function install(missing) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  timed('list of system packages (apt-get update)', () => run('apt-get', [...lock, '-q', 'update'], environment));
  const names = missing.map(nameKnownToApt).filter((name) => name !== undefined);
  if (names.length === 0) return;
  timed(`system packages (${names.join(' ')})`, () =>
    run('apt-get', [...lock, '-q', '-y', '--no-install-recommends', 'install', ...names], environment),
  );
}

/**
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function nameKnownToApt(names) {
  return names.find((name) => {
    const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout;
    return /Candidate: (?!\(none\))/.test(policy);
  });
}

/**
 * @param {readonly (readonly string[])[]} missing
 * @param {boolean} hasApt
 */
function commandFor(missing, hasApt) {
  if (!hasApt) return `(your system's package tool) install ${missing.map((names) => names.at(-1)).join(' ')}`;
  const names = missing.map((alternatives) => nameKnownToApt(alternatives) ?? alternatives.at(-1));
  return `sudo apt-get update && sudo apt-get install -y ${names.join(' ')}`;
}
