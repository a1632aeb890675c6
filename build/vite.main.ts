import type { InlineConfig } from 'vite';
import { releaseKey } from './release-key.ts';
import { nodeProgram } from './vite.node-program.ts';

/** Electron's main process. zod is bundled, so that a packaged app carries no node_modules. */
export const mainConfig = (dist: string): InlineConfig => ({
  ...nodeProgram({ entry: 'electron/main.ts', outDir: `${dist}/electron`, external: ['electron'] }),
  define: { FAEM_UPDATE_KEY: JSON.stringify(releaseKey()) },
});
