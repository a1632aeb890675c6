import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A set-up step that cannot go on; its message is all the person needs to read. */
export class SetupFailed extends Error {}

/**
 * Runs one slow step and says how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => T} step
 * @returns {T}
 */
export function timed(title, step) {
  console.log(`set-up: ${title} …`);
  const startedAtMs = performance.now();
  const result = step();
  console.log(`set-up: ${title}: done in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Runs a program to its end; its output is shown only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string} what it wrote to standard output
 */
export function run(program, programArguments, environment = process.env) {
  const result = spawnSync(program, programArguments, {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return result.stdout;
  const reason = result.error ? result.error.message : shortened(`${result.stdout}\n${result.stderr}`.trim());
  throw new SetupFailed(`"${[program, ...programArguments].join(' ')}" failed:\n${reason}`);
}

/**
 * Some programs say the reason first and then explain themselves, others the other way round.
 *
 * @param {string} text
 */
function shortened(text) {
  return text.length <= 4000 ? text : `${text.slice(0, 2000)}\n  …\n${text.slice(-2000)}`;
}

/**
 * Runs npm, the same one that started this script if there was one.
 *
 * @param {readonly string[]} npmArguments
 * @returns {string}
 */
export function runNpm(npmArguments) {
  const startedBy = process.env['npm_execpath'];
  if (startedBy?.endsWith('npm-cli.js')) return run(process.execPath, [startedBy, ...npmArguments]);
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/c', 'npm', ...npmArguments]);
  return run('npm', npmArguments);
}
