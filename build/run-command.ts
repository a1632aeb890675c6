import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface CommandResult {
  readonly succeeded: boolean;
  readonly output: string;
  readonly tookMs: number;
}

/** Runs a shell command in the root of the checkout, with the installed programs on the path. Never throws. */
export function runCommand(
  command: string,
  options: { readonly output: 'collect' | 'show'; readonly environment?: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  const startedAtMs = performance.now();
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.environment, PATH: path },
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    const finish = (succeeded: boolean, note = ''): void =>
      resolve({
        succeeded,
        output: Buffer.concat(chunks).toString('utf8') + note,
        tookMs: performance.now() - startedAtMs,
      });
    child.once('error', (error) => finish(false, error.message));
    child.once('close', (code) => finish(code === 0));
  });
}

export const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
