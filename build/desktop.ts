import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './embedded-centre.ts';
import type { ElectronRuntime } from './electron-path.ts';
import { root } from './run-command.ts';

/** Starts the desktop app from this checkout. */
export function startDesktop(runtime: ElectronRuntime, environment: NodeJS.ProcessEnv): ChildProcess {
  const sandbox = mayUseSandbox(runtime) ? [] : ['--no-sandbox'];
  return spawn(runtime.executable, [...sandbox, root], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      FAEM_DATA: join(demoFolder, 'desktop'),
      ...environment,
      // Set by some editors for the programs they start; Electron would be a plain Node with it.
      ELECTRON_RUN_AS_NODE: undefined,
    },
  });
}

/** Chromium's sandbox cannot be had as root, nor where the system forbids it to unpacked programs (Ubuntu 24.04). */
function mayUseSandbox(runtime: ElectronRuntime): boolean {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  const restricted = existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1';
  return !restricted || isSetUidRoot(join(runtime.dist, 'chrome-sandbox'));
}

function isSetUidRoot(file: string): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && status.uid === 0 && (status.mode & 0o4000) !== 0;
}
