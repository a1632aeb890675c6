import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InlineConfig } from 'vite';
import { nodeProgram } from './vite.node-program.ts';

/** What PGlite reads at run time; it looks for them beside the program that it is bundled into. */
const DATABASE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm'] as const;

/**
 * The centre that goes with the desktop app, for a PC that is its office's own centre: the same program as `central`, but
 * with every package inside, because a packaged app carries no node_modules.
 */
export const ownCentreConfig = (dist: string): InlineConfig => {
  const outDir = `${dist}/own-centre`;
  return {
    ...nodeProgram({ entry: 'central/main.ts', outDir, external: ['pg-native'] }),
    // PGlite's generated code uses eval; nobody here can change that.
    logLevel: 'error',
    plugins: [
      {
        name: 'database-files-beside-the-centre',
        closeBundle: () => {
          const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
          for (const file of DATABASE_FILES) copyFileSync(join(folder, file), join(outDir, file));
        },
      },
    ],
  };
};
