import type { InlineConfig } from 'vite';
import { root } from './vite.node-program.ts';

/**
 * One preload script, built alone: built together with anything else, shared code moves into a second file, and a
 * sandboxed preload may not load a second file. CommonJS for the same reason, and its only `require` is `electron`.
 */
export const preloadConfig = (dist: string, name: 'preload' | 'kiosk-preload'): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    target: 'chrome130',
    outDir: `${dist}/electron`,
    emptyOutDir: false,
    minify: false,
    modulePreload: false,
    lib: { entry: `electron/${name}.ts`, formats: ['cjs'], fileName: () => `${name}.cjs` },
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
});
