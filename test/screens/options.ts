import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '#build/run-command.ts';

export const USAGE = `npm run screens -- DIR [--docs] [--only WORD]

Writes a PNG of every screen in its main states into DIR.
--docs       also refreshes the pictures in docs/pictures
--only WORD  only pictures whose name contains the word; the way to them is walked all the same`;

export interface ScreensOptions {
  readonly folder: string;
  readonly docsFolder: string | undefined;
  readonly only: string;
}

/** What was asked for on the command line; throws with the usage when it is not understood. */
export const readScreensOptions = (commandLine: readonly string[]): ScreensOptions => {
  try {
    const { values, positionals } = parseArgs({
      args: [...commandLine],
      allowPositionals: true,
      options: { docs: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) throw new Error('One folder for the pictures is needed.');
    const docsFolder = values.docs ? join(root, 'docs/pictures') : undefined;
    return { folder: resolve(folder), docsFolder, only: values.only };
  } catch (failure) {
    throw new Error(`${failure instanceof Error ? failure.message : String(failure)}\n\n${USAGE}`, { cause: failure });
  }
};
