import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeProgram, root } from '#build/vite.node-program.ts';
import type { Workshop } from './workshop.ts';

const outDirFor = (workshop: Workshop, entry: URL): string => {
  const outDir = join(workshop.folder, 'programs', basename(entry.pathname, '.ts'));
  mkdirSync(outDir, { recursive: true });
  return outDir;
};

/** Builds a program for Node or for Electron's main process as the product's are built; gives its file. */
export const buildNodeProgram = async (
  workshop: Workshop,
  program: { readonly entry: URL; readonly external: readonly string[] },
): Promise<string> => {
  const outDir = outDirFor(workshop, program.entry);
  await build(nodeProgram({ ...program, entry: fileURLToPath(program.entry), outDir }));
  return join(outDir, 'main.js');
};

/** Builds a script for a page as the product's pages are built; gives the folder with `main.js`. */
export const buildPageProgram = async (workshop: Workshop, entry: URL): Promise<string> => {
  const outDir = outDirFor(workshop, entry);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: 'chrome130',
      outDir,
      emptyOutDir: false,
      lib: { entry: fileURLToPath(entry), formats: ['es'], fileName: () => 'main.js' },
    },
  });
  return outDir;
};
