import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LaunchInfo } from '#shared/host/contract.ts';

/** A real central server in its own process. */
export interface RunningCentre {
  readonly url: string;
  /** What demo mode shows on the log-in screen. */
  readonly demo: NonNullable<LaunchInfo['demo']>;
  stop(): Promise<void>;
  /** Pulls the plug: no time to save anything. */
  kill(): Promise<void>;
}

/** Starts dist/central/main.js as the product does, on a free or given port, and waits until it answers. */
export const startCentre = async (options: {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
  readonly factories: number;
  readonly port?: number;
  /** Installers that the centre gives out. */
  readonly updatesFolder?: string;
  /** Another build of the program than the one in `dist`. */
  readonly rendererFolder?: string;
}): Promise<RunningCentre> => {
  const child = spawn(process.execPath, ['dist/central/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      FAEM_MODE: 'demo',
      FAEM_PORT: String(options.port ?? 0),
      FAEM_DEMO_FACTORIES: String(options.factories),
      FAEM_RENDERER: options.rendererFolder ?? 'dist/renderer',
      ...(options.dataFolder === undefined ? {} : { FAEM_DATA: options.dataFolder }),
      ...(options.updatesFolder === undefined ? {} : { FAEM_UPDATES: options.updatesFolder }),
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = await new Promise<{ listening: string; demo: unknown }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`central ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"listening"')) resolve(JSON.parse(line));
    });
  });
  return {
    url: ready.listening,
    demo: LaunchInfo.shape.demo.unwrap().parse(ready.demo),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
