import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronPath } from '#build/electron-path.ts';
import { buildNodeProgram } from './build-program.ts';
import type { SeenMark } from './programs/watch-mark.ts';
import type { Workshop } from './workshop.ts';

/** An app folder whose program is loaded after the watcher, so that its first page's mark is told. */
const watchedApp = async (workshop: Workshop, name: string, program: string): Promise<string> => {
  const watcher = await buildNodeProgram(workshop, {
    entry: new URL('./programs/watch-mark.ts', import.meta.url),
    external: ['electron'],
  });
  const folder = join(workshop.folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'faem-bench', version: '0.0.0', type: 'module', main: 'main.mjs' }),
  );
  writeFileSync(join(folder, 'main.mjs'), `import ${JSON.stringify(watcher)};\nimport ${JSON.stringify(program)};\n`);
  return folder;
};

/** The product as it is built, watched. */
export const watchedProduct = (workshop: Workshop): Promise<string> =>
  watchedApp(workshop, 'watched-product', join(workshop.folder, 'dist/electron/main.js'));

/** One window and nothing else, watched. */
export const watchedWindow = async (workshop: Workshop): Promise<string> => {
  const program = await buildNodeProgram(workshop, {
    entry: new URL('./programs/one-window.ts', import.meta.url),
    external: ['electron'],
  });
  return watchedApp(workshop, 'watched-window', program);
};

/** The mark, and how long after the start of the program it was set. */
export interface WatchedStart extends SeenMark {
  readonly afterStartMs: number;
}

const GIVE_UP_MS = 180_000;

/** Starts the app, waits for its mark and for its end. */
export const startWatched = (
  app: string,
  options: { readonly mark: string; readonly dataFolder: string; readonly environment?: NodeJS.ProcessEnv },
): Promise<WatchedStart> => {
  const { executable } = electronPath();
  const startedAtMs = performance.timeOrigin + performance.now();
  const child = spawn(executable, ['--no-sandbox', app], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      ...options.environment,
      FAEM_DATA: options.dataFolder,
      FAEM_BENCH_MARK: options.mark,
      ELECTRON_RUN_AS_NODE: undefined,
    },
  });
  return new Promise((resolve, reject) => {
    let seen: WatchedStart | undefined;
    const timer = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('seen ')) return;
      const mark = JSON.parse(line.slice(5)) as SeenMark;
      seen = { ...mark, afterStartMs: mark.atMs - startedAtMs };
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      if (seen) resolve(seen);
      else reject(new Error(`The app ended with ${code} before it set ${options.mark}`));
    });
  });
};
