import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** What a program for Node 20 (central, Electron's main process) is built like: one ES module, named libraries left outside. */
export function nodeProgram(program: {
  readonly entry: string;
  readonly outDir: string;
  readonly external: readonly string[];
}): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: [...program.external] },
    build: {
      ssr: program.entry,
      target: 'node20',
      outDir: program.outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: [...program.external],
        output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
      },
    },
  };
}
