import { spawn } from 'node:child_process';

export interface VirtualDisplay {
  /** What programs call it, for example ":99". */
  readonly name: string;
  stop(): Promise<void>;
}

/**
 * Starts an X server without a screen on a free display number. Used even where a real screen exists, so that windows,
 * keyboard layouts and pictures in tests do not depend on whose desk they run on.
 */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const kill = (): void => void server.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  return new Promise((resolve, reject) => {
    let complaint = '';
    server.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    server.once('error', (error) =>
      reject(new Error('Xvfb is missing. Run: node build/setup.mjs test', { cause: error })),
    );
    server.once('close', () => reject(new Error(`Xvfb ended at once:\n${complaint}`)));
    server.stdio[3]?.once('data', (number: Buffer) => resolve({ name: `:${number.toString('utf8').trim()}`, stop }));
  });
}
