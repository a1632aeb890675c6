import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { root } from '#build/run-command.ts';

const ReadyLine = z.object({ listening: z.url() });

/** A central server in a process of its own. */
export interface CentreProcess {
  readonly address: string;
  readonly processId: number;
  readonly ended: Promise<number | null>;
  /** What it logged so far, line by line. */
  readonly logged: () => readonly string[];
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
}

/** What is started: the sources as they are, or what `npm run build` made of them, as an office runs it. */
const PROGRAMS = { sources: ['--import', 'tsx', 'central/main.ts'], built: ['dist/central/main.js'] } as const;

/** Starts the server as an operator would, on any free port, and waits until it says where it is. Throws when it ends first. */
export const startCentreProcess = async (
  environment: Readonly<Record<string, string>>,
  program: keyof typeof PROGRAMS = 'sources',
): Promise<CentreProcess> => {
  const server = spawn(process.execPath, [...PROGRAMS[program]], {
    // Benchmarks work in a folder of their own.
    cwd: root,
    env: { ...process.env, FAEM_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  createInterface({ input: server.stderr }).on('line', (line) => lines.push(line));
  const ended = new Promise<number | null>((resolve) => server.once('close', resolve));
  const abandon = (): boolean => server.kill('SIGKILL');
  process.once('exit', abandon);
  void ended.then(() => process.off('exit', abandon));
  const address = await new Promise<string>((resolve, reject) => {
    void ended.then((code) => reject(new Error(`The server ended with ${code}:\n${lines.join('\n')}`)));
    createInterface({ input: server.stdout }).once('line', (line) =>
      resolve(ReadyLine.parse(JSON.parse(line)).listening),
    );
  });
  return {
    address,
    processId: server.pid ?? 0,
    ended,
    logged: () => lines,
    signal: (name) => void server.kill(name),
  };
};
