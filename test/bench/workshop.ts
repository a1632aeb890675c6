import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runCommand } from '#build/run-command.ts';

/** Where one run works: a copy of the built product, and room for data that is thrown away. */
export interface Workshop {
  /** The copy; like the checkout it has dist/ and a package.json, and packages are found from it. */
  readonly folder: string;
  readonly scratch: string;
  remove(): void;
}

/**
 * Builds the product and copies it, so that a build made meanwhile does not change what is measured or shown. The copy
 * becomes the working directory: programs under test are started from there as they are from a checkout.
 */
export const openWorkshop = async (): Promise<Workshop> => {
  const { succeeded } = await runCommand('tsx build/build.ts', { output: 'show' });
  if (!succeeded) throw new Error('The build failed (see above).');
  const folder = join(root, `node_modules/.faem-workshop-${process.pid}`);
  const scratch = mkdtempSync(join(tmpdir(), 'faem-workshop-'));
  const remove = (): void => {
    process.chdir(root);
    for (const each of [folder, scratch]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  process.chdir(folder);
  return { folder, scratch, remove };
};
