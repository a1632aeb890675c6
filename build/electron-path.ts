import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const ElectronRuntime = z.object({
  executable: z.string(),
  dist: z.string(),
  packagingDist: z.string(),
  version: z.string(),
  source: z.enum(['download', 'override', 'registry']),
});
export type ElectronRuntime = z.infer<typeof ElectronRuntime>;

const resultFile = new URL('../node_modules/.faem-electron.json', import.meta.url);

/** The Electron that set-up found or fetched; undefined when set-up has not run for it or its files are gone. */
export function findElectron(): ElectronRuntime | undefined {
  if (!existsSync(resultFile)) return undefined;
  const runtime = ElectronRuntime.safeParse(JSON.parse(readFileSync(resultFile, 'utf8')));
  return runtime.success && existsSync(runtime.data.executable) ? runtime.data : undefined;
}

/** As findElectron, for callers that cannot do without. */
export function electronPath(): ElectronRuntime {
  const runtime = findElectron();
  if (runtime === undefined) throw new Error('No Electron here yet. Run: node build/setup.mjs test');
  return runtime;
}
