import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from './vite.node-program.ts';

/** One file of the app as the service worker keeps it: `revision` where the name holds no hash. */
export interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity: string;
}

/** Pages that work with the network only, and what only a debugger asks for. */
const NOT_KEPT = /^(kiosk\.html|ministry\.html|service-worker\.js|.*\.map)$/;

/** Every file of a built renderer that the staff's page may need, with the hash of its content. */
export const shellFilesOf = (folder: string): readonly ShellFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !NOT_KEPT.test(name))
    .toSorted()
    .map((name) => {
      const hash = createHash('sha384')
        .update(readFileSync(join(folder, name)))
        .digest('base64');
      const isHashed = name.startsWith('assets/');
      return { url: `/${name}`, revision: isHashed ? null : hash.slice(0, 16), integrity: `sha384-${hash}` };
    });

/**
 * The service worker over the renderer that was built into the same folder. Built after it, because it holds the list of its
 * files; one classic script, so that nothing else has to be fetched before it runs.
 */
export const serviceWorkerConfig = (dist: string): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  define: {
    'process.env.NODE_ENV': '"production"',
    SHELL_FILES: JSON.stringify(shellFilesOf(join(dist, 'renderer'))),
  },
  build: {
    target: 'chrome130',
    outDir: join(dist, 'renderer'),
    emptyOutDir: false,
    sourcemap: true,
    modulePreload: false,
    rolldownOptions: {
      input: join(root, 'renderer/service-worker/main.ts'),
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
});
