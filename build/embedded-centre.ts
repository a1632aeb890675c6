import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { own, ownerOf } from './owner-file.ts';
import { root } from './run-command.ts';

export const demoFolder = join(root, '.demo');
const lockFile = join(demoFolder, 'running');

/** The one line that central writes to standard output when it is ready. */
const ReadyLine = z.object({ listening: z.url(), demo: z.unknown().optional() });

export interface EmbeddedCentre {
  readonly address: string;
  /** What central says about its demo office, as JSON for FAEM_DEMO; undefined when it says nothing. */
  readonly demo: string | undefined;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a central server with a demo office in .demo/, and waits until it answers. */
export async function startEmbeddedCentre(options: {
  readonly program: readonly [string, ...string[]];
  readonly environment: NodeJS.ProcessEnv;
}): Promise<EmbeddedCentre> {
  const owner = ownerOf(lockFile);
  if (owner !== undefined) {
    throw new Error(`The demo is already running here (process ${owner}). Stop it first, or use its window.`);
  }
  const [command, ...programArguments] = options.program;
  const child = spawn(command, programArguments, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      FAEM_MODE: 'demo',
      FAEM_PORT: String(await stablePort()),
      FAEM_DATA: join(demoFolder, 'central'),
      ...options.environment,
    },
  });
  if (child.pid !== undefined) own(lockFile, child.pid);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  process.once('exit', () => child.kill('SIGTERM'));
  const ready = await readyLineOf(child);
  return {
    address: ready.listening,
    demo: ready.demo === undefined ? undefined : JSON.stringify(ready.demo),
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function readyLineOf(child: ChildProcess): Promise<z.infer<typeof ReadyLine>> {
  const { stdout } = child;
  if (stdout === null) throw new Error('central was started without a standard output');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`central ended with code ${code} before it was ready.`)));
    createInterface({ input: stdout }).on('line', (line) => {
      const ready = readReadyLine(line);
      if (ready === undefined) console.log(line);
      else resolve(ready);
    });
  });
}

/** Gives undefined for every other line central may write. */
export function readReadyLine(line: string): z.infer<typeof ReadyLine> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return ReadyLine.safeParse(JSON.parse(line)).data;
  } catch {
    // Not JSON: an ordinary message, shown as it is.
    return undefined;
  }
}

/**
 * The same port at every start where possible: a browser keeps what it stored per address, so the demo's work would seem
 * lost at another port.
 */
async function stablePort(): Promise<number> {
  const wanted = Number(process.env['FAEM_PORT'] ?? 4747);
  return (await isFree(wanted)) ? wanted : 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
